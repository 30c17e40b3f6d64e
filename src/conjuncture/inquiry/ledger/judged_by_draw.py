"""A claim draw by draw, from its evaluation: as asked, at other margins, and without each mechanism."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from conjuncture.inquiry.draw_by_draw import DrawByDraw, together
from conjuncture.inquiry.statements.evaluation import Evaluation


def by_draw(evaluation: Evaluation, margins: Mapping[str, float]) -> DrawByDraw:
    """In which draws each statement holds.

    Args:
        evaluation: of the claim.
        margins: by name, the factors by which the margins are multiplied.
    """
    otherwise = {name: together(_letters(evaluation.at_margins(times))) for name, times in margins.items()}
    for name, statements in evaluation.cut.items():
        ran = np.logical_and.reduce([~np.isnan(statement.differences) for statement in statements])
        holds = np.logical_and.reduce([statement.holds for statement in statements])
        otherwise[f"without {name}"] = _text(holds, evaluation.counted & ran)
    return DrawByDraw(tuple(map(int, evaluation.ran)), _letters(evaluation), otherwise)


def _letters(evaluation: Evaluation) -> tuple[str, ...]:
    return tuple(_text(statement.holds, evaluation.counted) for statement in evaluation.statements)


def _text(holds: np.ndarray, counted: np.ndarray) -> str:
    return "".join(np.where(counted, np.where(holds, "1", "0"), "-").tolist())
