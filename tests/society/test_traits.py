"""Traits follow their stated distributions, each from its own stream."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conjuncture.society import (
    Bands,
    Beta,
    ByBand,
    ByLabel,
    Choice,
    Constant,
    Distribution,
    Filling,
    Gamma,
    LogNormal,
    Normal,
    Proportion,
    Society,
    SocietyError,
    Trait,
)
from conjuncture.society.traits import Table, with_traits
from conjuncture.society.upper_bounds import exchanged_below

WORKERS = 40_000


def society() -> Society:
    halves = np.repeat(np.arange(2, dtype=np.int32), WORKERS // 2)
    levels = {
        "branch": Filling(2, labels=("metal", "textile")),
        "worker": Filling(WORKERS, {"branch": halves}),
    }
    return Society.of(levels)


def trait(name: str, table: Table, **more: object) -> Trait:
    plain = {"unit": "1", "kind": "assumption", "source": "test", "reason": "test"}
    return Trait(name, table, **(plain | more))  # pyright: ignore[reportArgumentType]


def drawn(*traits: Trait, seed: int = 0) -> dict[str, np.ndarray]:
    return {name: given.values for name, given in with_traits(society(), traits, seed).given.items()}


@pytest.mark.parametrize(
    ("distribution", "mean", "deviation"),
    [
        (Constant(3.0), 3.0, 0.0),
        (Proportion(0.3), 0.3, np.sqrt(0.21)),
        (Choice((1.0, 5.0), (3.0, 1.0)), 2.0, np.sqrt(3.0)),
        (Bands((0.0, 2.0, 10.0), (0.5, 0.5)), 3.5, np.sqrt(0.5 * (4 / 3) + 0.5 * (124 / 3) - 3.5**2)),
        (Beta(0.25, 8.0), 0.25, np.sqrt(0.25 * 0.75 / 9)),
        (Beta(3.0, 8.0, 2.0, 6.0), 3.0, 4 * np.sqrt(0.25 * 0.75 / 9)),
        (LogNormal(1.5, 0.4), 1.5, 1.5 * np.sqrt(np.expm1(0.16))),
        (Gamma(2.25, 4.0, 14.0), 23.0, 6.0),
        (Normal(5.0, 1.0, 0.0, 10.0), 5.0, 1.0),
    ],
)
def test_draws_have_the_mean_and_spread_of_their_distribution(
    distribution: Distribution, mean: float, deviation: float
) -> None:
    values = drawn(trait("x", distribution))["x"].astype(np.float64)
    # Five standard errors of the mean; the spread's own error is near deviation x sqrt(kurtosis / n), below
    # 3%.
    assert abs(values.mean() - mean) <= 5 * deviation / np.sqrt(WORKERS)
    assert values.std() == pytest.approx(deviation, rel=0.03, abs=1e-9)


def test_adding_or_reordering_traits_moves_no_other_trait() -> None:
    age, skill = trait("age", Gamma(2.0, 5.0, 14.0)), trait("skill", Beta(0.4, 5.0))
    alone, both = drawn(skill), drawn(age, skill)
    assert np.array_equal(alone["skill"], both["skill"])
    assert np.array_equal(drawn(skill, age)["age"], both["age"])


def test_another_seed_draws_other_values() -> None:
    skill = trait("skill", Beta(0.4, 5.0))
    assert not np.array_equal(drawn(skill)["skill"], drawn(skill, seed=1)["skill"])


def test_changing_one_row_of_a_table_moves_no_other_row() -> None:
    def by_branch(metal: float) -> np.ndarray:
        rows = {"metal": Beta(metal, 5.0), "textile": Beta(0.4, 5.0)}
        return drawn(trait("skill", ByLabel("branch", rows)))["skill"]

    before, after = by_branch(0.5), by_branch(0.6)
    half = WORKERS // 2
    assert np.array_equal(before[half:], after[half:])
    assert not np.array_equal(before[:half], after[:half])


def test_tables_by_branch_by_truth_and_by_band_reach_the_members_they_name() -> None:
    female = trait("female", ByLabel("branch", {"metal": Proportion(0.0), "textile": Proportion(0.5)}))
    skill = trait("skill", Beta(0.5, 4.0))
    by_sex = ByLabel("female", {"no": Constant(10.0), "yes": Constant(20.0)})
    pay = trait("pay", ByBand("skill", (0.25, 0.75), (Constant(1.0), by_sex, Constant(3.0))))
    got = drawn(female, skill, pay)
    assert not got["female"][: WORKERS // 2].any()
    expected = np.select(
        [got["skill"] < 0.25, got["skill"] >= 0.75], [1.0, 3.0], np.where(got["female"], 20.0, 10.0)
    )
    assert np.array_equal(got["pay"], expected.astype(np.float32))


def test_pay_relative_to_a_branch_has_mean_one_in_each() -> None:
    rows = {"metal": LogNormal(3.0, 0.3), "textile": LogNormal(1.0, 0.3)}
    pay = drawn(trait("pay", ByLabel("branch", rows), mean_one_within="branch"))["pay"].astype(np.float64)
    # 1e-6: the values are rounded to float32.
    assert pay.reshape(2, -1).mean(axis=1) == pytest.approx([1.0, 1.0], abs=1e-6)


def test_a_ceiling_is_kept_and_the_distribution_stays() -> None:
    age = trait("age", Gamma(2.25, 6.67, 14.0))
    service = trait("years", Bands((0.0, 2.0, 5.0, 30.0), (0.28, 0.34, 0.38)), at_most=("age", -12.0))
    free = trait("years", service.table)
    got, unbound = drawn(age, service), drawn(age, free)
    assert (unbound["years"] > unbound["age"] - 12).any()
    # 1e-5: both are float32 of some tens of years.
    assert (got["years"] <= got["age"] - 12 + 1e-5).all()
    bands = [np.histogram(values["years"], (0, 2, 5, 30))[0] / WORKERS for values in (got, unbound)]
    # Exchanges keep every value; only what nobody can have is cut: less than one in two hundred here.
    assert bands[0] == pytest.approx(bands[1], abs=0.005)


@given(st.lists(st.tuples(st.floats(0, 10), st.floats(0, 10)), min_size=1, max_size=30))
def test_exchanging_never_leaves_a_value_above_its_ceiling_nor_raises_the_total(
    pairs: list[tuple[float, float]],
) -> None:
    values, ceiling = np.array(pairs).T
    exchanged = exchanged_below(values, ceiling, np.random.default_rng(0))
    assert (exchanged <= ceiling).all()
    # 1e-9: the same numbers added in another order.
    assert exchanged.sum() <= values.sum() + 1e-9


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (ByLabel("branch", {"metal": Constant(1.0)}), "'textile'"),
        (ByLabel("farm", {}), "'farm'"),
        (ByLabel("worker", {}), "labels"),
        (ByBand("branch", (1.0,), (Constant(1.0), Constant(2.0))), "'branch'"),
        (ByBand("age", (1.0,), (Constant(1.0),)), "edges"),
        (ByLabel("age", {}), "ByBand"),
    ],
)
def test_a_table_that_does_not_fit_is_refused(table: Table, said: str, wording) -> None:
    with pytest.raises(SocietyError, match=said) as refused:
        drawn(trait("age", Constant(30.0)), trait("x", table))
    wording(refused.value)


def test_a_trait_declared_twice_is_refused(wording) -> None:
    with pytest.raises(SocietyError, match="'x'") as refused:
        drawn(trait("x", Constant(1.0)), trait("x", Constant(2.0)))
    wording(refused.value)


@pytest.mark.parametrize(
    ("distribution", "parameters"),
    [
        (Proportion, (24.4,)),
        (Choice, ((1.0,), (0.0,))),
        (Bands, ((0.0, 0.0), (1.0,))),
        (Bands, ((0.0, 1.0), (0.5, 0.5))),
        (Beta, (1.0, 2.0)),
        (LogNormal, (-1.0, 0.2)),
        (Gamma, (0.0, 1.0)),
        (Normal, (5.0, 1.0, 6.0, 7.0)),
    ],
)
def test_impossible_parameters_are_refused(
    distribution: Callable[..., Distribution], parameters: tuple[object, ...]
) -> None:
    with pytest.raises(SocietyError):
        distribution(*parameters)
