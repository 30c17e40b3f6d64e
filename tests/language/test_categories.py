"""Categories: names for the numbers of a variable, in mechanisms, at the start, in what a society gives."""

from __future__ import annotations

import copy
import pickle
from dataclasses import replace

import numpy as np
import pytest

from conjuncture import (
    Categories,
    Level,
    Theory,
    TheoryError,
    derived,
    given,
    regular_society,
    simulate,
    state,
    where,
)
from conjuncture.engine import oracle
from conjuncture.engine.identity import fingerprint
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Hold, Simulation
from conjuncture.engine.society_data import society_data, society_from
from conjuncture.engine.worlds_data import ArraysByContent
from conjuncture.language.resolution import resolve

STANCE = Categories("quiet", "active", "jailed")
CLASS = Categories("peasant", "worker")
person = Level("person")
of_class = given(person, unit="class", categories=CLASS, name="of_class")


@state(person, initial="quiet", categories=STANCE, source="test")
def stance(stance, of_class, noise, dt):
    acts = noise.bernoulli(0.3 + 0.4 * (of_class == CLASS.worker))
    free = where(acts, STANCE.active, STANCE.quiet)
    caught = noise.passage(stance, {STANCE.jailed: 2.0 * (stance == STANCE.active)}, dt)
    return where(stance == STANCE.jailed, stance, where(caught == STANCE.jailed, caught, free))


@state(person, initial=(1.0, 0.0, 0.0), shape=(len(STANCE),), source="test")
def known_for(known_for, stance):
    return where(stance == STANCE.active, 0.5 * known_for, known_for) + 0.1 * known_for[STANCE.quiet]


THEORY = Theory.of(of_class, stance, known_for, name="stances")
WORDS = ["worker", "peasant", "worker", "worker", "peasant"]


def simulation(given_as: object = WORDS, **options: object) -> Simulation:
    society = regular_society({"person": 5}, given={"of_class": ("person", given_as)})
    return Simulation(THEORY, society, steps=6, keep=("stance", "known_for"), **options)  # type: ignore[arg-type]


def test_engine_and_oracle_agree_to_the_bit_on_named_numbers_and_on_what_is_given_in_words() -> None:
    engine, plain = run_batch(simulation(), range(3)), oracle.run(simulation(), range(3))
    for name, values in plain.values.items():
        np.testing.assert_array_equal(engine.values[name], values, err_msg=name)
    assert set(np.unique(plain.values["stance"])) == {0, 1, 2}


def test_words_are_the_numbers_that_the_theory_has_for_them() -> None:
    in_words, in_numbers = simulation(), simulation([CLASS.number(word) for word in WORDS])
    assert in_words.society.given["of_class"].values.tolist() == [1, 0, 1, 1, 0]
    batches = run_batch(in_words, range(2)), run_batch(in_numbers, range(2))
    np.testing.assert_array_equal(batches[0].values["stance"], batches[1].values["stance"])


def test_a_society_in_words_keeps_them_when_it_is_written_down_and_is_known_by_them() -> None:
    society = regular_society({"person": 2}, given={"of_class": ("person", ["worker", "peasant"])})
    arrays = ArraysByContent()
    back = society_from(society_data(society, arrays), arrays.arrays)
    assert back.fingerprint() == society.fingerprint()
    assert back.given["of_class"].words == ("peasant", "worker")
    other = regular_society({"person": 2}, given={"of_class": ("person", ["worker", "lord"])})
    assert other.fingerprint() != society.fingerprint()


def test_other_categories_of_one_mechanism_are_another_run() -> None:
    one = Theory.of(stance, of_class)
    other = one.replacing(stance=replace(stance, categories=Categories("quiet", "active", "away")))
    society = regular_society({"person": 5}, given={"of_class": ("person", WORDS)})
    assert fingerprint(Simulation(one, society, steps=2)) != fingerprint(Simulation(other, society, steps=2))


def test_a_result_says_what_its_numbers_mean() -> None:
    society = regular_society({"person": 2}, given={"of_class": ("person", "worker")})
    attributes = simulate(THEORY, society, steps=1, draws=1, keep=("stance",))["stance"].attrs
    assert attributes["flag_meanings"] == "quiet active jailed"
    assert attributes["flag_values"] == [0, 1, 2]


