"""A batch: the recorded values of some draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float32, Int32, Shaped, UInt32
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Batch:
    """The recorded values of some draws: `values` are (draws, steps, members[, parts])."""

    draws: UInt32[np.ndarray, " draws"]
    parameters: dict[str, Float32[np.ndarray, " draws"]]
    values: dict[str, Shaped[np.ndarray, "draws steps members *parts"]]
    failed_step: Int32[np.ndarray, " draws"]
    failed_at: Int32[np.ndarray, " draws"]
    failed_member: Int32[np.ndarray, " draws"]

    def first(self, draws: int) -> Batch:
        """The first draws of the batch."""
        return self.chosen(slice(draws))

    def chosen(self, which: slice | NDArray[np.bool_]) -> Batch:
        """Some draws of the batch."""
        return Batch(
            self.draws[which],
            {name: values[which] for name, values in self.parameters.items()},
            {name: values[which] for name, values in self.values.items()},
            self.failed_step[which],
            self.failed_at[which],
            self.failed_member[which],
        )


def joined(batches: Sequence[Batch]) -> Batch:
    """Several batches as one."""
    return Batch(
        np.concatenate([batch.draws for batch in batches]),
        {
            name: np.concatenate([batch.parameters[name] for batch in batches])
            for name in batches[0].parameters
        },
        {name: np.concatenate([batch.values[name] for batch in batches]) for name in batches[0].values},
        np.concatenate([batch.failed_step for batch in batches]),
        np.concatenate([batch.failed_at for batch in batches]),
        np.concatenate([batch.failed_member for batch in batches]),
    )
