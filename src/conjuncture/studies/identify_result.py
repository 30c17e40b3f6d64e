"""What `conjuncture.identify` gives: what a record could decide of a theory's quantities and claims."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from conjuncture.cases.case import Case
from conjuncture.files.whole import write_text
from conjuncture.inquiry.fitting.bank import Bank
from conjuncture.inquiry.identifying.identification import Identification
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.results import to_data
from conjuncture.language.theory import Theory
from conjuncture.presentation.identify_words import finding, in_words


@dataclass(frozen=True, eq=False)
class Identified:
    """What the record of a case could decide of a theory.

    Attributes:
        case, theory: what was asked.
        bank: the draws, with the record.
        claims: by id.
        found: what was found of quantities and claims.
        left_out: claims that do not apply to the theory, by id, and why.
    """

    case: Case
    theory: Theory
    bank: Bank
    claims: Mapping[str, Claim]
    found: Identification
    left_out: Mapping[str, str]

    def finding(self) -> str:
        """What the record could decide, in a sentence or two."""
        return finding(self.found, self.case.title, self.theory.name)

    def words(self) -> str:
        """The finding, then each claim with its clues and the figures that would move it, then quantities."""
        return in_words(self.found, self.case.title, self.theory.name, self.claims, self.left_out)

    def __str__(self) -> str:
        """The finding and all else in words."""
        return self.words()

    def clues(self) -> pd.DataFrame:
        """Each recorded figure and claim, a row each: what the figure is worth to the claim."""
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
        """Each figure that is not recorded and each claim, a row each: what the figure would be worth."""
        rows = [
            {"claim": name, **vars(figure)}
            for name, claim in self.found.claims.items()
            for figure in claim.missing
        ]
        return pd.DataFrame(rows)

    def to_dict(self) -> dict[str, Any]:
        """As what JSON can hold; numbers that are not finite become null."""
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
            "claims": {name: to_data(claim) for name, claim in found.claims.items()},
            "kinds": {
                name: {clue.name: clue.kind for clue in claim.clues} for name, claim in found.claims.items()
            },
            "quantities": to_data(found.quantities),
            "coverage": to_data(found.coverage),
            "left_out": dict(self.left_out),
        }

    def save(self, folder: str | Path) -> Path:
        """Write everything into a folder as `identify.json`, with `clues.csv` and `missing.csv` beside it."""
        there = Path(folder)
        there.mkdir(parents=True, exist_ok=True)
        self.clues().to_csv(there / "clues.csv", index=False)
        self.missing().to_csv(there / "missing.csv", index=False)
        path = there / "identify.json"
        write_text(path, json.dumps(self.to_dict(), indent=1) + "\n")
        return path
