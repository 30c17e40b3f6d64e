"""A run in some sentences, as a terminal shows it: what went wrong, what was not read, how it stands."""

from __future__ import annotations

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.inquiry.runs.strike_books import StrikeBooks
from conjuncture.presentation.against_record import in_short
from conjuncture.presentation.pictures.rules import finding

_NAMED = 6  # names told in a terminal


def in_brief(run: CaseRun) -> list[str]:
    """The sentences, in the order in which they are read."""
    told = [f"{len(run.failures)} draws failed, the first: {run.failures[0]}"] if run.failures else []
    told += [f"Beware: {warning}" for warning in run.warnings]
    if run.given.acts:
        told.append(f"The society is not the case's own: {run.given}.")
    told += finding(run.rules) if run.rules is not None else ()
    return told + (_by_the_books(run, run.books) if run.books is not None else _by_targets(run))


def _by_the_books(run: CaseRun, books: StrikeBooks) -> list[str]:
    weak = [name for name, grades in run.grades.items() if grades == ("C",)]
    graded = [f"Of grade C, the weakest, is the record of {', '.join(weak)}."] if weak else []
    return [_rank(run.theory.name, books), *graded, books.winner]


def _rank(theory: str, books: StrikeBooks) -> str:
    """Where the theory stands among the predictors."""
    scored = [row for row in books.scores if row.score is not None]
    for rank, row in enumerate(scored, 1):
        if row.name == theory:
            return (
                f"{row.name} is number {rank} of {len(scored)} predictors of the recorded strikers, at "
                f"{row.mean_crps:.3f} (standard error {row.standard_error:.3f})."
            )
    return f"{theory} could not be scored."


def _by_targets(run: CaseRun) -> list[str]:
    told = []
    if run.left_out:
        more = f" and {len(run.left_out) - _NAMED} more" if len(run.left_out) > _NAMED else ""
        named = ", ".join(run.left_out[:_NAMED]) + more
        told.append(f"In the tables, and not read by this theory: {named}. All of them stand on the page.")
    told += in_short(run.standings)[:1]
    weak = sum(standing.weak for standing in run.standings)
    if weak:
        told.append(f"{weak} of these targets rest on sources of grade C alone; the page says which.")
    return told
