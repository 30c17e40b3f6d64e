"""Rivals among compared theories: what they part on, by their own words, and claims asked of both."""

import pytest

import conjuncture
from conjuncture.studies.ask_settings import AskSettings, silent
from conjuncture.studies.compare_parts import parts_of_rivals

RUSSIA = conjuncture.case("russia_1895_1933")
ESSAY = conjuncture.theory("leninism.essay")
ARMY = conjuncture.theory("rivals.broken_army")


def test_a_rival_of_the_first_theorys_ledger_is_recognised_by_its_theory() -> None:
    chosen = {"essay": ESSAY, "null": ESSAY.without("example"), "army": ARMY}
    (found,) = parts_of_rivals(RUSSIA, chosen, AskSettings(), ask=False, tell=silent)
    assert found.theory == "rivals.broken_army"
    assert "defection" in found.words
    assert found.asked == ()


def test_without_a_rival_no_claims_are_tested() -> None:
    chosen = {"essay": ESSAY, "other": ESSAY.without("example")}
    assert parts_of_rivals(RUSSIA, chosen, AskSettings(), ask=True, tell=silent) == ()


@pytest.mark.slow
def test_a_rivals_claims_about_this_case_are_tested_in_both_theories() -> None:
    chosen = {"essay": ESSAY, "army": ARMY}
    settings = AskSettings(draws=24, workers=200)
    (found,) = parts_of_rivals(RUSSIA, chosen, settings, ask=True, tell=silent)
    assert found.asked
    for part in found.asked:
        assert part.first_verdict
        assert part.rival_verdict
        assert part.first is None or part.first.of > 0
