"""The brushes of an open question: the share of the kept draws in which each claim and part holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.ledger.dispute import Dispute, JudgedSet
from conjuncture.inquiry.ledger.entry import holds_in
from conjuncture.inquiry.ledger.parts import parts_of
from conjuncture.inquiry.proportions import Proportion, proportion
from conjuncture.presentation.brushes import FEW, handles_of

ASKED = ""
"""The variant of a claim as it is asked."""
_MARGINS = {"half": "Margins half as wide", "twice": "Margins twice as wide"}


@dataclass(frozen=True)
class ShareRow:
    """A claim or a part of one, with its share over all draws.

    Attributes:
        claim: the claim's id.
        words: what it says.
        share: over all draws that count.
        is_part: whether it is a part of the claim above it.
    """

    claim: str
    words: str
    share: Proportion
    is_part: bool


@dataclass(frozen=True)
class Variant:
    """A switch: the claims asked otherwise.

    Attributes:
        name: as in the page's data.
        words: for the reader.
        claims: those for which it was computed.
        objection: whether it is the strongest objection.
    """

    name: str
    words: str
    claims: tuple[str, ...]
    objection: bool = False


@dataclass(frozen=True, eq=False)
class BrushedSet:
    """The draws of a theory on a case, as the page shows them.

    Attributes:
        judged: the draws.
        rows: each claim, followed by its parts if there are several.
        variants: the switches; the first leaves everything as asked.
        data: what the page's script reads.
        sentences: the words for each quantity with handles.
    """

    judged: JudgedSet
    rows: tuple[ShareRow, ...]
    variants: tuple[Variant, ...]
    data: Mapping[str, Any]
    sentences: tuple[str, ...]


def brushed_set(dispute: Dispute, judged: JudgedSet) -> BrushedSet | None:
    """The brushes of a set of draws; None where there are too few, or no quantity varies."""
    names = list(judged.quantities)
    if len(judged.draws) < FEW or not names:
        return None
    rows, letters = _rows(dispute, judged)
    levels = np.stack([_values(text) for text in letters], axis=1)
    handles = handles_of(names, np.stack(list(judged.quantities.values()), 1), levels, judged.units)
    if handles is None:
        return None
    variants = _variants(dispute, judged)
    data = {
        **handles,
        "rows": [
            {"claim": row.claim, "letters": text, "otherwise": {} if row.is_part else _otherwise(judged, row)}
            for row, text in zip(rows, letters, strict=True)
        ],
        "elsewhere": _elsewhere(dispute, judged),
    }
    sentences = tuple(judged.words.get(quantity["name"], "") for quantity in handles["quantities"])
    return BrushedSet(judged, tuple(rows), variants, data, sentences)


def _rows(dispute: Dispute, judged: JudgedSet) -> tuple[list[ShareRow], list[str]]:
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
            rows.append(ShareRow(claim, words, share, is_part))
            letters.append(placed)
    return rows, letters


def _otherwise(judged: JudgedSet, row: ShareRow) -> dict[str, str]:
    own = judged.claims[row.claim].otherwise
    return {name: judged.placed(row.claim, letters) for name, letters in own.items()}


def _variants(dispute: Dispute, judged: JudgedSet) -> tuple[Variant, ...]:
    """As it is asked, the strongest objection, other rivals, other margins, and without each mechanism."""
    computed: dict[str, list[str]] = {}
    for claim, draws in judged.claims.items():
        for name in draws.otherwise:
            computed.setdefault(name, []).append(claim)
    margins = [Variant(name, _MARGINS[name], tuple(computed[name])) for name in _MARGINS if name in computed]
    cut = [
        Variant(name, f"{name.replace('without ', 'Without “').replace('_', ' ')}”", tuple(some))
        for name, some in computed.items()
        if name not in _MARGINS
    ]
    objection = dispute.question.objection
    rivals = [
        Variant(f"rival {rival}", f"In the worlds of the rival “{rival}”", tuple(some), main)
        for rival, some in _rivals(dispute, judged).items()
        for main in [objection is not None and objection.rival == rival and objection.claim in some]
    ]
    rivals.sort(key=lambda variant: not variant.objection)
    return (Variant(ASKED, "As the theory has it", tuple(judged.claims)), *rivals, *margins, *cut)


def _rivals(dispute: Dispute, judged: JudgedSet) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for (rival, claim), entry in dispute.rival_entries.items():
        if claim in judged.claims and holds_in(entry) is not None:
            found.setdefault(rival, []).append(claim)
    return found


def _elsewhere(dispute: Dispute, judged: JudgedSet) -> dict[str, dict[str, list[int]]]:
    """In how many of a rival's own draws each claim holds: [count, of], by variant and claim."""
    shares: dict[str, dict[str, list[int]]] = {}
    for rival, claims in _rivals(dispute, judged).items():
        for claim in claims:
            share = holds_in(dispute.rival_entries[rival, claim])
            if share is not None:
                shares.setdefault(f"rival {rival}", {})[claim] = [share.count, share.of]
    return shares


def _values(letters: str) -> NDArray[np.float64]:
    """1 and 0, and missing where a draw does not count."""
    return np.array([{"1": 1.0, "0": 0.0}.get(letter, np.nan) for letter in letters])
