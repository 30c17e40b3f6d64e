"""The oracle: a second implementation of a run, in plain Python, slow and easy to read.

It defines in loops what a simulation means: for each draw, for each step, for each variable, for each member.
No JAX, no arrays of members, no compiled program. The engine must give the same numbers to the last bit
(except the sign of a zero); the tests check that. If you want to know what a theory does with a member, read
this file, and `oracle_sight` for what a mechanism sees.

The limits of that equality: Sums over members agree while they stay below 2^33. Numbers below 1.2e-38
count as 0, as they do on a processor under JAX; a GPU keeps them. The numbers of a failed draw have no
meaning after its failure, and are not compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from conjuncture.engine import checks, noise
from conjuncture.engine.batch import Batch
from conjuncture.engine.oracle_checks import check
from conjuncture.engine.oracle_holds import initial, with_holds, without_mechanism
from conjuncture.engine.oracle_noise import OracleNoise
from conjuncture.engine.oracle_sight import existing, leaving, operand_of, referred, ties_of
from conjuncture.engine.oracle_ties import Looks
from conjuncture.engine.oracle_values import Content, Single, for_all
from conjuncture.engine.oracle_world import (
    World,
    content_of,
    given_values,
    homes_of,
    parameters_of,
    series_values,
)
from conjuncture.engine.program_data import log_chance_of
from conjuncture.language.events import UNRECORDED
from conjuncture.language.plain import unwrapped

if TYPE_CHECKING:
    from conjuncture.engine.simulation import Simulation


def run(simulation: Simulation, draws: Iterable[int], *, luck_of: Simulation | None = None) -> Batch:
    """The same kept variables, parameters and failures as `lanes.run_batch`, for some draws.

    Takes about 10 microseconds for each operation of each member: for small societies and few draws.

    Args:
        simulation: the simulation.
        draws: their numbers.
        luck_of: a simulation on a course; events have the noise that brought the record in its draws.
    """
    numbers = np.array(list(draws), np.uint32)
    checks.check_draws(simulation.by_draw, map(int, numbers))
    kept = simulation.program.kept
    with np.errstate(all="ignore"):
        sampled = parameters_of(simulation, numbers)
        homes = homes_of(simulation)
        worlds = [
            World(
                simulation,
                int(draw),
                {name: values[at] for name, values in sampled.items()},
                homes,
                _computed,
            )
            for at, draw in enumerate(numbers)
        ]
        if luck_of is not None:
            for world in worlds:
                world.luck_of = World(luck_of, world.draw, world.parameters, homes, _computed)
                _lived(world.luck_of, ())
        histories = [_lived(world, kept) for world in worlds]
        kept = (*kept, *map(log_chance_of, simulation.program.on_course))
    failures = np.array([world.failure for world in worlds], np.int32)
    return Batch(
        draws=numbers,
        parameters=sampled,
        values={name: np.array([history[name] for history in histories]) for name in kept},
        failed_step=failures[:, 0],
        failed_at=failures[:, 1],
        failed_member=failures[:, 2],
    )


def _lived(world: World, kept: Iterable[str]) -> dict[str, list[list[Content]]]:
    """A world from its start to its end: for each kept variable its values, step by step."""
    theory = world.theory
    world.values = given_values(world)
    for name in theory.traits:
        world.current(name)
    states = {name: _at_the_start(world, name) for name in theory.states}
    check(world, {**world.values, **states})
    lasting = dict(world.values)
    events = world.simulation.program.on_course
    history: dict[str, list[list[Content]]] = {name: [] for name in (*kept, *map(log_chance_of, events))}
    for step in range(world.simulation.steps):
        world.step = step
        world.unmet = {}
        world.log_chances = {event: [np.float32(0.0)] * len(_members_of(world, event)) for event in events}
        world.values = {**lasting, **series_values(world), **states}
        for name in theory.derived:
            world.current(name)
        states = {name: _next_state(world, name) for name in theory.states}
        if step == 0:
            world.starts = {name: world.values[name] for name in theory.kept_from_start}
        derived = {name: world.values[name] for name in theory.derived}
        check(world, {**derived, **states})
        for name in kept:
            history[name].append(world.values[name])
        for event in events:
            history[log_chance_of(event)].append(world.log_chances[event])
    return history


def _members_of(world: World, name: str) -> range:
    return world.members(world.theory.variables[name].level)


def _computed(world: World, name: str) -> list[Content]:
    """A variable's values now: held, written by its mechanism, or those without a mechanism if it is cut."""
    own = without_mechanism if name in world.simulation.theory.cut else _mechanism_values
    return with_holds(world, name, world.step, own)


