"""What a variable was at the start of the run, and how many members a level has, as mechanisms read them."""

from __future__ import annotations

import numpy as np
import pytest

from conjuncture import (
    Level,
    Normal,
    Theory,
    TheoryError,
    derived,
    given,
    network,
    parameter,
    regular_society,
    series,
    start,
    state,
    vector,
)
from conjuncture.engine import oracle
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Hold, Simulation
from conjuncture.language.resolution import resolve
from conjuncture.networks import ring

country = Level("country")
town = Level("town", within=(country,))
worker = Level("worker", within=(town,), filled_by="employed", renewed_by="quits")
harvest = series(country, unit="1", name="harvest")
age = given(worker, unit="year", absent=30.0, name="age")


@state(worker, initial=True, source="test")
def employed(employed, quits, noise):
    return (employed & ~quits) | noise.bernoulli(0.5)


@derived(worker, source="test", absent=False)
def quits(noise):
    return noise.bernoulli(0.2)


@state(worker, initial=parameter(Normal(5, 1), unit="1", reason="-"), source="test")
def pay(pay, noise, harvest, grown):
    return pay + noise.uniform(-1, 1) + 0.1 * harvest / start(harvest) + 0.1 * grown


@state(town, initial=(1.0, 2.0), shape=(2,), source="test")
def views(views, pay):
    return views * 0.5 + start(views) * pay.mean()


@derived(town, source="test", absent=0.25)
def level_of_pay(pay, age):
    return (pay - start(pay)).mean() + start(pay).max() + (start(age) - age).sum()


@derived(country, source="test", absent=0.0)
def grown(level_of_pay, views):
    return (level_of_pay - start(level_of_pay)).max() + start(views)[1].sum() / views[0].sum()


@derived(worker, source="test", absent=0.0)
def in_a_circle(me, size_of, grown, level_of_pay):
    return (me + size_of(town)) % size_of("worker") + start(grown) - start(level_of_pay)


THEORY = Theory.of(
    employed, quits, pay, views, level_of_pay, grown, in_a_circle, harvest, age, name="beginnings"
)
SOCIETY = regular_society(
    {"country": 1, "town": 3, "worker": 11}, {"town": "country", "worker": "town"}, name="small"
)


def simulation(theory: Theory = THEORY, *holds: Hold) -> Simulation:
    return Simulation(
        theory, SOCIETY, steps=30, seed=5, holds=holds, keep=tuple(theory.mechanisms),
        series={"harvest": np.linspace(1, 2, 30)},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cut", "holds"),
    [
        ((), ()),
        (("level_of_pay",), ()),
        ((), (Hold("level_of_pay", 3.0, 0, 2), Hold("pay", 2.0, 0, 4, whom=np.arange(11) < 5))),
    ],
)
def test_engine_and_oracle_agree_to_the_bit_on_what_was_at_the_start(cut, holds) -> None:
    one = simulation(THEORY.without(*cut), *holds)
    engine, plain = run_batch(one, range(2)), oracle.run(one, range(2))
    for name, values in plain.values.items():
        np.testing.assert_array_equal(engine.values[name], values, err_msg=name)
    np.testing.assert_array_equal(engine.failed_step, plain.failed_step)
    assert np.unique(plain.values["grown"]).size > 20  # not an agreement about nothing


def test_the_start_of_a_variable_is_its_value_in_the_first_step_also_beyond_one_call_of_the_program() -> None:
    values = run_batch(simulation(), range(3)).values
    numbers = np.arange(11)
    expected = (numbers + 3) % 11 + (
        values["grown"][:, :1] - values["level_of_pay"][:, :1, [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2]]
    )
    np.testing.assert_allclose(values["in_a_circle"], np.broadcast_to(expected, (3, 30, 11)), rtol=1e-6)
    assert (values["level_of_pay"][:, -1] != values["level_of_pay"][:, 0]).all()


def test_what_no_mechanism_asks_of_the_start_is_not_kept() -> None:
    assert resolve(THEORY).kept_from_start == ("grown", "harvest", "level_of_pay", "pay", "views")
    assert resolve(Theory.of(quits, employed, name="none")).kept_from_start == ()


def test_a_mechanism_called_by_hand_starts_from_what_it_is_given() -> None:
    assert level_of_pay.readings["main"].function is not None
    assert in_a_circle(9, lambda _: 11, 2.0, 0.5) == (9 + 11) % 11 + 2.0 - 0.5


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("start(pay * 2)", ["start(...)", "2 * start(pay)"]),
        ("start(dt)", ["start(...)", "of the signature"]),
        ("size_of(factory)", ["'factory'", "Known names: worker."]),
        ("size_of('workers')", ["'workers'", "Did you mean 'worker'?"]),
        ("size_of(pay)", ["not a level", "count()"]),
        ("size_of + 1", ["size_of itself", "size_of(worker)"]),
        ("1 / size_of", ["size_of", "size_of(worker)"]),
    ],
)
def test_a_start_or_a_size_of_what_has_none_is_refused(body: str, words: list[str]) -> None:
    worker, factory = Level("worker"), Level("factory")
    namespace = {"worker": worker, "factory": factory, "start": start, "derived": derived, "state": state}
    text = (
        "@state(worker, initial=1.0, source='-')\ndef pay(pay):\n    return pay\n"
        f"@derived(worker, source='-')\ndef wrong(pay, dt, size_of):\n    return {body}\n"
    )
    exec(text, namespace)
    with pytest.raises(TheoryError) as refused:
        resolve(Theory.of(namespace["pay"], namespace["wrong"]))  # type: ignore[arg-type]
    assert [word for word in ("'wrong'", *words) if word not in str(refused.value)] == []


def test_a_start_and_a_part_of_a_vector_are_seen_through_a_network_as_their_variables() -> None:
    someone = Level("someone")
    kin = network(someone)

    @state(someone, initial=(1.0, 2.0), shape=(2,), source="test")
    def held(held, me, heard):
        return held * 0.5 + vector(me, 0.1 * heard)

    @derived(someone, absent=0.0, source="test")
    def heard(kin, held, noise):
        return (
            kin(start(held))[0].sum() + kin(held[1]).mean() + kin(vector(held[0], noise.uniform()))[1].max()
        )

    theory = Theory.of(kin, held, heard)
    society = regular_society({"someone": 6}, networks={"kin": ring(2)})
    one = Simulation(theory, society, steps=4, keep=("held", "heard"))
    engine, plain = run_batch(one, range(2)), oracle.run(one, range(2))
    for name, values in plain.values.items():
        np.testing.assert_array_equal(engine.values[name], values, err_msg=name)
    assert np.unique(plain.values["heard"]).size > 20
    reads = {(read.reader, read.variable): read for read in one.resolved.reads}
    assert reads["heard", "held"].through == ("kin",)
    assert reads["heard", "held"].only_through
