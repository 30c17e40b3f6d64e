"""`compare`: theories, the null and guesses side by side on one record."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from conjuncture.cases.case import Case
from conjuncture.cases.registry import load
from conjuncture.inquiry.comparing.targets import compare_targets
from conjuncture.inquiry.course.on_record import WHOLE, PartOfCourse, on_record
from conjuncture.inquiry.course.passages import Predicted, predicted
from conjuncture.inquiry.course.weighing import OnCourse, weigh
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.ledger.ledger import Told
from conjuncture.language.theory import Theory
from conjuncture.studies.ask_settings import AskSettings, silent
from conjuncture.studies.compare_parts import parts_of_rivals
from conjuncture.studies.compare_result import Comparison
from conjuncture.studies.registry.theories import chosen_theory, installed, theory_in_data
from conjuncture.studies.run import DRAWS, run
from conjuncture.studies.run_result import Run

WORKERS = 2_000  # smaller societies make waves out of noise
_EFFECTIVE, _MOST = 100, 8192


def compare(
    case: str | Case,
    *theories: str | Theory,
    draws: int = DRAWS,
    workers: int = WORKERS,
    seed: int = 0,
    scenario: str | None = None,
    part: PartOfCourse = WHOLE,
    parts: bool = False,
    store: str | Path | None = None,
    allow_code: bool = False,
    tell: Told | None = None,
) -> Comparison:
    """Compare theories on one record: `conjuncture.compare("russia", "leninism.struggle", "toy.py")`.

    All have the same inputs, the same bridge and the same seed, and none is fitted. The case's null theory
    and the guesses that are made without any theory are always among them.

    Args:
        case: its name, the path of its folder, or a `Case`.
        theories: theories, their names or their files, the one that others are compared with first; default
            the case's own.
        draws, workers, seed, scenario, allow_code: as for `run`.
        part: what of the recorded course is used, where the case records one.
        parts: whether the claims on which rivals of a ledger part from the first theory are asked of both: it
            runs their worlds, which takes minutes.
        store: folder in which runs are kept and looked up.
        tell: called with what is being run; gives what is called with (steps done, steps in all), or None.

    Raises:
        TheoryError: no such theory, or it does not fit the case.
        QuestionError: the same theory twice.
        RunError, CodeFromDataError, FileError: as for `run`.
    """
    where = load(case, allow_code=allow_code) if isinstance(case, str) else case
    chosen, null = chosen_theories(where, theories, allow_code)
    tell = tell or silent
    runs: dict[str, Run] = {}
    courses: dict[str, OnCourse] = {}
    said: dict[str, Predicted] = {}
    why_not: dict[str, str] = {}
    for name, theory in chosen.items():
        folder = None if store is None else Path(store)
        runs[name] = run(
            where,
            theory,
            draws=draws,
            workers=workers,
            seed=seed,
            scenario=scenario,
            patterns=False,  # what they leave differs from theory to theory
            store=folder,
            allow_code=allow_code,
            progress=tell(f"{name} over {where.title}"),
        )
        if where.course is None or not where.course.spells:
            continue
        progress = tell(f"{name} on the recorded course")
        try:
            on = on_record(runs[name].simulation, where, part)
            courses[name] = weigh(on, _EFFECTIVE, most=_MOST, progress=progress)
            said[name] = predicted(courses[name])
        except QuestionError as reason:
            why_not[name] = str(reason)
    settings = AskSettings(draws, workers, seed, None if store is None else Path(store), allow_code)
    rivals = parts_of_rivals(where, chosen, settings, ask=parts, tell=tell)
    return Comparison(where, runs, null, compare_targets(runs), part, courses, said, why_not, rivals)


def chosen_theories(
    case: Case, theories: tuple[str | Theory, ...], allow_code: bool
) -> tuple[Mapping[str, Theory], str]:
    """The theories by name, the case's null last where it is not named; and the null's name, if there is one.

    Raises:
        QuestionError: the same theory twice.
        TheoryError, CodeFromDataError: as for `compare`.
    """
    found = [chosen_theory(theory, case, allow_code=allow_code) for theory in theories or (None,)]
    chosen: dict[str, Theory] = {}
    for theory in found:
        name = full_name(theory)
        if name in chosen:
            raise QuestionError(f"'{name}' is compared with itself. Name each theory once.")
        chosen[name] = theory
    if not case.null_theory:
        return chosen, ""
    null = theory_in_data(case.null_theory, named_in=f"the case '{case.name}'", allow_code=allow_code)
    chosen.setdefault(full_name(null), null)
    return chosen, full_name(null)


def full_name(theory: Theory) -> str:
    """A theory's name, with the cuts and readings that the installed theory of that name has not."""
    own = installed(theory.name)
    cuts, readings = (own.cut, own.chosen) if own is not None else ((), {})
    changed = [
        *(f"without {name}" for name in sorted(set(theory.cut) - set(cuts))),
        *(
            f"{mechanism}={reading}"
            for mechanism, reading in sorted(theory.chosen.items())
            if readings.get(mechanism) != reading
        ),
    ]
    return f"{theory.name} ({', '.join(changed)})" if changed else theory.name
