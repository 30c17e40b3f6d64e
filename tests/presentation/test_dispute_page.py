"""The page of an open question: a reader argues with the answer, by pointer and keys, offline."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.made_dispute import QUESTION, made_answer, made_dispute

from conjuncture.inquiry.ledger.judgements import ClaimResult
from conjuncture.inquiry.proportions import in_percent, proportion
from conjuncture.presentation.answer_pictures import picture_in_short
from conjuncture.presentation.answers import answer_html, write_answer
from conjuncture.presentation.brushes import FEW
from conjuncture.presentation.dispute_page import dispute_shown
from conjuncture.presentation.dispute_words import VERDICTS
from conjuncture.presentation.pages import svg_of, untitled
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.record_of_claims import NARROW
from conjuncture.presentation.things_to_try import Asking

from .colours import apart, contrast, seen_by
from .driven_browser import Driven, driven

DRAWS = 64
ASKING = Asking("one", "", DRAWS, 1000, 0, (("--draws", str(DRAWS)),))
ROWS = "[...document.querySelectorAll('form.shares .share')].filter((one) => one.checkVisibility())"
ALL_AGAIN = f"""new Promise((on) => {{
  const kept = () => document.querySelector("form.shares .kept").textContent;
  const look = () => (kept().startsWith("{DRAWS} of {DRAWS} draws") ? on() : setTimeout(look, 20));
  look();
}})"""
HANDLES = "form.shares fieldset[data-quantity='0'] input"
LOOK = """[
  document.querySelector("form.shares .kept").textContent,
  [...document.querySelectorAll("form.shares .share:not(.rival) output")].slice(0, 4)
    .map((one) => one.textContent),
  document.querySelector("form.shares").classList.contains("few"),
]"""
CONTRAST = """(() => {
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
  const solid = (one) => { for (let at = one; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor; if (!colour.endsWith(", 0)")) return colour; }
    return "rgb(255, 255, 255)"; };
  const texts = [...document.querySelectorAll("main *")].filter((one) =>
    one.checkVisibility() && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  return texts.map((one) => [getComputedStyle(one).color, solid(one), one.className || one.tagName,
    getComputedStyle(one).opacity]);
})()"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dispute")
    return write_answer(made_answer(DRAWS), folder, "", made_dispute(DRAWS), ASKING)


@pytest.fixture(scope="module")
def driver(browser: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driven]:
    with driven(browser, tmp_path_factory.mktemp("browser")) as one:
        yield one


def holding(kept: np.ndarray, letters: str) -> str:
    """What the page should say of a row, by NumPy and Wilson's interval of SciPy."""
    values = np.array(list(letters))
    return proportion(values == "1", kept & (values != "-")).in_words()


def letters() -> list[str]:
    (judged,) = made_dispute(DRAWS).judged
    a, b = judged.claims["A"], judged.claims["B"]
    texts = [("A", a.whole), ("A", a.statements[0]), ("A", a.statements[1]), ("B", b.whole)]
    return [judged.placed(claim, text) for claim, text in texts]


def values_of_first_handles() -> np.ndarray:
    shown = dispute_shown(made_dispute(DRAWS), ASKING)
    return np.array(shown.sets[0].data["quantities"][0]["values"])


@pytest.mark.parametrize("width", [390, 1280])
def test_without_any_belief_all_shares_are_those_of_the_answer(
    page: Path, driver: Driven, width: int
) -> None:
    driver.open(page, width)
    kept, rows, few = driver.see(LOOK)
    assert kept.startswith(f"{DRAWS} of {DRAWS} draws")
    assert rows == [holding(np.ones(DRAWS, bool), text) for text in letters()]
    assert not few
    figures = made_dispute(DRAWS).entries["A"].figures
    assert isinstance(figures, ClaimResult)
    assert rows[0] == figures.holds.in_words()


def test_a_share_just_between_two_numbers_is_rounded_as_in_the_answer(page: Path, driver: Driven) -> None:
    driver.open(page, 1280)
    shares = [count / of for of in (8, 200, 400, 1000) for count in range(of + 1)]
    told = [proportion(np.arange(1000) < round(1000 * share)).in_words() for share in (0.125, 0.375)]
    assert [words.partition("%")[0] for words in told] == driver.see("[0.125, 0.375].map(percent)")
    digits = [0 if 0.01 <= share <= 0.99 or share in (0, 1) else 1 for share in shares]
    expected = [f"{100 * share:.{places}f}" for share, places in zip(shares, digits, strict=True)]
    assert driver.see(f"{shares}.map(percent)") == expected


