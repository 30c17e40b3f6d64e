"""The lattice of knock-outs: every set of switches turned off, as worlds of one program, draw by draw.

All sets are data of one compiled program, and share parameters and noise. A switch that is another *reading*
of a mechanism is other code: each combination of readings is a program of its own, so few are allowed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import add

import numpy as np

from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.scheduling import Progress, part_of
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import World
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Intervention, ready_for, world
from conjuncture.inquiry.experiments.knockouts import Switch
from conjuncture.inquiry.experiments.null_twin import null_twin, room_for_null_twin
from conjuncture.inquiry.experiments.on_the_record import on_the_record
from conjuncture.inquiry.experiments.outcomes import check_outcomes
from conjuncture.inquiry.links.minimal_sets import knockout_masks, members
from conjuncture.inquiry.statements.bound import Truths, Values
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement

WHOLE_UP_TO = 8
MOST_READINGS = 3
_BATCHES_AT_ONCE = 32
"""After this many worlds they are reduced to outcomes: all variables of 2^8 worlds would not fit in
memory."""


@dataclass(frozen=True, eq=False)
class Lattice:
    """Which statements hold in which knock-out.

    Attributes:
        switches: the switches; bit i of a mask is switch i.
        masks: the sets that were turned off; the first is the empty one.
        whole: whether they are all 2^k.
        statements: the statements.
        holds: truths (statements, masks, draws).
        null_twin: truths (statements, draws): in the null twin, with everything on.
        bands: for each statement, the null band with everything on; it had to hold by more than that and its
            margin.
        values: the values of each side, (masks, draws).
        left_out: the draws that failed in some world; they are not in the other fields.
    """

    switches: tuple[Switch, ...]
    masks: tuple[int, ...]
    whole: bool
    statements: tuple[Statement, ...]
    holds: Truths
    null_twin: Truths
    bands: tuple[float, ...]
    values: Mapping[Side, Values]
    left_out: int

    @property
    def draws(self) -> int:
        """The draws that were judged."""
        return self.holds.shape[2]

    def names(self, mask: int) -> tuple[str, ...]:
        """The switches in a set, by name."""
        return tuple(self.switches[number].name for number in members(mask))


def run_lattice(
    simulation: Simulation,
    switches: Sequence[Switch],
    statements: Sequence[Statement],
    draws: int | Sequence[int],
    *,
    base: Intervention = NOTHING_DONE,
    whole: bool | None = None,
    progress: Progress | None = None,
) -> Lattice:
    """Whether each statement holds, for each set of switches turned off, in each draw.

    Args:
        simulation: the theory in its case.
        switches: what can be off; more than 8 give singles, pairs and corners unless `whole` asks for all.
        statements: each judged in its own worlds.
        draws: how many draws, or which.
        base: the intervention in every world.
        progress: called with (steps done, steps in all), all programs together.

    Raises:
        QuestionError: a switch named twice, too many readings, an unknown outcome, or no draw that
            ran through.
    """
    names = [switch.name for switch in switches]
    if len(set(names)) < len(names):
        raise QuestionError(f"a switch is named twice among {', '.join(names)}.")
    readings = [number for number, switch in enumerate(switches) if switch.reading]
    if len(readings) > MOST_READINGS:
        raise QuestionError(
            f"{len(readings)} readings would be {2 ** len(readings)} programs to compile. "
            f"Ask for {MOST_READINGS} at most."
        )
    whole = len(switches) <= WHOLE_UP_TO if whole is None else whole
    masks = knockout_masks(len(switches), whole=whole)
    sides = tuple(dict.fromkeys(side for statement in statements for side in statement.sides))
    check_outcomes(simulation, [side.outcome for side in sides])
    by_program: dict[int, list[int]] = {}
    for mask in masks:
        by_program.setdefault(sum(mask & (1 << number) for number in readings), []).append(mask)
    values: dict[tuple[Side, int], Values] = {}
    for number, (chosen, rows) in enumerate(by_program.items()):
        theory = simulation.theory.reading(
            **dict(one.reading for bit in members(chosen) if (one := switches[bit]).reading)  # type: ignore[misc]
        )
        own = simulation if not chosen else replace(simulation, theory=theory)
        part_progress = part_of(progress, number / len(by_program), (number + 1) / len(by_program))
        values |= _run(own, switches, rows, sides, draws, base, part_progress)
    return _lattice_from(switches, masks, whole, statements, sides, values)


_NULL_TWIN = -1  # instead of a mask: the null twin, with everything on


def _run(
    simulation: Simulation,
    switches: Sequence[Switch],
    masks: Sequence[int],
    sides: Sequence[Side],
    draws: int | Sequence[int],
    base: Intervention,
    progress: Progress | None,
) -> dict[tuple[Side, int], Values]:
    """Each outcome in its world, for each set off: (draws,)."""
    contexts = tuple(dict.fromkeys(side.world for side in sides))
    off = {mask: reduce(add, (switches[bit].off for bit in members(mask)), NOTHING_DONE) for mask in masks}
    # Room for everything that any world may hold or cut at once.
    everything = reduce(add, (switch.off for switch in switches), NOTHING_DONE)
    ready = ready_for(
        simulation, *(context + base + everything for context in contexts),
        keep=[side.outcome.variable for side in sides],
    )  # fmt: skip
    twin = null_twin(ready).holds
    everything += room_for_null_twin(ready)
    ready = ready_for(ready, *(context + base + everything for context in contexts))
    ready = replace(ready, only=tuple(sorted({side.outcome.variable for side in sides})))
    worlds: dict[tuple[int, Intervention], World] = {}
    for context in contexts:
        for mask in masks:
            # The switch comes last, so that it is off whatever else is done.
            worlds[mask, context] = world(ready, f"{len(worlds)}", context + base + off[mask])
        if 0 in masks:
            whole = world(ready, f"{len(worlds)}", context + base)
            worlds[_NULL_TWIN, context] = replace(whole, holds=whole.holds + twin)
    number = draws if isinstance(draws, int) else len(draws)
    at_once = max(1, _BATCHES_AT_ONCE * ready.batch // max(number, 1))
    at_once = min(at_once, ready.batch - 1) if ready.course else at_once  # the record takes one lane
    found: dict[tuple[Side, int], Values] = {}
    places = list(worlds)
    parts = [places[first : first + at_once] for first in range(0, len(places), at_once)]
    for part, rows in enumerate(parts):
        of_part = part_of(progress, part / len(parts), (part + 1) / len(parts))
        of_rows = on_the_record(ready, [worlds[place] for place in rows])
        dataset = run_worlds(ready, of_rows, draws, progress=of_part)
        for side in sides:
            values = side.outcome.of(ready, dataset).transpose("world", "draw").to_numpy()
            found |= {
                (side, mask): values[row] for row, (mask, context) in enumerate(rows) if context == side.world
            }
    return found


def _lattice_from(
    switches: Sequence[Switch],
    masks: tuple[int, ...],
    whole: bool,
    statements: Sequence[Statement],
    sides: Sequence[Side],
    measured: Mapping[tuple[Side, int], Values],
) -> Lattice:
    table = {side: np.stack([measured[side, mask] for mask in masks]) for side in sides}
    twins = {side: measured[side, _NULL_TWIN] for side in sides}
    ran = ~np.any([np.isnan(values).any(axis=0) for values in table.values()], axis=0)
    ran &= ~np.any([np.isnan(values) for values in twins.values()], axis=0)
    if not ran.any():
        worst = max(masks, key=lambda mask: sum(np.isnan(measured[side, mask]).sum() for side in sides))
        names = ", ".join(switches[bit].name for bit in members(worst)) or "nothing"
        raise QuestionError(
            f"every draw failed in some world, most without: {names}. Leave that switch out, or "
            "mend the mechanism that fails."
        )
    table = {statement: values[:, ran] for statement, values in table.items()}
    twins = {statement: values[ran] for statement, values in twins.items()}
    bands = tuple(
        statement.null_band(
            [table[side][0] for side in statement.sides], [twins[side] for side in statement.sides]
        )
        for statement in statements
    )

    def holds(values: Mapping[Side, Values]) -> Truths:
        return np.stack(
            [
                statement.holds(
                    statement.differences([values[side] for side in statement.sides]), statement.margin + band
                )
                for statement, band in zip(statements, bands, strict=True)
            ]
        )

    return Lattice(
        switches=tuple(switches),
        masks=masks,
        whole=whole,
        statements=tuple(statements),
        holds=holds(table),
        null_twin=holds(twins),
        bands=bands,
        values=table,
        left_out=int((~ran).sum()),
    )
