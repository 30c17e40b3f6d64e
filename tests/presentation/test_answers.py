"""Every kind of answer becomes a page: its paragraph, a picture of its figures, a table, its warnings."""

from __future__ import annotations

import itertools
import json
import math
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from html import escape
from html.parser import HTMLParser

import numpy as np
import pandas as pd
import pytest

from conjuncture import Level, Theory, Uniform, derived, parameter, regular_society, series, state, where
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.counterfactuals.necessities import Necessity, SineQuaNonResult
from conjuncture.inquiry.counterfactuals.sine_qua_non import Factor, SineQuaNon
from conjuncture.inquiry.counterfactuals.through_what import ThroughWhat
from conjuncture.inquiry.counterfactuals.what_if import WhatIf
from conjuncture.inquiry.estimates import Band
from conjuncture.inquiry.experiments.interventions import Where, cut, hold, set_input
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.ledger.parts import Part
from conjuncture.inquiry.ledger.questions import ClaimBehind, OpenQuestionResult, RivalAnswer
from conjuncture.inquiry.links.link import link
from conjuncture.inquiry.proportions import Proportion
from conjuncture.inquiry.sensitivity.hysteresis import Hysteresis
from conjuncture.inquiry.sensitivity.indices import Sensitivity
from conjuncture.inquiry.sensitivity.reading_audit import ReadingAudit, Target
from conjuncture.inquiry.sensitivity.scenario_discovery import WhereItFlips
from conjuncture.inquiry.sensitivity.threshold_scan import ThresholdScan
from conjuncture.inquiry.statements.event import Event
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement
from conjuncture.presentation.answers import answer_html, picture, write_answer
from conjuncture.society.levels import Filling
from conjuncture.society.society import Society

STEPS = 24
country = Level("country")
worker = Level("worker", within=(country,))
war = series(country, unit="0 or 1", absent=0.0, name="war")


@derived(country, source="-", absent=0.0)
def hunger(war, *, dearth=parameter(Uniform(0.2, 0.8), unit="1", reason="-")):
    return dearth + 0.5 * war


@derived(country, source="-", absent=0.0)
def talk(hunger):
    return 0.5 * hunger


@state(worker, source="-", initial=0.2)
def mood(mood, hunger, talk, noise):
    return 0.7 * mood + 0.2 * hunger + 0.2 * talk + 0.05 * noise.uniform()


@derived(country, source="-", reading="by degrees")
def unrest(mood):
    return mood.mean()


@unrest.reading("at once", source="-")
def at_once(mood, *, edge=parameter(Uniform(0.2, 0.4), unit="1", reason="-")):
    return where(mood.mean() > edge, 1.0, 0.0)


UNREST, LATE = Outcome("unrest"), Outcome("unrest", over_time="last")
AT_WAR = set_input("war", [1.0] * STEPS)
QUESTIONS = {
    "what if": (WhatIf(cut("talk"), (UNREST,)), 8),
    "through what": (ThroughWhat(hold("hunger", 1.0), UNREST, mediators=("talk",)), 8),
    "sine qua non": (
        SineQuaNon(Event(LATE, ">", 0.4), (Factor("talk", cut("talk")), Factor("hunger", cut("hunger")))),
        16,
    ),
    "hinges on": (Sensitivity(LATE, method="morris"), 40),
    "threshold scan": (ThresholdScan("hunger", 0.0, 1.0, LATE, points=5), 8),
    "hysteresis": (Hysteresis("war", 0.0, 1.0, Outcome("unrest"), stairs=4, dwell=4, refinements=0), 8),
    "where it flips": (WhereItFlips(LATE, 0.45), 128),
    "link": (
        link(
            Statement(Side(LATE), "below", 0.5, words="quiet in peace"),
            Statement(Side(LATE, AT_WAR), "above", 0.5, words="unrest in war"),
            "talk",
            "hunger",
        ),
        16,
    ),
    "statement": (Statement(Side(LATE, AT_WAR), "above", Side(LATE)), 16),
    "audit": (ReadingAudit((Target(LATE, 0.0, 0.6),)), 8),
}


