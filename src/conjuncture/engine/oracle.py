"""The oracle: a second implementation of a run, in plain Python, slow and easy to read.

It defines in loops what a simulation means: for each draw, for each step, for each variable, for each member.
No JAX, no arrays of members, no compiled program. The engine must give the same numbers to the last bit
(the sign of a zero aside); the tests hold it to that. If you want to know what a theory does with a member,
read this file.

Stated limits of that equality. Sums over members agree while they stay below 2^33. Numbers below 1.2e-38
count as 0, as they do on a processor under JAX; a GPU keeps them. After a draw has failed its numbers mean
nothing, and are not compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from conjuncture.engine import checks, noise
from conjuncture.engine.batch import Batch
from conjuncture.engine.oracle_noise import OracleNoise
from conjuncture.engine.oracle_ties import Looks, Tie, Ties
from conjuncture.engine.oracle_values import (
    EXACT,
    Afar,
    Content,
    Group,
    Referred,
    Single,
    for_all,
)
from conjuncture.engine.oracle_world import (
    AT_THE_START,
    NEVER,
    World,
    content_of,
    given_values,
    homes_of,
    parameters_of,
    series_values,
)
from conjuncture.engine.program_data import log_chance_of
from conjuncture.language.events import UNRECORDED
from conjuncture.language.parameters import Parameter, parameter_name
from conjuncture.language.plain import unwrapped
from conjuncture.language.references import NONE
from conjuncture.language.resolved import Variable, relation_between, seen_where_nobody_is
from conjuncture.language.sizes import SizeOf

if TYPE_CHECKING:
    from conjuncture.engine.simulation import Simulation


def run(simulation: Simulation, draws: Iterable[int], *, luck_of: Simulation | None = None) -> Batch:
    """The same kept variables, parameters and failures as `Simulation.run_batch`, for some draws.

    Takes about 10 microseconds for each operation of each member: for small societies and few draws.

    Args:
        simulation: what to run.
        draws: their numbers.
        luck_of: a simulation on a course; events have the luck that brought what is recorded in its draws.
    """
    numbers = np.array(list(draws), np.uint32)
    checks.check_draws(simulation.by_draw, map(int, numbers))
    kept = simulation.program.kept
    with np.errstate(all="ignore"):
        sampled = parameters_of(simulation, numbers)
        homes = homes_of(simulation)
        worlds = [
            World(simulation, int(draw), {name: values[at] for name, values in sampled.items()}, homes)
            for at, draw in enumerate(numbers)
        ]
        if luck_of is not None:
            for world in worlds:
                world.luck_of = World(luck_of, world.draw, world.parameters, homes)
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
        _current_values(world, name)
    states = {name: _at_the_start(world, name) for name in theory.states}
    _check(world, {**world.values, **states})
    lasting = dict(world.values)
    events = world.simulation.program.on_course
    history: dict[str, list[list[Content]]] = {name: [] for name in (*kept, *map(log_chance_of, events))}
    for step in range(world.simulation.steps):
        world.step = step
        world.unmet = {}
        world.log_chances = {event: [np.float32(0.0)] * len(_members_of(world, event)) for event in events}
        world.values = {**lasting, **series_values(world), **states}
        for name in theory.derived:
            _current_values(world, name)
        states = {name: _next_state(world, name) for name in theory.states}
        if step == 0:
            world.starts = {name: world.values[name] for name in theory.kept_from_start}
        derived = {name: world.values[name] for name in theory.derived}
        _check(world, {**derived, **states})
        for name in kept:
            history[name].append(world.values[name])
        for event in events:
            history[log_chance_of(event)].append(world.log_chances[event])
    return history


def _members_of(world: World, name: str) -> range:
    return world.members(world.theory.variables[name].level)


def _current_values(world: World, name: str) -> list[Content]:
    """A variable's values at this moment. A trait or derived value not yet known is computed now."""
    if name not in world.values:
        cut = name in world.simulation.theory.cut
        own = _without_mechanism if cut else _mechanism_values
        world.values[name] = _with_holds(world, name, world.step, own)
    return world.values[name]


def _mechanism_values(world: World, name: str) -> list[Content]:
    """What a mechanism writes: its function is called once for each member."""
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
    """What the function gives for each member, who see what others showed in the rounds before."""
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
            lambda level: _referred(world, variable, level, looks),
            _recorded(world, *place),
            world.luck_of.lucks.get(place, ()) if world.luck_of is not None else (),
        )
        arguments: list[Any] = []
        for argument in variable.reading.arguments:
            if argument in world.theory.networks:
                arguments.append(_ties_of(world, variable, member, argument, looks))
            else:
                arguments.append(_operand_of(world, variable, member, argument, own_noise, looks))
        result = variable.reading.function(*arguments, **parameters)
        contents.append(
            content_of(variable, result.content if isinstance(result, Single) else unwrapped(result))
        )
        world.unmet[name].append(next((need for need, met in enumerate(own_noise.met) if not met), None))
        world.lucks[place] = own_noise.lucks
        if name in world.log_chances:
            world.log_chances[name][member] = own_noise.log_chance
    return contents


