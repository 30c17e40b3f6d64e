"""Claims draw by draw."""

from conjuncture.inquiry.draw_by_draw import DrawByDraw
from conjuncture.inquiry.tables import rows_of


def test_a_claim_holds_in_a_draw_in_which_all_its_statements_hold_and_that_counts() -> None:
    draws = DrawByDraw((3, 5, 8, 9), ("110-", "101-"), {})
    assert draws.whole == "100-"


def test_single_draws_are_no_rows_of_a_table() -> None:
    assert list(rows_of({"claim": DrawByDraw((1,), ("1",), {})})) == []
