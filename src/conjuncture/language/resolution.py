"""Resolution: who reads whom across which levels, in which order, and whether that can mean anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, partial
from typing import Any, Literal

from conjuncture.errors import Place, nearest
from conjuncture.language import probe
from conjuncture.language.categories import Categories
from conjuncture.language.errors import TheoryError
from conjuncture.language.events import Event
from conjuncture.language.levels import Level, filled_by, level_name, path
from conjuncture.language.mechanisms import Mechanism, Reading
from conjuncture.language.parameters import Parameter, parameter_name
from conjuncture.language.probe_ties import ProbeTies
from conjuncture.language.reserved import SPECIAL_NAMES
from conjuncture.language.sizes import SizeOf
from conjuncture.language.theory import Theory

Relation = Literal["own", "above", "group"]


@dataclass(frozen=True)
class Variable:
    """A variable as a runner needs it."""

    name: str
    kind: Literal["state", "derived", "trait", "series", "given"]
    level: str
    unit: str
    shape: tuple[int, ...]
    within: tuple[float, float] | None
    truth: bool
    initial: Any
    absent: Any
    place: Place
    mechanism: Mechanism | None
    reading: Reading | None
    needs: tuple[probe.Need, ...] = ()
    """What its calls of noise need, in the order of the calls; known once the theory is resolved."""
    event: Event | None = None
    """The event that its mechanism draws, if it draws one; known once the theory is resolved."""
    categories: Categories | None = None
    starts: frozenset[str] = frozenset()
    """Of what its mechanism reads the value at the start of the run; known once the theory is resolved."""
    through: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By network that its mechanism names, what it looks at through it; known once the theory is resolved."""
    directly: frozenset[str] = frozenset()
    """What it sees otherwise; known once the theory is resolved."""


@dataclass(frozen=True)
class Read:
    """One arrow of the causal diagram: `reader` reads `variable`.

    Attributes:
        relation: how it sees its own, or that of a member above or below.
        through: the networks through which it sees that of others.
        only_through: whether it sees it in no other way.
    """

    reader: str
    variable: str
    relation: Relation
    through: tuple[str, ...] = ()
    only_through: bool = False


@dataclass(frozen=True)
class Resolved:
    """A theory that has been checked: every name found, every level reached, the order settled.

    `traits`, `derived` and `states` list what is computed, in order: traits once; derived values in each step
    in the order of their dependence; then all states at once (alphabetical, which cannot matter).
    """

    theory: Theory
    levels: Mapping[str, Level]
    variables: Mapping[str, Variable]
    reads: tuple[Read, ...]
    traits: tuple[str, ...]
    derived: tuple[str, ...]
    states: tuple[str, ...]
    parameters: Mapping[str, Parameter]

    def parameters_of(self, name: str) -> dict[str, str]:
        """The argument names of a mechanism's parameters, with the names under which they are drawn."""
        reading = self.variables[name].reading
        assert reading is not None
        return {key: parameter_name(name, key, value) for key, value in reading.parameters.items()}

    @property
    def networks(self) -> dict[str, str]:
        """The networks by name, with the level whose members each ties."""
        return {name: level.ends for name, level in self.levels.items() if level.ends is not None}

    def networks_of(self, name: str) -> frozenset[str]:
        """The networks whose ties bear on a variable: it looks through them, sees a group of them, or is on
        them."""
        seen = {self.variables[read.variable].level for read in self.reads if read.reader == name}
        variable = self.variables[name]
        return frozenset({*variable.through, variable.level, *seen}) & frozenset(self.networks)

    @property
    def inputs_read(self) -> frozenset[str]:
        """The series and given traits that anything depends on, those of readings not chosen left out."""
        starts = {
            variable.initial for variable in self.variables.values() if isinstance(variable.initial, str)
        }
        roles = {
            role for level in self.levels.values() for role in (level.filled_by, level.renewed_by) if role
        }
        return frozenset(self.theory.inputs) & ({read.variable for read in self.reads} | starts | roles)

    @cached_property
    def kept_from_start(self) -> tuple[str, ...]:
        """The variables that change and whose value at the start some mechanism reads later."""
        asked = frozenset[str]().union(*(variable.starts for variable in self.variables.values()))
        return tuple(name for name in sorted(asked) if self.variables[name].kind not in ("trait", "given"))

    def relation(self, reader: str, variable: str) -> Relation:
        """How `reader` sees `variable`: its own, from below (broadcast), or from above (a group)."""
        return _relation(self.levels, self.variables[reader].level, self.variables[variable].level) or "own"


