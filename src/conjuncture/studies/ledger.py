"""`ledger`: every claim of a ledger, put to its theory, to another, and to rivals."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

from conjuncture.cases.case import Case
from conjuncture.inquiry.course.on_record import WHOLE, On, PartOfCourse
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Intervention
from conjuncture.inquiry.ledger.claim_file import ClaimFile
from conjuncture.inquiry.ledger.ledger import ProgressBars
from conjuncture.language.theory import Theory
from conjuncture.studies.ask_settings import DRAWS, WORKERS, AskSettings
from conjuncture.studies.claims import ask_with_rivals, case_for, refuse_strange_given, room_of
from conjuncture.studies.ledger_columns import Check, ask_column, columns
from conjuncture.studies.ledger_result import LedgerResult
from conjuncture.studies.ledger_traces import recorded_by_claim
from conjuncture.studies.progress import bars_of, shows_bars
from conjuncture.studies.registry.ledgers import get_claims
from conjuncture.studies.report_owner import ledger_owner


@shows_bars
def ledger(
    name: str | ClaimFile = "leninism",
    theory: str | Theory | None = None,
    *,
    case: str | Case | None = None,
    draws: int = DRAWS,
    workers: int = WORKERS,
    seed: int = 0,
    rivals: bool = True,
    given: Intervention = NOTHING_DONE,
    on: On | Sequence[On] = "free",
    part: PartOfCourse = WHOLE,
    bank: str | Path | None = None,
    check: Check | Sequence[Check] = (),
    store: str | Path | None = None,
    executor: Executor | None = None,
    allow_code: bool = False,
    progress: ProgressBars | bool | None = None,
) -> LedgerResult:
    """Ask every claim of a ledger: `conjuncture.ledger("leninism")`. With a `store` a stopped one goes on.

    Args:
        name: the name of the ledger's theory, the path of its file (.toml) or folder, or a ledger as read.
        theory: asked instead of the claims' own: a theory, its name or its file.
        case: asked over instead of the claims' own; one of the same place leaves each claim its own.
        draws: in each round of matching; six rounds at most.
        workers: places in the synthetic society.
        seed: of the society, the parameters and all noise.
        rivals: whether claims are put to the ledger's rivals, where no theory is named.
        given: what the society gives otherwise in every world, and while draws are ruled out, as for `ask`. A
            theory whose society gives no such thing is not asked; a warning says what was changed.
        on, part: whether, and how much of, the recorded course of each case is used: as for `ask`. With
            several, `on=("free", "held", "course")`, each claim has a column for each; the first is the
            ledger's own, in which rivals are asked, too.
        bank: as for `ask`, where "fitted" is among the ways.
        check: "step" asks each claim again at half the step, "size" in a society of twice the people. Such a
            verdict should be the same; what is another one is said, and whether that may be noise.
        store: folder in which entries are kept, and looked up.
        executor: as for `ask`.
        allow_code: whether a theory that the ledger names may run though it is not installed.
        progress: True shows bars also outside a notebook, False nowhere; or a function that is called with
            what is being run, and gives what is called with (steps done, steps in all), or None.

    Raises:
        UnknownLedgerError: no such ledger, with the nearest name.
        FileError: all that is wrong in it.
        QuestionError: something is given otherwise that no theory of the ledger is given; there is no such
            way or check; a claim cannot be asked at half the step; or no case has people to double.
        TooLargeError: twice the people are more than memory holds.
        TheoryError: no such theory.
        CodeFromDataError: code that is not allowed to run.
    """
    file = name if isinstance(name, ClaimFile) else get_claims(name)
    folder = Path(store) if store is not None else None
    settings = AskSettings(draws, workers, seed, folder, allow_code, given, part=part, executor=executor)
    settings = replace(settings, bank=None if bank is None else Path(bank))
    refuse_strange_given(file.claims, theory, settings)
    over = case_for(file, case, allow_code=allow_code)
    own, *others = columns(on, check, file.claims, over, settings)
    owner = ledger_owner(file, case, theory, settings, on=on, check=check)
    recorded = recorded_by_claim(file, allow_code=allow_code)
    tell = bars_of(progress)
    run = ask_with_rivals(file, file.claims, theory, own.settings, case=over, rivals=rivals, tell=tell)
    beside = {
        column.name: ask_column(column, file.claims, theory, case=over, room=room_of(file), tell=tell)
        for column in others
    }
    run = replace(run, way=own.name, beside=beside)
    return LedgerResult(file, run, owner, settings.warnings, recorded)
