"""The owner of a report: a run, a comparison, an answer, a ledger, ... Reports are named and signed by it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from conjuncture.cases.case import Case
from conjuncture.files.names import file_name
from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.course.on_record import On, PartOfCourse, in_words
from conjuncture.inquiry.experiments.interventions import Intervention
from conjuncture.inquiry.ledger.claim_file import ClaimFile
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.questions import OpenQuestion
from conjuncture.inquiry.question_file import QuestionFile
from conjuncture.language.theory import Theory
from conjuncture.scoring.cross_validation import BLOCK
from conjuncture.studies.ask_settings import AskSettings
from conjuncture.studies.claims import case_for
from conjuncture.studies.ledger_columns import Check
from conjuncture.studies.moved_quantities import priors_moved
from conjuncture.studies.questions import case_of_file
from conjuncture.studies.registry.theories import get_theory

_LONGEST = 120  # characters; file systems refuse names of more than 255


@dataclass(frozen=True)
class Owner:
    """The owner of a report. A result with more draws, or a larger society, has the same owner.

    Attributes:
        kind: the kind of result.
        facts: the facts in which it can differ from another owner of its kind, as data for JSON.
    """

    kind: Literal[
        "run", "course", "fit", "identify", "foretelling", "comparison", "question", "ledger", "record"
    ]
    facts: Mapping[str, Any]


def run_owner(
    case: Case,
    theory: Theory,
    scenario: str,
    given: Intervention,
    seed: int,
    on: str = "",
    *,
    patterns: bool = True,
) -> Owner:
    """The owner of a run's report; a run without patterns has another owner."""
    words = str(given) if given.acts else ""
    rest = {"scenario": scenario, "given": words, "on": on, "seed": seed}
    if not patterns:
        rest["patterns"] = False
    return Owner("run", {"case": case.name, **_theory(theory), **rest})


def course_owner(case: Case, theory: Theory, scenario: str, part: PartOfCourse, seed: int) -> Owner:
    """The owner of the report of a theory on a recorded course."""
    rest = {"scenario": scenario, "course": str(part), "seed": seed}
    return Owner("course", {"case": case.name, **_theory(theory), **rest})


def fit_owner(
    case: Case, theory: Theory, scenario: str, leave: Sequence[str], seed: int, block: int = BLOCK
) -> Owner:
    """The owner of the report of a fitted theory; `leave` names the blocks if not all are left out."""
    rest: dict[str, Any] = {"scenario": scenario, "leave": ", ".join(leave), "seed": seed}
    if block != BLOCK:
        rest["block"] = block
    return Owner("fit", {"case": case.name, **_theory(theory), **rest})


def identify_owner(case: Case, theory: Theory, claims: Sequence[str], seed: int) -> Owner:
    """The owner of the report on what a record could decide; `claims` are their ids if not all are asked."""
    rest = {"claims": ", ".join(claims), "seed": seed}
    return Owner("identify", {"case": case.name, **_theory(theory), **rest})


def foretelling_owner(
    learnt_on: Sequence[str], foretold: Sequence[str], theories: Mapping[str, Theory], seed: int
) -> Owner:
    """The owner of the report on foretold cases; `learnt_on` and `foretold` are their names."""
    facts = {"learnt_on": ", ".join(learnt_on), "foretold": ", ".join(foretold)}
    return Owner("foretelling", facts | _theories(theories) | {"seed": seed})


def comparison_owner(
    case: Case,
    theories: Mapping[str, Theory],
    scenario: str,
    seed: int,
    part: PartOfCourse,
    *,
    fitted: bool = False,
    block: int = BLOCK,
) -> Owner:
    """The owner of a comparison's report; `theories` have their full names, in their order."""
    rest: dict[str, Any] = {"scenario": scenario, "course": str(part), "seed": seed}
    if fitted:
        rest["fitted"] = f"{block}-years" if block != BLOCK else "fitted"
    return Owner("comparison", {"case": case.name, **_theories(theories), **rest})


def answer_owner(
    what: str | Claim | OpenQuestion | QuestionFile | Answer,
    case: str | Case | None,
    theory: str | Theory | None,
    settings: AskSettings,
    *,
    ledger: ClaimFile | None = None,
    not_ruled_out: bool = False,
) -> Owner:
    """The owner of an answer's report. An edited claim or file has the same owner as before.

    Args:
        what: a claim or an open question of the ledger, or its id; a question's file as read; or the answer
            to a question that was made in Python.
        case, theory: as for `conjuncture.ask`.
        settings: the seed, the changed given variables and the use of the recorded course count.
        ledger: the ledger of a claim or an open question.
        not_ruled_out: whether a question that was made in Python was asked only of draws that are not ruled
            out.

    Raises:
        QuestionError: an unknown id; the message has the nearest.
        TheoryError: an unknown theory; the message has the nearest.
        UnknownCaseError: an unknown case; the message has the nearest.
    """
    whose, written, over = "", {}, case
    if isinstance(what, QuestionFile):
        question, over = what.path.as_posix(), case_of_file(what, case, settings)
    elif isinstance(what, Answer):
        question, written = what.question, what.to_dict()["asked"]
    else:
        assert ledger is not None
        question = ledger.id_of(what) if isinstance(what, str) else what.id
        whose, over = _ledger_title(ledger), case_for(ledger, case, allow_code=settings.allow_code)
    facts = {"ledger": whose, "question": question, "written": written, "not_ruled_out": not_ruled_out}
    return Owner("question", facts | _asked_of(over, theory, settings))