def resolve(theory: Theory) -> Resolved:
    """Check a theory and settle its order.

    Raises:
        TheoryError: unknown name, wrong level, cycle, wrong shape, or a mechanism that cannot be run; always
            with mechanism, file, line and remedy.
    """
    return _resolve(_Key(theory))


class _Key:
    """Theories hold dictionaries; identity is enough to remember what has been resolved."""

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
    traits = _ordered(theory, variables, reads, "trait")
    derived = _ordered(theory, variables, reads, "derived")
    states = tuple(sorted(name for name, variable in variables.items() if variable.kind == "state"))
    variables = _typed(theory, variables, (*traits, *derived, *states))
    reads = tuple(_with_networks(read, variables[read.reader]) for read in reads)
    return Resolved(theory, theory.levels, variables, reads, traits, derived, states, theory.parameters)


def _variables(theory: Theory) -> dict[str, Variable]:
    variables: dict[str, Variable] = {}
    levels = theory.levels
    for key, thing in (*theory.mechanisms.items(), *theory.inputs.items()):
        if level_name(thing.level) not in levels:
            raise TheoryError(
                f"'{key}' stands on level '{thing.level}', which is not declared.",
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
        )
    _refuse_clashes(variables, levels)
    return dict(sorted(variables.items()))


def _refuse_clashes(variables: Mapping[str, Variable], levels: Mapping[str, Level]) -> None:
    """A result has the levels, and the parts of vectors, as dimensions: no variable may bear their names."""
    dimensions = {name: f"the level '{name}'" for name in levels}
    dimensions |= {
        f"{name}_part": f"the parts of '{name}'" for name, variable in variables.items() if variable.shape
    }
    for name, variable in variables.items():
        if name in dimensions:
            raise TheoryError(
                f"the variable '{name}' bears the name that results give to {dimensions[name]}.",
                place=variable.place,
                remedy=f"Rename it: what it says of a {variable.level} is not who they are.",
            )


