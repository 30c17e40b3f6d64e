"""Checks of a simulation before it runs: refuse settings that would mean something else."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from conjuncture.engine import noise
from conjuncture.engine.worlds import Arrow, Hold
from conjuncture.errors import nearest
from conjuncture.grammar import counted
from conjuncture.language.errors import TheoryError
from conjuncture.language.levels import Level
from conjuncture.language.priors import domain, written
from conjuncture.language.references import MOST_MEMBERS, NONE, could_refer
from conjuncture.language.resolved import Resolved, Variable
from conjuncture.language.theory import Theory
from conjuncture.society.society import Society

SEEDS = 2**64


def check_length(steps: int, seed: int) -> None:
    """Refuse a number of steps or a seed that no run can have.

    Raises:
        TheoryError: the message has the range.
    """
    _check_whole("steps", steps, 1, noise.LONGEST_RUN)
    _check_whole("seed", seed, 0, SEEDS - 1)


def check_names(resolved: Resolved, option: str, names: Iterable[str]) -> None:
    """Raise an error if an option names a variable that the theory does not have.

    Raises:
        TheoryError: with the nearest name.
    """
    for name in names:
        if name not in resolved.variables:
            raise TheoryError(
                f"{option} names '{name}', which is no variable.", remedy=nearest(name, resolved.variables)
            )


def check_settable(resolved: Resolved, names: Iterable[str]) -> None:
    """Raise an error for a name that no world can hold, or set as a given value.

    Raises:
        TheoryError: with the nearest name.
    """
    for name in names:
        if name not in resolved.variables or resolved.variables[name].kind != "given":
            _check_holdable(resolved, name)


def check_arrows(resolved: Resolved, arrows: Iterable[Arrow]) -> None:
    """Refuse arrows that are not in the theory.

    Raises:
        TheoryError: the message has what the reader does read.
    """
    known = {(read.reader, read.variable) for read in resolved.reads}
    for reader, variable in arrows:
        if (reader, variable) not in known:
            read = sorted(v for r, v in known if r == reader)
            raise TheoryError(
                f"there is no arrow from '{variable}' to '{reader}'.",
                remedy=f"'{reader}' reads: {', '.join(read) or 'nothing'}.",
            )


def check_hold(resolved: Resolved, society: Society, hold: Hold) -> None:
    """Refuse a hold of a variable that cannot be held, or at a value that the variable cannot have.

    Raises:
        TheoryError: nothing writes the variable; a value that is not finite, out of the variable's bounds, or
            a number for a yes or no; a period that ends before it begins; `whom` of another size.
    """
    _check_holdable(resolved, hold.variable)
    variable = resolved.variables[hold.variable]
    what = f"'{hold.variable}' is held at {hold.value!r}"
    if not _is_number(hold.value):
        raise TheoryError(f"{what}, which is no finite number.", place=variable.place)
    if variable.truth and hold.value not in (0, 1):
        raise TheoryError(
            f"{what}, but is a yes or no.", place=variable.place, remedy="Hold it at True or at False."
        )
    low, high = (float(np.float32(bound)) for bound in variable.within or (-np.inf, np.inf))
    if variable.refers is not None and not _refers_to_one(society, variable, hold.value):
        raise TheoryError(
            f"{what}, which is the number of no {variable.refers}.",
            place=variable.place,
            remedy=f"Hold it at {_numbers_of(society, variable)}.",
        )
    if variable.categories is not None and hold.value not in range(len(variable.categories)):
        raise TheoryError(
            f"{what}, which is no category of it.",
            place=variable.place,
            remedy=f"Its categories are: {variable.categories.legend()}.",
        )
    if not low <= np.float32(hold.value) <= high:
        raise TheoryError(
            f"{what}, outside its bounds {variable.within}.",
            place=variable.place,
            remedy="Hold it within them, or declare wider ones.",
        )
    if not 0 <= hold.start <= hold.end:
        raise TheoryError(
            f"{what} from step {hold.start} to step {hold.end}.",
            remedy="The first step is 0, and a window ends after it begins.",
        )
    size = society.levels[variable.level].size
    if hold.whom is not None and np.shape(hold.whom) != (size,):
        raise TheoryError(
            f"{what} for whom={np.shape(hold.whom)}: '{variable.level}' has {counted(size, 'member')}.",
            remedy="Give one truth for each member.",
        )


def check_parameters(resolved: Resolved, parameters: Mapping[str, float | Sequence[float]]) -> None:
    """Refuse parameters that do not exist, and values that they cannot have.

    Values outside the support of a prior are refused, as by Stan's constraints: a share (Beta) of 7, a
    negative rate (LogNormal, Gamma, HalfNormal, LogUniform). Values that a prior makes unlikely, such as
    those beyond the ends of a Uniform, are allowed.

    Raises:
        TheoryError: names the parameter, the value and the range.
    """
    for name, value in parameters.items():
        if name not in resolved.parameters:
            raise TheoryError(f"there is no parameter '{name}'.", remedy=nearest(name, resolved.parameters))
        declared = resolved.parameters[name]
        values = np.asarray(value)
        if values.dtype.kind not in "fiub" or values.ndim > 1 or values.size == 0:
            raise TheoryError(
                f"parameter '{name}' is set to {value!r}.",
                place=declared.place,
                remedy="Give one number, or a list with one for each draw.",
            )
        low, high = domain(declared.prior)
        within = (values >= low) & (values <= high) & np.isfinite(values.astype(np.float32))
        if not within.all():
            odd = float(values[~within].flat[0])
            raise TheoryError(
                f"parameter '{name}' is set to {odd:g}, which {written(declared.prior)} cannot give.",
                place=declared.place,
                remedy=f"It lies between {low:g} and {high:g}."
                if math.isfinite(low)
                else "It is any finite number.",
            )


def check_given(resolved: Resolved, society: Society, name: str, values: Any) -> None:
    """Raise an error for given values that do not exist, or that the members of their level cannot have.

    Raises:
        TheoryError: the theory has no such given variable; another number of values than members; a value
            that is not finite, out of the variable's bounds, or a number for a yes or no, with the member's
            name.
    """
    variables = resolved.variables
    if name not in variables or variables[name].kind != "given":
        names = [key for key, variable in variables.items() if variable.kind == "given"]
        raise TheoryError(f"the theory has no given variable '{name}'.", remedy=nearest(name, names))
    variable = variables[name]
    filling = society.levels[variable.level]
    if np.shape(values) != (filling.size,):
        raise TheoryError(
            f"'{name}' has the shape {np.shape(values)}, and '{variable.level}' {filling.size} members.",
            place=variable.place,
            remedy="Give one value for each member.",
        )
    numbers = np.asarray(values, np.float32)
    low, high = (0, 1) if variable.truth else variable.within or (-np.inf, np.inf)
    if variable.refers is not None:
        low, high = NONE, society.levels[variable.refers].size - 1
    fine = np.isfinite(numbers) & (numbers >= np.float32(low)) & (numbers <= np.float32(high))
    if variable.truth or variable.categories is not None or variable.refers is not None:
        fine &= numbers == np.floor(numbers)
    if not fine.all():
        member = int(np.flatnonzero(~fine)[0])
        whose = filling.labels[member] if filling.labels else str(member)
        bounds = "any finite number" if math.isinf(low) else f"from {low:g} to {high:g}"
        bounds = variable.categories.legend() if variable.categories else bounds
        bounds = _numbers_of(society, variable) if variable.refers else bounds
        raise TheoryError(
            f"'{name}' of {variable.level} '{whose}' is given as {numbers[member]:g}.",
            place=variable.place,
            remedy=f"It must be {'a yes or no: 1 or 0' if variable.truth else bounds}.",
        )


def check_series(theory: Theory, series: Iterable[str]) -> None:
    """Raise an error for series that the theory does not declare: else a misspelt one would count as absent.

    A case may supply more series than a theory reads; the theory must read every series given by hand.

    Raises:
        TheoryError: with the nearest name.
    """
    declared = [name for name, declaration in theory.inputs.items() if declaration.kind == "series"]
    for name in series:
        if name not in declared:
            raise TheoryError(f"the theory reads no series '{name}'.", remedy=nearest(name, declared))


def check_luck_numbers(numbers: Sequence[int]) -> None:
    """Refuse numbers of draws that no draw can have.

    Raises:
        TheoryError: with the first such number.
    """
    for number in numbers:
        _check_whole("a number of luck", number, 0, 2**32 - 1)


def check_draws(by_draw: Mapping[str, float | Sequence[float]], draws: Iterable[int]) -> None:
    """Raise an error if a list of values is too short for the draws: draw n takes the n-th value.

    Raises:
        TheoryError: with both lengths.
    """
    most = max(draws, default=-1) + 1
    for name, value in by_draw.items():
        if np.ndim(value) and np.size(value) < most:
            raise TheoryError(
                f"{name} is a list of {np.size(value)} values, and the run needs {most}.",
                remedy="Give a value for each draw, or one number for all.",
            )


def _check_whole(name: str, value: Any, low: int, high: int) -> None:
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or not low <= value <= high:
        raise TheoryError(
            f"{name}={value!r} is not possible.",
            remedy=f"{name.capitalize()} must be a whole number from {low} to {high}.",
        )


def _check_holdable(resolved: Resolved, name: str) -> None:
    written_by_mechanisms = (*resolved.derived, *resolved.states)
    if name in resolved.variables and resolved.variables[name].kind == "given":
        raise TheoryError(
            f"'{name}' cannot be held: the society gives it permanently.",
            remedy=f"Set it in a world: set_given('{name}', ...).",
        )
    if name not in written_by_mechanisms:
        raise TheoryError(
            f"'{name}' cannot be held: no mechanism writes it.", remedy=nearest(name, written_by_mechanisms)
        )


def check_levels(resolved: Resolved, society: Society) -> None:
    """Refuse a society that lacks a level of the theory, or a place of one level within another.

    Raises:
        TheoryError: with the level and where it is declared.
    """
    for name, level in resolved.levels.items():
        if level.ends is not None:
            _check_network(society, level)
        if name not in society.levels:
            raise TheoryError(
                f"the society '{society.name}' lacks the level '{name}' of the theory.",
                place=level.place,
                remedy=nearest(name, society.levels),
            )
        if name == "world" and society.levels[name].size > 1:
            raise TheoryError(
                f"the society '{society.name}' has {society.levels[name].size} worlds.",
                place=level.place,
                remedy="There is one world; in results, a world is a run under interventions.",
            )
        for parent in level.parents:
            if parent in level.joined:
                _check_joined(society, level, parent)
            elif parent not in society.levels[name].within:
                raise TheoryError(
                    f"in the theory a {name} lies within a {parent}; in the society '{society.name}' "
                    "it does not.",
                    place=level.place,
                    remedy=f"There it lies within: {', '.join(society.levels[name].within) or 'nothing'}.",
                )

    for variable in resolved.variables.values():
        if variable.refers is not None and society.levels[variable.refers].size > MOST_MEMBERS:
            raise TheoryError(
                f"'{variable.name}' refers to one of {society.levels[variable.refers].size} members of "
                f"'{variable.refers}'.",
                place=variable.place,
                remedy=f"float32 distinguishes at most {MOST_MEMBERS} numbers: divide the level.",
            )


def _check_joined(society: Society, level: Level, parent: str) -> None:
    if parent in society.levels[level.name].within:
        raise TheoryError(
            f"in the society '{society.name}' each {level.name} lies within a {parent} permanently; in the "
            f"theory '{level.joined[parent]}' says to which one it belongs.",
            place=level.place,
            remedy=f"Leave within={{'{level.name}': '{parent}'}} out of the society, and let "
            f"'{level.joined[parent]}' start from a given.",
        )


def _refers_to_one(society: Society, variable: Variable, number: float) -> bool:
    assert variable.refers is not None
    return could_refer(float(number)) and number < society.levels[variable.refers].size


def _numbers_of(society: Society, variable: Variable) -> str:
    assert variable.refers is not None
    last = society.levels[variable.refers].size - 1
    return f"NONE ({NONE:g}), or the number of a {variable.refers}, from 0 to {last}"


def _check_network(society: Society, level: Level) -> None:
    network = society.networks.get(level.name)
    if network is None:
        known = f"{nearest(level.name, society.networks)} Or give" if society.networks else "Give"
        raise TheoryError(
            f"the society '{society.name}' has no ties for the network '{level.name}'.",
            place=level.place,
            remedy=f"{known} it a rule of conjuncture.networks: regular_society(..., "
            f"networks={{'{level.name}': poisson(6)}}), or society.with_networks(...).",
        )
    if network.level != level.ends:
        raise TheoryError(
            f"in the theory the network '{level.name}' ties members of '{level.ends}', in the society "
            f"'{society.name}' members of '{network.level}'.",
            place=level.place,
            remedy=f"Declare {level.name} = network({network.level}), or let the society tie members of "
            f"'{level.ends}': networks={{'{level.name}': ('{level.ends}', {network.rule})}}.",
        )


def _is_number(value: Any) -> bool:
    return isinstance(value, bool | int | float | np.number | np.bool_) and bool(
        np.isfinite(np.float32(value))
    )
