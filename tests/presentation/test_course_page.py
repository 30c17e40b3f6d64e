"""The page of a theory on a recorded course: the chance of each passage and of each quiet stretch."""

import math
import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

import conjuncture
from conjuncture import Level, LogUniform, Theory, derived, parameter, state
from conjuncture.inquiry.course.passages import weights_by_passages
from conjuncture.inquiry.runs.prepare import RunError
from conjuncture.presentation.course_words import findings
from conjuncture.studies.condition_result import Conditioned
from conjuncture.studies.report_folder import ReportError
from conjuncture.tables import write_case

world = Level("world")
country = Level("country", within=(world,))


@state(country, initial=0.1, within=(0, 1), unit="share", source="own conjecture")
def anger(anger, dt, *, rises=parameter(LogUniform(0.01, 1), unit="1/year", reason="nobody knows")):
    """It rises."""
    return anger + (1 - anger) * dt * rises


@state(country, initial=0.0, within=(0, 2), source="definition")
def fallen(falls):
    """The government has fallen."""
    return falls


@derived(country, within=(0, 2), source="own conjecture")
def falls(
    fallen, anger, noise, dt, *, rate=parameter(LogUniform(0.01, 10), unit="1/year", reason="nobody knows")
):
    """It may fall in any month, the sooner the angrier its country."""
    return noise.passage(fallen, {1: rate * anger, 2: rate * anger}, dt)


COURSE = """falls,Our country,,,1965-03,0,,recorded,yearbook,the old power: it stands
falls,Our country,,1965-03,1968-05,1,,recorded,yearbook,a coalition: it has fallen
falls,Our country,,1968-05,,2,,recorded,yearbook,councils: it fell again
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Conditioned:
    folder = tmp_path_factory.mktemp("case") / "my_country"
    write_case(folder)
    with (folder / "course.csv").open("a", encoding="utf-8") as table:
        table.write(COURSE)
    with (folder / "sources.csv").open("a", encoding="utf-8") as table:
        table.write("yearbook,A yearbook,,,,A\n")
    theory = Theory.of(anger, fallen, falls).named("angry")
    return conjuncture.condition(str(folder), theory, effective=100, show=["anger"])


def test_passages_and_quiet_months_multiply_to_the_chance_of_the_whole(found: Conditioned) -> None:
    predicted = found.predicted
    logs = [math.log(passage.chance) for passage in predicted.passages]
    logs += [stretch.log_chance for stretch in predicted.quiet]
    assert [stretch.since for stretch in predicted.quiet] == ["1950-01", "1965-04", "1968-06"]
    assert sum(logs) == pytest.approx(found.weights.log_evidence)
    for name, score in predicted.guesses.items():
        own = [math.log(passage.guesses[name]) for passage in predicted.passages]
        quiet = sum(stretch.guesses[name] for stretch in predicted.quiet)
        assert quiet == pytest.approx(score.quiet)
        assert sum(own) + quiet == pytest.approx(score.whole)


def test_each_part_of_the_record_pulls_a_variable_by_its_own_weights(found: Conditioned) -> None:
    (pull,) = found.pulls
    step = [str(time)[:7] for time in found.simulation.times].index("1968-04")
    values = found.on_course.seen["anger"][:, step, 0]
    assert pull.imposed == pytest.approx(values.mean())
    assert pull.both == pytest.approx((found.weights.shares * values).sum())
    alone = weights_by_passages(found.on_course, quiet=True)
    assert pull.quiet == pytest.approx((alone.shares * values).sum())
    assert pull.quiet < pull.passages  # little anger keeps a country quiet, much brings passages


def test_the_page_draws_the_line_of_governments_and_says_how_far_it_can_be_trusted(
    found: Conditioned, tmp_path: Path
) -> None:
    text = found.report(tmp_path).read_text("utf-8")
    assert re.findall(r'<div class="picture" data-picture="(\w+)"', text) == ["course_line", "pull"]
    assert not re.search(r'src="https?:', text)
    rows = pd.read_csv(tmp_path / "data" / "course_line.csv")
    assert list(rows["kind"]) == ["quiet", "passage", "quiet", "passage", "quiet"]
    scores = pd.read_csv(tmp_path / "data" / "scores.csv").set_index("name")
    assert scores.loc["angry", "whole"] == pytest.approx(found.weights.log_evidence, rel=1e-4)
    assert rows["theory"].prod() == pytest.approx(math.exp(-found.weights.log_evidence), rel=1e-3)


def test_the_finding_stands_first_in_words_and_data(found: Conditioned, wording) -> None:
    assert found.words().startswith(findings(found)[0])
    assert found.to_dict()["finding"] == list(findings(found))
    wording(findings(found)[0].partition(" the chance ")[0])


def test_the_report_of_another_part_of_the_course_is_not_taken(found: Conditioned, tmp_path: Path) -> None:
    page = found.report(tmp_path)
    before = page.read_bytes()
    assert found.report(tmp_path).read_bytes() == before
    other = replace(found, part=replace(found.part, until="1966-01"))
    with pytest.raises(ReportError, match="angry"):
        other.report(tmp_path)
    assert page.read_bytes() == before


def test_a_variable_of_another_level_is_not_shown_before_a_passage(found: Conditioned) -> None:
    with pytest.raises(RunError, match="angr"):
        conjuncture.condition(found.case, found.theory, show=["angr"])