@pytest.mark.parametrize("width", [390, 1280])
def test_keys_keep_the_draws_that_agree_with_a_belief(page: Path, driver: Driven, width: int) -> None:
    driver.open(page, width)
    driver.see(f"document.querySelectorAll({HANDLES!r})[1].focus()")
    driver.press("ArrowLeft", 10)
    kept, rows, few = driver.see(LOOK)
    values = values_of_first_handles()
    below = values <= np.quantile(values, 0.5)
    assert kept.startswith(f"{below.sum()} of {DRAWS} draws")
    assert rows == [holding(below, text) for text in letters()]
    assert few == (below.sum() < FEW)
    driver.press("Tab", shift=True)
    driver.press("ArrowRight", 9)
    kept, rows, few = driver.see(LOOK)
    between = below & (values >= np.quantile(values, 0.45))
    assert few
    assert kept.startswith(f"{between.sum()} of {DRAWS} draws")
    assert rows == [holding(between, text) for text in letters()]


@pytest.mark.parametrize("width", [390, 1280])
def test_a_pointer_keeps_draws_and_gives_all_back(page: Path, driver: Driven, width: int) -> None:
    driver.open(page, width)
    whole = driver.see(LOOK)
    driver.click("form.shares fieldset[data-quantity='0'] input[data-end=high]", 0.5)
    half = driver.see(LOOK)
    assert int(half[0].split()[0]) < DRAWS
    driver.click("form.shares button[type=reset]")
    driver.see("new Promise((on) => setTimeout(on, 50))")
    assert driver.see(LOOK) == whole


def test_a_switch_shows_the_claim_asked_otherwise(page: Path, driver: Driven) -> None:
    driver.open(page, 1280)
    dispute = made_dispute(DRAWS)
    (judged,) = dispute.judged
    driver.click("form.shares input[value='without memory']")
    _, rows, _ = driver.see(LOOK)
    without = judged.placed("A", judged.claims["A"].otherwise["without memory"])
    assert rows[0] == holding(np.ones(DRAWS, bool), without)
    assert "%" not in rows[1]
    driver.see("document.querySelector(\"form.shares input[value='without memory']\").focus()")
    driver.press("ArrowDown", 1)  # after the last comes the first: as the theory has it
    assert driver.see("document.querySelector('form.shares input[name=variant]:checked').value") == ""
    assert driver.see(LOOK)[1][0] == holding(np.ones(DRAWS, bool), letters()[0])


@pytest.mark.parametrize("width", [390, 1280])
def test_a_reader_switches_a_rival_on_and_off_by_keys_and_its_draws_stay_its_own(
    page: Path, driver: Driven, width: int
) -> None:
    rival = made_dispute(DRAWS).rival_entries["Doubt", "A"].figures
    assert rival is not None
    there = f"{ROWS}.map((one) => [one.className, one.querySelector('output').textContent])"
    driver.open(page, width)
    before = driver.see(there)
    assert [name for name, _ in before if "rival" in name] == []
    driver.see("document.querySelector('form.shares [data-shows]').focus()")
    driver.press(" ")
    with_it = driver.see(there)
    assert with_it == [before[0], ["share rival", rival.holds.in_words()], *before[1:]]
    place, end = driver.see(
        "['.dot', '.track'].map((one) => document.querySelector('.share.rival ' + one))"
        ".map((one) => one.getBoundingClientRect())"
        ".map((box) => [box.left + (box.width < 20 ? box.width / 2 : 0), box.width])"
    )
    assert (place[0] - end[0]) / end[1] == pytest.approx(rival.holds.share, abs=0.01)
    driver.see(f"document.querySelectorAll({HANDLES!r})[1].focus()")
    driver.press("ArrowLeft", 10)
    moved = driver.see(there)
    assert moved[1] == with_it[1]
    assert moved[0] != with_it[0]
    driver.see("document.querySelector('form.shares button[type=reset]').focus()")
    driver.press("Enter")
    driver.see(ALL_AGAIN)
    assert driver.see(there) == before


