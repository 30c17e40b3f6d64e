"""Simulation: everything that decides a run of a theory on a society, and the program compiled for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine import checks, precision
from conjuncture.engine.calendar import check_calendar, dates
from conjuncture.engine.course_checks import check_course
from conjuncture.engine.digests import Digest, digest
from conjuncture.engine.given_in_words import in_numbers
from conjuncture.engine.program_data import log_chance_of
from conjuncture.engine.store import BatchSchema, Store
from conjuncture.engine.worlds import Arrow, Hold, arrow_name
from conjuncture.language.parameters import Parameter
from conjuncture.language.priors import Fixed
from conjuncture.language.resolution import resolve
from conjuncture.language.resolved import Resolved, Variable
from conjuncture.language.theory import Theory
from conjuncture.society.society import Society

if TYPE_CHECKING:
    from conjuncture.engine.program import Program

KEPT_LEVEL_SIZE = 100


@dataclass(frozen=True, eq=False)
class Simulation:
    """Everything that determines a run: the same simulation gives the same result on every machine.

    Example:
        town = Level("town")

        @state(town, initial=1.0, source="own conjecture")
        def unrest(unrest):
            return 0.9 * unrest

        Simulation(Theory.of(unrest), regular_society({"town": 2}), steps=12)

    Attributes:
        theory: with its cuts and readings.
        society: the population it runs on.
        series: the case's inputs by name, each (steps,), or (steps, members of its level).
        steps: how many, of `dt` years each, from `start` (ISO date).
        seed: of all noise and of the parameters drawn.
        holds: interventions.
        keep: variables to record besides those of levels of at most 100 members, recorded unless `sparing`.
        parameters: values instead of draws from the prior: a number, or a list with one for each draw.
        luck_numbers: for each draw the number of the draw whose noise it has; empty: its own.
        sparing: record nothing but `keep`. To record many variables over many draws is most of the work.
        only: the recorded variables that are returned; all if none is named. It needs no new compilation.
        store: where the worlds that questions run are stored; it changes no number.
        executor: what computes those that are not in the store; it changes no number.
        settable: variables that worlds may hold, named as often as one world holds them at once, and given
            ones that worlds may set.
        wirable: arrows that worlds may cut or wire across.
        course: the record of events by name, each (steps, members of its level), as codes of
            `conjuncture.language.events`. The result has the logarithm of its chance.
        on_course: events that worlds may put on another course, or set free.

    Raises:
        TheoryError: the theory is not sound, or it does not fit the society or the other settings.
    """

    theory: Theory
    society: Society
    steps: int
    dt: float = 1 / 12
    start: str = "1895-01-01"
    series: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    seed: int = 0
    holds: tuple[Hold, ...] = ()
    keep: tuple[str, ...] = ()
    settable: tuple[str, ...] = ()
    wirable: tuple[Arrow, ...] = ()
    course: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    on_course: tuple[str, ...] = ()
    parameters: Mapping[str, float | Sequence[float]] = field(default_factory=dict)
    luck_numbers: tuple[int, ...] = ()
    sparing: bool = False
    only: tuple[str, ...] = ()
    store: Store | None = None
    executor: Executor | None = None

    def __post_init__(self) -> None:
        resolved = self.resolved
        object.__setattr__(self, "society", in_numbers(resolved, self.society))
        society = self.society
        checks.check_length(self.steps, self.seed)
        check_calendar(self.start, self.dt)
        checks.check_levels(resolved, society)
        checks.check_names(resolved, "keep", self.keep)
        checks.check_names(resolved, "only", self.only)
        checks.check_settable(resolved, self.settable)
        for hold in self.holds:
            checks.check_hold(resolved, society, hold)
        checks.check_arrows(resolved, self.wirable)
        check_course(resolved, society, self.steps, self.course, self.on_course)
        checks.check_parameters(resolved, self.parameters)
        checks.check_luck_numbers(self.luck_numbers)
        precision.warn_of_lost_increments(resolved, self.dt)

    @cached_property
    def resolved(self) -> Resolved:
        """The theory, checked."""
        return resolve(self.theory)

    @cached_property
    def code(self) -> Mapping[str, Digest]:
        """The digest of each mechanism's code, with everything that it reaches, when it was first requested.

        Compiled programs and stored results use the same digests: a constant changed since then belongs to
        another simulation.
        """
        return {name: digest(self.theory.reading_of(name).function) for name in self.theory.mechanisms}

    @cached_property
    def times(self) -> NDArray[np.datetime64]:
        """The first day of each step."""
        return dates(self.start, self.steps, self.dt)

    @property
    def free_parameters(self) -> dict[str, Parameter]:
        """The parameters that are drawn: neither fixed by the theory nor set here."""
        return {
            name: parameter
            for name, parameter in self.resolved.parameters.items()
            if not isinstance(parameter.prior, Fixed) and name not in self.parameters
        }

    @property
    def by_draw(self) -> Mapping[str, float | Sequence[float]]:
        """The settings that may have a value for each draw, by name."""
        parameters = {f"parameter '{name}'": value for name, value in self.parameters.items()}
        return {**parameters, "'luck_numbers'": self.luck_numbers} if self.luck_numbers else parameters

    @cached_property
    def batch(self) -> int:
        """The number of lanes computed together. It depends on the society, and not on the number of draws.

        Small societies run faster with more lanes; where everything is recorded, memory sets a bound.
        """
        levels = self.society.levels
        largest = max(levels[name].size for name in levels if name not in self.society.networks)
        if largest <= 200:
            return 128 if self.sparing else 64
        return 16 if largest <= 50_000 else 8 if largest <= 250_000 else 1

    @cached_property
    def program(self) -> Program:
        """The compiled step, shared with every simulation that differs only in data."""
        resolved = self.resolved
        kept = tuple(
            name
            for name, variable in resolved.variables.items()
            if variable.kind != "given"
            and (
                name in self.keep
                or (not self.sparing and self.society.levels[variable.level].size <= KEPT_LEVEL_SIZE)
            )
        )
        settable = tuple(sorted((*(hold.variable for hold in self.holds), *self.settable)))
        wirable = tuple(sorted(arrow_name(arrow) for arrow in self.wirable))
        theory = self.theory
        parts = (theory.mechanisms, theory.inputs, theory.levels, theory.chosen)
        # Code that cannot be followed may change unnoticed: its compiled programs are not reused.
        code = [object() if code.unknown else code.value for code in self.code.values()]
        written = (*(tuple(part.items()) for part in parts), *code, self.society.fingerprint())
        return _program(
            _Structure(written, resolved, self.society),
            self.batch,
            self.dt,
            kept,
            settable,
            wirable,
            tuple(sorted({*self.course, *self.on_course})),
        )

    @property
    def brought_home(self) -> tuple[str, ...]:
        """The variables in results: the recorded ones, or those of them in `only`; and all log chances."""
        kept = tuple(name for name in self.program.kept if not self.only or name in self.only)
        return (*kept, *map(log_chance_of, self.program.on_course))

    def variable(self, name: str) -> Variable:
        """A variable in results; a log chance is a number for each member of its event's level."""
        for event in self.program.on_course:
            if name == log_chance_of(event):
                variable = self.resolved.variables[event]
                unit, within = "log of a chance", None
                return replace(variable, name=name, unit=unit, within=within, truth=False, reading=None)
        return self.resolved.variables[name]

    @cached_property
    def schema(self) -> BatchSchema:
        """The schema of its batches, with which stored ones are read."""
        return BatchSchema(
            parameters=tuple(self.resolved.parameters),
            values={
                name: (
                    np.dtype(np.bool_ if self.variable(name).truth else np.float32),
                    (
                        self.steps,
                        self.society.levels[self.variable(name).level].size,
                        *self.variable(name).shape,
                    ),
                )
                for name in self.brought_home
            },
        )

    def batches(self, draws: int) -> Iterator[range]:
        """The draws of each batch; the last is padded when it is run."""
        for first in range(0, draws, self.batch):
            yield range(first, min(draws, first + self.batch))


@dataclass(frozen=True)
class _Structure:
    """What determines the compiled code: theories that differ only in what is cut share a program."""

    written: tuple[Any, ...]
    resolved: Resolved = field(compare=False)
    society: Society = field(compare=False)


@lru_cache(maxsize=8)
def _program(
    structure: _Structure,
    batch: int,
    dt: float,
    kept: tuple[str, ...],
    settable: tuple[str, ...],
    wirable: tuple[str, ...],
    on_course: tuple[str, ...],
) -> Program:
    # JAX: loaded when a simulation is run, not when it is described.
    from conjuncture.engine.compiled_cache import keep_compiled_programs
    from conjuncture.engine.program import Program

    keep_compiled_programs()
    return Program(structure.resolved, structure.society, batch, dt, kept, settable, wirable, on_course)
