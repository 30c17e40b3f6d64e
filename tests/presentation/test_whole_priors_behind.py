"""The page shows the draws that crude patterns leave, with the band of the whole priors faint behind."""

from pathlib import Path

import pytest

import conjuncture
from conjuncture.presentation.pictures.behind import HIGH, LOW
from conjuncture.presentation.run_page import run_pictures, write_report
from conjuncture.studies.run_result import Run


@pytest.fixture(scope="module")
def left() -> Run:
    return conjuncture.run("russia", draws=16, workers=300)


def test_every_picture_of_draws_has_the_band_of_the_whole_priors_behind(left: Run, study: Run) -> None:
    assert left.chosen == "left"
    for run, has in ((left, True), (study, False)):
        pictures = run_pictures(run)
        for picture in (*pictures.record, *pictures.courses):
            assert ({LOW, HIGH} <= set(picture.data.columns)) is has


def test_the_band_behind_is_that_of_the_whole_priors(left: Run, study: Run) -> None:
    name = "record_strikers_by_year"
    behind = run_pictures(left).by_name[name].data
    prior = run_pictures(study).by_name[name].data
    assert (behind[HIGH].to_numpy() == prior["high_95"].to_numpy()).all()
    assert (behind["high_95"].to_numpy() != prior["high_95"].to_numpy()).any()


def test_the_page_has_a_column_of_the_whole_priors_where_draws_were_ruled_out(
    left: Run, study: Run, tmp_path: Path
) -> None:
    texts = [write_report(run, tmp_path / run.chosen).read_text("utf-8") for run in (left, study)]
    assert ["skill of the whole priors" in text for text in texts] == [True, False]
