"""The result of `conjuncture.ledger`: the entries, as a table, as a page, and as data."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from conjuncture.inquiry.identifying.recorded_traces import RecordedTrace
from conjuncture.inquiry.ledger.again import Again
from conjuncture.inquiry.ledger.claim_answer import too_few
from conjuncture.inquiry.ledger.claim_file import ClaimFile
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.entry import Entry, changed_in, holds_in
from conjuncture.inquiry.ledger.judged_draws import JudgedDraws
from conjuncture.inquiry.ledger.ledger_run import LedgerRun
from conjuncture.inquiry.ledger.verdicts import SURVIVORS
from conjuncture.inquiry.results import to_data
from conjuncture.presentation.ledger_columns import change_texts, drawn
from conjuncture.presentation.ledger_moves import moves_table
from conjuncture.presentation.ledger_page import rivals_told, write_page
from conjuncture.presentation.ledger_words import in_words
from conjuncture.presentation.trace_words import traces_told
from conjuncture.studies.report_folder import report_in
from conjuncture.studies.report_owner import Owner

_COLUMNS = [
    "claim", "sentence", "holder", "theory", "case", "verdict", "share", "low", "high", "draws", "changed",
]  # fmt: skip
_BESIDE = ["verdict", "share", "low", "high", "draws", "changed"]


@dataclass(frozen=True, eq=False)
class LedgerResult:
    """The claims of a ledger with the results of the runs.

    Attributes:
        file: the ledger: claims, questions and rivals.
        run: the claims with their theories and cases, the draws that count, and the rivals' entries.
        owner: the owner of its report.
        asked: warnings about the settings.
        traces: the traces of claims and rivals compared with the record, by claim; empty: none is declared.
    """

    file: ClaimFile
    run: LedgerRun
    owner: Owner
    asked: tuple[str, ...] = ()
    traces: Mapping[str, tuple[RecordedTrace, ...]] = field(default_factory=dict)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, each with the theory and the case in which it was tested."""
        return self.run.ledger.claims

    @property
    def entries(self) -> Mapping[str, Entry]:
        """By the claim's id: the verdict, the finding in words, and what the verdict rests on."""
        return {entry.claim: entry for entry in self.run.ledger.entries}

    @property
    def rivals(self) -> Mapping[tuple[str, str], Entry]:
        """The rivals' entries by (rival, claim)."""
        return self.run.rivals

    @property
    def beside(self) -> Mapping[str, Mapping[str, Entry]]:
        """The entries of the other columns: by "held", "course", "half the step", ... and the claim's id."""
        return {
            way: {entry.claim: entry for entry in ledger.entries} for way, ledger in self.run.beside.items()
        }

    @property
    def warnings(self) -> tuple[str, ...]:
        """Warnings about the settings, and about the draws behind the verdicts."""
        own = (text for matched in self.run.ledger.matched.values() for text in _warnings(matched))
        beside = (
            f"{way}: {text}"
            for way, ledger in self.run.beside.items()
            for matched in ledger.matched.values()
            for text in _warnings(matched)
        )
        return (*self.asked, *own, *beside)

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        from conjuncture.presentation.notebook import result_html

        counts = Counter(entry.word for entry in self.entries.values())
        finding = f"Of {len(self.entries)} claims: {', '.join(f'{n} {word}' for word, n in counts.items())}."
        table = self.table()[["claim", "theory", "verdict", "share", "draws", "sentence"]]
        return result_html(self.file.title or self.file.name, (finding, *self.asked), table=table)

    def table(self) -> pd.DataFrame:
        """A row for each claim.

        Returns:
            Columns `claim` (its id), `sentence`, `holder`, `theory` (empty for coded cases), `case`,
            `verdict` ("follows", "depends", "fails", "undecided", "definition", "not asked", "left open"),
            `share` of draws in which it holds with `low` and `high` (95%), of how many `draws` (missing if
            there are none); `changed`, how far the intervention moved its own variable in the median draw
            (empty without an intervention). For each other column, such as "held" or "half the step",
            `held_verdict`, `held_share`, `held_low`, `held_high`, `held_draws` and `held_changed`: "another
            verdict", "another verdict, within noise", "the same verdict, another share" or empty.
        """
        rows = [_row(claim, entry) for claim, entry in zip(self.claims, self.entries.values(), strict=True)]
        table = pd.DataFrame(rows, columns=_COLUMNS)
        for way in self.run.beside:
            name = way.replace(" ", "_")
            told = [_again(again) for again in self.run.again(way)]
            table = table.join(pd.DataFrame(told, columns=_BESIDE).add_prefix(f"{name}_"))
        return table

    def moves(self) -> pd.DataFrame:
        """For each pair of columns the claims with a share of draws in both, the largest change first.

        Returns:
            Columns `one`, `other`, `claim`, `before`, `after` (shares), `points` (percentage points), `noise`
            (whether the two intervals overlap), and `part`: the part that changes most, if a claim has
            several.
        """
        return moves_table(self.run)

    def report(self, folder: str | Path) -> Path:
        """Write the page with all claims, holders and results, and return its path, `FOLDER/ledger.html`.

        Raises:
            ReportError: the folder has the page of another ledger, or of the same one with other settings.
        """
        with report_in(Path(folder), self.owner) as mark:
            return write_page(
                self.file, self.run, Path(folder), mark, warnings=self.asked, traces=self.traces
            )

    def to_dict(self) -> dict[str, Any]:
        """The entries as data for JSON; `conjuncture ledger --json` prints them."""
        rows = [
            {
                **entry.to_dict(),
                "theory": claim.theory,
                "case": claim.case,
                "rivals": rivals_told(claim, self.file.rivals, self.run),
                "traces": list(traces_told(claim, self.traces)),
            }
            for claim, entry in zip(self.claims, self.entries.values(), strict=True)
        ]
        found: dict[str, Any] = {"claims": rows, "warnings": list(self.warnings)}
        if self.run.beside:
            for way in self.run.beside:
                for row, again in zip(rows, self.run.again(way), strict=True):
                    row.setdefault("beside", {})[way] = {**_again(again), "words": again.other.words}
            found |= {"way": self.run.way, "draws": to_data(drawn(self.run))}
            found |= {"changes": [told.words for told in change_texts(self.run)]}
            found |= {"moved": to_data(self.moves().to_dict("records"))}
        return found

    def to_json(self) -> str:
        """The result as text in JSON."""
        return json.dumps(self.to_dict(), indent=1)

    def words(self, width: int = 100) -> str:
        """Each claim, and the draws that count for each theory on a case, in lines of `width` characters."""
        lines = [*(f"Warning: {warning}" for warning in self.asked)]
        lines.append(in_words(self.file, self.run, width, self.traces))
        for one in drawn(self.run):
            way = f", {one.way}" if self.run.beside else ""
            lines.append(f"{one.asked_of}{way}: {one.words}")
        lines += [f"Warning: {warning}" for warning in self.warnings[len(self.asked) :]]
        return "\n".join(lines)

    def __str__(self) -> str:
        """The ledger in words."""
        return self.words()


def _warnings(matched: JudgedDraws) -> list[str]:
    few = [too_few(matched)] if len(matched.survivors) < SURVIVORS else []
    return [*few, *matched.not_kept]


def _again(again: Again) -> dict[str, Any]:
    """The entry of a claim in another column, and the difference."""
    share = holds_in(again.other)
    found: dict[str, Any] = {"verdict": again.other.word, "changed": again.changed}
    if share is not None:
        found |= {"share": share.share, "low": share.low, "high": share.high, "draws": share.of}
    return found


def _row(claim: Claim, entry: Entry) -> dict[str, Any]:
    share = holds_in(entry)
    row = {
        "claim": claim.id,
        "sentence": claim.sentence,
        "holder": claim.holder,
        "theory": claim.theory,
        "case": claim.case,
        "verdict": entry.word,
        "changed": changed_in(entry),
    }
    if share is not None:
        row |= {"share": share.share, "low": share.low, "high": share.high, "draws": share.of}
    return row
