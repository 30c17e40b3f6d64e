"""Columns of a run: draws chosen in one way, compared with the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import xarray as xr

from conjuncture.cases.case import Case
from conjuncture.cases.case_input import Input
from conjuncture.cases.recorded_target import RecordedTarget
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.runs.book_standings import book_standings
from conjuncture.inquiry.runs.standings import Standing, standings, worst_first
from conjuncture.inquiry.runs.strike_books import StrikeBooks, compare_with_books

ColumnKind = Literal["left", "prior", "held", "course", "fitted"]
"""How draws are chosen: those that crude patterns leave; from the priors; with the recorded events imposed on
them; on the recorded course, in proportion to the chance that they gave to it; or from a fit to the recorded
figures."""


@dataclass(frozen=True, eq=False)
class Column:
    """Draws chosen in one way, compared with the record.

    Attributes:
        chosen: how they were chosen.
        how_chosen: the same in words: how many there are, and how they were found.
        simulation: in which these are the draws' numbers.
        dataset: the results of the draws, by draw, month and member.
        observed: the results as the case's books would have shown them.
        standings: all recorded quantities compared with them and with a guess, the worst first.
        books: the yearly strikers among dumb predictors; None if the case keeps no books of strikes.
    """

    chosen: ColumnKind
    how_chosen: str
    simulation: Simulation
    dataset: xr.Dataset
    observed: xr.Dataset
    standings: tuple[Standing, ...]
    books: StrikeBooks | None

    @property
    def draws(self) -> int:
        """How many draws it has."""
        return self.dataset.sizes["draw"]

    def standing(self, target: str) -> Standing | None:
        """The standing of one recorded quantity; None if it is not compared."""
        return next((standing for standing in self.standings if standing.row.name == target), None)


def make_column(
    chosen: ColumnKind,
    how_chosen: str,
    simulation: Simulation,
    dataset: xr.Dataset,
    *,
    case: Case,
    theory: str,
    offered: Mapping[str, Input],
    targets: Sequence[RecordedTarget],
) -> Column:
    """Compare some draws with the record of a case.

    Args:
        chosen, how_chosen, simulation, dataset: of the column.
        case: the case with the record.
        theory: its name among the predictors.
        offered: all inputs of the case, of which guesses are made.
        targets: those that the theory has a variable for.
    """
    observed = case.observe(dataset, simulation.seed)
    books, in_books = None, ()
    if case.strikes is not None:
        per_year = round(1 / simulation.dt)
        seed = simulation.seed
        books = compare_with_books(case.strikes, observed, theory, offered, per_year=per_year, seed=seed)
        months = dataset["time"].to_numpy()
        in_books = book_standings(case, simulation, theory, observed, months, offered, books)
    return Column(
        chosen,
        how_chosen,
        simulation,
        dataset,
        observed,
        worst_first((*in_books, *standings(case, simulation, dataset, targets, offered))),
        books,
    )
