"""Codings: cases as somebody coded them, how sure each code is, and other codes that were possible.

A code is a judgement. A recoding moves each code uniformly by up to its own half-width; and for each
condition it moves the crossover, the degree above which a case is more in than out, and stretches degrees
evenly on either side. The first stands for judgements case by case; the second for the coder's standard,
which moves all cases together. Kinds (0 and 1, or several values) are not moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.qca.expression import degrees_of
from conjuncture.inquiry.qca.table import Table

Degrees = NDArray[np.float64]
UNSAID = 0.2
"""The half-width of a code without a stated uncertainty."""
CROSSOVER = 0.5


@dataclass(frozen=True, eq=False)
class Codings:
    """Coded cases with the sureness of each code.

    Attributes:
        source: their name in errors: a file, a record.
        table: the codes.
        unsure: by column, how far each code may be wrong, (cases,); a column that is missing has `UNSAID`.
        told: how sure the codes are and who says so, a sentence.
    """

    source: str
    table: Table
    unsure: Mapping[str, Degrees]
    told: str

    def width(self, name: str) -> Degrees:
        """How far each code of a column may be wrong, (cases,); 0 for kinds."""
        if name not in self.table.fuzzy:
            return np.zeros(len(self.table.cases))
        return self.unsure.get(name, np.full(len(self.table.cases), UNSAID))

    def all_unsure_by(self, width: float) -> Codings:
        """The same codes, all with this half-width."""
        every = np.full(len(self.table.cases), width)
        note = f"Each code is moved by up to {width:g}, whatever its evidence."
        return Codings(self.source, self.table, dict.fromkeys(self.table.columns, every), note)


@dataclass(frozen=True, eq=False)
class Recodings:
    """The cases as they might have been coded.

    Attributes:
        tables: one a draw.
        quantities: each code and each crossover, (draws, quantities).
        names: of the quantities: "outcome of Hungary 1956", "crossover of outcome".
    """

    tables: tuple[Table, ...]
    quantities: Degrees
    names: tuple[str, ...]

    def degrees(self, expressions: Iterable[str]) -> dict[str, Degrees]:
        """The degree to which each case is in an expression, (draws, cases).

        Raises:
            QuestionError: the text is not an expression, or an unknown condition.
        """
        return {
            expression: np.stack([degrees_of(expression, table) for table in self.tables])
            for expression in dict.fromkeys(expressions)
        }


def recoded(codings: Codings, names: Sequence[str], draws: int, *, crossover: float, seed: int) -> Recodings:
    """The cases with these columns recoded, draw by draw.

    Args:
        codings: the codings.
        names: columns; the others are left out.
        draws: how many recodings.
        crossover: how far the crossover of each column may lie from a half.
        seed: of all random numbers. Those of a column depend on its name: asking about more columns changes
            no other.

    Raises:
        QuestionError: an unknown column, or a crossover that leaves no room on one side.
    """
    if not 0 <= crossover < CROSSOVER:
        raise QuestionError(f"`anchors` is {crossover:g}: a crossover is moved by less than a half, from 0.")
    cases, columns, quantities, labels = codings.table.cases, {}, [], []
    for name in names:
        codes = np.broadcast_to(codings.table.column(name), (draws, len(cases)))
        if name in codings.table.fuzzy:
            generator = np.random.default_rng([seed, crc32(name.encode())])
            width = codings.width(name)
            codes = np.clip(codes + generator.uniform(-1, 1, codes.shape) * width, 0.0, 1.0)
            at = CROSSOVER + generator.uniform(-1, 1, draws) * crossover
            quantities += [codes, at[:, None]]
            labels += [*(f"{name} of {case}" for case in cases), f"crossover of {name}"]
            codes = stretched(codes, at[:, None])
        columns[name] = codes
    tables = tuple(
        codings.table.with_columns(cases, {name: codes[draw] for name, codes in columns.items()})
        for draw in range(draws)
    )
    values = np.concatenate(quantities, axis=1) if quantities else np.zeros((draws, 0))
    return Recodings(tables, values, tuple(labels))


def stretched(codes: Degrees, crossover: Degrees | float) -> Degrees:
    """Degrees with the crossover brought to a half, evenly on either side; 0 and 1 stay."""
    below = CROSSOVER * codes / crossover
    above = 1.0 - CROSSOVER * (1.0 - codes) / (1.0 - np.asarray(crossover))
    return np.where(codes <= crossover, below, above)
