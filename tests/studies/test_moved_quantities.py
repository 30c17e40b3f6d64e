"""A reader moves a quantity to a number or into a range, and the theory's name says so."""

import json
import math

import numpy as np
import pytest

from conjuncture import Beta, Level, LogUniform, Normal, Theory, parameter, state
from conjuncture.cases.registry import load
from conjuncture.engine import program_inputs
from conjuncture.engine.identity import fingerprint
from conjuncture.engine.theory_data import theory_data, theory_from
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.language.errors import TheoryError
from conjuncture.language.priors import Fixed, Uniform
from conjuncture.presentation.report_tables import known
from conjuncture.studies.moved_quantities import moved
from conjuncture.studies.registry.theories import chosen_theory
from conjuncture.studies.run import run

town = Level("town")


@state(town, initial=0.5, source="own conjecture")
def unrest(
    unrest,
    *,
    stays=parameter(Beta(8, 2), unit="share", reason="unknown"),
    pace=parameter(LogUniform(0.01, 10), unit="1/year", reason="unknown"),
    tilt=parameter(Normal(0, 1), unit="logit", reason="unknown", name="tilt"),
):
    return stays * unrest + pace * tilt


FADING = Theory.of(unrest, name="fading")


@pytest.mark.parametrize(
    ("text", "prior"),
    [
        ("unrest.stays=0.25", Fixed(0.25)),
        ("unrest.stays = 0..1", Uniform(0, 1)),
        ("unrest.pace=0.1..1", LogUniform(0.1, 1)),
        ("unrest.pace=0..1", Uniform(0, 1)),
        ("tilt=-1..-0.5", Uniform(-1, -0.5)),
    ],
)
def test_a_number_or_a_range_replaces_only_the_prior(text, prior) -> None:
    name = text.partition("=")[0].strip()
    before, after = FADING.parameters, moved(FADING, [text]).parameters
    assert after[name].prior == prior
    assert (after[name].unit, after[name].name) == (before[name].unit, before[name].name)
    assert {key: one for key, one in after.items() if key != name} == {
        key: one for key, one in before.items() if key != name
    }


def test_the_name_says_which_quantities_were_changed() -> None:
    assert moved(FADING, ["tilt=1", "unrest.stays=0..1"]).name == "fading with tilt=1, unrest.stays=0..1"
    assert moved(FADING, []) is FADING


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("unrest.stay=0.5", "'unrest.stays'"),
        ("unrest.stays", "NAME=NUMBER"),
        ("unrest.stays=", "NAME=NUMBER"),
        ("unrest.stays=much", "NAME=NUMBER"),
        ("unrest.stays=nan", "NAME=NUMBER"),
        ("unrest.stays=1.5", "between 0 and 1"),
        ("unrest.stays=0.5..1.5", "between 0 and 1"),
        ("unrest.pace=-1", "between 0 and inf"),
        ("unrest.stays=0.6..0.4", "lower end first"),
        ("unrest.stays=0.4..0.4", "lower end first"),
        ("unrest.stays=0.1..0.2..0.3", "LOW..HIGH"),
    ],
)
def test_an_impossible_value_is_refused_with_the_possible_ones(text, said) -> None:
    with pytest.raises(TheoryError) as refused:
        moved(FADING, [text])
    assert said in str(refused.value)


COUNTED = parameter(Fixed(5_000), unit="members", reason="counted again")


@pytest.mark.parametrize(
    "change",
    [
        lambda theory: moved(theory, ["members=5000"]),
        lambda theory: theory.with_priors({"members": COUNTED}),
        lambda theory: theory.with_priors({"members": COUNTED}).without("life_apart").named("another"),
    ],
    ids=["on the command line", "in Python", "in Python, and changed after it"],
)
def test_the_users_value_overrides_that_of_the_case(change) -> None:
    case = load("union_unison_2010")
    theory = chosen_theory(None, case)
    (known,) = (one.value for one in case.known if one.name == "members")
    sampled = [
        program_inputs.parameters(prepare(case, what), np.arange(3, dtype=np.uint32))["members"].tolist()
        for what in (theory, change(theory))
    ]
    assert sampled == [[known] * 3, [5000.0] * 3]


def test_a_run_with_the_users_value_is_stored_apart(tmp_path) -> None:
    case = load("union_unison_2010")
    theory = chosen_theory(None, case)
    own = theory.parameters["members"]
    same_prior = theory.with_priors({"members": own})
    assert same_prior.parameters["members"].prior == own.prior
    assert fingerprint(prepare(case, same_prior)) != fingerprint(prepare(case, theory))
    again = theory_from(json.loads(json.dumps(theory_data(same_prior))), tmp_path)
    assert fingerprint(prepare(case, again)) == fingerprint(prepare(case, same_prior))


def test_the_table_of_known_quantities_shows_the_users_value() -> None:
    case = load("union_unison_2010")
    ran = run(case, moved(chosen_theory(None, case), ["members=5000", "turnout=0.1..0.2"]), draws=2)
    shown = {row["quantity"]: row for row in known(ran).to_dict("records")}
    assert (shown["members"]["value"], shown["members"]["from"]) == (5000, "moved by the reader")
    assert (math.isnan(shown["turnout"]["value"]), shown["turnout"]["from"]) == (True, "moved by the reader")
    there, shows = ({one.name: one for one in rows} for rows in (ran.case.known, ran.known))
    assert {name for name, one in shows.items() if one != there[name]} == {"members", "turnout"}
