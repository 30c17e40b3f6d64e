"""Where a rival parts: claims of a ledger asked of both, told apart where their shares of draws are."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

import conjuncture
from conjuncture.inquiry.comparing.parts import rival_parts
from conjuncture.inquiry.experiments.interventions import cut
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.rivals import Rival
from conjuncture.inquiry.proportions import proportion
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement

GERMANY = conjuncture.case("germany")
RECORDED = Side(Outcome("members", member="SPD"))


def claim(name: str, first: Side = RECORDED, case: str = "germany") -> Claim:
    question = Statement(first, "above", 0.1)
    return Claim(
        name, f"{name}.", "they", "", "", "", question, "", "", theory="t", case=case, record="a book"
    )


def entry(held: int, of: int) -> Any:
    holds = proportion(np.arange(of) < held)
    return SimpleNamespace(word="undecided", figures=SimpleNamespace(holds=holds))


RIVAL = Rival("Others", "rivals.others", "they", "says", "in this", ("A", "B", "C"), ("A",))
CLAIMS = {
    "A": claim("A"),
    "B": claim("B", replace(RECORDED, world=cut("example"))),
    "C": claim("C", case="spain"),
}


def test_the_two_part_where_their_shares_of_draws_are_told_apart() -> None:
    first = {"A": entry(180, 200), "B": entry(100, 200)}
    own = {"A": entry(20, 200), "B": entry(110, 200)}
    found = rival_parts(RIVAL, CLAIMS, GERMANY, first, own)
    assert [(part.claim, part.denied, part.parts) for part in found.asked] == [
        ("A", True, True),
        ("B", False, False),
    ]
    assert found.asked[0].first is not None
    assert found.asked[0].first.share == pytest.approx(0.9)
    assert found.elsewhere == ("C",)


def test_a_claim_about_worlds_that_were_not_is_decided_by_no_figure() -> None:
    both = {"A": entry(1, 2), "B": entry(1, 2)}
    found = rival_parts(RIVAL, CLAIMS, GERMANY, both, both)
    assert [part.recorded for part in found.asked] == [True, False]


def test_where_nothing_counts_nothing_parts() -> None:
    found = rival_parts(RIVAL, CLAIMS, GERMANY, {"A": entry(0, 0)}, {"A": entry(20, 20)})
    assert [part.parts for part in found.asked] == [False]
    assert found.asked[0].first is None


def test_no_claim_of_the_ledger_is_about_the_recorded_world_alone() -> None:
    """What the page of comparing says; a claim that is so would have to be held against the record there."""
    from conjuncture.studies.registry.ledgers import get_claims

    file = get_claims("leninism")
    every = {one.id: one for one in file.claims}
    for rival in file.rivals:
        entries = {name: entry(1, 2) for name in rival.asked}
        cases = {every[name].case for name in rival.asked if every[name].theory}
        for case in cases:
            found = rival_parts(rival, every, conjuncture.case(case), entries, entries)
            assert not any(part.recorded for part in found.asked if every[part.claim].statements)
