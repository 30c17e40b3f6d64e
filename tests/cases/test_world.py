"""The world's countries on one clock, and that nothing of the outcome is among their inputs."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from conjuncture.cases.registry import load
from conjuncture.cases.situations import codings, situations
from conjuncture.cases.world.case import CASE, MEMBERS
from conjuncture.language.events import UNRECORDED

MONTHS = pd.period_range("1886-01", "1981-12", freq="M")


def step_of(date: pd.Timestamp) -> int:
    return int(date.to_period("M").ordinal - MONTHS[0].ordinal)


def test_every_situation_is_a_country_and_the_months_cover_them_all() -> None:
    wide = situations()
    assert dict.fromkeys(MEMBERS) == dict.fromkeys(wide.index)
    assert CASE.society(1, 0).levels["country"].labels == tuple(MEMBERS.values())
    assert CASE.steps == len(MONTHS) == 1152
    assert wide["start"].min() >= MONTHS[0].start_time
    assert wide["end"].max() <= MONTHS[-1].end_time
    assert load("world") is CASE


def test_codes_of_outcome_mass_army_and_dual_power_are_not_inputs() -> None:
    society, inputs = CASE.society(1, 0), CASE.inputs_of("main")
    assert set(inputs) == {"war", "defeat", "blow_to_state", "legality", "trade", "slump"}
    wide = situations()
    for supplied in society.given.values():
        if supplied.level == "country" and supplied.values.dtype != np.bool_:
            for code in ("outcome", "mass", "army_split", "dual_power", "ext_pressure"):
                assert np.abs(supplied.values - wide[code].to_numpy()).max() > 0.2


def test_war_in_a_situation_is_as_it_was_coded() -> None:
    war = CASE.inputs_of("main")["war"].values
    for place, (case_id, row) in enumerate(situations().iterrows()):
        first, last = (step_of(row[end]) for end in ("start", "end"))
        assert war[first : last + 1, place].max() == pytest.approx(row["war"]), case_id


def test_consequences_of_a_situation_are_not_inputs_of_its_country() -> None:
    """The law stands still from the beginning of the situation, and the state's own blows end with it."""
    inputs, wide = CASE.inputs_of("main"), situations()
    for place, (case_id, row) in enumerate(wide.iterrows()):
        first = step_of(row["start"])
        last = step_of(row["end"])
        assert np.ptp(inputs["legality"].values[first:, place]) == 0, case_id
        blows = inputs["blow_to_state"].values[:, place]
        later = np.flatnonzero(np.diff(blows, prepend=0) > 0)
        assert (later <= last).all(), case_id


def test_members_of_one_country_share_its_wars_and_differ_in_earlier_conditions() -> None:
    labels = list(MEMBERS.values())
    war, law = (CASE.inputs_of("main")[name].values for name in ("war", "legality"))
    february, october = labels.index("Russia February 1917"), labels.index("Russia October 1917")
    np.testing.assert_array_equal(war[:, february], war[:, october])
    assert law[-1, february] == 0.1  # the tsar's
    assert law[-1, october] == 1.0  # the Provisional Government's


def test_implantation_is_recorded_if_its_code_was_anchored_and_assumed_if_it_was_judged() -> None:
    society = CASE.society(1, 0)
    levels, told = society.levels["organisation"], society.given["initial_implantation"]
    codes = codings().query("condition == 'implantation'").set_index("case_id")
    of_member = dict(zip(levels.labels or (), told.values, strict=True))
    shares = [of_member[f"{MEMBERS[case_id]}: revolutionaries"] for case_id in codes.index]
    assert (np.diff(np.array(shares)[np.argsort(codes["value"], kind="stable")]) >= 0).all()
    assert told.kind == "assumption"
    assert (
        told.description.count("JUDGEMENT: code") <= codes["judgement"].sum()
    )  # equal codes are told together
    assert told.description.count("recorded: code") >= 1


def recorded(*codings: str) -> np.ndarray:
    """Who governed, (months, members): codes of `conjuncture.language.events`."""
    assert CASE.course is not None
    return CASE.course.codes("next_rule", tuple(MEMBERS.values()), codings=codings)


def test_a_member_has_no_record_after_the_end_of_its_own_situation() -> None:
    codes, wide = recorded(), situations()
    several = wide["country"].duplicated(keep=False)
    for place, case_id in enumerate(wide.index):
        last = step_of(pd.Timestamp(str(wide.at[case_id, "end"])))
        assert codes[last, place] != UNRECORDED, case_id
        if several[case_id]:
            assert (codes[last + 1 :, place] == UNRECORDED).all(), case_id


def test_each_member_begins_under_the_old_power_and_no_coding_leads_back_to_it() -> None:
    """The theory begins so, and knows no way back."""
    assert CASE.course is not None
    assert (recorded()[0] == 0).all()
    for coding in ("", *CASE.course.codings):
        for place, member in enumerate(MEMBERS.values()):
            codes = recorded(*[coding] if coding else [])[:, place]
            left = np.maximum.accumulate(codes > 0)
            assert not (codes[left] == 0).any(), (coding, member)


def test_members_of_one_country_have_the_same_record_in_their_common_months() -> None:
    codes, of = recorded(), situations()["country"].to_numpy()
    for one, other in combinations(range(len(of)), 2):
        both = (codes[:, one] != UNRECORDED) & (codes[:, other] != UNRECORDED)
        if of[one] == of[other]:
            assert both.any()
            np.testing.assert_array_equal(codes[both, one], codes[both, other])
