"""A ledger that was asked in several ways: a column for each way, and what changes, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conjuncture.grammar import counted
from conjuncture.inquiry.ledger.again import ANOTHER, ANOTHER_SHARE, WITHIN_NOISE, Again
from conjuncture.inquiry.ledger.entry import LEFT_OPEN, Entry, holds_in
from conjuncture.inquiry.ledger.judged_draws import JudgedDraws
from conjuncture.inquiry.ledger.ledger_run import LedgerRun
from conjuncture.inquiry.sampled_draws import SampledDraws
from conjuncture.presentation.number_words import capital, listed, percent

_WHERE = {
    "free": "as draws come",
    "held": "with the recorded events imposed",
    "course": "in worlds on the recorded course",
    "fitted": "in worlds of a fit to the record",
    "half the step": "at half the step",
    "twice the people": "with twice the people",
}
_MARKS = {ANOTHER: " *", WITHIN_NOISE: " ~"}
KEY = "* another verdict; ~ another verdict within noise: the two 95% intervals overlap."


@dataclass(frozen=True)
class Cell:
    """A claim asked in one way.

    Attributes:
        word: the verdict.
        share: of draws in which it holds, with its interval; empty where none were judged.
        changed: how it differs from the ledger's own verdict; empty if it does not.
    """

    word: str
    share: str
    interval: str
    changed: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.word, self.share))) + _MARKS.get(self.changed, "")


@dataclass(frozen=True)
class Drawn:
    """The draws of one theory on one case in one way.

    Attributes:
        asked_of: the theory and the case.
        way: the column.
        draws: how many are judged.
        effective: how many draws of equal weight they are worth on the recorded course; None off it.
        pareto_k: of the plain weights of draws from the priors; None off the course.
        words: how they were found.
    """

    asked_of: str
    way: str
    draws: int
    effective: float | None
    pareto_k: float | None
    words: str


@dataclass(frozen=True)
class ChangeText:
    """What one column changes, in words, and whether a verdict changes by more than noise."""

    words: str
    beyond_noise: bool


def ways(answered: LedgerRun) -> tuple[str, ...]:
    """The names of the columns, the ledger's own first."""
    return (answered.way or "free", *answered.beside)


def ways_explained(answered: LedgerRun) -> tuple[tuple[str, str], ...]:
    """The names of the columns, each with its meaning; empty if there is one column."""
    return tuple((way, _WHERE[way]) for way in ways(answered)) if answered.beside else ()


def cells(answered: LedgerRun) -> dict[str, tuple[Cell, ...]]:
    """For each claim, by its id, a cell for each column."""
    columns = [answered.again(way) for way in answered.beside]
    return {
        entry.claim: (
            _cell(entry),
            *(_cell(column[place].other, column[place].changed) for column in columns),
        )
        for place, entry in enumerate(answered.ledger.entries)
    }


def drawn(answered: LedgerRun) -> tuple[Drawn, ...]:
    """The draws of each theory on its case, column by column."""
    ledgers = dict(zip(ways(answered), (answered.ledger, *answered.beside.values()), strict=True))
    groups = dict.fromkeys(group for ledger in ledgers.values() for group in ledger.matched)
    return tuple(
        _drawn(f"{theory} over {case}", way, ledger.matched[theory, case])
        for theory, case in groups
        for way, ledger in ledgers.items()
        if (theory, case) in ledger.matched
    )


def change_texts(answered: LedgerRun) -> tuple[ChangeText, ...]:
    """For each other column, which verdicts differ there, and which of these may be noise.

    Columns that change a verdict come first.
    """
    columns = {way: [one for one in answered.again(way) if one.compared] for way in answered.beside}
    told = [_told(way, compared) for way, compared in columns.items() if compared]
    return tuple(sorted(told, key=lambda one: not one.beyond_noise))


def not_compared(answered: LedgerRun) -> tuple[str, ...]:
    """The claims that have a verdict in one column and none in another, with the reason."""
    ids: dict[tuple[str, str], list[str]] = {}
    for way in answered.beside:
        for again in answered.again(way):
            if not again.compared and again.own.word != LEFT_OPEN:
                without = again.other if holds_in(again.other) is None else again.own
                ids.setdefault((without.words, way), []).append(again.own.claim)
    places: dict[tuple[str, str], list[str]] = {}
    for (why, way), claims in ids.items():
        places.setdefault((why, listed(claims)), []).append(_WHERE[way])
    return tuple(f"{claims}, {listed(where)}: {why}" for (why, claims), where in places.items())


def table_in_words(answered: LedgerRun) -> str:
    """All columns as plain text, and what their marks mean; empty where there is one column."""
    if not answered.beside:
        return ""
    header = ["claim", *ways(answered)]
    lines = [header, *([name, *map(str, row)] for name, row in cells(answered).items())]
    widths = [max(len(line[place]) for line in lines) for place in range(len(header))]
    rows = [
        "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]
    return "\n".join([*rows, KEY])


def _cell(entry: Entry, changed: str = "") -> Cell:
    share = holds_in(entry)
    if share is None:
        return Cell(entry.word, "", "", changed)
    return Cell(
        entry.word, percent(share.share), f"{percent(share.low)[:-1]} to {percent(share.high)}", changed
    )


def _drawn(asked_of: str, way: str, matched: JudgedDraws) -> Drawn:
    worth: tuple[float | None, float | None] = (None, None)
    if isinstance(matched, SampledDraws):
        worth = (matched.effective, matched.pareto_k)
    return Drawn(asked_of, way, len(matched.survivors), *worth, matched.words)


def _told(way: str, compared: Sequence[Again]) -> ChangeText:
    beyond, noise, moved = (
        [one for one in compared if one.changed == kind] for kind in (ANOTHER, WITHIN_NOISE, ANOTHER_SHARE)
    )
    where, verdicts = capital(_WHERE[way]), counted(len(compared), "verdict")
    if beyond:
        are = "is another one" if len(beyond) == 1 else "are other ones"
        text = f"{where} {len(beyond)} of {verdicts} {are}: {_both(beyond)}."
    else:
        text = f"{where} none of {verdicts} is another one beyond noise."
    if noise:
        text += f" Within noise, since the two intervals overlap: {_both(noise)}."
    if moved:
        text += f" The same verdict in another share of draws: {_both(moved)}."
    return ChangeText(text, bool(beyond))


def _both(claims: Sequence[Again]) -> str:
    return ", ".join(f"{one.own.claim} ({_cell(one.own)}, there {_cell(one.other)})" for one in claims)