def test_names_are_plain_numbers_from_0_on() -> None:
    assert [STANCE.quiet, STANCE.active, STANCE.jailed] == [0, 1, 2]
    assert list(STANCE) == ["quiet", "active", "jailed"]
    assert type(STANCE.active) is int
    assert STANCE == copy.deepcopy(STANCE) == pickle.loads(pickle.dumps(STANCE))
    assert Categories("active", "quiet", "jailed") != STANCE
    assert not hasattr(STANCE, "_repr_html_")


@derived(person, categories=STANCE, absent="quiet", source="test")
def half_way(stance):
    return stance * 0.5


def test_a_draw_ends_where_a_variable_gets_a_number_that_has_no_name() -> None:
    society = regular_society({"person": 5}, given={"of_class": ("person", WORDS)})
    broken = Simulation(THEORY + Theory.of(half_way), society, steps=6)
    engine, plain = run_batch(broken, range(4)), oracle.run(broken, range(4))
    assert (plain.failed_step < 6).any()
    np.testing.assert_array_equal(engine.failed_step, plain.failed_step)
    np.testing.assert_array_equal(engine.failed_member, plain.failed_member)
    result = simulate(broken.theory, society, steps=6, draws=4)
    said = [cause for cause in result["failure"].values.tolist() if cause]
    assert "'half_way'" in said[0]
    assert "quiet 0, active 1, jailed 2" in said[0]


def checked(text: str) -> None:
    """Declare what a text declares, and check the theory of it."""
    names = ("person", "STANCE", "Categories", "state", "derived", "where")
    namespace = {name: globals()[name] for name in names}
    exec(text.replace("RULE", "def wrong(wrong):\n    return"), namespace)
    resolve(Theory.of(namespace["wrong"]))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Categories('quiet', 'quiet')", ["'quiet'", "a name twice"]),
        ("Categories('well paid')", ["'well paid'", "after a point"]),
        ("STANCE.activ", ["'activ'", "Did you mean 'active'?"]),
        (
            "@state(person, initial=0, categories=('a', 'b'), source='-')\nRULE wrong",
            ["'wrong'", "STANCE = Categories("],
        ),
        (
            "@state(person, initial=0, categories=STANCE, within=(0, 1), source='-')\nRULE 1",
            ["'wrong'", "Leave out within="],
        ),
        (
            "@state(person, initial='activ', categories=STANCE, source='-')\nRULE wrong",
            ["'wrong'", "no category", "Did you mean 'active'?"],
        ),
        (
            "@state(person, initial=3, categories=STANCE, source='-')\nRULE wrong",
            ["initial=3", "quiet 0, active 1, jailed 2"],
        ),
        (
            "@state(person, initial='quiet', categories=STANCE, source='-')\nRULE wrong > 0",
            ["'wrong'", "where(condition, STANCE.active, STANCE.quiet)"],
        ),
        (
            "@state(person, initial=0.0, source='-')\nRULE where(wrong == 'quiet', 1, 0)",
            ["'quiet'", "STANCE.active"],
        ),
        ("@state(person, initial=0.0, source='-')\nRULE 'quiet'", ["returns str", "STANCE.active"]),
    ],
)
def test_a_wrong_use_of_categories_is_refused_with_place_and_remedy(text: str, words: list[str]) -> None:
    with pytest.raises(TheoryError) as refused:
        checked(text)
    assert [word for word in ("<string>:", *words) if word not in str(refused.value)] == []


def test_what_a_society_or_an_intervention_gives_must_be_a_category() -> None:
    with pytest.raises(TheoryError, match=r"'lord'.*Known names: peasant, worker"):
        simulation(["lord"] * 5)
    with pytest.raises(TheoryError, match="peasant 0, worker 1"):
        run_batch(simulation([0, 1, 2, 0, 1]), range(1))
    with pytest.raises(TheoryError, match="quiet 0, active 1, jailed 2"):
        simulation(holds=(Hold("stance", 0.5, 0, 2),))
    plain = Theory.of(given(person, unit="1", name="of_class"))
    society = regular_society({"person": 1}, given={"of_class": ("person", ["worker"])})
    with pytest.raises(TheoryError, match=r"categories=Categories\('worker'\)"):
        Simulation(plain, society, steps=1)
