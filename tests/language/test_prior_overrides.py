"""Priors of one's own."""

import numpy as np
import pytest

from conjuncture import (
    Fixed,
    Level,
    Normal,
    Theory,
    TheoryError,
    derived,
    parameter,
    regular_society,
    simulate,
    state,
)

town = Level("town")
SHARED = parameter(Normal(0.0, 1.0), unit="1", reason="-", name="mood")


@derived(town, source="-", absent=0.0)
def loud(*, mood=SHARED, own=parameter(Normal(0.0, 1.0), unit="1", reason="-")):
    return mood + own


@loud.reading
def doubly(*, mood=SHARED):
    return 2 * mood


@state(town, initial=parameter(Normal(0.0, 1.0), unit="1", reason="-"), source="-")
def quiet(quiet, *, mood=SHARED):
    return quiet - mood


THEORY = Theory.of(loud, quiet, name="moods")


def three(unit: str = "1"):
    return parameter(Fixed(3.0), unit=unit, reason="by this view")


def test_a_quantity_that_mechanisms_share_changes_in_all_of_them_and_in_every_reading():
    other = THEORY.with_priors({"mood": three()})
    assert other.parameters["mood"].prior == Fixed(3.0)
    assert other.reading(loud="doubly").parameters["mood"].prior == Fixed(3.0)
    assert THEORY.parameters["mood"].prior == Normal(0.0, 1.0)


def test_the_runs_follow_the_prior_and_keep_the_luck_of_all_other_quantities():
    society = regular_society({"town": 1})
    was = simulate(THEORY, society, steps=2, draws=8)["loud"].to_numpy()
    now = simulate(THEORY.with_priors({"mood": three()}), society, steps=2, draws=8)["loud"].to_numpy()
    own = simulate(
        THEORY.with_priors({"mood": parameter(Fixed(0.0), unit="1", reason="-")}), society, steps=2, draws=8
    )
    assert np.allclose(now, own["loud"].to_numpy() + 3.0, atol=1e-5)
    assert not np.allclose(was, now)


def test_what_a_state_starts_with_is_a_quantity_too():
    assert THEORY.with_priors({"quiet.initial": three()}).parameters["quiet.initial"].prior == Fixed(3.0)


def test_mechanisms_that_have_none_of_the_quantities_stay_the_same_so_that_theories_still_add():
    other = THEORY.with_priors({"loud.own": three()})
    assert other.mechanisms["quiet"] is THEORY.mechanisms["quiet"]
    assert other.mechanisms["loud"] is not THEORY.mechanisms["loud"]


@pytest.mark.parametrize(
    ("priors", "told"),
    [
        ({"loud.owm": three()}, "'loud.owm'.*loud.own"),
        ({"mood": three("logit")}, "'1'.*'logit'"),
        ({"mood": 3.0}, r"3\.0.*parameter\(Beta"),
    ],
)
def test_an_unknown_name_another_unit_and_a_bare_number_are_refused_with_the_remedy(priors, told, wording):
    with pytest.raises(TheoryError, match=told) as refused:
        THEORY.with_priors(priors)
    wording(refused.value)
