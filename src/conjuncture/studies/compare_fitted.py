"""The fitted rows of a comparison: of each theory whose draws are kept."""

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
    """Whether theories are compared fitted as well as from their priors.

    Args:
        on: "free", or "free" and "fitted".
        block: years of a block.

    Raises:
        QuestionError: another way, no "free", or blocks of less than two years.
    """
    ways = (on,) if isinstance(on, str) else tuple(on)
    for way in ways:
        if way not in WAYS:
            raise QuestionError(f"theories are not compared on '{way}'.", remedy=nearest(way, WAYS))
    if "free" not in ways:
        raise QuestionError(
            "fitted rows stand beside those from the priors.", remedy="Give both: on=('free', 'fitted')."
        )
    if block < LEAST_BLOCK:
        raise QuestionError(f"blocks of {block} years.", remedy="Give 2 years or more.")
    return "fitted" in ways


def fitted_rows(
    case: Case, runs: Mapping[str, Run], settings: AskSettings, scenario: str, block: int, tell: ProgressBars
) -> tuple[FittedTheory, ...]:
    """The row of each theory, or why it has none.

    Args:
        case: whose record it is.
        runs: by the theory's name, its draws from the priors.
        settings: workers, seed, and the folder in which draws are kept.
        scenario: which inputs of the case.
        block: years of a block that fits are not shown.
        tell: told what is being run.
    """
    rows = []
    for name, run in runs.items():
        whole = prepare(case, run.theory, workers=settings.workers, seed=settings.seed, scenario=scenario)
        kept = KeptFit(Worlds(whole, case), run.theory, scenario, settings.bank)
        progress = tell(f"{name} fitted without each block of {case.title}")
        offered = case.inputs_of(scenario)
        rows.append(fitted_theory(name, run, kept, offered, block=block, progress=progress))
    return tuple(rows)