def ledger_owner(
    file: ClaimFile,
    case: str | Case | None,
    theory: str | Theory | None,
    settings: AskSettings,
    *,
    on: On | Sequence[On] = "free",
    check: Check | Sequence[Check] = (),
) -> Owner:
    """The owner of a ledger's report. Errors are those of `answer_owner`.

    Args:
        file: the ledger.
        case, theory, settings: as for `answer_owner`.
        on: the ways to choose draws; those of the settings do not count.
        check: the checks.
    """
    over = case_for(file, case, allow_code=settings.allow_code)
    facts = {"ledger": _ledger_title(file), **_asked_of(over, theory, settings)}
    facts["on"] = in_words(on, settings.part)
    if check:
        facts["check"] = check if isinstance(check, str) else " + ".join(check)
    return Owner("ledger", facts)


def folder_name(owner: Owner, usual_scenario: str = "") -> str:
    """The name of a report's folder: case and theory, and all facts that differ from the defaults.

    A ledger names its own case and theory, so the folder's name has only other ones; with the defaults it is
    empty.

    Args:
        owner: the owner of the report.
        usual_scenario: the first scenario of the case, which is the default.

    Returns:
        "pair-eaten-report" for a run, "pair-eaten-fit" for a fit, "pair-eaten-identify" for what a record
        could decide, "here-from-there-foretold" for foretold cases, "pair-eaten-course" for a theory on the
        recorded course, "pair-eaten-starved-comparison" for a comparison, "force-russia-answer" for a
        question's file, "Q5" or "Q5-germany" for a claim or question, "" or "asked-germany" for a ledger.
    """
    facts = owner.facts
    if owner.kind == "comparison":
        return _comparison_name(facts, usual_scenario)
    if owner.kind == "foretelling":
        seed = [f"seed-{facts['seed']}"] if facts["seed"] else []
        return file_stem([facts["foretold"], "from", facts["learnt_on"], *seed]) + "-foretold"
    scenario = facts.get("scenario", usual_scenario)
    differs = [
        *([file_name(facts["case"], of="case")] if facts["case"] else []),
        *([facts["theory"]] if facts["theory"] else []),
        *(f"without-{name}" for name in facts["cut"]),
        *(f"{mechanism}-{reading}" for mechanism, reading in facts["readings"].items()),
        *([scenario] if scenario != usual_scenario else []),
        *([facts["given"]] if facts.get("given") else []),
        *([facts["course"]] if facts.get("course") else []),
        *([f"on-{facts['on']}"] if facts.get("on") else []),
        *([] if facts.get("patterns", True) else ["prior"]),
        *([f"without-{facts['leave']}"] if facts.get("leave") else []),
        *([f"{facts['block']}-years"] if facts.get("block") else []),
        *([facts["claims"]] if facts.get("claims") else []),
        *([f"check-{facts['check']}"] if facts.get("check") else []),
        *([f"seed-{facts['seed']}"] if facts["seed"] else []),
    ]
    if owner.kind == "run":
        return file_stem(differs) + "-report"
    if owner.kind in ("course", "fit", "identify"):
        return f"{file_stem(differs)}-{owner.kind}"
    if owner.kind == "ledger":
        return file_stem(["asked", *differs]) if differs else ""
    if facts["ledger"]:
        return file_stem([file_name(facts["question"], of="claim"), *differs])
    return file_stem([Path(facts["question"]).stem, *differs]) + "-answer"


def _comparison_name(facts: Mapping[str, Any], usual_scenario: str) -> str:
    differs = [
        file_name(facts["case"], of="case"),
        facts["theories"],
        *([facts["scenario"]] if facts["scenario"] != usual_scenario else []),
        *([facts["course"]] if facts["course"] else []),
        *([facts["fitted"]] if facts.get("fitted") else []),
        *([f"seed-{facts['seed']}"] if facts["seed"] else []),
    ]
    return file_stem(differs) + "-comparison"


def file_stem(parts: Sequence[str]) -> str:
    """Join names to one that is valid for files on every system."""
    return re.sub(r"[^\w.-]+", "-", "-".join(parts))[:_LONGEST]


def _ledger_title(ledger: ClaimFile) -> str:
    return f"{ledger.name}: {ledger.title}"


def _asked_of(case: str | Case | None, theory: str | Theory | None, settings: AskSettings) -> dict[str, Any]:
    """The named case and theory, empty for the claims' or the case's own, and the settings that count."""
    what = get_theory(theory) if isinstance(theory, str) else theory
    name = case.name if isinstance(case, Case) else Path(case or "").name
    rest = {"given": settings.given_words, "on": settings.on_words, "seed": settings.seed}
    return {"case": name, **_theory(what), **rest}


def _theory(theory: Theory | None) -> dict[str, Any]:
    if theory is None:
        return {"theory": "", "cut": [], "readings": {}}
    priors = priors_moved(theory)
    return {
        "theory": theory.name,
        "cut": sorted(theory.cut),
        "readings": dict(sorted(theory.chosen.items())),
        **({"priors": priors} if priors else {}),
    }


def _theories(theories: Mapping[str, Theory]) -> dict[str, Any]:
    priors = {name: moved for name, theory in theories.items() if (moved := priors_moved(theory))}
    return {"theories": ", ".join(theories), **({"priors": priors} if priors else {})}
