"""The picture of what moves the outcome that a case is about says what the figures say."""

from __future__ import annotations

import numpy as np
import pytest

from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.sensitivity.rules import MemberOutcome, RuleEffect, Rules, Spread
from conjuncture.presentation.pictures.rules import finding, rules_picture


def effect(rule: str, member: str, median: float, *, counts: bool = True) -> RuleEffect:
    return RuleEffect(rule, member, 0.0, 1.0, Spread(median, median - 0.1, median + 0.1), counts)


def member(name: str, found: float, *effects: RuleEffect) -> MemberOutcome:
    return MemberOutcome(name, Spread(0.2, 0.2, 0.2), Spread(found, found - 0.1, found + 0.1), effects)


PARTY = member("mass party", 0.8, effect("full_pay", "mass party", 0.4), effect("rights", "mass party", -0.3))
UNION = member("union", 0.7, effect("full_pay", "union", 0.2), effect("rights", "union", -0.1))
CLUB = member(
    "club", 0.1, effect("rights", "club", -0.01, counts=False), effect("full_pay", "club", 0.0, counts=False)
)
FOUND = Rules(Outcome("gap"), "0 equals, 1 two worlds", (PARTY, UNION, CLUB), 40, 0.02)


def test_every_effect_is_in_the_data_with_the_strongest_of_each_member_marked() -> None:
    picture = rules_picture(FOUND)
    assert len(picture.data) == 6
    assert list(
        picture.data.loc[picture.data["strongest"], ["member", "rule"]].itertuples(index=False, name=None)
    ) == [
        ("mass party", "full pay"),
        ("union", "full pay"),
    ]
    assert picture.table is not None
    assert len(picture.table.rows) == 6


def test_the_chart_has_a_panel_for_each_member_in_the_order_of_the_outcome() -> None:
    panels = rules_picture(FOUND).chart.to_dict()["vconcat"]
    assert [panel["title"]["text"].split(":")[0] for panel in panels] == ["Mass party", "Union", "Club"]


def test_the_finding_names_both_ends_the_rule_and_where_none_counts(wording) -> None:
    where, rule, none = finding(FOUND)
    assert where.index("mass party") < where.index("club")
    assert "0.8 (0.7 to 0.9)" in where
    assert rule.index("full pay") < rule.index("+0.4") < rule.index("+0.2")
    wording(where, rule, none)
    assert "the club" in none


@pytest.mark.parametrize("members", [(PARTY,), (CLUB,)])
def test_a_single_member_is_not_compared_with_itself(members: tuple[MemberOutcome, ...]) -> None:
    first, *rest = finding(Rules(Outcome("gap"), "0 equals, 1 two worlds", members, 9, 0.0))
    assert "smallest" not in first
    assert len(rest) == 1


def test_draws_that_all_failed_are_said_and_drawn_as_nothing() -> None:
    nothing = Spread(np.nan, np.nan, np.nan)
    lost = MemberOutcome("lost", nothing, nothing, (RuleEffect("pay", "lost", 0, 1, nothing, counts=False),))
    picture = rules_picture(Rules(Outcome("gap"), "0 equals, 1 two worlds", (PARTY, lost), 3, 0.0))
    assert "not observed" in picture.finding[0]
    assert "NaN" not in picture.chart.to_json()
