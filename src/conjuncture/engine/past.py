"""The common past: the steps before any world of a draw differs from the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from conjuncture.engine.lanes import Past, past_of
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import Lane


class CommonPast:
    """The states of some draws at the step in which their worlds begin to differ."""

    def __init__(self, draws: Sequence[int], pasts: Sequence[Past]) -> None:
        import jax
        import jax.numpy as jnp

        carries = [past.carry for past in pasts]
        self._place = {draw: number for number, draw in enumerate(draws)}
        self._step = pasts[0].step
        self._carry = jax.tree.map(lambda *arrays: jnp.concatenate(arrays, axis=-1), *carries)
        self._observed = {
            name: np.concatenate([past.observed[name] for past in pasts], axis=-1)
            for name in pasts[0].observed
        }

    def lanes(self, draws: Sequence[int]) -> Past:
        """The past of some lanes, by the numbers of their draws."""
        import jax

        rows = np.array([self._place[draw] for draw in draws])
        return Past(
            self._step,
            jax.tree.map(lambda array: array[..., rows], self._carry),
            {name: values[..., rows] for name, values in self._observed.items()},
        )


def common_past(
    simulation: Simulation, draws: Sequence[int], steps: int, advanced: Callable[[int], None]
) -> CommonPast:
    """Run these draws of the world as it was for so many steps."""
    size = simulation.batch
    spans = [list(draws[first : first + size]) for first in range(0, len(draws), size)]
    spans[-1] += [spans[-1][-1]] * (size - len(spans[-1]))
    pasts = [past_of(simulation, [Lane(0, draw) for draw in span], steps, advanced) for span in spans]
    return CommonPast(draws, pasts)
