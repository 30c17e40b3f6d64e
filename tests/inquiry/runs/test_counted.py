"""A bridge is added where it has something to count, and changes nothing of what a theory writes."""

from dataclasses import replace

import numpy as np
import pytest

from conjuncture import Level, Theory, derived, given, parameter, state
from conjuncture.cases import bridges
from conjuncture.cases.case import Case
from conjuncture.cases.registry import load
from conjuncture.engine.execute import run
from conjuncture.inquiry.runs.counted import with_bridge
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.language.errors import TheoryError
from conjuncture.language.priors import LogUniform

ELECTION = bridges.called("election")

world = Level("world")
country = Level("country", within=(world,))
stratum = Level("stratum", within=(country,))
organisation = Level("organisation", within=(country,))
is_party = given(
    organisation, unit="yes or no", description="Not the bridge's words.", absent=True, name="is_party"
)
literacy = given(country, unit="share of adults", absent=0.5, name="literacy")


@state(organisation, initial=0.01, within=(0, 1), unit="share of workers", source="test")
def within_reach(
    within_reach, is_party, noise, dt, *, growth=parameter(LogUniform(0.1, 1.0), unit="1/year", reason="test")
):
    """Grows by luck."""
    return within_reach + growth * dt * is_party * noise.uniform() * (1 - within_reach)


@derived(country, absent=0.0, unit="share of adults", source="test")
def readers(literacy):
    """Who read."""
    return literacy + 0.0


@derived(stratum, absent=0.0, unit="1", source="test")
def fit(literacy):
    """Of another level than the bridge's."""
    return literacy + 0.0


GROWING = Theory.of(within_reach, readers, is_party, literacy)


@pytest.fixture(scope="module")
def case() -> Case:
    return replace(load("russia_1895_1933"), steps=24, patterns=(), inputs=lambda scenario: {})


def test_a_theory_keeps_its_own_words_for_what_both_take_from_outside(case) -> None:
    found = with_bridge(GROWING, case)
    assert found.inputs["is_party"].unit == "yes or no"
    assert set(ELECTION.mechanisms) <= set(found.mechanisms)
    assert found.inputs["fit"].absent == 0  # nobody writes it: all parties fit alike


def test_a_theory_that_writes_nothing_of_what_is_counted_runs_without_the_bridge(case) -> None:
    theory = Theory.of(readers, literacy)
    assert with_bridge(theory, case) is theory
    assert "readers" in run(prepare(case, theory), 2).dataset


def test_a_theory_with_the_same_word_on_another_level_runs_without_the_bridge(case) -> None:
    theory = GROWING + Theory.of(fit, literacy)
    assert with_bridge(theory, case) is theory


def test_a_theory_without_the_levels_of_the_bridge_runs_without_it(case) -> None:
    below = Level("organisation", within=("country",))
    alone = Level("country")
    stand = given(below, unit="share of workers", absent=0.1, name="stand")

    @derived(below, absent=0.0, unit="share of workers", source="test")
    def within_reach(stand):
        """As given."""
        return stand + 0.0

    theory = Theory.of(within_reach, stand, levels=(alone, below))
    assert with_bridge(theory, case) is theory


def test_what_a_case_needs_must_be_written(case, wording) -> None:
    with pytest.raises(TheoryError, match=r"'on_strike'.*'works'") as refused:
        with_bridge(GROWING, replace(case, needs={"on_strike": "works"}))
    wording(refused.value)


def test_a_bridge_changes_nothing_of_what_a_theory_writes(case) -> None:
    counted = run(prepare(case, GROWING), 3).dataset
    alone = run(prepare(replace(case, bridges=()), GROWING), 3).dataset
    assert "vote_share" in counted
    for name in ("within_reach", "readers"):
        np.testing.assert_array_equal(counted[name].to_numpy(), alone[name].to_numpy())
    assert float(counted["vote_share"].sum("organisation")[:, -1].max()) <= len(counted["country"]) + 1e-4
