"""What a mechanism sees in the oracle: its own values, those above and below, ties, and who exists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from conjuncture.engine.oracle_noise import OracleNoise
from conjuncture.engine.oracle_ties import Looks, Tie, Ties
from conjuncture.engine.oracle_values import EXACT, Afar, Content, Group, Referred, Single, for_all
from conjuncture.engine.oracle_world import AT_THE_START, World, content_of
from conjuncture.language.plain import unwrapped
from conjuncture.language.resolved import Variable, relation_between, seen_where_nobody_is
from conjuncture.language.sizes import SizeOf


def ties_of(world: World, reader: Variable, member: int, network: str, looks: Looks) -> Ties | Tie:
    """A network, as the mechanism of one member (or of one tie) has it."""
    far = [far for _, far in world.ends(network)]
    those = referred(world, reader, world.theory.networks[network], looks)
    if reader.level == network:
        return Tie(far[member], those)
    ties = [tie for tie, near in enumerate(world.homes[network, reader.level]) if near == member]
    exists = existing(world, network)
    return Ties(network, ties, [far[tie] for tie in ties], [exists[tie] for tie in ties], those)


def operand_of(
    world: World, reader: Variable, member: int, name: str, own_noise: OracleNoise, looks: Looks
) -> Any:
    """The operand of a name in the signature, for one member."""
    step = max(world.step, 0)
    match name:
        case "noise":
            return own_noise
        case "dt":
            return for_all(np.float32(world.simulation.dt))
        case "t":
            return for_all(EXACT.multiply(np.float32(step), np.float32(world.simulation.dt)))
        case "me":
            return Single(np.float32(member), refers=referred(world, reader, reader.level, looks))
        case "size_of":
            return SizeOf(
                {level: for_all(np.float32(len(world.members(level)))) for level in world.theory.levels}
            )
    operand: Any = _seen(world, reader, member, name, world.current(name), looks)
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
    """A variable with these values, as one member sees it from its place and looks at it elsewhere."""
    variable = world.theory.variables[name]
    level = variable.level
    refers = referred(world, reader, variable.refers, looks) if variable.refers is not None else None
    afar = Afar(level, lambda other: values[other])
    relation = relation_between(world.theory.levels, reader.level, level)
    if relation == "own":
        return Single(values[member], refers=refers)
    if relation == "above":  # the member's own town; a member that is nowhere sees the absent value
        home = world.home(reader.level, level)[member]
        absent = content_of(variable, unwrapped(seen_where_nobody_is(variable))) if home < 0 else None
        return Single(values[home] if absent is None else absent, refers=refers, afar=afar)
    if relation == "elsewhere":  # only looked at
        return Single(values[0], refers=refers, afar=afar)
    below = [other for other, home in enumerate(world.home(level, reader.level)) if home == member]
    exists = existing(world, level)
    return Group(
        level,
        [values[other] for other in below],
        [exists[other] for other in below],
        variable.shape,
        refers=refers,
        afar=afar,
    )


def referred(world: World, reader: Variable, level: str, looks: Looks) -> Referred:
    """The members of a level, as a mechanism looks at them through references."""

    def contents(value: Single | Group, members: Sequence[int]) -> list[Content]:
        if reader.level == level:  # each of them computes it in this very mechanism
            assert isinstance(value, Single)
            return looks.look(value.content, members)
        assert value.afar is not None
        return [value.afar.of(member) for member in members]

    return Referred(level, lambda: existing(world, level), contents)


def _naming(world: World, reader: Variable, member: int, aim: Variable, looks: Looks) -> Group:
    """The members that name a member: their numbers, through which its mechanism looks at them."""
    exist = existing(world, aim.level)
    naming = [other for other, named in enumerate(world.current(aim.name)) if named == member]
    numbers = [np.float32(other) for other in naming]
    those = referred(world, reader, aim.level, looks)
    return Group(f"named({aim.name})", numbers, [exist[other] for other in naming], (), refers=those)


def _values_at_start(world: World, name: str) -> list[Content]:
    """A variable's values in the first step, kept from then on; for a constant its values."""
    return world.starts[name] if name in world.starts else world.current(name)


def existing(world: World, level: str) -> list[bool]:
    """Which slots of a level are filled at this moment; what fills them may not be known at first.

    For ties: those that this draw has between two members that exist, unless the network is cut.
    """
    if level in world.theory.networks:
        there = existing(world, world.theory.networks[level])
        at_work = level not in world.simulation.theory.cut
        return [
            at_work and of_draw and there[near] and there[far]
            for of_draw, (near, far) in zip(world.ties(level), world.ends(level), strict=True)
        ]
    filled_by = world.theory.levels[level].filled_by
    if filled_by is None or (world.step == AT_THE_START and not _lasting(world, filled_by)):
        return [True for _ in world.members(level)]
    return [bool(filled) for filled in world.current(filled_by)]


def leaving(world: World, level: str) -> list[bool]:
    """Which members a newcomer replaces at the end of the step; a tie ends with either of its ends."""
    if level in world.theory.networks:
        leaves = leaving(world, world.theory.networks[level])
        return [leaves[near] or leaves[far] for near, far in world.ends(level)]
    renewed_by = world.theory.levels[level].renewed_by
    if renewed_by is None:
        return [False for _ in world.members(level)]
    return [bool(leaves) for leaves in world.current(renewed_by)]


def _lasting(world: World, name: str) -> bool:
    return world.theory.variables[name].kind in ("given", "trait")
