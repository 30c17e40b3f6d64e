"""A report is named by what it is of, and never takes the place of another run's."""

from dataclasses import replace
from pathlib import Path

import pytest

from conjuncture.cases.case import Case
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, set_given
from conjuncture.language.theory import Theory
from conjuncture.studies.report_folder import (
    OWNER,
    PAGE,
    ReportError,
    folder_name,
    owner_of,
    refuse_other,
    sign,
)
from conjuncture.studies.run_result import Run


def test_a_name_says_case_and_theory_and_whatever_differs_from_their_usual_run(
    pair: Case, eaten: Theory
) -> None:
    assert folder_name(owner_of(pair, eaten, "main", NOTHING_DONE, 0), pair) == "pair-eaten-report"
    done = set_given("literacy", 0.9)
    others = [
        owner_of(pair, eaten.without("wage_index"), "main", NOTHING_DONE, 0),
        owner_of(pair, eaten, "longer war", NOTHING_DONE, 0),
        owner_of(pair, eaten, "main", NOTHING_DONE, 7),
        owner_of(pair, eaten, "main", done, 0),
        owner_of(pair, eaten.named("../out"), "main", NOTHING_DONE, 0),
    ]
    names = {folder_name(owner, pair) for owner in others}
    assert len(names | {"pair-eaten-report"}) == 6
    assert all("/" not in name and " " not in name for name in names)


def test_the_same_run_is_reported_anew_and_another_is_refused(small_run: Run, tmp_path: Path) -> None:
    page = small_run.report(tmp_path)
    before = page.read_bytes()
    assert small_run.report(tmp_path).read_bytes() == before
    other = replace(small_run, theory=small_run.theory.named("starved"))
    with pytest.raises(ReportError, match="report of eaten over pair") as refused:
        other.report(tmp_path)
    assert str(tmp_path) in str(refused.value)
    assert page.read_bytes() == before
    assert other.report(tmp_path / "other").exists()


def test_a_page_that_nobody_signed_is_left_alone(pair: Case, eaten: Theory, tmp_path: Path) -> None:
    owner = owner_of(pair, eaten, "main", NOTHING_DONE, 0)
    refuse_other(tmp_path, owner)  # nothing is there
    (tmp_path / "index.html").write_text("mine", "utf-8")
    with pytest.raises(ReportError, match="another page"):
        refuse_other(tmp_path, owner)
    sign(tmp_path, owner)
    refuse_other(tmp_path, owner)


def test_a_damaged_signature_is_made_anew_and_the_page_still_says_whose_it_is(
    small_run: Run, tmp_path: Path
) -> None:
    page = small_run.report(tmp_path)
    whole = {name: (tmp_path / name).read_bytes() for name in (OWNER, PAGE)}
    other = replace(small_run, theory=small_run.theory.named("starved"))
    signature = whole[OWNER]
    damages = [None, b"", signature[: len(signature) // 2], signature.replace(b"eaten", b"eateN")]
    for damaged in damages:
        (tmp_path / OWNER).unlink()
        if damaged is not None:
            (tmp_path / OWNER).write_bytes(damaged)
        with pytest.raises(ReportError):
            other.report(tmp_path)
        assert small_run.report(tmp_path) == page
        assert {name: (tmp_path / name).read_bytes() for name in whole} == whole


def test_a_report_that_was_cut_off_before_its_page_is_written_by_the_same_run(
    pair: Case, eaten: Theory, small_run: Run, tmp_path: Path
) -> None:
    sign(tmp_path, owner_of(pair, eaten.named("starved"), "main", NOTHING_DONE, 0))
    assert small_run.report(tmp_path).exists()
