"""Host-side inputs of a compiled program for one batch of lanes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine import checks, noise, priors
from conjuncture.engine.graphs import ends
from conjuncture.engine.program_data import Data, Setting, Wiring
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import Hold, Lane, World, arrow_name
from conjuncture.errors import nearest
from conjuncture.grammar import counted
from conjuncture.language.errors import TheoryError
from conjuncture.language.events import UNRECORDED

Array = NDArray[Any]


def data(
    simulation: Simulation,
    worlds: Sequence[World],
    lanes: Sequence[Lane],
    drawn: Mapping[str, Array] | None = None,
) -> Data:
    """All data of the program except the series, for these lanes; with their parameters where known."""
    resolved, program = simulation.resolved, simulation.program
    draws = np.array([lane.draw for lane in lanes], np.uint32)
    of = [worlds[lane.world] for lane in lanes]
    written = (*resolved.traits, *resolved.derived, *resolved.states)
    ways, heads = program.ways
    cuttable = [
        name
        for name in written
        if resolved.variables[name].kind == "state" or resolved.variables[name].absent is not None
    ]
    cut = simulation.theory.cut
    far, there = ends(simulation, _luck_numbers(simulation, draws))
    return Data(
        parameters=parameters(simulation, draws, of) if drawn is None else drawn,
        keys=_keys(simulation, draws, written),
        active={
            name: np.array([name not in cut | world.cut for world in of])
            for name in (*cuttable, *resolved.networks)
        },
        settings=_settings(simulation, of),
        wiring={arrow: _wiring(arrow, worlds, lanes) for arrow in program.wirable},
        recorded={},
        luck_of=_luck(worlds, lanes),
        given=given(simulation, of),
        ways=ways,
        heads=heads,
        rows=program.rows,
        far=far,
        there=there,
        rows_by_ties={
            pair: slices.rows for pair, slices in program.slices.items() if slices.rows is not None
        },
        guard=np.float32(-0.0),
    )


def _keys(simulation: Simulation, draws: NDArray[np.uint32], written: Sequence[str]) -> dict[str, Array]:
    """The keys of each variable's noise, (2, lanes)."""
    found = np.stack(noise.keys(simulation.seed, _luck_numbers(simulation, draws), written), axis=1)
    return dict(zip(written, found, strict=True))


