"""`ledger`: test every claim of a ledger in its theory or in another one, and in rivals."""

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
    """Test every claim of a ledger: `conjuncture.ledger("leninism")`. With a `store` it can be continued.

    Args:
        name: the name of the ledger's theory, the path of its file (.toml) or folder, or a ledger as read.
        theory: asked instead of the claims' own theories: a theory, its name or its file.
        case: used instead of the claims' own cases; a case of the same place leaves each claim its own.
        draws: in each round of matching; there are at most six rounds.
        workers: how many workers the synthetic society has.
        seed: the seed of the society, the parameters and all noise.
        rivals: whether claims are also tested in the ledger's rivals; not if `theory` is named.
        given: other values for given variables of the society, in every world and while draws are ruled out,
            as for `ask`. A theory that does not read such a variable is not asked; a warning names the
            change.
        on, part: the draws that are asked, and the part of the recorded course that is used, as for `ask`.
            With several, `on=("free", "held", "course")`, each claim has a column for each; rivals are tested
            only on the draws of the first.
        bank: as for `ask`, if `on` has "fitted".
        check: "step" tests each claim again at half the step, "size" in a society of twice the people. The
            verdicts should be the same; the result says which differ, and whether that may be noise.
        store: a folder that stores entries; a repeated call reads them there.
        executor: as for `ask`.
        allow_code: whether a theory that the ledger names may run if it is not installed.
        progress: True shows bars also outside a notebook, False nowhere; or a function that is called with
            the title of a run, and returns a function to call with (steps done, steps in all), or None.

    Raises:
        UnknownLedgerError: an unknown ledger; the message has the nearest name.
        FileError: all mistakes of its file.
        QuestionError: a `given` that no theory of the ledger reads; an unknown value of `on` or `check`; a
            claim that cannot be asked at half the step; or no case has people to double.
        TooLargeError: a society of twice the people does not fit into memory.
        TheoryError: an unknown theory.
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
