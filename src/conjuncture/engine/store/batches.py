"""Batches as arrays, and the schema by which they are read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from conjuncture.engine.batch import Batch

_FAILURE = ("failed_step", "failed_at", "failed_member")


@dataclass(frozen=True)
class BatchSchema:
    """The content of a batch of a simulation.

    Attributes:
        parameters: the names of its parameters, each (draws,) float32.
        values: by variable its type and its shape without the draws: (steps, members[, parts]).
    """

    parameters: tuple[str, ...]
    values: Mapping[str, tuple[np.dtype, tuple[int, ...]]]

    def batch(self, arrays: Mapping[str, np.ndarray], draws: Sequence[int]) -> Batch | None:
        """The batch with these arrays; None if they are not a batch of these draws."""
        expected = {"draws": (np.dtype(np.uint32), (len(draws),))}
        expected |= {name: (np.dtype(np.int32), (len(draws),)) for name in _FAILURE}
        expected |= {_parameter(name): (np.dtype(np.float32), (len(draws),)) for name in self.parameters}
        expected |= {
            _value(name): (kind, (len(draws), *shape)) for name, (kind, shape) in self.values.items()
        }
        if {name: (array.dtype, array.shape) for name, array in arrays.items()} != expected:
            return None
        if arrays["draws"].tolist() != list(draws):
            return None
        return Batch(
            arrays["draws"],
            {name: arrays[_parameter(name)] for name in self.parameters},
            {name: arrays[_value(name)] for name in self.values},
            *(arrays[name] for name in _FAILURE),
        )


def as_arrays(batch: Batch) -> dict[str, np.ndarray]:
    """A batch as arrays by name."""
    return {
        "draws": batch.draws,
        **{name: getattr(batch, name) for name in _FAILURE},
        **{_parameter(name): values for name, values in batch.parameters.items()},
        **{_value(name): values for name, values in batch.values.items()},
    }


def _parameter(name: str) -> str:
    return f"parameter:{name}"


def _value(name: str) -> str:
    return f"value:{name}"
