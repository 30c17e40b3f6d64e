"""An answer in a notebook: finding, picture and table come first, and a reader opens the answer in full."""

import re
from html import unescape

from tests.made_dispute import made_answer, made_dispute

from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.proportions import Proportion
from conjuncture.presentation.dispute_words import finding
from conjuncture.presentation.notebook_answer import answer_in_notebook

FOUND = Proportion(0.4, 0.2, 0.6, 4, 10)
PLAIN = Answer(
    "omens", "did the birds fly <left>?", "They did in 4 of 10. More.", {"left": FOUND}, ("Few birds.",)
)


def order(html: str, *parts: str) -> bool:
    places = [html.index(part) for part in parts]
    return places == sorted(places)


def cells(html: str) -> list[list[str]]:
    """Those of the rows of the table, without its head."""
    return [re.findall(r"<td>(.*?)</td>", row) for row in re.findall(r"<tr>.*?</tr>", html, re.DOTALL)]


def test_the_finding_comes_first_and_the_answer_in_full_last() -> None:
    html = answer_in_notebook(PLAIN)
    assert order(
        html,
        "Did the birds fly &lt;left&gt;?",
        "<strong>They did",
        "Warning: Few",
        "<img",
        "<table",
        "<details",
    )
    assert not re.search(r'(?:src|href)="(?!data:)', html)
    assert "<script" not in html
    assert cells(html) == [["left", "40%", "20% to 60%"]]


def test_an_answer_without_figures_has_its_words_alone() -> None:
    html = answer_in_notebook(Answer("not asked", "What?", "Nothing is known.", None))
    assert "<strong>Nothing is known.</strong>" in html
    assert "<img" not in html
    assert "<table" not in html


def test_an_open_question_has_the_finding_and_the_claims_of_its_page() -> None:
    dispute = made_dispute(64)
    html = answer_in_notebook(made_answer(64), dispute)
    first, *_ = finding(dispute)
    assert f"<strong>{first}</strong>" in unescape(html)
    rows = cells(html)
    assert [row[0].split()[0] for row in rows] == ["A", "B"]
    shares = {name: entry.figures.holds for name, entry in dispute.entries.items() if entry.figures}
    assert [row[-1] for row in rows] == [f"{shares[name].count} of {shares[name].of}" for name in "AB"]
