"""Resolution: which mechanism reads what across which levels, in which order, and whether it makes sense."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from conjuncture.errors import nearest
from conjuncture.language.errors import TheoryError
from conjuncture.language.inputs import Input
from conjuncture.language.levels import Level, filled_by, joins, level_name, parting_ways
from conjuncture.language.mechanisms import Mechanism, Reading
from conjuncture.language.reserved import SPECIAL_NAMES
from conjuncture.language.resolved import Read, Resolved, Variable, relation_between, seen_where_nobody_is
from conjuncture.language.theory import Theory
from conjuncture.language.written_values import with_probes


def resolve(theory: Theory) -> Resolved:
    """Check a theory and settle its order.

    Raises:
        TheoryError: unknown name, wrong level, cycle, wrong shape, or a mechanism that cannot be run; always
            with mechanism, file, line and remedy.
    """
    return _resolve(_Key(theory))


class _Key:
    """A theory as a key: it contains dictionaries, so it is known by its identity."""

    def __init__(self, theory: Theory) -> None:
        self.theory = theory

    def __hash__(self) -> int:
        return id(self.theory)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.theory is self.theory


@lru_cache(maxsize=64)
def _resolve(key: _Key) -> Resolved:
    theory = key.theory
    variables = _variables(theory)
    reads = tuple(_reads(theory, variables))
    for level in theory.levels.values():
        for role in (level.filled_by, level.renewed_by):
            if role is not None:
                _check_role(level, role, variables)
        for parent, name in level.joined.items():
            _check_joined(level, parent, name, variables)
    traits = _ordered(theory, variables, reads, "trait")
    derived = _ordered(theory, variables, reads, "derived")
    states = tuple(sorted(name for name, variable in variables.items() if variable.kind == "state"))
    variables = with_probes(theory, variables, (*traits, *derived, *states))
    # A mechanism that looks at others waits for the variable that says which of them exist; the check run has
    # shown at whom it looks.
    traits = _ordered(theory, variables, reads, "trait")
    derived = _ordered(theory, variables, reads, "derived")
    reads = tuple(_with_networks(read, variables[read.reader]) for read in reads)
    return Resolved(theory, theory.levels, variables, reads, traits, derived, states, theory.parameters)


def _variables(theory: Theory) -> dict[str, Variable]:
    variables: dict[str, Variable] = {}
    levels = theory.levels
    for key, thing in (*theory.mechanisms.items(), *theory.inputs.items()):
        if level_name(thing.level) not in levels:
            raise TheoryError(
                f"'{key}' belongs to level '{thing.level}', which is not declared.",
                place=thing.place,
                remedy=f"{nearest(level_name(thing.level), levels)} "
                f"Or declare {thing.level} = Level('{thing.level}').",
            )
    for name, source in theory.inputs.items():
        variables[name] = Variable(
            name,
            source.kind,
            level_name(source.level),
            source.unit,
            (),
            source.within,
            source.truth,
            None,
            source.absent,
            source.place,
            None,
            None,
            categories=source.categories,
            refers=_referred(theory, name, source),
        )
    for name, mechanism in theory.mechanisms.items():
        variables[name] = Variable(
            name=name,
            kind=mechanism.kind,
            level=mechanism.level_name,
            unit=mechanism.unit,
            shape=mechanism.shape,
            within=mechanism.within,
            truth=False,
            initial=mechanism.initial,
            absent=mechanism.absent,
            place=mechanism.place,
            mechanism=mechanism,
            reading=theory.reading_of(name),
            categories=mechanism.categories,
            refers=_referred(theory, name, mechanism),
        )
    _refuse_clashes(variables, levels)
    return dict(sorted(variables.items()))


def _referred(theory: Theory, name: str, declared: Mechanism | Input) -> str | None:
    """The level to which a variable refers."""
    if declared.refers is None:
        return None
    level = level_name(declared.refers)
    if level not in theory.levels:
        raise TheoryError(
            f"'{name}' refers to '{level}', which is no level of the theory.",
            place=declared.place,
            remedy=nearest(level, theory.levels),
        )
    return level


def _refuse_clashes(variables: Mapping[str, Variable], levels: Mapping[str, Level]) -> None:
    """A result has the levels, and the parts of vectors, as dimensions: no variable may have their names."""
    dimensions = {name: f"the level '{name}'" for name in levels}
    dimensions |= {
        f"{name}_part": f"the parts of '{name}'" for name, variable in variables.items() if variable.shape
    }
    for name, variable in variables.items():
        if name in dimensions:
            raise TheoryError(
                f"the variable '{name}' has the name that results give to {dimensions[name]}.",
                place=variable.place,
                remedy=f"Rename it: the name must say what it is of a {variable.level}.",
            )


def _reads(theory: Theory, variables: Mapping[str, Variable]) -> Iterable[Read]:
    for name, variable in variables.items():
        if variable.reading is None:
            continue
        if isinstance(variable.initial, str):
            _check_initial(variable, variables)
        for network in _networks_named(theory, variable.reading):
            _check_looks_through(theory.levels[network], variable)
        for read in variable.reading.reads:
            if read in theory.networks:
                continue
            if read not in variables:
                known = [*variables, *theory.networks, *SPECIAL_NAMES]
                raise TheoryError(
                    f"mechanism '{name}' reads '{read}', which nothing writes.",
                    place=variable.reading.place,
                    remedy=f"{nearest(read, known)} An input of the case is declared with "
                    f"{read} = series(country, unit=...), one of the society with given(...), ties with "
                    "network(...).",
                )
            relation = relation_between(theory.levels, variable.level, variables[read].level)
            _check_across_joins(theory, variable, variables[read])
            if variable.kind == "trait" and variables[read].kind not in ("trait", "given"):
                raise TheoryError(
                    f"trait '{name}' reads '{read}', a {variables[read].kind}.",
                    place=variable.reading.place,
                    remedy="Traits are drawn once, at the start: they may read only traits and given values.",
                )
            yield Read(name, read, relation)


def _networks_named(theory: Theory, reading: Reading) -> list[str]:
    return [name for name in reading.reads if name in theory.networks]


def _check_looks_through(network: Level, variable: Variable) -> None:
    if variable.level not in (network.ends, network.name):
        assert variable.reading is not None
        raise TheoryError(
            f"mechanism '{variable.name}' on level '{variable.level}' looks through the network "
            f"'{network.name}', which ties members of '{network.ends}'.",
            place=variable.reading.place,
            remedy=f"Write a derived variable on '{network.ends}' that looks through it, and read that.",
        )


def _with_networks(read: Read, reader: Variable) -> Read:
    """The arrow, with the networks through which the reader sees the variable."""
    through = tuple(name for name, seen in reader.through.items() if read.variable in seen)
    return replace(read, through=through, only_through=bool(through) and read.variable not in reader.directly)


def _check_initial(variable: Variable, variables: Mapping[str, Variable]) -> None:
    traits = [
        other.name
        for other in variables.values()
        if other.kind in ("trait", "given") and other.level == variable.level
    ]
    if variable.initial not in traits:
        categories = variable.categories.names if variable.categories else ()
        none = (
            f"'{variable.level}' has no traits: start from a number, True, False or a parameter; "
            "a word stands for a number where the state declares categories=."
        )
        known = [*traits, *categories]
        raise TheoryError(
            f"state '{variable.name}' starts from '{variable.initial}', which is no trait of "
            f"'{variable.level}'{' and no category' if categories else ''}.",
            place=variable.place,
            remedy=nearest(variable.initial, known) if known else none,
        )


def _check_role(level: Level, role: str, variables: Mapping[str, Variable]) -> None:
    variable = variables.get(role)
    if variable is None or variable.level != level.name:
        raise TheoryError(
            f"level '{level.name}' is filled or renewed by '{role}', which is no variable of it.",
            place=level.place,
            remedy=nearest(role, (v.name for v in variables.values() if v.level == level.name)),
        )


def _check_joined(level: Level, parent: str, name: str, variables: Mapping[str, Variable]) -> None:
    """Check that the variable of a joined level is on it, refers, and is known when a step begins."""
    variable = variables.get(name)
    if variable is None or variable.level != level.name:
        raise TheoryError(
            f"level '{level.name}' is joined to '{parent}' by '{name}', which is no variable of it.",
            place=level.place,
            remedy=nearest(name, (v.name for v in variables.values() if v.level == level.name)),
        )
    if variable.refers != parent or variable.kind not in ("state", "given", "trait"):
        is_what = f"a {variable.kind}" if variable.refers == parent else f"no reference to a {parent}"
        raise TheoryError(
            f"level '{level.name}' is joined to '{parent}' by '{name}', which is {is_what}.",
            place=variable.place,
            remedy=f"Make it a state: @state({level.name}, refers={parent}, initial=NONE, ...). It must be "
            "known when a step begins.",
        )


def _check_across_joins(theory: Theory, reader: Variable, read: Variable) -> None:
    """Check a value seen across a join: one way leads to it, no trait reads it, and it may be absent."""
    assert reader.reading is not None
    relation = relation_between(theory.levels, reader.level, read.level)
    pair = (read.level, reader.level) if relation == "group" else (reader.level, read.level)
    joined = joins(theory.levels, *pair)
    if not joined:
        return
    said = f"{reader.kind} '{reader.name}' on '{reader.level}' reads '{read.name}' on '{read.level}'"
    if ways := parting_ways(theory.levels, *pair):
        raise TheoryError(
            f"{said}, to which there are several ways: {'; '.join(' - '.join(way) for way in ways)}.",
            place=reader.reading.place,
            remedy=f"Write a derived variable on {' or '.join(repr(way[1]) for way in ways)} "
            "first, and read that.",
        )
    if reader.kind == "trait":
        raise TheoryError(
            f"{said}, which it sees by way of '{joined[0]}'.",
            place=reader.reading.place,
            remedy="Traits are drawn before anybody has joined: make it a @derived.",
        )
    if relation == "above" and seen_where_nobody_is(read) is None:
        raise TheoryError(
            f"{said}, which has no value for a member that belongs nowhere ('{joined[0]}' is NONE).",
            place=read.place,
            remedy=f"Declare absent=... for '{read.name}'.",
        )


def _ordered(
    theory: Theory, variables: Mapping[str, Variable], reads: Iterable[Read], kind: str
) -> tuple[str, ...]:
    """Names of one kind, each after what it depends on within the same step; ties alphabetically."""
    needs: dict[str, set[str]] = {name: set() for name, v in variables.items() if v.kind == kind}
    for read in reads:
        if read.reader in needs:
            if read.variable in needs:
                needs[read.reader].add(read.variable)
            # A group counts filled slots only, so it waits for what fills them.
            fills = filled_by(theory.levels, variables[read.variable].level)
            if read.relation == "group" and fills in needs:
                needs[read.reader].add(fills)
    for name, needed in needs.items():
        reading = variables[name].reading
        networks = _networks_named(theory, reading) if reading is not None else []
        for level in (*networks, *variables[name].looks_at):
            if (fills := filled_by(theory.levels, level)) in needs:
                needed.add(fills)
    order: list[str] = []
    while len(order) < len(needs):
        ready = sorted(name for name in needs if name not in order and needs[name] <= set(order))
        if not ready:
            raise _cycle(needs, order, variables)
        order.append(ready[0])
    return tuple(order)


def _cycle(needs: Mapping[str, set[str]], done: list[str], variables: Mapping[str, Variable]) -> TheoryError:
    way = [min(name for name in needs if name not in done)]
    while way[-1] not in way[:-1]:
        way.append(min(name for name in needs[way[-1]] if name not in done))
    circle = way[way.index(way[-1]) :][::-1]
    where = "; ".join(f"'{name}' at {variables[name].place}" for name in dict.fromkeys(circle))
    return TheoryError(
        f"derived values depend on each other in a circle: {' -> '.join(circle)} ({where}).",
        place=variables[circle[0]].place,
        remedy="Feedback passes through time: make one of them a @state.",
    )
