"""The fitted rows of a comparison, one for each theory with stored draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from conjuncture.cases.case import Case
from conjuncture.errors import nearest
from conjuncture.inquiry.comparing.fitted import FittedTheory, fitted_theory
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.fitting.kept_fit import KeptFit
from conjuncture.inquiry.fitting.worlds import Worlds
from conjuncture.inquiry.ledger.ledger import ProgressBars
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.scoring.cross_validation import LEAST_BLOCK
from conjuncture.studies.ask_settings import AskSettings
from conjuncture.studies.run_result import Run

WAYS = ("free", "fitted")


def wants_fitted(on: str | Sequence[str], block: int) -> bool:
    """Whether fitted theories are compared too.

    Args:
        on: "free", or "free" and "fitted".
        block: the length of a block in years.

    Raises:
        QuestionError: an unknown value, no "free", or blocks of less than two years.
    """
    ways = (on,) if isinstance(on, str) else tuple(on)
    for way in ways:
        if way not in WAYS:
            raise QuestionError(f"theories cannot be compared on '{way}'.", remedy=nearest(way, WAYS))
    if "free" not in ways:
        raise QuestionError(
            "fitted theories are compared with those from the priors.",
            remedy="Give both: on=('free', 'fitted').",
        )
    if block < LEAST_BLOCK:
        raise QuestionError(f"blocks of {block} years are too short.", remedy="Give 2 years or more.")
    return "fitted" in ways


def fitted_rows(
    case: Case, runs: Mapping[str, Run], settings: AskSettings, scenario: str, block: int, tell: ProgressBars
) -> tuple[FittedTheory, ...]:
    """The row of each theory, or why it has none.

    Args:
        case: the case with the record.
        runs: by the theory's name, its draws from the priors.
        settings: workers, seed, and the folder with stored draws.
        scenario: the scenario of the inputs.
        block: the length in years of the blocks that are left out of fits.
        tell: called with the title of each run.
    """
    rows = []
    for name, run in runs.items():
        whole = prepare(case, run.theory, workers=settings.workers, seed=settings.seed, scenario=scenario)
        kept = KeptFit(Worlds(whole, case), run.theory, scenario, settings.bank)
        progress = tell(f"{name} fitted without each block of {case.title}")
        offered = case.inputs_of(scenario)
        rows.append(fitted_theory(name, run, kept, offered, block=block, progress=progress))
    return tuple(rows)