def _relation(levels: Mapping[str, Level], reader: str, read: str) -> Relation | None:
    if reader == read:
        return "own"
    if path(levels, reader, read):
        return "above"
    return "group" if path(levels, read, reader) else None


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
            relation = _relation(theory.levels, variable.level, variables[read].level)
            if relation is None:
                raise TheoryError(
                    f"mechanism '{name}' on level '{variable.level}' reads '{read}' on level "
                    f"'{variables[read].level}', but neither lies within the other.",
                    place=variable.reading.place,
                    remedy="Bring it together on a level above both, or read a variable of "
                    f"'{variable.level}'.",
                )
            if variable.kind == "trait" and variables[read].kind not in ("trait", "given"):
                raise TheoryError(
                    f"trait '{name}' reads '{read}', a {variables[read].kind}.",
                    place=variable.reading.place,
                    remedy="Traits are drawn once, at the start: they may read traits and given alone.",
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
        for network in _networks_named(theory, reading) if reading is not None else ():
            if (fills := filled_by(theory.levels, network)) in needs:
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


def _typed(theory: Theory, variables: dict[str, Variable], order: tuple[str, ...]) -> dict[str, Variable]:
    """Run every mechanism once with probes, to learn which write truths and catch what cannot run."""
    traits = [name for name in order if variables[name].kind == "trait"]
    others = [name for name in order if variables[name].kind != "trait"]
    for name in traits:
        variables[name] = _with_probe(theory, variables, name)
    # What a state starts from says whether it is a truth; derived values that read it need to know.
    for name, variable in variables.items():
        if variable.kind == "state":
            initial = variable.initial
            truth = variables[initial].truth if isinstance(initial, str) else isinstance(initial, bool)
            variables[name] = replace(variable, truth=truth)
    for name in others:
        variables[name] = _with_probe(theory, variables, name)
    for level in theory.levels.values():
        for role in (level.filled_by, level.renewed_by):
            if role is not None and not variables[role].truth:
                raise TheoryError(
                    f"level '{level.name}' is filled or renewed by '{role}', which is a number.",
                    place=variables[role].place,
                    remedy="It must be a yes or no: compare it, as in `return hours > 0`.",
                )
    return variables


def _with_probe(theory: Theory, variables: Mapping[str, Variable], name: str) -> Variable:
    """The variable, with what one call of its mechanism shows: whether it is a truth."""
    variable = variables[name]
    assert variable.reading is not None
    own_noise = probe.ProbeNoise()
    starts: set[str] = set()
    operands: dict[str, Any] = {
        "noise": own_noise,
        "dt": probe.Probe(),
        "t": probe.Probe(),
        "me": probe.Probe(),
        "size_of": SizeOf(dict.fromkeys(theory.levels, probe.Probe())),
    }
    networks: dict[str, ProbeTies] = {}
    for read in variable.reading.reads:
        if read in theory.networks:
            ends = theory.levels[read].ends or ""
            operands[read] = networks[read] = ProbeTies(read, ends, variable.level)
            continue
        other = variables[read]
        group = _relation(theory.levels, variable.level, other.level) == "group"
        operands[read] = probe.Probe(
            child=other.level if group else None,
            shape=other.shape,
            truth=other.truth,
            note_start=partial(starts.add, read),
            made_of=frozenset({read}),
            level=other.level,
        )
    truth, written = probe.run(variable.reading, operands, variable.level, variable.shape)
    if truth and variable.categories is not None:
        first, second = (*variable.categories.names, *variable.categories.names)[:2]
        raise TheoryError(
            f"mechanism '{name}' has categories, but gives a yes or no.",
            place=variable.place,
            remedy=f"Give the number of one, as in where(condition, STANCE.{second}, STANCE.{first}).",
        )
    if variable.kind == "state" and truth != variable.truth:
        kinds = ("a number", "a truth")
        raise TheoryError(
            f"state '{name}' starts as {kinds[variable.truth]} but its mechanism gives {kinds[truth]}.",
            place=variable.place,
            remedy="Start it from False or True, or from a number, as the mechanism needs.",
        )
    _check_stated(replace(variable, truth=truth), variables)
    return replace(
        variable,
        truth=truth,
        needs=tuple(own_noise.needs),
        event=own_noise.event(written),
        starts=frozenset(starts),
        through={network: frozenset(ties.seen) for network, ties in networks.items()},
        directly=written.made_of if isinstance(written, probe.Probe) else frozenset(),
    )


def _check_stated(variable: Variable, variables: Mapping[str, Variable]) -> None:
    """The initial and the absent value must be of the kind that the mechanism writes."""
    for argument, value in (("initial", variable.initial), ("absent", variable.absent)):
        if isinstance(value, str):
            shape = variables[value].shape
            if shape != variable.shape:
                form = f"a vector of {shape[0]}" if shape else "one number for each member"
                raise _stated_error(variable, argument, value, f"'{value}' is {form}")
        elif isinstance(value, tuple):
            if (len(value),) != variable.shape:
                raise _stated_error(variable, argument, value, f"that is {len(value)} numbers")
        elif variable.truth and value is not None and not isinstance(value, bool):
            raise _stated_error(variable, argument, value, "that is a number")
        elif variable.categories is not None and value is not None:
            _check_category(variable, argument, value)


def _check_category(variable: Variable, argument: str, value: Any) -> None:
    assert variable.categories is not None
    if isinstance(value, int | float) and value not in range(len(variable.categories)):
        raise TheoryError(
            f"'{variable.name}' declares {argument}={value!r}, which is no category of it.",
            place=variable.place,
            remedy=f"Its categories are: {variable.categories.legend()}.",
        )


def _stated_error(variable: Variable, argument: str, value: Any, form: str) -> TheoryError:
    if variable.shape:
        expected, remedy = f"a vector of {variable.shape[0]}", "Give one number for each part."
    elif variable.truth:
        expected, remedy = "a yes or no", f"Write {argument}=False or {argument}=True."
    else:
        expected, remedy = "one number", f"Write one number, as in {argument}=0.0."
    return TheoryError(
        f"'{variable.name}' is {expected}, but declares {argument}={value!r}: {form}.",
        place=variable.place,
        remedy=remedy,
    )
