"""A run as data: its settings, the last values of its variables, and the comparison with the record."""

from __future__ import annotations

from typing import Any

from conjuncture.inquiry.codec.worlds import encode_world
from conjuncture.inquiry.matching.matched_draws import MatchedDraws
from conjuncture.inquiry.results import to_data
from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.inquiry.runs.strike_books import MAIN, StrikeBooks
from conjuncture.presentation.column_words import columns_of, findings
from conjuncture.presentation.first_screen import first_screen

_ENDS = (0.05, 0.5, 0.95)
_BANDS = (0.05, 0.25, 0.5, 0.75, 0.95)


def run_data(run: CaseRun) -> dict[str, Any]:
    """The result as data for JSON, in one form for every case; parts that a case does not have are left out.

    Numbers that are not finite become null, since JSON does not have them.
    """
    data = {
        "case": run.case.name,
        "theory": run.theory.name,
        "cut": sorted(run.theory.cut),
        "scenario": run.scenario,
        "given": encode_world(run.given),
        "on": run.on,
        "draws": run.draws,
        "draws_are": run.chosen,
        "columns": [
            {"chosen": column.chosen, "draws": column.draws, "how_chosen": column.how_chosen}
            for column in columns_of(run)
        ],
        "columns_say": list(findings(run)),
        **({"ruled_out": _ruled_out(run.matched)} if run.matched is not None else {}),
        "failed_draws": list(run.failures),
        "not_read": list(run.left_out),
        "warnings": list(run.warnings),
        "at_the_end": {name: _at_the_end(run, name) for name in run.shown},
        **first_screen(run).to_dict(),
        **({"rules": run.rules} if run.rules is not None else {}),
        **({"levers": run.levers} if run.levers is not None else {}),
        **(_strikes(run, run.books) if run.books is not None else {}),
    }
    return to_data(data)


def _ruled_out(matched: MatchedDraws) -> dict[str, Any]:
    """How many draws ran and were left, and which share of the first round each pattern ruled out first."""
    first = matched.rounds[0]
    return {
        "run": matched.tried,
        "left": len(matched.survivors),
        "by_pattern": {name: round(number / first.draws, 4) for name, number in first.ruled_out.items()},
        "rounds": [{"draws": of_round.draws, "left": of_round.survived} for of_round in matched.rounds],
    }


def _at_the_end(run: CaseRun, name: str) -> dict[str, Any]:
    """The quantiles of the draws of a variable in the last month, by member."""
    last = run.dataset[name].astype(float).isel(time=-1)
    points = last.quantile(_ENDS, "draw")
    return {
        "member": [str(m) for dim in points.dims if dim != "quantile" for m in points[dim].to_numpy()],
        **{f"{share:.0%}": points.sel(quantile=share).values.tolist() for share in _ENDS},
    }


def _strikes(run: CaseRun, books: StrikeBooks) -> dict[str, Any]:
    strikers = books.targets[MAIN]
    bands = run.observed[strikers.variable].quantile(_BANDS, "draw").transpose("year", "quantile")
    return {
        "strikers_by_year": [
            {
                "year": int(year),
                "recorded": float(strikers.values.get(year, float("nan"))),
                **{f"{share:.0%}": round(float(value), 3) for share, value in zip(_BANDS, row, strict=True)},
            }
            for year, row in zip(bands["year"].values, bands.values, strict=True)
        ],
        "grades": {name: ", ".join(grades) for name, grades in run.grades.items()},
        "scores": [
            {
                "name": row.name,
                "kind": row.kind,
                "mean_crps": row.mean_crps,
                "standard_error": row.standard_error,
            }
            for row in books.scores
        ],
        "winner": books.winner,
        "waves": [vars(row) for row in books.waves],
    }
