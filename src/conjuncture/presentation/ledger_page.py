"""The ledger's page: claims with their holders, and results. One file that opens without a network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from conjuncture.files.whole import write_text
from conjuncture.inquiry.identifying.recorded_traces import RecordedTrace
from conjuncture.inquiry.ledger.claim_answer import too_few
from conjuncture.inquiry.ledger.claim_file import ClaimFile
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.entry import LEFT_OPEN, NO_VERDICT, NOT_ASKED, Entry, changed_in, holds_in
from conjuncture.inquiry.ledger.ledger_run import LedgerRun
from conjuncture.inquiry.ledger.rivals import Rival, false_follows
from conjuncture.inquiry.ledger.verdicts import SURVIVORS, WORDS
from conjuncture.inquiry.proportions import in_percent
from conjuncture.inquiry.statements.result import StatementShown
from conjuncture.presentation.glossary import Glossary
from conjuncture.presentation.ledger_columns import cells, change_texts, drawn, not_compared, ways_explained
from conjuncture.presentation.ledger_moves import moved_most
from conjuncture.presentation.pages import rendered
from conjuncture.presentation.trace_words import traces_told

_MEANING = {
    "follows": "holds in at least 85% of the draws, with 95% certainty",
    "fails": "holds in at most 15% of the draws, with 95% certainty",
    "depends": "neither, and a short rule in the theory's quantities tells where it holds",
    "undecided": "neither, and no rule found; or too few draws are left; or next to nothing was changed",
    "definition": "holds by definition, whatever the runs show",
    LEFT_OPEN: "entered, and on purpose not asked",
    NOT_ASKED: "the theory lacks what the question speaks of",
    NO_VERDICT: "no draws were found on which it could be judged",
}
_CHANGES_IN_TABLE = 2


@dataclass(frozen=True)
class Part:
    """One statement of a claim as a bar: shares of the draws with it, within the null band, against it."""

    words: str
    holds: float
    within: float
    contrary: float


@dataclass(frozen=True)
class Row:
    """A claim and its entry."""

    claim: Claim
    entry: Entry
    share: str
    changed: str
    parts: tuple[Part, ...]
    carriers: str
    rivals: str


def write_page(
    file: ClaimFile,
    answered: LedgerRun,
    folder: Path,
    mark: str = "",
    *,
    warnings: Sequence[str] = (),
    traces: Mapping[str, Sequence[RecordedTrace]] = MappingProxyType({}),
) -> Path:
    """Write `ledger.html` in a folder, marked with whose report it is; returns its path.

    Args:
        file: the claims as they are written.
        answered: their results, and those in the rivals' worlds.
        folder: where.
        mark: of whose report it is.
        warnings: what a reader must know of how it was asked.
        traces: what claims and rivals would leave in a record, beside it, by claim; empty: none is declared.
    """
    ledger = answered.ledger
    rows = [
        _row(claim, entry, rivals_told(claim, file.rivals, answered))
        for claim, entry in zip(ledger.claims, ledger.entries, strict=True)
    ]
    few = [
        (f"{theory} over {case}", too_few(matched))
        for (theory, case), matched in ledger.matched.items()
        if len(matched.survivors) < SURVIVORS
    ]
    words_used = {row.entry.word for row in rows}
    text = rendered(
        "ledger.html.j2",
        mark=mark,
        words=Glossary(),
        title=file.title,
        questions=file.questions,
        rivals=[rival for rival in file.rivals if any(name == rival.name for name, _ in answered.rivals)],
        rows=rows,
        verdicts=by_verdict(ledger.entries),
        known={row.claim.id for row in rows},
        few=few,
        drawn=drawn(answered),
        ways=ways_explained(answered),
        cells=cells(answered),
        changes=change_texts(answered),
        moved=moved_most(answered),
        traces={claim.id: traces_told(claim, traces) for claim in ledger.claims},
        not_compared=not_compared(answered),
        warnings=warnings,
        meaning=[(word, told) for word, told in _MEANING.items() if word in WORDS or word in words_used],
    )
    return write_text(folder / "ledger.html", text)


def by_verdict(entries: Sequence[Entry]) -> list[tuple[str, list[str]]]:
    """The claims' ids by verdict, the rarest verdict first."""
    counts = Counter(entry.word for entry in entries)
    rarest = sorted(counts, key=lambda word: (counts[word], word))
    return [(word, [entry.claim for entry in entries if entry.word == word]) for word in rarest]


def carriers_told(entry: Entry) -> str:
    """The mechanisms without which a claim no longer holds as often, with how often it then holds."""
    carriers = entry.figures.carried_by if entry.figures else None
    if carriers is None:
        return ""
    if carriers.too_seldom:
        return "holds in too few draws to say"
    return "; ".join(
        f"{name.replace('_', ' ')} ({in_percent(carriers.without[name].share)}% without)"
        for name in carriers.carriers
    )


def rivals_told(claim: Claim, rivals: Sequence[Rival], answered: LedgerRun) -> str:
    """Each rival's answer to a claim, and for how many of those that deny it the claim follows."""
    if claim.question is not None and not claim.theory:
        return "not asked of rivals' worlds"
    of_claim = [rival for rival in rivals if (rival.name, claim.id) in answered.rivals]
    if not of_claim:
        return "none was asked"
    answers = "; ".join(f"{rival.name}: {answered.rivals[rival.name, claim.id].word}" for rival in of_claim)
    wrong, total = false_follows(answered.rivals, rivals, claim.id)
    return f"{answers} ({f'false follows: {wrong} of {total}' if total else 'none of them denies it'})"


def _row(claim: Claim, entry: Entry, rivals: str) -> Row:
    share, figures = holds_in(entry), entry.figures
    shares = (
        f"{in_percent(share.share)}% ({in_percent(share.low)}% to {in_percent(share.high)}%)"
        if share
        else "–"
    )
    parts = figures.statements if figures is not None and figures.draws else ()
    changed, carriers = changed_in(entry, _CHANGES_IN_TABLE), carriers_told(entry)
    return Row(claim, entry, shares, changed, tuple(_part(part) for part in parts), carriers, rivals)


def _part(shown: StatementShown) -> Part:
    return Part(shown.statement, *(100 * share for share in (shown.holds, shown.within, shown.contrary)))