def test_every_handle_switch_and_button_is_reached_with_the_tab_key(page: Path, driver: Driven) -> None:
    driver.open(page, 1280)
    reached = set()
    for _ in range(60):
        driver.press("Tab")
        reached.add(
            driver.see(
                "(document.activeElement.getAttribute('aria-label') || document.activeElement.textContent || "
                "document.activeElement.name).trim().slice(0, 40)"
            )
        )
    quantities = ("want.height", "memory.years")
    wanted = {f"{name}, {end}" for name in quantities for end in ("from", "to")}
    assert driver.see("document.querySelector('[data-shows]').tabIndex") == 0
    assert wanted | {"variant", "Copy the footnote", "All draws, as the theory has it"} <= reached


def test_the_button_selects_the_footnote_whole(page: Path, driver: Driven) -> None:
    driver.open(page, 1280)
    driver.click("button.copy")
    shown = dispute_shown(made_dispute(DRAWS), ASKING)
    assert driver.see("getSelection().toString()").strip() == shown.footnote


@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_does_not_scroll_sideways(page: Path, driver: Driven, width: int) -> None:
    driver.open(page, width)
    driver.see("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert driver.see("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("few", [False, True])
def test_no_text_stands_out_less_than_four_and_a_half_to_one(page: Path, driver: Driven, few: bool) -> None:
    driver.open(page, 1280)
    if few:
        driver.see(f"document.querySelectorAll({HANDLES!r})[1].focus()")
        driver.press("ArrowLeft", 19)
        assert driver.see(LOOK)[2]
    driver.click("form.shares [data-shows]")
    found = driver.see(CONTRAST)
    assert len(found) > 50

    weak = [text for text in found if contrast(text[0], text[1]) < 4.5 or text[3] != "1"]
    assert not weak


@pytest.mark.parametrize("sight", ["usual", "protan", "deutan", "tritan"])
def test_draws_kept_all_draws_and_too_few_are_told_apart_by_every_eye(
    page: Path, driver: Driven, sight: str
) -> None:
    driver.open(page, 1280)
    dot = driver.see("getComputedStyle(document.querySelector('.track .dot')).backgroundColor")
    diamond = driver.see("getComputedStyle(document.querySelector('.track .every')).borderTopColor")
    square = driver.see("getComputedStyle(document.querySelector('.share.rival .dot')).backgroundColor")
    driver.see("document.querySelector('.share').classList.add('few')")
    grey = driver.see("getComputedStyle(document.querySelector('.share .dot')).backgroundColor")
    seen = [seen_by(sight, colour) for colour in (dot, diamond, grey, square)]
    for place, one in enumerate(seen):
        assert all(apart(one, other) > 20 for other in seen[place + 1 :])


def test_a_notebook_shows_the_answer_without_a_script(page: Path) -> None:
    assert "<script" not in answer_html(made_answer(DRAWS))
    assert page.read_text("utf-8").count("<script") == 2


def test_the_page_says_what_stands_against_the_answer(page: Path) -> None:
    assert QUESTION.objection is not None
    assert QUESTION.refuted_by is not None
    text = re.sub(r"\s+", " ", page.read_text("utf-8"))
    for said in (QUESTION.objection.says, QUESTION.objection.source, QUESTION.refuted_by.says):
        assert said in text


def test_the_first_screen_has_the_finding_the_picture_and_a_row_for_each_claim_with_python_s_figures(
    page: Path,
) -> None:
    text = page.read_text("utf-8")
    shown = dispute_shown(made_dispute(DRAWS), ASKING)
    assert len(shown.finding) == 2
    order = [text.index(mark) for mark in ('class="lead"', "<figure>", 'class="targets claims"', "<nav")]
    assert order == sorted(order)
    (table,) = re.findall(r'<table class="targets claims">.*?</table>', text, re.DOTALL)
    rows = re.findall(r"<tr><th scope=\"row\"><b>(\w+)</b>.*?</tr>", table, re.DOTALL)
    assert rows == ["A", "B"]
    for chapter in shown.chapters:
        assert chapter.share is not None
        for figure in (chapter.share.share, chapter.share.low, chapter.share.high):
            assert f"{in_percent(figure)}" in table
        assert f">{in_percent(chapter.share.share)}%<" in table
        assert f"{chapter.share.count} of {chapter.share.of}" in table


@pytest.mark.parametrize("width", [NARROW, theme.WIDTH])
def test_no_word_of_the_picture_ends_beyond_its_edge(driver: Driven, tmp_path: Path, width: int) -> None:
    answer = made_answer(DRAWS)
    long = "Of its three claims none follows, one depends on unmeasured parameters and two stay undecided."
    says = "A party of active members keeps its officers nearer to its members, by every measure asked. " * 2
    claims = {name: replace(claim, says=says.strip()) for name, claim in answer.figures.claims.items()}
    asked = replace(answer, figures=replace(answer.figures, finding=long, claims=claims))
    drawn = tmp_path / "picture.svg"
    chart = picture_in_short(asked, width)
    assert chart is not None
    drawn.write_text(svg_of(untitled(chart.to_dict(validate=False))), "utf-8")
    driver.open(drawn, 1280)
    edge, ends, words = driver.see(
        "[document.documentElement.width.baseVal.value, ...[(one) => one.getBoundingClientRect().right,"
        " (one) => one.textContent].map((of) => [...document.querySelectorAll('text, tspan')]"
        ".filter((one) => !one.childElementCount).map(of))]"
    )
    assert {word for text in words for word in text.split()} > {*long.split(), *says.split()}
    assert max(ends) <= edge


def test_a_short_name_stands_as_near_to_its_dot_as_a_long_one(driver: Driven, tmp_path: Path) -> None:
    answer = made_answer(DRAWS)
    says = {"A": "A party of active members keeps its officers nearer to its members. " * 2, "B": "So."}
    claims = {name: replace(claim, says=says[name]) for name, claim in answer.figures.claims.items()}
    drawn = tmp_path / "picture.svg"
    chart = picture_in_short(replace(answer, figures=replace(answer.figures, claims=claims)), NARROW)
    assert chart is not None
    drawn.write_text(svg_of(untitled(chart.to_dict(validate=False))), "utf-8")
    driver.open(drawn, 1280)
    names = driver.see(
        "[...document.querySelectorAll('text')].filter((one) => /^.?[AB] /.test(one.textContent.trim()))"
        ".map((one) => [one.textContent.trim()[0], one.getBoundingClientRect().bottom])"
    )
    dots = driver.see(
        "[...document.querySelectorAll('.mark-symbol.role-mark path')]"
        ".filter((one) => one.getBBox().width > 5).map((one) => one.getBoundingClientRect().top)"
    )
    bottom = dict(names)
    above = [dot - bottom[name] for name, dot in zip("AB", sorted(dots), strict=True)]
    assert max(bottom, key=bottom.__getitem__) == "B"
    assert above[0] == pytest.approx(above[1], abs=2)


def test_every_verdict_and_word_on_the_first_screen_is_explained_there(page: Path) -> None:
    text = page.read_text("utf-8")
    head = text[: text.index("<nav")]
    for chapter in dispute_shown(made_dispute(DRAWS), ASKING).chapters:
        assert f"<b>{chapter.entry.word.capitalize()}</b>: {VERDICTS[chapter.entry.word]}" in head
    assert "<b>Draw</b>:" in head
    assert "<b>95% interval</b>:" in head


def test_no_paragraph_of_the_page_is_a_wall(page: Path) -> None:
    text = re.sub(r"<script.*?</script>", "", page.read_text("utf-8"), flags=re.DOTALL)
    paragraphs = re.findall(r"<(?:p|li|dd)[ >].*?</(?:p|li|dd)>", text, re.DOTALL)
    assert len(paragraphs) > 30
    longest = max(paragraphs, key=lambda one: len(re.sub(r"<[^>]*>", "", one)))
    assert len(re.sub(r"<[^>]*>", "", longest)) < 520, longest


def test_the_script_rounds_every_share_of_up_to_two_hundred_draws_as_python_does(
    page: Path, driver: Driven
) -> None:
    driver.open(page, 1280)
    by_script = driver.see(
        "Array.from({length: 200}, (_, n) => Array.from({length: n + 2}, (_, k) => percent(k / (n + 1))))"
    )
    assert by_script == [[in_percent(count / of) for count in range(of + 1)] for of in range(1, 201)]