def _ties_of(world: World, reader: Variable, member: int, network: str, looks: Looks) -> Ties | Tie:
    """A network, as the mechanism of one member (or of one tie) has it."""
    far = [far for _, far in world.ends(network)]
    those = _referred(world, reader, world.theory.networks[network], looks)
    if reader.level == network:
        return Tie(far[member], those)
    ties = [tie for tie, near in enumerate(world.homes[network, reader.level]) if near == member]
    exists = _existing(world, network)
    return Ties(network, ties, [far[tie] for tie in ties], [exists[tie] for tie in ties], those)


def _referred(world: World, reader: Variable, level: str, looks: Looks) -> Referred:
    """The members of a level, as a mechanism looks at them through references."""

    def contents(value: Single | Group, members: Sequence[int]) -> list[Content]:
        if reader.level == level:  # each of them computes it in this very mechanism
            assert isinstance(value, Single)
            return looks.look(value.content, members)
        assert value.afar is not None
        return [value.afar.of(member) for member in members]

    return Referred(level, lambda: _existing(world, level), contents)


def _naming(world: World, reader: Variable, member: int, aim: Variable, looks: Looks) -> Group:
    """Those who name a member, as its mechanism has them: their numbers, through which it looks at them."""
    exist = _existing(world, aim.level)
    naming = [other for other, named in enumerate(_current_values(world, aim.name)) if named == member]
    numbers = [np.float32(other) for other in naming]
    those = _referred(world, reader, aim.level, looks)
    return Group(f"named({aim.name})", numbers, [exist[other] for other in naming], (), refers=those)


def _recorded(world: World, name: str, step: int, member: int) -> float | None:
    """The code of what is recorded of an event; None where no event is on a course."""
    if name not in world.simulation.program.on_course:
        return None
    codes = np.asarray(world.simulation.course.get(name, UNRECORDED), np.float32)
    shape = (world.simulation.steps, len(_members_of(world, name)))
    return float(np.broadcast_to(codes, shape)[step, member])


def _operand_of(
    world: World, reader: Variable, member: int, name: str, own_noise: OracleNoise, looks: Looks
) -> Any:
    """The operand that a name of the signature stands for, in one member's mechanism."""
    step = max(world.step, 0)
    match name:
        case "noise":
            return own_noise
        case "dt":
            return for_all(np.float32(world.simulation.dt))
        case "t":
            return for_all(EXACT.multiply(np.float32(step), np.float32(world.simulation.dt)))
        case "me":
            return Single(np.float32(member), refers=_referred(world, reader, reader.level, looks))
        case "size_of":
            return SizeOf(
                {level: for_all(np.float32(len(world.members(level)))) for level in world.theory.levels}
            )
    operand: Any = _seen(world, reader, member, name, _current_values(world, name), looks)
    variable = world.theory.variables[name]
    operand.absent = seen_where_nobody_is(variable)
    if variable.refers == reader.level:
        operand.naming = lambda: _naming(world, reader, member, variable, looks)
    if name in reader.starts:
        operand.first = _seen(world, reader, member, name, _values_at_start(world, name), looks)
    return operand


def _seen(
    world: World, reader: Variable, member: int, name: str, values: list[Content], looks: Looks
) -> Single | Group:
    """A variable with these values as one member sees it from its place, and looks at it elsewhere."""
    variable = world.theory.variables[name]
    level = variable.level
    refers = _referred(world, reader, variable.refers, looks) if variable.refers is not None else None
    afar = Afar(level, lambda other: values[other])
    relation = relation_between(world.theory.levels, reader.level, level)
    if relation == "own":
        return Single(values[member], refers=refers)
    if relation == "above":  # that of the member's own town; who is nowhere sees what is absent
        home = world.home(reader.level, level)[member]
        absent = content_of(variable, unwrapped(seen_where_nobody_is(variable))) if home < 0 else None
        return Single(values[home] if absent is None else absent, refers=refers, afar=afar)
    if relation == "elsewhere":  # only looked at
        return Single(values[0], refers=refers, afar=afar)
    below = [other for other, home in enumerate(world.home(level, reader.level)) if home == member]
    exists = _existing(world, level)
    return Group(
        level,
        [values[other] for other in below],
        [exists[other] for other in below],
        variable.shape,
        refers=refers,
        afar=afar,
    )


def _values_at_start(world: World, name: str) -> list[Content]:
    """A variable's values in the first step, kept from there; of what never changes its values."""
    return world.starts[name] if name in world.starts else _current_values(world, name)


def _existing(world: World, level: str) -> list[bool]:
    """Which slots of a level are filled at this moment; what fills them may not be known at the start.

    Of ties: which this draw has, between two who are there, unless the network is cut.
    """
    if level in world.theory.networks:
        there = _existing(world, world.theory.networks[level])
        at_work = level not in world.simulation.theory.cut
        return [
            at_work and of_draw and there[near] and there[far]
            for of_draw, (near, far) in zip(world.ties(level), world.ends(level), strict=True)
        ]
    filled_by = world.theory.levels[level].filled_by
    if filled_by is None or (world.step == AT_THE_START and not _lasting(world, filled_by)):
        return [True for _ in world.members(level)]
    return [bool(filled) for filled in _current_values(world, filled_by)]


