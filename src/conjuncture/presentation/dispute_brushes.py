"""The brushes of an open question: the share of the kept draws in which each claim and part holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.ledger.dispute import Dispute, JudgedSet
from conjuncture.inquiry.ledger.entry import holds_in
from conjuncture.inquiry.ledger.parts import parts_of
from conjuncture.inquiry.ledger.quantity_words import plain
from conjuncture.inquiry.proportions import Proportion, proportion
from conjuncture.presentation.brushes import FEW, handles_of

ASKED = ""
"""The variant of a claim as it is asked."""
_MARGINS = {"half": "Margins half as wide", "twice": "Margins twice as wide"}


@dataclass(frozen=True)
class RivalSwitch:
    """A rival that a reader shows beside the theory.

    Attributes:
        name, holder: of the rival.
        claims: those that it was asked.
        objection: whether it makes the strongest objection.
    """

    name: str
    holder: str
    claims: tuple[str, ...]
    objection: bool


@dataclass(frozen=True)
class RivalShare:
    """What a rival answers to a claim.

    Attributes:
        rival: its place among the switches.
        words: its name, and whether it denies the claim.
        share: over its own draws that count.
    """

    rival: int
    words: str
    share: Proportion


@dataclass(frozen=True)
class ShareRow:
    """A claim or a part of one, with its share over all draws.

    Attributes:
        claim: the claim's id.
        words: what it says.
        share: over all draws that count.
        is_part: whether it is a part of the claim above it.
        rivals: what rivals answer; none for a part.
    """

    claim: str
    words: str
    share: Proportion
    is_part: bool
    rivals: tuple[RivalShare, ...] = ()


@dataclass(frozen=True)
class Variant:
    """A switch: the claims asked otherwise.

    Attributes:
        name: as in the page's data.
        words: for the reader.
        claims: those for which it was computed.
    """

    name: str
    words: str
    claims: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class BrushedSet:
    """The draws of a theory on a case, as the page shows them.

    Attributes:
        judged: the draws.
        rows: each claim, followed by its parts if there are several.
        variants: the switches; the first leaves everything as asked.
        rivals: those that can be shown beside the theory, the strongest objection first.
        data: what the page's script reads.
        sentences: the words for each quantity with handles.
    """

    judged: JudgedSet
    rows: tuple[ShareRow, ...]
    variants: tuple[Variant, ...]
    rivals: tuple[RivalSwitch, ...]
    data: Mapping[str, Any]
    sentences: tuple[str, ...]


def brushed_set(dispute: Dispute, judged: JudgedSet) -> BrushedSet | None:
    """The brushes of a set of draws; None where there are too few, or no quantity varies."""
    names = list(judged.quantities)
    if len(judged.draws) < FEW or not names:
        return None
    rivals = _rivals(dispute, judged)
    rows, letters = _rows(dispute, judged, rivals)
    levels = np.stack([_values(text) for text in letters], axis=1)
    handles = handles_of(names, np.stack(list(judged.quantities.values()), 1), levels, judged.units)
    if handles is None:
        return None
    variants = _variants(judged)
    data = {
        **handles,
        "rows": [
            {"claim": row.claim, "letters": text, "otherwise": {} if row.is_part else _otherwise(judged, row)}
            for row, text in zip(rows, letters, strict=True)
        ],
    }
    sentences = tuple(judged.words.get(quantity["name"], "") for quantity in handles["quantities"])
    return BrushedSet(judged, tuple(rows), variants, rivals, data, sentences)


def _rows(
    dispute: Dispute, judged: JudgedSet, rivals: Sequence[RivalSwitch]
) -> tuple[list[ShareRow], list[str]]:
    rows, letters = list[ShareRow](), list[str]()
    for claim, draws in judged.claims.items():
        parts = parts_of(dispute.entries[claim])
        texts = [(dispute.claims[claim].sentence, draws.whole, False)]
        if len(parts) == len(draws.statements) > 1:
            texts += [(part.words, own, True) for part, own in zip(parts, draws.statements, strict=True)]
        for words, own, is_part in texts:
            placed = judged.placed(claim, own)
            values = _values(placed)
            share = proportion(values == 1.0, np.isfinite(values))
            beside = () if is_part else tuple(_beside(dispute, claim, rivals))
            rows.append(ShareRow(claim, words, share, is_part, beside))
            letters.append(placed)
    return rows, letters


def _otherwise(judged: JudgedSet, row: ShareRow) -> dict[str, str]:
    own = judged.claims[row.claim].otherwise
    return {name: judged.placed(row.claim, letters) for name, letters in own.items()}


def _variants(judged: JudgedSet) -> tuple[Variant, ...]:
    """As it is asked, with other margins, and without each mechanism."""
    computed: dict[str, list[str]] = {}
    for claim, draws in judged.claims.items():
        for name in draws.otherwise:
            computed.setdefault(name, []).append(claim)
    margins = [Variant(name, _MARGINS[name], tuple(computed[name])) for name in _MARGINS if name in computed]
    cut = [
        Variant(name, f"Without {_mechanism(judged, name.removeprefix('without '))}", tuple(some))
        for name, some in computed.items()
        if name not in _MARGINS
    ]
    return (Variant(ASKED, "As the theory has it", tuple(judged.claims)), *margins, *cut)


def _mechanism(judged: JudgedSet, name: str) -> str:
    return judged.words.get(name, f"“{plain(name)}”")


def _rivals(dispute: Dispute, judged: JudgedSet) -> tuple[RivalSwitch, ...]:
    objection = dispute.question.objection
    found = []
    for rival in dispute.rivals:
        asked = tuple(claim for claim in judged.claims if _share(dispute, rival.name, claim) is not None)
        main = objection is not None and objection.rival == rival.name and objection.claim in asked
        found += [RivalSwitch(rival.name, rival.holder, asked, main)] if asked else []
    return tuple(sorted(found, key=lambda rival: not rival.objection))


def _beside(dispute: Dispute, claim: str, rivals: Sequence[RivalSwitch]) -> Iterator[RivalShare]:
    for place, rival in enumerate(rivals):
        share = _share(dispute, rival.name, claim)
        if share is not None:
            denies = ", which denies it" if claim in dispute.rival_called(rival.name).denies else ""
            yield RivalShare(place, f"{rival.name}{denies}", share)


def _share(dispute: Dispute, rival: str, claim: str) -> Proportion | None:
    """In how many of a rival's own draws a claim holds; None where it was not asked, or no draw counts."""
    entry = dispute.rival_entries.get((rival, claim))
    return None if entry is None else holds_in(entry)


def _values(letters: str) -> NDArray[np.float64]:
    """1 and 0, and missing where a draw does not count."""
    return np.array([{"1": 1.0, "0": 0.0}.get(letter, np.nan) for letter in letters])