def _luck_numbers(simulation: Simulation, draws: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The draw whose noise each has; draws that fill up a batch take the last."""
    luck = np.asarray(simulation.luck_numbers, np.uint32)
    return luck[np.minimum(draws, luck.size - 1)] if luck.size else draws


def parameters(
    simulation: Simulation, draws: NDArray[np.uint32], of: Sequence[World] = ()
) -> dict[str, NDArray[np.float32]]:
    """Each lane's parameters: drawn from their priors, or as the simulation or its world sets them."""
    sampled = priors.sample(simulation.resolved.parameters, simulation.seed, draws)
    for name, value in simulation.parameters.items():
        values = np.asarray(value, np.float32)
        # A list has a value for each draw that counts; draws that fill up a batch take its last.
        sampled[name] = np.broadcast_to(
            values if values.ndim == 0 else values[np.minimum(draws, values.size - 1)], draws.shape
        )
    for name in {name for world in of for name in world.parameters}:
        chosen = [world.parameters.get(name, own) for world, own in zip(of, sampled[name], strict=True)]
        sampled[name] = np.array(chosen, np.float32)
    return sampled


def given(simulation: Simulation, of: Sequence[World]) -> dict[str, Array]:
    """The given values, (members, 1), or the declared absent value, (1, 1).

    Values that worlds may set are (members, lanes), whether or not they set them, so that all batches have
    one shape.

    Raises:
        TheoryError: a variable is neither given nor has an absent value; it is given on another level, or
            with a value that it cannot have.
    """
    society, arrays = simulation.society, dict[str, Array]()
    for name, variable in simulation.resolved.variables.items():
        supplied = society.given.get(name)
        if variable.kind != "given" or (supplied is None and name not in simulation.resolved.inputs_read):
            continue
        if supplied is None and variable.absent is None:
            raise TheoryError(
                f"the society '{society.name}' gives no '{name}' to its {variable.level}s.",
                place=variable.place,
                remedy=f"{_near(name, society.given)}Give it in the society, or declare an absent "
                f"value: {name} = given({variable.level}, unit=..., absent=...).",
            )
        if supplied is not None and supplied.level != variable.level:
            raise TheoryError(
                f"'{name}' is given to the level '{supplied.level}', but the theory reads it on "
                f"'{variable.level}'.",
                place=variable.place,
                remedy=f"Declare {name} = given({supplied.level}, ...).",
            )
        if supplied is not None:
            checks.check_given(simulation.resolved, simulation.society, name, supplied.values)
        values = np.asarray(variable.absent if supplied is None else supplied.values).reshape(-1, 1)
        if name in simulation.program.settable:
            own = np.broadcast_to(values[:, 0], (simulation.program.size(name),))
            values = np.stack([world.given.get(name, own) for world in of], axis=1)
        arrays[name] = values.astype(np.bool_ if variable.truth else np.float32)
    return arrays


def series(simulation: Simulation, worlds: Sequence[World], lanes: Sequence[Lane]) -> dict[str, Array]:
    """The inputs of the case for each lane, (steps, members, lanes): one member where all have the same.

    Raises:
        TheoryError: an input that is neither in the case nor has an absent value, of the wrong shape, or not
            finite.
    """
    arrays: dict[str, Array] = {}
    for name, variable in simulation.resolved.variables.items():
        if variable.kind != "series":
            continue
        own = simulation.series.get(name)
        # As many members as in the case, whatever the worlds say, so that all batches have one shape.
        members = 1 if own is None or own.ndim < 2 else simulation.program.size(name)
        columns = [_one_series(simulation, name, world.series.get(name, own), members) for world in worlds]
        arrays[name] = np.stack([columns[lane.world] for lane in lanes], axis=2)
    return arrays


def course(simulation: Simulation, worlds: Sequence[World], lanes: Sequence[Lane]) -> dict[str, Array]:
    """The record of events for each lane, (steps, members, lanes)."""
    arrays: dict[str, Array] = {}
    for name in simulation.program.on_course:
        shape = (simulation.steps, simulation.program.size(name))
        columns = [
            np.broadcast_to(
                np.asarray(_course_of(simulation, world).get(name, UNRECORDED), np.float32), shape
            )
            for world in worlds
        ]
        arrays[name] = np.stack([columns[lane.world] for lane in lanes], axis=2)
    return arrays


def _course_of(simulation: Simulation, world: World) -> Mapping[str, Any]:
    return simulation.course if world.course is None else world.course


def _luck(worlds: Sequence[World], lanes: Sequence[Lane]) -> Array:
    """The lane whose noise each takes."""
    place = {(worlds[lane.world].name, lane.draw): number for number, lane in enumerate(lanes)}
    luck_of = [worlds[lane.world].luck_of or worlds[lane.world].name for lane in lanes]
    return np.array([place[name, lane.draw] for name, lane in zip(luck_of, lanes, strict=True)], np.int32)


def _one_series(simulation: Simulation, name: str, values: Any, members: int) -> Array:
    """One input in one world, (steps, members)."""
    variable = simulation.resolved.variables[name]
    if values is None and variable.absent is None:
        raise TheoryError(
            f"the case has no series '{name}'.",
            place=variable.place,
            remedy=f"{_near(name, simulation.series)}Give it in the case, or declare an absent value: "
            f"{name} = series({variable.level}, unit=..., absent=...).",
        )
    array = np.asarray(variable.absent if values is None else values)
    array = array.reshape(-1, 1) if array.ndim < 2 else array
    steps = simulation.steps
    if array.shape[0] not in ({steps, 1} if values is None or np.ndim(values) == 0 else {steps}):
        raise TheoryError(
            f"series '{name}' has {counted(array.shape[0], 'value')} for {counted(steps, 'step')}."
        )
    size = simulation.program.size(name)
    if array.ndim > 2 or array.shape[1] not in (1, members):
        raise TheoryError(
            f"series '{name}' has the shape {array.shape} for {steps} steps and {size} members of "
            f"'{variable.level}'.",
            remedy=f"Give ({steps},), the same for all, or ({steps}, {size}); a world may differ by member "
            "only where the case does.",
        )
    array = np.broadcast_to(array, (steps, members))
    broken = ~np.isfinite(array.astype(float)).all(axis=1)
    if broken.any():
        raise TheoryError(
            f"series '{name}' is not a number at {simulation.times[broken][0]}.",
            remedy="Fill the gap in the case, as an assumption.",
        )
    return array.astype(np.bool_ if variable.truth else np.float32)


def _settings(simulation: Simulation, of: Sequence[World]) -> dict[str, tuple[Setting, ...]]:
    """The holds on each settable variable: as many settings as the program has room for."""
    places = simulation.program.settable
    settings: dict[str, tuple[Setting, ...]] = {}
    for name in sorted({name for name in places if simulation.resolved.variables[name].kind != "given"}):
        size = simulation.program.size(name)
        by_lane = [
            [hold for hold in (*simulation.holds, *world.holds) if hold.variable == name] for world in of
        ]
        settings[name] = tuple(
            _setting([holds[place] if place < len(holds) else None for holds in by_lane], size)
            for place in range(places.count(name))
        )
    return settings


def _setting(holds: Sequence[Hold | None], size: int) -> Setting:
    # One shape for any set of members: otherwise lanes with a `whom` would be another program, equal up to
    # rounding.
    masks = np.ones((size, len(holds)), np.bool_)
    for lane, hold in enumerate(holds):
        if hold is not None and hold.whom is not None:
            masks[:, lane] = hold.whom
    return Setting(
        np.array([0.0 if hold is None else hold.value for hold in holds], np.float32),
        np.array([0 if hold is None else hold.start for hold in holds], np.uint32),
        np.array([0 if hold is None else hold.end for hold in holds], np.uint32),
        masks,
    )


def _wiring(arrow: str, worlds: Sequence[World], lanes: Sequence[Lane]) -> Wiring:
    place = {(worlds[lane.world].name, lane.draw): number for number, lane in enumerate(lanes)}
    source, whole = [], []
    for number, lane in enumerate(lanes):
        world = worlds[lane.world]
        wired = {arrow_name(key): other for key, other in world.wired.items()}
        other = wired.get(arrow)
        source.append(number if other is None else place[other, lane.draw])
        whole.append(arrow not in {arrow_name(key) for key in world.blind})
    return Wiring(np.array(source, np.int32), np.array(whole))


def _near(name: str, known: Mapping[str, Any]) -> str:
    return f"{nearest(name, known)} " if known else ""