@pytest.fixture(scope="module")
def simulation() -> Simulation:
    society = regular_society({"country": 1, "worker": 20}, {"worker": "country"})
    theory = Theory.of(hunger, talk, mood, unrest, war)
    return Simulation(theory, society, steps=STEPS, series={"war": np.zeros(STEPS)})


@pytest.fixture(scope="module")
def answered(simulation: Simulation) -> Callable[[str], Answer]:
    """The answer of a kind, asked once."""

    @cache
    def asked(kind: str) -> Answer:
        question, draws = QUESTIONS[kind]
        return question.ask(simulation, draws)

    return asked


class Page(HTMLParser):
    """The elements and the words of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(re.sub("</?dfn>", "", text))  # which stand inside words

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def drawn(chart) -> str:
    """All data of a chart as text."""
    return json.dumps(chart.to_dict(validate=False)["datasets"])


@pytest.mark.parametrize("kind", QUESTIONS)
def test_an_answer_of_each_kind_has_its_words_its_picture_and_its_table(answered, kind, tmp_path) -> None:
    answer = answered(kind)
    assert answer.kind == kind
    page = write_answer(answer, tmp_path / kind)
    shown = Page(page.read_text("utf-8"))
    assert " ".join(answer.words.split())[1:] in shown.text  # its first letter becomes a capital
    assert all(" ".join(warning.split()) in shown.text for warning in answer.warnings)
    (image,) = [attributes for tag, attributes in shown.elements if tag == "img"]
    assert (image["src"] or "").startswith("data:image/svg+xml;base64,")
    assert answer.question in (image["alt"] or "")
    assert "script" not in {tag for tag, _ in shown.elements}
    for tag, attributes in shown.elements:
        if tag == "a":
            assert (page.parent / str(attributes["href"])).is_file()
    assert json.loads((page.parent / "answer.json").read_text("utf-8"))["words"] == answer.words
    assert len(pd.read_csv(page.parent / "figures.csv")) > 0
    assert (page.parent / "picture.png").read_bytes().startswith(b"\x89PNG")


def test_the_picture_of_a_difference_holds_the_answer_s_own_numbers_and_the_null_twin_s(answered) -> None:
    figures = answered("what if").figures.by_outcome[str(UNREST)]
    shown = drawn(picture(answered("what if")))
    assert repr(figures.difference.mean) in shown
    assert repr(figures.over_time.difference.mean[-1]) in shown
    assert repr(figures.over_time.null_twin.high[-1]) in shown


def test_the_difference_of_a_member_is_drawn_beside_its_own_null_band() -> None:
    town = Level("town")

    @derived(town, absent=0.0, source="-")
    def help_given(noise):
        return noise.uniform(1.0, 2.0)

    society = Society.of({"town": Filling(2, {}, ("Moscow", "Tver"))}, name="two towns")
    simulation = Simulation(Theory.of(help_given), society, steps=2, settable=("help_given",))
    done = hold("help_given", 0.0, where=Where(("town", "=", "Tver")))
    chart = picture(WhatIf(done, (Outcome("help_given"),)).ask(simulation, 8))
    lines = [row for rows in chart.to_dict(validate=False)["datasets"].values() for row in rows]
    kinds = {row["name"]: row["kind"] for row in lines if "kind" in row}
    assert kinds["Moscow"].startswith("not more")
    assert kinds["Tver"].startswith("more than its own null twin's")
    assert not kinds["in the whole period"]


def test_the_picture_of_paths_holds_the_parts_into_which_the_effect_falls(answered) -> None:
    figures = answered("through what").figures
    shown = drawn(picture(answered("through what")))
    for part in (figures.total, figures.direct, figures.total_indirect):
        assert repr(part.mean) in shown
    assert repr(figures.through["talk"].shapley.mean) in shown


def test_the_loop_is_drawn_up_and_down(answered) -> None:
    shown = drawn(picture(answered("hysteresis")))
    assert "on the way up" in shown
    assert "on the way down" in shown


@pytest.mark.parametrize(
    ("kind", "places"), [("threshold scan", ("at",)), ("hysteresis", ("up", "down", "gap"))]
)
def test_where_an_outcome_turns_is_drawn_at_the_median_that_the_words_name(answered, kind, places) -> None:
    answer = answered(kind)
    skewed = {place: Band(0.94321, 0.1, 0.41234, 0.3, 2.0, 8) for place in places}
    turns = {name: replace(turn, **skewed) for name, turn in answer.figures.by_reading.items()}
    shown = drawn(picture(replace(answer, figures=replace(answer.figures, by_reading=turns))))
    assert "0.41234" in shown
    assert "0.94321" not in shown


def test_an_answer_of_a_kind_nobody_knows_is_drawn_from_its_intervals() -> None:
    found = Proportion(0.4, 0.2, 0.6, 4, 10)
    answer = Answer("omens", "Did the birds fly left?", "In 4 of 10.", {"birds": {"flew left": found}})
    assert "birds, flew left" in drawn(picture(answer))
    (row,) = answer.table().to_dict("records")
    assert (row["figure"], row["value"], row["low"], row["high"], row["of"]) == (
        "birds, flew left", 0.4, 0.2, 0.6, 10,
    )  # fmt: skip


@pytest.mark.parametrize("kind", QUESTIONS)
def test_an_answer_of_each_kind_is_read_again_as_an_equal_one_and_asks_the_same_question(
    answered, kind
) -> None:
    answer = answered(kind)
    read = Answer.from_dict(json.loads(answer.to_json()))
    assert read == answer
    assert type(read.figures) is type(answer.figures)
    assert read.asked == QUESTIONS[kind][0]
    assert read.to_json() == answer.to_json()


@pytest.mark.parametrize("kind", QUESTIONS)
def test_an_answer_that_was_changed_where_it_is_kept_is_refused(answered, kind) -> None:
    good = answered(kind).to_dict()
    name = next(iter(good["figures"]))
    for change in (
        {"kind": "omens"},
        {"kind": "sine qua non" if kind == "what if" else "what if"},
        {"words": 3},
        {"warnings": [3]},
        {"more": 1},
        {"figures": []},
        {"figures": {**good["figures"], "more": 1}},
        {"figures": {**good["figures"], name: object}},
        {"figures": {key: item for key, item in good["figures"].items() if key != name}},
        {"asked": {"is": "what if"}},
    ):
        with pytest.raises((ValueError, TypeError)):
            Answer.from_dict({**good, **change})


def test_figures_that_are_missing_or_not_finite_are_not_drawn_and_break_nothing(tmp_path) -> None:
    missing = math.nan
    nothing = Band(missing, missing, missing, missing, missing, 0)
    for figures in (None, {}, {"total": nothing, "holds": None, "links": ()}):
        empty = Answer("omens", "What?", "Nothing is known.", figures)
        assert picture(empty) is None
        assert "<img" not in answer_html(empty)
        assert "Nothing is known." in write_answer(empty, tmp_path).read_text("utf-8")


def test_what_an_answer_says_cannot_become_markup() -> None:
    answer = Answer("not asked", "Is a < b?", "<b>Yes</b> & no", None, ("<script>",))
    shown = Page(answer_html(answer))
    assert {"b", "script"}.isdisjoint(tag for tag, _ in shown.elements)
    assert "<b>Yes</b> & no" in shown.text


def test_the_same_answer_gives_the_same_page(answered, tmp_path) -> None:
    first = write_answer(answered("link"), tmp_path / "a").read_bytes()
    assert write_answer(answered("link"), tmp_path / "b").read_bytes() == first


ALONE_OF_THE_REST = Proportion(0.01, 0.0, 0.1, 2, 216)
"""Of the draws in which it does not happen with none of them: not to be drawn beside shares of all draws."""


def open_question(sentence: str = "It was bound to be.") -> Answer:
    share = Proportion(0.5, 0.4, 0.6, 120, 240)
    parts = tuple(Part(words, "open", share, 0.0) for words in ("it rises", "it stays up"))
    necessities = {
        ", ".join(factors): Necessity(
            factors, Proportion(happens, 0.0, 1.0, 0, 240), share, share, share, ALONE_OF_THE_REST, share
        )
        for factors, happens in (
            (("plenty",), 0.3),
            (("peace",), 0.4),
            (("schools",), 0.35),
            (("plenty", "peace"), 0.12),
            (("plenty", "schools"), 0.13),
            (("peace", "schools"), 0.14),
            (("plenty", "peace", "schools"), 0.1),
        )
    }
    besides = SineQuaNonResult(share, share, Proportion(0.1, 0.0, 1.0, 24, 240), necessities, {})
    figures = OpenQuestionResult(
        "None follows.",
        {"A": ClaimBehind("fails", share, sentence, parts, ())},
        {"doubt: A": RivalAnswer("fails", share)},
        (Answer("sine qua non", "Which?", "So.", besides),),
    )
    return Answer("question", "Was it?", "", figures, asked="Q")


def test_the_picture_of_a_question_has_its_finding_above_and_a_line_for_each_part() -> None:
    answer = open_question()
    assert Answer.from_dict(json.loads(answer.to_json())) == answer
    drawn = json.dumps(picture(answer).to_dict(validate=False))
    for told in (
        "None follows.",
        "A fails: It was bound to be.",
        "it rises",
        "it stays up",
        "doubt: A fails",
        "with plenty alone",
        "all of these conditions",
    ):
        assert told in drawn


def test_the_conditions_of_a_question_are_drawn_as_shares_of_the_same_draws() -> None:
    data = picture(open_question()).to_dict(validate=False)["datasets"].values()
    rows = [row for row in itertools.chain(*data) if "conditions" in str(row) or "with " in str(row)]
    drawn = {row["name"]: row["value"] for row in rows}
    assert drawn == {
        "all of these conditions": 0.5,
        "none of these conditions": 0.1,
        "with plenty alone": 0.14,
        "with peace alone": 0.13,
        "with schools alone": 0.12,
        "with all but plenty": 0.3,
        "with all but peace": 0.4,
        "with all but schools": 0.35,
    }


LONG = "That it had to come as it came was written in the conditions of those years from the outset."


def test_a_long_name_goes_on_in_further_lines_where_the_plot_is_narrow() -> None:
    lines = {}
    for width in (290, 700):
        data = picture(open_question(LONG), width).to_dict(validate=False)["datasets"].values()
        (label,) = {row["label"] for row in itertools.chain(*data) if row.get("name") == f"A fails: {LONG}"}
        lines[width] = label.split("\n")
        assert " ".join(lines[width]) == f"A fails: {LONG}"
    assert len(lines[700]) == 1 < len(lines[290])
    assert max(map(len, lines[290])) < 290 / 6


MEASURE = """
const found = {};
addEventListener("load", () => {
  for (const frame of document.querySelectorAll("iframe")) {
    const page = frame.contentDocument;
    const image = page.querySelector("img");
    const wide = [page.documentElement, page.querySelector("figure")].map((one) => one.scrollWidth);
    found[frame.name] = [Math.max(...wide), image.width / image.naturalWidth];
  }
  document.body.textContent = "SEEN" + JSON.stringify(found) + "NEES";
});
"""


def test_no_page_of_an_answer_scrolls_sideways_on_a_phone_and_its_letters_keep_their_size(
    answered, browser: str, tmp_path
) -> None:
    answers = (answered("what if"), answered("hysteresis"), open_question(LONG))
    pages = {answer.kind: write_answer(answer, tmp_path / answer.kind) for answer in answers}
    frames = (
        f'<iframe name="{kind}" width="390" height="800" srcdoc="{escape(page.read_text("utf-8"))}"></iframe>'
        for kind, page in pages.items()
    )
    wrapper = tmp_path / "phone.html"
    wrapper.write_text(f"<!DOCTYPE html><body>{''.join(frames)}<script>{MEASURE}</script></body>", "utf-8")
    flags = "--headless --no-sandbox --disable-gpu --no-first-run --virtual-time-budget=20000 --dump-dom"
    command = [browser, *flags.split(), f"--user-data-dir={tmp_path / 'profile'}", wrapper.as_uri()]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    found = json.loads(re.findall(r"SEEN(\{.*\})NEES", shown)[0])
    assert set(found) == set(pages)
    for kind, (wide, size) in found.items():
        assert wide <= 390, kind
        assert 0.85 < size <= 1, kind