def _leaving(world: World, level: str) -> list[bool]:
    """Whose place is taken by a newcomer at the end of the step; a tie goes with either of its ends."""
    if level in world.theory.networks:
        leaves = _leaving(world, world.theory.networks[level])
        return [leaves[near] or leaves[far] for near, far in world.ends(level)]
    renewed_by = world.theory.levels[level].renewed_by
    if renewed_by is None:
        return [False for _ in world.members(level)]
    return [bool(leaves) for leaves in _current_values(world, renewed_by)]


def _lasting(world: World, name: str) -> bool:
    return world.theory.variables[name].kind in ("given", "trait")


def _at_the_start(world: World, name: str) -> list[Content]:
    """A state in the first step: held, or absent because it is cut, or its initial value."""
    return _with_holds(world, name, 0, _without_mechanism)


def _next_state(world: World, name: str) -> list[Content]:
    """A state in the next step: held, as it began (empty slots, newcomers, cut), or as it is written."""
    return _with_holds(world, name, world.step + 1, _next_free_state)


def _next_free_state(world: World, name: str) -> list[Content]:
    """The same where nothing is held."""
    variable = world.theory.variables[name]
    level = world.theory.levels[variable.level]
    if name in world.simulation.theory.cut:
        return _without_mechanism(world, name)
    contents = _mechanism_values(world, name)
    if name == level.filled_by:  # it decides which slots are filled, and so does not depend on which are
        return contents
    exists = _existing(world, level.name)
    leaves = _leaving(world, level.name)
    return [
        value
        if exists[member] and not leaves[member]
        else content_of(variable, _initial(world, variable, member))
        for member, value in enumerate(contents)
    ]


def _without_mechanism(world: World, name: str) -> list[Content]:
    """The value without a mechanism: the absent value of a cut variable, or a state's initial value."""
    variable = world.theory.variables[name]
    if name in world.simulation.theory.cut and variable.absent is not None:
        return _for_all(world, name, variable.absent)
    return [
        content_of(variable, _initial(world, variable, member)) for member in world.members(variable.level)
    ]


def _for_all(world: World, name: str, value: Any) -> list[Content]:
    variable = world.theory.variables[name]
    return [content_of(variable, value) for _ in world.members(variable.level)]


def _initial(world: World, variable: Variable, member: int) -> Any:
    if isinstance(variable.initial, str):
        return world.values[variable.initial][member]
    if isinstance(variable.initial, Parameter):
        return world.parameters[parameter_name(variable.name, "initial", variable.initial)]
    return variable.initial


def _with_holds(
    world: World, name: str, step: int, own: Callable[[World, str], list[Content]]
) -> list[Content]:
    """A variable's values: of each member that at which an intervention holds it in this step, the last one
    named prevailing, or its own."""
    holds = [
        hold for hold in world.simulation.holds if hold.variable == name and hold.start <= step < hold.end
    ]
    if any(hold.whom is None for hold in holds):
        values = _for_all(world, name, 0.0)  # nobody is left of whom the mechanism would be asked
    else:
        values = list(own(world, name))
    for hold in holds:
        for member in range(len(values)) if name in world.log_chances else ():
            if hold.whom is None or hold.whom[member]:
                world.log_chances[name][member] = np.float32(0.0)
        held = _for_all(world, name, hold.value)
        values = [
            theirs if hold.whom is None or hold.whom[member] else value
            for member, (value, theirs) in enumerate(zip(values, held, strict=True))
        ]
    return values


def _check(world: World, values: Mapping[str, list[Content]]) -> None:
    """Note the first need of noise not met, or number not finite or out of bounds, in the order of checks.

    Only members that exist are asked. Of several the first in the order of checks counts, then the member.
    """
    if world.failure[0] != NEVER:
        return
    theory, place = world.theory, 0
    for name in (*theory.traits, *theory.derived, *theory.states):
        variable = theory.variables[name]
        exists = _existing(world, variable.level)
        for need in range(len(variable.needs)):
            for member, first in enumerate(world.unmet.get(name, [])):
                if exists[member] and first == need:
                    world.failure = (world.step, place, member)
                    return
            place += 1
        if variable.truth:
            continue
        low, high = (np.float32(bound) for bound in variable.within or (-np.inf, np.inf))
        if variable.refers is not None:
            low, high = np.float32(NONE), np.float32(len(world.members(variable.refers)) - 1)
        for member, content in enumerate(values.get(name, [])):
            parts = content if isinstance(content, tuple) else (content,)
            fine = all(np.isfinite(part) and low <= part <= high for part in parts)
            if variable.categories is not None or variable.refers is not None:
                fine = fine and all(part == np.floor(part) for part in parts)
            if exists[member] and not fine:
                world.failure = (world.step, place, member)
                return
        place += 1
