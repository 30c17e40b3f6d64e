"""The ledger's page: who says what, and what the runs say. One file that opens without a network."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import jinja2

from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.entries import LEFT_OPEN, NOT_ASKED, Entry, too_few
from conjuncture.inquiry.ledger.ledger import Ledger
from conjuncture.inquiry.ledger.not_ruled_out import NotRuledOut
from conjuncture.inquiry.ledger.verdicts import SURVIVORS, WORDS

_MEANING = {
    "follows": "holds in at least 85% of the draws, with 95% certainty",
    "fails": "holds in at most 15% of the draws, with 95% certainty",
    "depends": "neither, and a short rule in the theory's quantities tells where it holds",
    "undecided": "neither, and no rule found; or too few draws are left",
    "definition": "holds by the way its words are defined, whatever the runs do",
    LEFT_OPEN: "entered, and on purpose not asked",
    NOT_ASKED: "the theory lacks what the question speaks of",
}


@dataclass(frozen=True)
class Part:
    """One statement of a claim as a bar: shares of the draws with it, within a hair of it, and against it."""

    words: str
    holds: float
    within: float
    contrary: float


@dataclass(frozen=True)
class Row:
    """A claim beside its entry."""

    claim: Claim
    entry: Entry
    share: str
    parts: tuple[Part, ...]


def write_page(title: str, found: Ledger, folder: Path) -> Path:
    """Write `ledger.html` in a folder; returns its path."""
    template = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True
    ).from_string(files("conjuncture.presentation").joinpath("templates/ledger.html.j2").read_text("utf-8"))
    rows = [_row(claim, entry) for claim, entry in zip(found.claims, found.entries, strict=True)]
    groups = [
        (f"{theory} over {case}", matched.words, _warning(matched))
        for (theory, case), matched in found.matched.items()
    ]
    said = {row.entry.word for row in rows}
    text = template.render(
        title=title,
        rows=rows,
        known={row.claim.id for row in rows},
        groups=groups,
        meaning=[(word, told) for word, told in _MEANING.items() if word in WORDS or word in said],
    )
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "ledger.html"
    path.write_text(text, "utf-8")
    return path


def _row(claim: Claim, entry: Entry) -> Row:
    share = entry.figures.get("holds")
    said = (
        f"{share['share']:.0%} ({share['low']:.0%} to {share['high']:.0%})" if share and share["of"] else "–"
    )
    parts = entry.figures.get("statements", ()) if entry.figures.get("draws") else ()
    return Row(claim, entry, said, tuple(_part(one) for one in parts))


def _warning(matched: NotRuledOut) -> str:
    return "" if len(matched.survivors) >= SURVIVORS else too_few(matched)


def _part(figures: dict[str, Any]) -> Part:
    return Part(figures["statement"], *(100 * figures[name] for name in ("holds", "within", "contrary")))
