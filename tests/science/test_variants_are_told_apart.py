"""Claims that are false by construction are said to fail, one that is true by construction to follow.

Each variant stands with its proof in `conjuncture.theories.leninism.struggle.variants`. The proofs hold for
societies of any size, and a small one is asked.
"""

import numpy as np
import pytest
from scipy.stats import binom

from conjuncture.cases.registry import load
from conjuncture.inquiry.ledger.ledger import Entry
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.language.theory import Theory
from conjuncture.studies.ask_settings import AskSettings
from conjuncture.studies.claims import ask_claims
from conjuncture.studies.registry.ledgers import get_claims
from conjuncture.theories.leninism.struggle.variants import BY_ACTION, FALSE

pytestmark = pytest.mark.slow

SMALL = AskSettings(workers=400)
IN_NO_DRAW = sorted(set(FALSE) - {"O5"})
NOT_THERE = {"O15"}  # what the claim cuts is nought in its variant: then nothing is tested


def entry(theory: Theory, claim: str, how: AskSettings = SMALL) -> Entry:
    """What the ledger says of a claim: rounds of draws until enough are not ruled out."""
    (found,) = ask_claims([get_claims("leninism").called(claim)], theory, how).entries
    return found


@pytest.mark.parametrize("claim", IN_NO_DRAW)
def test_a_claim_that_can_hold_in_no_draw_holds_in_none_and_is_said_to_fail(claim: str) -> None:
    found = entry(FALSE[claim], claim)
    assert found.word == ("undecided" if claim in NOT_THERE else "fails")
    assert found.figures is not None
    changed = found.figures.changed
    assert (claim in NOT_THERE) == (bool(changed) and all(size.next_to_nothing for size in changed))
    assert found.figures.holds.count == 0


def test_isolated_shocks_are_not_said_to_come_in_waves() -> None:
    """At most 6 draws in 101 hold, by chance; more than the bound below would be seen once in a thousand. The
    proof holds for societies of any size, so that it may be counted where no verdict is given."""
    found = entry(FALSE["O5"], "O5")
    assert found.figures is not None
    holds = found.figures.holds
    assert found.word == "undecided"  # as of all claims about waves among so few
    assert holds.count <= binom.ppf(0.999, holds.of, 6 / 101)


def test_no_month_of_the_case_is_even_in_all_so_that_patterns_see_other_lots_than_the_claim() -> None:
    outside = prepare(load("russia"), FALSE["O5"], workers=400).series
    assert not np.any((outside["war"] == 0) & (outside["shock"] == 0) & (outside["trade_cycle"] == 0))


def test_where_only_own_action_teaches_it_is_the_essential_source_in_most_draws() -> None:
    """In some 88 draws of 100, so that the verdict hangs on which draws are left; that most hold does not."""
    found = entry(BY_ACTION, "O14")
    assert found.word in ("follows", "undecided")
    assert found.figures is not None
    assert found.figures.holds.low > 0.75


def test_the_theory_itself_answers_each_of_them_otherwise_than_its_variant() -> None:
    file = get_claims("leninism")
    claims = [claim for claim in file.claims if claim.theory == "leninism.struggle"]
    word = {one.claim: one.word for one in ask_claims(claims).entries}
    assert word["O14"] != "follows"
    assert "fails" not in {word[name] for name in ("O1", "O4", "O5", "O7", "O15")}