def _mechanism_values(world: World, name: str) -> list[Content]:
    """The values that a mechanism writes: its function is called once for each member."""
    variable = world.theory.variables[name]
    assert variable.reading is not None
    key = noise.key(world.simulation.seed, np.uint32(world.luck), name)
    parameters = {
        argument: for_all(world.parameters[drawn])
        for argument, drawn in world.theory.parameters_of(name).items()
    }
    looks = Looks()
    contents = _asked(world, name, key, parameters, looks)
    while looks.settle_round():
        contents = _asked(world, name, key, parameters, looks)
    return contents


def _asked(
    world: World, name: str, key: tuple[Any, Any], parameters: Mapping[str, Single], looks: Looks
) -> list[Content]:
    """The results of the function for each member; members see what others showed in earlier rounds."""
    variable = world.theory.variables[name]
    assert variable.reading is not None
    contents: list[Content] = []
    world.unmet[name] = []
    for member in world.members(variable.level):
        looks.ask_next_member()
        place = (name, world.step, member)
        own_noise = OracleNoise(
            key,
            variable.level,
            member,
            max(world.step, 0),
            lambda level: referred(world, variable, level, looks),
            _recorded(world, *place),
            world.luck_of.lucks.get(place, ()) if world.luck_of is not None else (),
        )
        arguments: list[Any] = []
        for argument in variable.reading.arguments:
            if argument in world.theory.networks:
                arguments.append(ties_of(world, variable, member, argument, looks))
            else:
                arguments.append(operand_of(world, variable, member, argument, own_noise, looks))
        result = variable.reading.function(*arguments, **parameters)
        contents.append(
            content_of(variable, result.content if isinstance(result, Single) else unwrapped(result))
        )
        world.unmet[name].append(next((need for need, met in enumerate(own_noise.met) if not met), None))
        world.lucks[place] = own_noise.lucks
        if name in world.log_chances:
            world.log_chances[name][member] = own_noise.log_chance
    return contents


def _recorded(world: World, name: str, step: int, member: int) -> float | None:
    """The code of the record of an event; None if no event is on a course."""
    if name not in world.simulation.program.on_course:
        return None
    codes = np.asarray(world.simulation.course.get(name, UNRECORDED), np.float32)
    shape = (world.simulation.steps, len(_members_of(world, name)))
    return float(np.broadcast_to(codes, shape)[step, member])


def _at_the_start(world: World, name: str) -> list[Content]:
    """A state in the first step: held, or absent because it is cut, or its initial value."""
    return with_holds(world, name, 0, without_mechanism)


def _next_state(world: World, name: str) -> list[Content]:
    """A state in the next step: held, at its initial value (empty slots, newcomers, cut), or as written."""
    return with_holds(world, name, world.step + 1, _next_free_state)


def _next_free_state(world: World, name: str) -> list[Content]:
    """The same without holds."""
    variable = world.theory.variables[name]
    level = world.theory.levels[variable.level]
    if name in world.simulation.theory.cut:
        return without_mechanism(world, name)
    contents = _mechanism_values(world, name)
    if name == level.filled_by:  # it decides which slots are filled, so it does not depend on that
        return contents
    exists = existing(world, level.name)
    leaves = leaving(world, level.name)
    return [
        value
        if exists[member] and not leaves[member]
        else content_of(variable, initial(world, variable, member))
        for member, value in enumerate(contents)
    ]
