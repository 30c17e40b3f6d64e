"""The result of resolving a theory: its variables, what reads what across which levels, and the order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from conjuncture.errors import Place
from conjuncture.language.categories import Categories
from conjuncture.language.events import Event
from conjuncture.language.levels import Level, filled_by, joins, path
from conjuncture.language.mechanisms import Mechanism, Reading
from conjuncture.language.parameters import Parameter, parameter_name
from conjuncture.language.plain import wrapped
from conjuncture.language.probe_noise import Need
from conjuncture.language.references import NONE
from conjuncture.language.theory import Theory

Relation = Literal["own", "above", "group", "elsewhere"]


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
    needs: tuple[Need, ...] = ()
    """What its calls of noise need, in the order of the calls; known once the theory is resolved."""
    event: Event | None = None
    """The event that its mechanism draws, if it draws one; known once the theory is resolved."""
    categories: Categories | None = None
    refers: str | None = None
    """The level of which it is the number of a member, or NONE."""
    starts: frozenset[str] = frozenset()
    """The variables whose value at the start its mechanism reads; known once the theory is resolved."""
    through: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By network or reference, what its mechanism looks at through it; known once the theory is resolved."""
    looks_at: frozenset[str] = frozenset()
    """The levels at whose members it looks, wherever they are; known once the theory is resolved."""
    directly: frozenset[str] = frozenset()
    """The variables that it sees without a network or reference; known once the theory is resolved."""


@dataclass(frozen=True)
class Read:
    """One arrow of the causal diagram: `reader` reads `variable`.

    Attributes:
        relation: whether it sees its own value, that of a member above, or a group below; it sees values
            elsewhere only through references.
        through: the networks and references through which it sees values of others.
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
        """The series and given traits that anything depends on, without those of other readings."""
        starts = {
            variable.initial for variable in self.variables.values() if isinstance(variable.initial, str)
        }
        roles = {
            role
            for level in self.levels.values()
            for role in (level.filled_by, level.renewed_by, *level.joined.values())
            if role
        }
        return frozenset(self.theory.inputs) & ({read.variable for read in self.reads} | starts | roles)

    def silent(self, name: str) -> frozenset[str]:
        """The variables that influence a variable although its mechanism does not read them.

        They say which of the members that it sees exist and where these belong; for a state also who fills
        and renews its slots, and what it starts from.
        """
        variable, levels = self.variables[name], self.levels
        found: set[str | None] = {filled_by(levels, level) for level in variable.looks_at}
        for read in self.reads:
            if read.reader == name:
                other = self.variables[read.variable].level
                if read.relation == "group":
                    found |= {filled_by(levels, other), *joins(levels, other, variable.level)}
                else:
                    found |= {*joins(levels, variable.level, other)}
        if isinstance(variable.initial, str):
            found.add(variable.initial)
        if variable.kind == "state":
            level = levels[self.networks.get(variable.level, variable.level)]
            found |= {level.filled_by, level.renewed_by} - {name} if name != level.filled_by else set()
        return frozenset(one for one in found if one is not None)

    @cached_property
    def kept_from_start(self) -> tuple[str, ...]:
        """The variables that change and whose value at the start some mechanism reads later."""
        asked = frozenset[str]().union(*(variable.starts for variable in self.variables.values()))
        return tuple(name for name in sorted(asked) if self.variables[name].kind not in ("trait", "given"))

    def relation(self, reader: str, variable: str) -> Relation:
        """How `reader` sees `variable`: "own", from "above", as a "group" from below, or "elsewhere"."""
        return relation_between(self.levels, self.variables[reader].level, self.variables[variable].level)


def relation_between(levels: Mapping[str, Level], reader: str, read: str) -> Relation:
    """How members of one level see a variable of another; "elsewhere" if neither lies in the other."""
    if reader == read:
        return "own"
    if path(levels, reader, read):
        return "above"
    return "group" if path(levels, read, reader) else "elsewhere"


def seen_where_nobody_is(variable: Variable) -> Any:
    """The value seen where a reference refers to nobody: the absent or initial value, or None."""
    if variable.absent is not None:
        return wrapped(variable.absent)
    if variable.refers is not None:
        return NONE
    starts_alike = variable.kind == "state" and isinstance(variable.initial, bool | int | float | tuple)
    return wrapped(variable.initial) if starts_alike else None
