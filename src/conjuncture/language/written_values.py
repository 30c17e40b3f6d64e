"""What a mechanism writes and reads, found by one call of it with probes: truths, shapes, ties, starts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from conjuncture.language.errors import TheoryError
from conjuncture.language.parameters import Parameter
from conjuncture.language.probe import Probe
from conjuncture.language.probe_call import call
from conjuncture.language.probe_noise import ProbeNoise
from conjuncture.language.probe_ties import ProbeTies
from conjuncture.language.references import NONE, could_refer
from conjuncture.language.resolved import Variable, relation_between, seen_where_nobody_is
from conjuncture.language.sights import Reference, Sights, out_of_sight
from conjuncture.language.sizes import SizeOf
from conjuncture.language.theory import Theory


def with_probes(
    theory: Theory, variables: dict[str, Variable], order: tuple[str, ...]
) -> dict[str, Variable]:
    """Run every mechanism once with probes, to learn which write truths and catch what cannot run."""
    traits = [name for name in order if variables[name].kind == "trait"]
    others = [name for name in order if variables[name].kind != "trait"]
    for name in traits:
        variables[name] = _with_probe(theory, variables, name)
    # The initial value of a state shows whether it is a truth; derived values that read it need to know.
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
    """The variable, with the results of one call of its mechanism: whether it is a truth."""
    variable = variables[name]
    assert variable.reading is not None
    sights = Sights(variable.level, theory.levels)
    own_noise = ProbeNoise(sights)
    starts: set[str] = set()
    operands: dict[str, Any] = {
        "noise": own_noise,
        "dt": Probe(sights),
        "t": Probe(sights),
        "me": Probe(sights, level=variable.level, refers=Reference(variable.level, frozenset())),
        "size_of": SizeOf(dict.fromkeys(theory.levels, Probe(sights))),
    }
    for read in variable.reading.reads:
        if read in theory.networks:
            operands[read] = ProbeTies(read, theory.levels[read].ends or "", sights)
            continue
        other = variables[read]
        group = relation_between(theory.levels, variable.level, other.level) == "group"
        operands[read] = Probe(
            sights,
            child=other.level if group else None,
            shape=other.shape,
            truth=other.truth,
            note_start=partial(starts.add, read),
            made_of=frozenset({read}),
            level=other.level,
            refers=Reference(other.refers, frozenset({read})) if other.refers else None,
            absent=seen_where_nobody_is(other),
        )
    truth, written = call(variable.reading, operands, sights, variable.shape)
    looked = frozenset[str]().union(*sights.looked.values())
    for read in variable.reading.reads:
        if read in variables and read not in looked and not sights.sees(variables[read].level):
            place = variable.reading.place
            raise out_of_sight(name, variable.level, read, variables[read].level, place)
    _check_reference(variable, truth, written)
    if truth and variable.categories is not None:
        first, second = (*variable.categories.names, *variable.categories.names)[:2]
        raise TheoryError(
            f"mechanism '{name}' has categories, but gives a yes or no.",
            place=variable.place,
            remedy=f"Give the number of a category, as in where(condition, STANCE.{second}, STANCE.{first}).",
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
        through={means: frozenset(seen) for means, seen in sights.through.items()},
        looks_at=frozenset(sights.looked),
        directly=written.made_of if isinstance(written, Probe) else frozenset(),
    )


def _check_reference(variable: Variable, truth: bool, written: Any) -> None:
    """Check that a reference to members of a level is a number, and not a reference to those of another."""
    if variable.refers is None:
        return
    refers = written.refers if isinstance(written, Probe) else None
    if truth or (refers is not None and refers.level != variable.refers):
        gives = "a yes or no" if truth or refers is None else f"the number of a {refers.level}"
        raise TheoryError(
            f"mechanism '{variable.name}' refers to a {variable.refers}, but gives {gives}.",
            place=variable.place,
            remedy=f"Give the number of a {variable.refers} or NONE"
            + (
                f", or declare refers={refers.level}; to give the bare number, add 0: me + 0."
                if refers is not None
                else "."
            ),
        )


def _check_stated(variable: Variable, variables: Mapping[str, Variable]) -> None:
    """Check that the initial and the absent value are of the kind that the mechanism writes."""
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
        elif variable.refers is not None and value is not None and not isinstance(value, Parameter):
            _check_stated_reference(variable, argument, value)


def _check_category(variable: Variable, argument: str, value: Any) -> None:
    assert variable.categories is not None
    if isinstance(value, int | float) and value not in range(len(variable.categories)):
        raise TheoryError(
            f"'{variable.name}' declares {argument}={value!r}, which is no category of it.",
            place=variable.place,
            remedy=f"Its categories are: {variable.categories.legend()}.",
        )


def _check_stated_reference(variable: Variable, argument: str, value: Any) -> None:
    if not could_refer(value):
        raise TheoryError(
            f"'{variable.name}' refers to a {variable.refers}, but declares {argument}={value!r}.",
            place=variable.place,
            remedy=f"Write {argument}=NONE, or the number of a {variable.refers}, from {int(NONE) + 1} on.",
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
