"""What stands first of an answer: a sentence of its own words, and the numbers of its picture."""

import numpy as np
import pytest

from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.estimates import band
from conjuncture.inquiry.proportions import Proportion
from conjuncture.inquiry.statements.result import StatementResult, StatementShown
from conjuncture.presentation.answer_first import MOST, finding_first, main_figures
from conjuncture.presentation.answer_marks import Mark, Panel
from conjuncture.presentation.answer_panels.of_claims import statements

LONG = "What was asked holds in most of the draws that count, and in all those of the North."


@pytest.mark.parametrize(
    ("kind", "words", "finding"),
    [
        ("claim", f"{LONG} More follows.", LONG),
        ("claim", "The claim fails. It holds in 4%. More.", "The claim fails. It holds in 4%."),
        ("claim", "not one (p. 2 of B. Moore), as in 3.5%.", "Not one (p. 2 of B. Moore), as in 3.5%."),
        ("what if", f"{LONG[0].lower()}{LONG[1:]}\nA second paragraph.", LONG),
        ("sine qua non", f"it: in 75%. talk cannot be judged. hunger was almost always necessary: {LONG}",
         f"Hunger was almost always necessary: {LONG}"),
        ("link", f"(A) quiet. (B) loud. Both: 5 of 16. A link is 'hunger': {LONG} Rest.",
         f"A link is 'hunger': {LONG}"),
        ("hysteresis", f"on the way up: 0.3. no hysteresis: {LONG} Rest.", f"No hysteresis: {LONG}"),
        ("link", "They never hold together.", "They never hold together."),
    ],
)  # fmt: skip
def test_the_finding_is_the_sentence_that_tells_it(kind: str, words: str, finding: str) -> None:
    assert finding_first(Answer(kind, "Asked?", words, None)) == finding


def panel(heading: str, marks: int, *, shares: bool) -> Panel:
    several = tuple(Mark(f"mark {place}", 0.5, 0.25, 0.75, "own") for place in range(marks))
    return Panel(lambda _: None, heading, several, shares=shares)


def test_the_main_figures_are_those_of_the_picture_panel_by_panel() -> None:
    first, second = main_figures([panel("shares", 2, shares=True), panel("", 1, shares=False)])
    assert first == (
        "shares",
        (("shares", "mark 0 (own)", "50%", "25% to 75%"), ("shares", "mark 1 (own)", "50%", "25% to 75%")),
    )
    assert second == ("", (("", "mark 0 (own)", "0.5", "0.25 to 0.75"),))


def test_a_number_without_an_interval_has_none_and_long_tables_end() -> None:
    exact = Panel(lambda _: None, "", (Mark("exact", -1.5, -1.5, -1.5),))
    assert main_figures([exact]) == (("", (("", "exact", "−1.5", ""),)),)
    many = main_figures([panel("a", 10, shares=True), panel("b", 10, shares=True)])
    assert sum(len(rows) for _, rows in many) == MOST
    assert main_figures([Panel(lambda _: None, "a course")]) == ()


def test_the_picture_of_a_claim_shows_the_middle_draw_of_a_skewed_difference_as_its_words_do() -> None:
    skewed = band(np.array([-9.0, -8.0, 0.1, 0.2, 0.3]))
    shown = StatementShown("more", skewed, 0.0, 0.0, 0.6, 0.4, 0.0)
    share = Proportion(0.6, 0.2, 0.9, 3, 5)
    _, one = statements(StatementResult(draws=5, failed=0, holds=share, contrary=share, statements=(shown,)))
    assert one is not None
    (drawn,) = one.marks
    assert (drawn.value, drawn.low, drawn.high) == (0.1, skewed.low, skewed.high)
    assert skewed.value < -3
