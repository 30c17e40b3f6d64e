"""The result of `conjuncture.identify`: which quantities and claims of a theory a record could decide."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from conjuncture.cases.case import Case
from conjuncture.files.whole import write_text
from conjuncture.inquiry.fitting.bank import Bank
from conjuncture.inquiry.identifying.identification import Identification
from conjuncture.inquiry.identifying.traces import ScoredTrace
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.results import to_data
from conjuncture.language.theory import Theory
from conjuncture.presentation.identify_page import write_page
from conjuncture.presentation.identify_words import finding, in_words
from conjuncture.presentation.notebook import result_html
from conjuncture.presentation.pictures.claims_moved import claims_moved
from conjuncture.studies.report_folder import report_in
from conjuncture.studies.report_owner import identify_owner

_TRACE_COLUMNS = [
    "claim", "trace", "theory", "says", "share", "low", "high", "draws", "recorded_low", "recorded_high",
    "unit", "found", "ratio", "ratio_low", "ratio_high",
]  # fmt: skip


@dataclass(frozen=True, eq=False)
class Identified:
    """What the record of a case could decide about a theory.

    Attributes:
        case, theory: the case and the theory.
        bank: the draws, with the record.
        claims: the claims by id.
        found: the results for quantities and claims.
        left_out: the claims that do not apply to the theory, by id, with the reason.
        asked: the ids that the user named; empty: all claims over the case.
        seed: the seed of the draws.
        scored: the traces of claims and rivals, with how often each theory leaves them.
    """

    case: Case
    theory: Theory
    bank: Bank
    claims: Mapping[str, Claim]
    found: Identification
    left_out: Mapping[str, str]
    asked: tuple[str, ...]
    seed: int
    scored: tuple[ScoredTrace, ...] = ()

    def finding(self) -> str:
        """What the record could decide, in a sentence or two."""
        return finding(self.found, self.case.title, self.theory.name)

    def words(self) -> str:
        """The finding, each claim with its clues and the figures that would move it, and the quantities."""
        return in_words(
            self.found, self.case.title, self.theory.name, self.claims, self.left_out, self.scored
        )

    def __str__(self) -> str:
        """The result in words."""
        return self.words()

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        lead = claims_moved(self.found)
        title = f"{self.case.title}: what the record could decide of {self.theory.name}"
        return result_html(title, (self.finding(),), [lead] if lead else [])

    def clues(self) -> pd.DataFrame:
        """A row for each recorded figure and claim: the worth of the figure to the claim."""
        rows = [
            {
                "claim": name,
                "clue": clue.name,
                "kind": clue.kind,
                "against": clue.against,
                "before": clue.before.share,
                "found": clue.found.share,
                "missed": clue.missed.share,
                "finding": clue.finding.value,
                "finding_low": clue.finding.low,
                "finding_high": clue.finding.high,
                "move": clue.move,
                "missing": clue.missing.value,
                "missing_low": clue.missing.low,
                "missing_high": clue.missing.high,
            }
            for name, claim in self.found.claims.items()
            for clue in claim.clues
        ]
        return pd.DataFrame(rows)

    def missing(self) -> pd.DataFrame:
        """A row for each unrecorded figure and claim: the worth of the figure if it were found."""
        rows = [
            {"claim": name, **vars(figure)}
            for name, claim in self.found.claims.items()
            for figure in claim.missing
        ]
        return pd.DataFrame(rows)

    def traces(self) -> pd.DataFrame:
        """A row for each trace and theory: what the record shows, and how often the theory leaves the trace.

        Returns:
            Columns `claim`, `trace`, `theory`, `says` (what the ledger declares), the `share` of `draws` with
            the trace, with `low` and `high` (95%); the recorded figure (`recorded_low` to `recorded_high`, in
            `unit`, or as a multiple) and whether the record shows the trace (`found`; missing if that is
            open); and `ratio`: the chance of the record under the claim's theory divided by that under this
            theory, with `ratio_low` and `ratio_high`.
        """
        return pd.DataFrame(_trace_rows(self.scored), columns=_TRACE_COLUMNS)

    def to_dict(self) -> dict[str, Any]:
        """The result as data for JSON; numbers that are not finite become null."""
        found = self.found
        return {
            "case": self.case.name,
            "theory": self.theory.name,
            "draws": found.kept[1],
            "kept": found.kept[0],
            "finding": self.finding(),
            "decided_by_theory": list(found.by_theory),
            "could_be_decided": list(found.possible),
            "could_not_be_decided": list(found.undecided),
            "could_not_be_asked": list(found.too_few),
            "claims": {name: to_data(claim) for name, claim in found.claims.items()},
            "kinds": {
                name: {clue.name: clue.kind for clue in claim.clues} for name, claim in found.claims.items()
            },
            "quantities": to_data(found.quantities),
            "coverage": to_data(found.coverage),
            "left_out": dict(self.left_out),
            "traces": to_data(self.traces().to_dict("records")),
        }

    def report(self, folder: str | Path) -> Path:
        """Write the page with its picture and tables, and return its path, `FOLDER/index.html`.

        A report of the same case, theory, claims and seed is overwritten.

        Raises:
            ReportError: the folder has another report.
        """
        there = Path(folder)
        owner = identify_owner(self.case, self.theory, self.asked, self.seed)
        tables = {"clues": self.clues(), "missing": self.missing(), "traces": self.traces()}
        with report_in(there, owner) as mark:
            return write_page(
                self.found, self.case, self.theory, self.claims, tables, there, mark, self.scored
            )

    def save(self, folder: str | Path) -> Path:
        """Write the result into a folder as `identified.json`, and return its path."""
        text = json.dumps(self.to_dict(), indent=1) + "\n"
        return write_text(Path(folder) / "identified.json", text)


def _trace_rows(traces: Sequence[ScoredTrace]) -> list[dict[str, Any]]:
    rows = []
    for one in traces:
        recorded = one.recorded
        for theory in one.theories:
            share, ratio = theory.share, theory.ratio
            row = {
                "claim": recorded.trace.claim,
                "trace": recorded.trace.name,
                "theory": theory.theory,
                "says": theory.says,
                "share": share.share,
                "low": share.low,
                "high": share.high,
                "draws": share.of,
                "recorded_low": recorded.low,
                "recorded_high": recorded.high,
                "unit": recorded.unit,
                "found": recorded.found,
            }
            if ratio is not None:
                row |= {"ratio": ratio.value, "ratio_low": ratio.low, "ratio_high": ratio.high}
            rows.append(row)
    return rows
