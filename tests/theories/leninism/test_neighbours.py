"""News by neighbour and language: what is heard, and that without either weight it is the essay's theory."""

from __future__ import annotations

import math

import numpy as np
import pytest

import conjuncture
from conjuncture import Fixed, Theory, parameter, regular_society, simulate
from conjuncture.networks import edges
from conjuncture.testing import stand_in
from conjuncture.theories.leninism import neighbours
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.leninism.levels import country
from conjuncture.theories.leninism.neighbours import THEORY, nearness

ALIVE = np.array([0.0, 0.9, 0.3])
HEARD = Theory.of(
    neighbours.foreigners,
    neighbours.border,
    neighbours.common_language,
    neighbours.nearness,
    neighbours.movements_heard,
    stand_in("liveliness", country, 0.0),
)
WEIGHTS = {
    f"nearness.{name}": parameter(Fixed(1.0), unit="log ratio", reason="a test")
    for name in ("of_border", "of_language")
}


def test_who_is_far_and_speaks_another_language_weighs_one() -> None:
    assert nearness(border=0.0, common_language=0.0, of_border=0.7, of_language=-2.0) == 1
    assert nearness(border=1.0, common_language=0.5, of_border=0.7, of_language=-2.0) == pytest.approx(
        math.exp(0.7 - 1.0)
    )


def test_a_country_hears_its_neighbour_by_its_weight_among_all_others() -> None:
    ties = edges([(0, 1), (0, 2), (1, 2)], border=[1.0, 0.0, 0.0], common_language=[0.0, 0.0, 0.0])
    society = regular_society(
        {"world": 1, "country": 3}, {"country": "world"}, networks={"foreigners": ("country", ties)}
    )
    found = simulate(
        HEARD.with_priors(WEIGHTS), society, steps=1, draws=1, series={"liveliness": ALIVE[None]}
    )
    near = math.e
    expected = [(near * 0.9 + 0.3) / (near + 1), (near * 0.0 + 0.3) / (near + 1), (0.0 + 0.9) / 2]
    np.testing.assert_allclose(found["movements_heard"].squeeze(), expected, rtol=1e-6)


@pytest.mark.parametrize("case", ["russia_1895_1933", "germany", "spain"])
def test_every_two_countries_of_a_coarse_case_are_listed_with_border_and_language(case: str) -> None:
    society = conjuncture.case(case).society(1, 0)
    countries = society.levels["country"].size
    assert society.networks["foreigners"].level == "country"
    assert len(society.networks["foreigners"].near) == countries * (countries - 1)
    assert set(np.unique(society.given["border"].values)) == {0, 1}


def test_it_differs_from_the_essay_in_what_is_heard_alone() -> None:
    apart = {name for name in THEORY.mechanisms if THEORY.mechanisms[name] is not ESSAY.mechanisms.get(name)}
    heard = {"nearness", "victories_heard", "movements_heard", "defeats_heard"}
    assert apart == heard | {"news_of_victory", "defeat_from_abroad"}


@pytest.mark.slow
def test_where_neither_border_nor_language_weighs_it_is_the_essays_theory() -> None:
    alike = {
        name: parameter(Fixed(0.0), unit="log ratio", reason="a test")
        for name in ("nearness.of_border", "nearness.of_language")
    }
    with_ties = conjuncture.run("spain", THEORY.with_priors(alike), draws=8, patterns=False).data
    without = conjuncture.run("spain", ESSAY, draws=8, patterns=False).data
    for name in ("example_from_abroad", "defeat_from_abroad"):
        np.testing.assert_allclose(
            with_ties[name].to_numpy()[:, :24], without[name].to_numpy()[:, :24], atol=1e-4
        )
