"""From figures to sets: the thresholds of kinds in a raw figure, and the degree to which a case belongs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.qca.table import Table


def crisp(values: ArrayLike, *thresholds: float) -> NDArray[np.float64]:
    """Kinds by thresholds: 0 below the first, 1 from it to the second, and so on.

    Raises:
        QuestionError: no threshold, or thresholds that do not rise.
    """
    if not thresholds or list(thresholds) != sorted(set(thresholds)):
        raise QuestionError(f"thresholds rise from one to the next; {thresholds} do not.")
    return np.searchsorted(np.asarray(thresholds), np.asarray(values, np.float64), "right").astype(np.float64)


def fuzzy(
    values: ArrayLike, *, out: float, crossover: float, full: float, degree: float = 0.95
) -> NDArray[np.float64]:
    """Degrees by three anchors: the direct method, logistic on each side of the crossover.

    A case at `full` belongs in `degree`, one at `out` in 1 - `degree`, one at the crossover in a half:
    neither in nor out. Ragin (2008, *Redesigning Social Inquiry*, ch. 5) rounds log odds of .95 to 3; here
    they are exact, as in the R package QCA. With `full` below `out` membership falls as the figure rises.

    Raises:
        QuestionError: anchors not in order.
    """
    if not (out < crossover < full or out > crossover > full):
        raise QuestionError(
            f"the crossover stands between out and full: {out:g}, {crossover:g}, {full:g} are not in order."
        )
    raw = np.asarray(values, np.float64) - crossover
    inside = raw * (full - crossover) > 0
    width = np.where(inside, full - crossover, crossover - out)
    return 1.0 / (1.0 + np.exp(-np.log(degree / (1 - degree)) * raw / width))


def without_halves(table: Table, names: Sequence[str], by: float = 0.001) -> Table:
    """The table with degrees of exactly one half moved by `by`: such a case is in no configuration.

    It is common to add .001 (Fiss 2011, *Academy of Management Journal* 54, 393-420); the sign decides to
    which side these cases go, so both are worth trying.
    """
    columns = {
        name: np.where(values == 0.5, 0.5 + by, values) if name in names else values
        for name, values in table.columns.items()
    }
    return table.with_columns(table.cases, columns)
