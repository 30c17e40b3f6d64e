"""A report is named by what it is of, and never takes the place of another run's."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from conjuncture import Fixed, parameter
from conjuncture.cases.case import Case
from conjuncture.inquiry.course.on_record import PartOfCourse
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, set_given
from conjuncture.inquiry.question_file import QuestionFile
from conjuncture.language.theory import Theory
from conjuncture.studies.ask_settings import AskSettings
from conjuncture.studies.registry.ledgers import get_claims
from conjuncture.studies.registry.theories import get_theory
from conjuncture.studies.report_folder import ReportError, refuse_other, report_in, signature, take_folder
from conjuncture.studies.report_owner import (
    Owner,
    answer_owner,
    comparison_owner,
    course_owner,
    fit_owner,
    folder_name,
    foretelling_owner,
    identify_owner,
    ledger_owner,
    run_owner,
)
from conjuncture.studies.run_result import Run


def test_a_folders_name_has_case_theory_and_all_differences_from_the_defaults(
    pair: Case, eaten: Theory
) -> None:
    assert folder_name(run_owner(pair, eaten, "main", NOTHING_DONE, 0), "main") == "pair-eaten-report"
    done = set_given("literacy", 0.9)
    others = [
        run_owner(pair, eaten.without("wage_index"), "main", NOTHING_DONE, 0),
        run_owner(pair, eaten, "longer war", NOTHING_DONE, 0),
        run_owner(pair, eaten, "main", NOTHING_DONE, 7),
        run_owner(pair, eaten, "main", done, 0),
        run_owner(pair, eaten.named("../out"), "main", NOTHING_DONE, 0),
    ]
    names = {folder_name(owner, "main") for owner in others}
    assert len(names | {"pair-eaten-report"}) == 6
    assert all("/" not in name and " " not in name for name in names)


def test_an_answers_folder_is_named_by_its_question_and_all_differences_from_the_defaults(
    pair: Case, eaten: Theory, tmp_path: Path
) -> None:
    file, usual, seventh = get_claims("leninism"), AskSettings(), AskSettings(seed=7)

    def of_claim(name: str, case: Any, theory: Any, settings: AskSettings = usual) -> str:
        return folder_name(answer_owner(name, case, theory, settings, ledger=file))

    assert of_claim("q5", None, None) == "Q5"
    assert of_claim("q5", "russia", None) == "Q5"  # its own: Russia of 1895-1933
    assert of_claim("q5", pair, eaten.without("strain")) == "Q5-pair-eaten-without-strain"
    assert of_claim("O5", None, "canon.march", seventh) == "O5-march-seed-7"
    assert folder_name(ledger_owner(file, None, None, usual)) == ""
    assert folder_name(ledger_owner(file, pair, None, seventh)) == "asked-pair-seed-7"
    mine = QuestionFile(tmp_path / "mine.toml", None, case="russia")
    assert folder_name(answer_owner(mine, None, None, usual)) == "mine-russia-answer"
    assert folder_name(answer_owner(mine, "spain", eaten, usual)) == "mine-spain-eaten-answer"


def test_a_report_of_the_same_run_is_overwritten_and_another_is_refused(
    small_run: Run, tmp_path: Path
) -> None:
    page = small_run.report(tmp_path)
    before = page.read_bytes()
    assert small_run.report(tmp_path).read_bytes() == before
    other = replace(small_run, theory=small_run.theory.named("starved"))
    with pytest.raises(ReportError, match=r"eaten.*pair") as refused:
        other.report(tmp_path)
    assert str(tmp_path) in str(refused.value)
    assert page.read_bytes() == before
    assert other.report(tmp_path / "other").exists()


def test_a_theory_with_other_priors_never_takes_the_place_of_one_of_the_same_name(
    small_run: Run, pair: Case, eaten: Theory, tmp_path: Path
) -> None:
    page = small_run.report(tmp_path)
    before = page.read_bytes()
    name, own = next(iter(eaten.parameters.items()))
    known, other = (
        eaten.with_priors({name: parameter(Fixed(value), unit=own.unit, reason="by this view")})
        for value in (0.25, 0.5)
    )
    with pytest.raises(ReportError, match=r"differ in priors\. Name another folder"):
        replace(small_run, theory=known).report(tmp_path)
    assert page.read_bytes() == before

    def owners(theory: Theory) -> list[Owner]:
        both = {"first": theory, "second": eaten}
        return [
            run_owner(pair, theory, "main", NOTHING_DONE, 0),
            course_owner(pair, theory, "main", PartOfCourse(), 0),
            fit_owner(pair, theory, "main", (), 0),
            identify_owner(pair, theory, (), 0),
            foretelling_owner(("here",), ("there",), both, 0),
            comparison_owner(pair, both, "main", 0, PartOfCourse()),
            ledger_owner(get_claims("leninism"), pair, theory, AskSettings()),
        ]

    for usual, one, another in zip(owners(eaten), owners(known), owners(other), strict=True):
        assert usual != one != another != usual
    assert owners(known) == owners(known)


def test_an_installed_theory_that_is_made_with_other_priors_is_its_own(pair: Case) -> None:
    facts = run_owner(pair, get_theory("rivals.reform"), "main", NOTHING_DONE, 0).facts
    assert "priors" not in facts  # so that its earlier reports are its own


def test_a_page_without_a_signature_is_not_overwritten(pair: Case, eaten: Theory, tmp_path: Path) -> None:
    owner = run_owner(pair, eaten, "main", NOTHING_DONE, 0)
    refuse_other(tmp_path, owner)  # nothing is there
    (tmp_path / "index.html").write_text("mine", "utf-8")
    with pytest.raises(ReportError, match="another page"):
        refuse_other(tmp_path, owner)
    signature(tmp_path, owner).write_text("torn", "utf-8")
    refuse_other(tmp_path, owner)


def test_a_damaged_signature_is_replaced_if_the_mark_on_the_page_agrees(
    small_run: Run, tmp_path: Path
) -> None:
    page = small_run.report(tmp_path)
    signed = tmp_path / "run.json"
    whole = {path: path.read_bytes() for path in (signed, page)}
    other = replace(small_run, theory=small_run.theory.named("starved"))
    text = whole[signed]
    damages = [None, b"", text[: len(text) // 2], text.replace(b"eaten", b"eateN")]
    for damaged in damages:
        signed.unlink()
        if damaged is not None:
            signed.write_bytes(damaged)
        with pytest.raises(ReportError):
            other.report(tmp_path)
        assert small_run.report(tmp_path) == page
        assert {path: path.read_bytes() for path in whole} == whole


def test_a_report_without_its_page_is_completed_by_the_same_run(
    pair: Case, eaten: Theory, small_run: Run, tmp_path: Path
) -> None:
    take_folder(tmp_path, run_owner(pair, eaten.named("starved"), "main", NOTHING_DONE, 0))
    assert small_run.report(tmp_path).exists()


def test_a_report_made_anew_leaves_nothing_of_the_one_before_and_all_that_no_report_wrote(
    small_run: Run, tmp_path: Path
) -> None:
    small_run.report(tmp_path)
    own = [tmp_path / "data" / "mine.csv", tmp_path / "notes.html"]
    for path in own:
        path.write_text("mine", "utf-8")
    # As in a theory whose variable has another name since.
    fewer = replace(small_run, shown=())
    places = (("data", "csv"), ("figures", "svg"), ("figures", "png"))
    gone = {f"{place}/course_wage_index.{kind}" for place, kind in places}
    before = _names(tmp_path)
    fewer.report(tmp_path)
    assert before - _names(tmp_path) == gone
    assert all(path.read_text("utf-8") == "mine" for path in own)
    small_run.report(tmp_path)
    assert _names(tmp_path) == before


def test_a_report_that_is_stopped_half_way_has_no_page_of_the_one_before(
    small_run: Run, tmp_path: Path
) -> None:
    small_run.report(tmp_path)
    owner = run_owner(small_run.case, small_run.theory, "main", NOTHING_DONE, small_run.simulation.seed)
    with pytest.raises(KeyboardInterrupt), report_in(tmp_path, owner):
        raise KeyboardInterrupt
    assert not (tmp_path / "index.html").exists()
    assert small_run.report(tmp_path).exists()


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
