"""`fit`: fit a theory to the record of a case, with checks that may withhold the fitted values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path

from conjuncture.cases.case import Case
from conjuncture.cases.registry import load
from conjuncture.cases.targets_of_theory import check_bounds
from conjuncture.engine.scheduling import Progress
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.fitting.fitting import fit_theory
from conjuncture.inquiry.fitting.worlds import Worlds
from conjuncture.inquiry.runs.prepare import prepare, scenario_of
from conjuncture.language.theory import Theory
from conjuncture.scoring.cross_validation import BLOCK, LEAST_BLOCK
from conjuncture.studies.fit_result import Fit
from conjuncture.studies.progress import callback, shows_progress
from conjuncture.studies.registry.theories import chosen_theory

DRAWS = 20_000
WORKERS = 2_000  # in smaller societies noise alone makes waves of strikes


@shows_progress
def fit(
    case: str | Case = "russia",
    theory: str | Theory | None = None,
    *,
    draws: int = DRAWS,
    workers: int = WORKERS,
    seed: int = 0,
    leave: Sequence[str] = (),
    blocks: int = BLOCK,
    without: Sequence[str] = (),
    readings: Mapping[str, str] | None = None,
    scenario: str | None = None,
    bank: str | Path | None = None,
    allow_code: bool = False,
    progress: Progress | bool | None = None,
) -> Fit:
    """Fit a theory to the record of a case: `conjuncture.fit("russia", draws=2000, bank="bank")`.

    Draws from the priors are compared with the figures that the case declares (summaries.toml; without it
    with every figure of its targets). The nearest are kept (rejection); from these, particles move step by
    step nearer to the record (sequential Monte Carlo). Each block of years is left out in turn and predicted
    by a fit to the others. Checks, whose rules were fixed before any run, may withhold the fitted quantities.

    Args:
        case: its name, the path of its folder, or a `Case`.
        theory: a theory, its name or its file; default: the case's own.
        draws: how many draws from the priors: thousands, since few come near to the record.
        workers, seed, without, readings, scenario, allow_code: as for `run`.
        leave: the blocks of years that are left out, such as "1910-1914"; default: all in turn.
        blocks: the length of a block in years, 2 or more. With shorter blocks a fit sees more of a block's
            events in the neighbouring years.
        bank: a folder that stores the draws: a call with more draws adds to them, and an interrupted fit
            continues.
        progress: True shows a bar also outside a notebook, False nowhere; or a function, called with
            (thousandths done, 1000).

    Raises:
        QuestionError: too few draws, an unknown block, or the record has no figure that the theory has.
        TheoryError, RunError, CodeFromDataError, FileError: as for `run`.
    """
    if blocks < LEAST_BLOCK:
        raise QuestionError(f"blocks of {blocks} years are too short.", remedy="Give 2 years or more.")
    where = load(case, allow_code=allow_code) if isinstance(case, str) else case
    what = chosen_theory(theory, where, allow_code=allow_code).reading(**(readings or {})).without(*without)
    chosen = scenario_of(where, scenario)
    whole = prepare(where, what, workers=workers, seed=seed, scenario=chosen)
    check_bounds(where.targets(), whole.resolved.variables)
    found = fit_theory(
        Worlds(whole, where),
        what,
        chosen,
        draws,
        leave=leave,
        block=blocks,
        offered=where.inputs_of(chosen),
        folder=None if bank is None else Path(bank),
        progress=callback(progress),
    )
    return Fit(**{each.name: getattr(found, each.name) for each in fields(found)})
