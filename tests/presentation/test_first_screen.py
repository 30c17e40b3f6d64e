"""The first screen says what the run's numbers say: order, finding, what counted against the theory."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from conjuncture.inquiry.runs.counter_evidence import CounterEvidence, counter_evidence
from conjuncture.inquiry.runs.standings import Standing, worst_first
from conjuncture.presentation.first_screen import finding, first_screen, whether
from conjuncture.presentation.glossary import WORDS, Glossary, in_plain_words
from conjuncture.presentation.pictures.ranking import ranking
from conjuncture.studies.run_data import run_data
from conjuncture.studies.run_result import Run


def with_skills(study: Run, *skills: float) -> Run:
    """The run with other scores: so many recorded quantities, each of a skill that leaves no doubt."""
    shown = [
        replace(standing, row=replace(standing.row, skill=skill, difference=-skill, standard_error=0.0))
        for standing, skill in zip(study.standings, skills, strict=False)
    ]
    return replace(study, standings=worst_first(shown))


def test_the_worst_comes_first_on_page_terminal_and_data_alike(study: Run) -> None:
    run = with_skills(study, 0.5, -3.0, 0.2, -0.5)
    screen = first_screen(run)
    ratios = [standing.error_ratio for standing in screen.compared]
    assert ratios == sorted(ratios, reverse=True) == [4.0, 1.5, 0.8, 0.5]
    data = run_data(run)
    assert [row["target"] for row in data["compared"]] == [one.row.name for one in run.standings]
    assert [row["rank"] for row in data["compared"]] == [1, 2, 3, 4]
    assert data["finding"] == screen.finding == screen.lines()[0]
    picture = ranking(run)
    assert picture is not None
    assert picture.data["ratio"].tolist() == pytest.approx(ratios, abs=1e-4)


def test_an_error_beyond_the_edge_of_the_picture_stands_in_its_table_as_it_is(study: Run) -> None:
    picture = ranking(with_skills(study, -299.0, 0.5, 0.2, -0.5))
    assert picture is not None
    worst = picture.data.to_dict("records")[0]
    assert worst["ratio"] == pytest.approx(300.0)
    assert worst["told"].startswith("300 times")
    tables = picture.chart.to_dict(validate=False)["datasets"].values()
    (drawn,) = [[row["ratio"] for row in rows] for rows in tables if "ratio" in rows[0]]
    assert max(drawn) == 100.0


def test_the_data_of_a_run_have_no_number_that_json_has_not(study: Run) -> None:
    assert study.books is not None
    (half_life,) = (row for row in study.books.waves if row.name == "half_life_fitted")
    assert half_life.high == np.inf  # in some draws there is no decay
    read = json.loads(json.dumps(run_data(study), allow_nan=False))
    (written,) = (row for row in read["waves"] if row["name"] == "half_life_fitted")
    assert written["high"] is None
    assert written["median"] == half_life.median


def test_the_finding_counts_all_that_was_compared_and_names_the_worst(study: Run, wording) -> None:
    run = with_skills(study, -3.0, -1.0, -0.5, 0.5)
    worst, best = run.standings[0], run.standings[-1]
    told = finding(run)
    named = [one.row.name for one in (worst, *run.standings[1:3], best)]
    assert [told.index(name) for name in named] == sorted(told.index(name) for name in named)
    wording(told)


def test_a_run_without_anything_recorded_or_any_draw_left_says_so(study: Run, wording) -> None:
    nothing = replace(study, standings=(), books=None)
    assert "records nothing" in finding(nothing)
    wording(finding(with_skills(study, *[float("nan")] * 5)))
    everywhere = study.dataset.assign_coords(failure=("draw", ["no number"] * study.draws))
    wording(finding(replace(study, dataset=everywhere)))


def test_warnings_and_failed_draws_are_cautions_without_the_folders_of_the_machine(
    study: Run, wording
) -> None:
    causes = study.dataset["failure"].to_numpy().astype(object)
    causes[3] = "'fear' (/home/someone/mine.py:12) was no number."
    failed = study.dataset.assign_coords(failure=("draw", causes.astype(str)))
    cautions = first_screen(replace(study, dataset=failed, warnings=("Nothing was kept.",))).cautions
    failures = [caution for caution in cautions if "mine.py" in caution]
    assert not any("/home" in caution for caution in failures)
    wording(*failures, *(caution for caution in cautions if "Nothing was kept." in caution))


def test_the_first_verdict_says_what_a_guess_is_whichever_it_be(study: Run, wording) -> None:
    wording(finding(with_skills(study, 0.5, 0.4)))


def kinds(run: Run) -> dict[str, CounterEvidence]:
    return {one.kind: one for one in counter_evidence(run)}


def test_a_guess_that_is_nearer_counts_against_the_theory_and_one_that_is_not_does_not(study: Run) -> None:
    against = kinds(with_skills(study, -1.0, 0.5))["guess"]
    assert (against.counted, against.count, against.examined) == (True, 1, 2)
    spared = kinds(with_skills(study, 0.5, 0.5))["guess"]
    assert (spared.counted, spared.count) == (False, 0)
    assert "none of 2" in whether(spared)


def test_figures_outside_the_band_count_only_beyond_one_in_twenty(study: Run) -> None:
    def outside(share: float) -> CounterEvidence:
        shown: list[Standing] = [
            replace(standing, row=replace(standing.row, coverage_95=1 - share))
            for standing in study.standings
        ]
        return kinds(replace(study, standings=tuple(shown)))["band"]

    assert outside(0.0).count == 0
    assert not outside(0.0).counted
    assert outside(0.5).counted
    assert outside(1.0).count == outside(1.0).examined == sum(one.scored for one in study.standings)


def test_a_predictor_counts_that_is_nearer_and_is_told_as_little_as_the_theory(study: Run) -> None:
    assert study.books is not None
    own = next(row for row in study.books.scores if row.name == study.theory.name)

    def told(crps: float) -> CounterEvidence:
        scores = tuple(replace(row, mean_crps=crps) if row.name == own.name else row for row in books.scores)
        return kinds(replace(study, books=replace(books, scores=scores)))["predictor"]

    books = study.books
    rivals = [row for row in books.scores if row.kind == own.kind and row.score and row.name != own.name]
    assert told(0.0).count == 0
    assert told(99.0).count == told(99.0).examined == len(rivals)


def test_a_pattern_counts_that_every_draw_contradicts(study: Run) -> None:
    known = kinds(study)["pattern"]
    assert known.examined == len(study.case.patterns)
    never = replace(study.case.patterns[0], low=1e9, high=None)
    changed = replace(study, case=replace(study.case, patterns=(never, *study.case.patterns[1:])))
    assert never.name in kinds(changed)["pattern"].names


def test_what_counted_stands_before_what_did_not(study: Run) -> None:
    counted = [one.counted for one in counter_evidence(study)]
    assert counted == sorted(counted, reverse=True)
    assert np.all([one.examined for one in counter_evidence(study)])


def test_a_word_is_explained_where_it_first_stands_and_once() -> None:
    words = Glossary()
    assert words.marked("two draws <of> one draw") == "two <dfn>draws</dfn> &lt;of&gt; one draw"
    assert words.explained() == [("draw", WORDS["draw"])]
    assert words.marked("a draw beside a blind guess") == "a draw beside a <dfn>blind guess</dfn>"
    assert words.explained() == [("blind guess", WORDS["blind guess"])]
    assert words.explained() == []
    assert words.marked("drawn") == "drawn"


def test_a_terminal_explains_each_word_of_its_sentences_once_and_no_other() -> None:
    assert in_plain_words(["Two draws.", "A draw, and the whole priors."]) == [
        f"draw: {WORDS['draw']}",
        f"whole priors: {WORDS['whole priors']}",
    ]
    assert in_plain_words(["Nothing to explain."]) == []


def test_a_word_with_a_plain_sense_is_explained_only_where_it_is_meant_otherwise() -> None:
    words = Glossary()
    assert words.marked("prior organisation and an expanding movement") == (
        "prior organisation and an expanding movement"
    )
    assert words.marked("its prior, forcing only (expanding)", "prior") == (
        "its <dfn>prior</dfn>, <dfn>forcing only</dfn> (<dfn>expanding</dfn>)"
    )
    assert [word for word, _ in words.explained()] == ["prior", "forcing only", "expanding"]
