"""Questions as they are written in a TOML file, read.

A question is a table; `is` names its kind, and what is left out keeps its default. Within a question `is` can
be left out where only one kind is usual: a statement's `first` is a side, a side's `outcome` an outcome. What
is done to a world is a list of short tables, or the names of worlds that the file describes, joined by `+`:

    { cut = "example" }                                 without a mechanism
    { cut_arrow = "authority", of = "repression" }      one reader blind to a variable
    { parameter = "fear.of_force", at = 1.0 }           a quantity set
    { hold = "authority", at = 1.0, since = "1905-01-01", until = "1906-01-01" }
    { input = "war", at = 0.0, where = [["country", "=", "Germany"]] }
    { given = "faction_rights", at = 1.0, where = [["organisation", "=", "party"]] }    as the society has it

`since`, `until` (not included) and `where` (conditions that all must hold) may be left out; `where` of an
outcome is written likewise. The course of an input may be given whole, one value a step: `at = [0.0, 1.0]`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from conjuncture.errors import nearest
from conjuncture.files.dates import is_date
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Act, Intervention
from conjuncture.inquiry.experiments.selection import Comparison, Where

KINDS: dict[str, tuple[str, str]] = {
    "statement": ("experiments.statements", "Statement"),
    "together": ("experiments.statements", "Together"),
    "what if": ("counterfactuals.what_if", "WhatIf"),
    "through what": ("counterfactuals.through_what", "ThroughWhat"),
    "sine qua non": ("counterfactuals.sine_qua_non", "SineQuaNon"),
    "link": ("links.link", "Link"),
    "hinges on": ("sensitivity.indices", "Sensitivity"),
    "threshold scan": ("sensitivity.threshold_scan", "ThresholdScan"),
    "hysteresis": ("sensitivity.hysteresis", "Hysteresis"),
    "where it flips": ("sensitivity.scenario_discovery", "WhereItFlips"),
    "audit": ("sensitivity.reading_audit", "ReadingAudit"),
    "which conditions": ("qca.question", "WhichConditions"),
    "conditions": ("qca.claim", "Conditions"),
    "which conditions in worlds": ("qca.worlds_as_cases", "WhichConditionsInWorlds"),
}
"""What can be asked, by the word for it: module and class. They are imported when they are first written."""

PARTS: dict[str, tuple[str, str]] = {
    "side": ("experiments.statements", "Side"),
    "outcome": ("experiments.outcomes", "Outcome"),
    "wave height": ("experiments.wave_height", "WaveHeight"),
    "event": ("experiments.events", "Event"),
    "assertion": ("qca.assertions", "Assertion"),
    "factor": ("counterfactuals.sine_qua_non", "Factor"),
    "switch": ("experiments.knockouts", "Switch"),
    "target": ("sensitivity.reading_audit", "Target"),
}
ACTS: dict[str, tuple[str, ...]] = {
    "cut": (),
    "cut_arrow": ("of",),
    "parameter": ("at",),
    "hold": ("at", "since", "until", "where"),
    "input": ("at", "since", "until", "where"),
    "given": ("at", "where"),
}
_PLAIN: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "str": ("text", lambda item: isinstance(item, str)),
    "tuple[str, ...]": (
        "a list of names",
        lambda item: isinstance(item, tuple) and all(isinstance(name, str) for name in item),
    ),
}
"""Fields whose kind can be seen from their annotation alone, without the modules that a question needs."""
_MAY_BE_LEFT_OUT = ("since", "until", "where")


def question_from(written: Any, worlds: Mapping[str, Any] | None = None) -> Any:
    """A question as it is written.

    Args:
        written: a table, as TOML gives it.
        worlds: worlds that the file describes, by name.

    Raises:
        QuestionError: an unknown kind, field, choice, world or thing to do; a field that is missing or does
            not fit.
    """
    if not isinstance(written, Mapping) or "is" not in written:
        raise QuestionError(f"a question is a table that says what it `is`: {', '.join(KINDS)}.")
    return _made(written, None, worlds or {})


def world_from(written: Any, worlds: Mapping[str, Any], opened: tuple[str, ...] = ()) -> Intervention:
    """What is done to a world: a list of acts, or names of worlds, joined by +.

    Args:
        written: as TOML gives it.
        worlds: those that the file describes, by name.
        opened: names on the way to this one; none of them may come again.

    Raises:
        QuestionError: an unknown world or act, or a world described by itself.
    """
    if isinstance(written, str):
        done = NOTHING_DONE
        for name in (part.strip() for part in written.split("+")):
            if name not in worlds:
                raise QuestionError(f"the file describes no world '{name}'. {nearest(name, worlds)}")
            if name in opened:
                raise QuestionError(f"the world '{name}' is described by itself. Write out what is done.")
            done += world_from(worlds[name], worlds, (*opened, name))
        return done
    if not isinstance(written, list):
        raise QuestionError(f"a world is a list of things done, or names of worlds, not {written!r}.")
    return Intervention(tuple(_act(act) for act in written))


def made(kind: type, given: Mapping[str, Any], word: str = "") -> Any:
    """A dataclass of these fields.

    Raises:
        QuestionError: all fields that it has not, that are missing or are of another kind, and dates that are
            none.
    """
    assert is_dataclass(kind)
    word = word or kind.__name__.lower()
    parts = {one.name: one for one in fields(kind)}
    problems = [
        f"'{key}' is no part of a '{word}'. {nearest(key, parts)}" for key in given if key not in parts
    ]
    missing = [
        name
        for name, one in parts.items()
        if name not in given and one.default is MISSING and one.default_factory is MISSING
    ]
    if missing:
        problems.append(f"a '{word}' needs {', '.join(missing)}. Write it.")
    problems += [
        f"{key} = '{given[key]}' is no date. Write it as 1905-12 or 1905-12-05."
        for key in ("since", "until")
        if isinstance(given.get(key), str) and not is_date(given[key])
    ]
    for key, item in given.items():
        wanted = _PLAIN.get(str(parts[key].type)) if key in parts else None
        if wanted and not wanted[1](item):
            problems.append(f"'{key}' is {wanted[0]}, not {item!r}.")
    if problems:
        raise QuestionError(" ".join(problems))
    return kind(**given)


def _made(written: Mapping[str, Any], usual: type | None, worlds: Mapping[str, Any]) -> Any:
    """The dataclass that a table describes; `usual` where it does not say what it is."""
    every = {**KINDS, **PARTS}
    if "is" in written:
        word = str(written["is"])
        if word not in every:
            raise QuestionError(f"there is no kind of question '{word}'. {nearest(word, every)}")
        module, name = every[word]
        kind = getattr(importlib.import_module(f"conjuncture.inquiry.{module}"), name)
    else:
        assert usual is not None
        kind = usual
        word = next((key for key, (_, name) in every.items() if name == kind.__name__), kind.__name__)
    hints = _hints(kind)
    given = {}
    for key, item in written.items():
        if key != "is":
            given[key] = _value(item, hints.get(key, Any), worlds, key)
    return made(kind, given, word)


def _value(written: Any, hint: Any, worlds: Mapping[str, Any], key: str) -> Any:
    """What is written in the place of a field, by what may stand there."""
    allowed = _alternatives(hint)
    if Intervention in allowed:
        return world_from(written, worlds)
    if Where in allowed:
        return _where(written)
    if isinstance(written, Mapping):
        mapping = next((one for one in allowed if get_origin(one) is not None and _is_mapping(one)), None)
        if "is" not in written and mapping is not None:
            return {name: _value(item, get_args(mapping)[1], worlds, name) for name, item in written.items()}
        usual = next((one for one in allowed if is_dataclass(one)), None)
        if "is" not in written and not isinstance(usual, type):
            raise QuestionError(f"'{key}' is a table, and does not say what it `is`.")
        return _made(written, usual if isinstance(usual, type) else None, worlds)
    if isinstance(written, list):
        several = next((one for one in allowed if get_origin(one) is tuple), None)
        if several is None and hint is not Any:
            raise QuestionError(f"'{key}' is one thing, not a list of them: {written}.")
        each = get_args(several) if several is not None else (Any,)
        return tuple(
            _value(item, each[min(place, len(each) - 1)] if each[-1] is not ... else each[0], worlds, key)
            for place, item in enumerate(written)
        )
    _check(written, allowed, key)
    return written


def _check(written: Any, allowed: tuple[Any, ...], key: str) -> None:
    """Refuse a number, truth or text where none of its kind may stand."""
    choices = [choice for one in allowed if get_origin(one) is Literal for choice in get_args(one)]
    if choices and str not in allowed:
        if written not in choices:
            raise QuestionError(f"'{key}' cannot be '{written}'. {nearest(str(written), map(str, choices))}")
        return
    numbers = isinstance(written, int | float) and not isinstance(written, bool)
    fits = Any in allowed or type(written) in allowed or (numbers and float in allowed)
    if not fits:
        words = {float: "a number", int: "a whole number", str: "text", bool: "true or false"}
        known = [words[one] for one in allowed if one in words]
        tables = ["a table"] if any(is_dataclass(one) for one in allowed) else []
        lists = ["a list"] if any(get_origin(one) is tuple for one in allowed) else []
        wanted = " or ".join([*known, *tables, *lists]) or "something else"
        raise QuestionError(f"'{key}' is {wanted}, not {written!r}.")


def _act(written: Any) -> Act:
    kind = next((one for one in ACTS if isinstance(written, Mapping) and one in written), None)
    if kind is None:
        raise QuestionError(
            f"{written} says nothing that can be done to a world. Begin with one of: {', '.join(ACTS)}."
        )
    rest = {key: item for key, item in written.items() if key != kind}
    for key in rest:
        if key not in ACTS[kind]:
            raise QuestionError(
                f"'{key}' is no part of '{kind}', which has: {', '.join(ACTS[kind]) or 'none'}."
            )
    for key in ACTS[kind]:
        if key not in rest and key not in _MAY_BE_LEFT_OUT:
            raise QuestionError(f"'{kind} = {written[kind]}' needs `{key}`.")
    value = rest.get("at")
    where = _where(rest["where"]) if "where" in rest else None
    return Act(
        kind,  # type: ignore[arg-type]
        written[kind],
        tuple(value) if isinstance(value, list) else value,
        rest.get("since"),
        rest.get("until"),
        where,
        rest.get("of", ""),
    )


def _where(written: Any) -> Where:
    """Conditions: a list of [what, comparison, value]."""
    conditions = written if isinstance(written, list) else []
    if not conditions or not all(isinstance(one, list) and len(one) == 3 for one in conditions):
        raise QuestionError(
            f'`where` is a list of conditions, as in [["country", "=", "Germany"]], not {written!r}.'
        )
    for _, comparison, _ in conditions:
        if comparison not in get_args(Comparison):
            raise QuestionError(f"there is no comparison '{comparison}': {', '.join(get_args(Comparison))}.")
    return Where(*(tuple(one) for one in conditions))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _alternatives(hint: Any) -> tuple[Any, ...]:
    """What may stand for a hint: the members of a union, else itself."""
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def _is_mapping(hint: Any) -> bool:
    origin = get_origin(hint)
    return isinstance(origin, type) and issubclass(origin, Mapping)
