"""The card of a theory: what it is and how it works, by the ODD protocol, made from the theory itself.

ODD (overview, design concepts, details) is the field's standard for describing agent-based models: Grimm and
others, "The ODD protocol for describing agent-based and other simulation models", JASSS 23(2) 7 (2020).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from conjuncture.language.parameters import Parameter, parameter_name
from conjuncture.language.priors import written
from conjuncture.language.resolution import resolve
from conjuncture.language.resolved import Resolved, Variable
from conjuncture.language.theory import Theory

_UNSAID = "(the theory does not say: add it to its Card)"


def card(theory: Theory) -> str:
    """The card as Markdown. Every part of the ODD protocol has its heading.

    Raises:
        TheoryError: the theory is not sound.
    """
    resolved = resolve(theory)
    words = theory.card
    works = "\n".join(f"- *{name}*: {work}" for name, work in words.references.items())
    sections = [
        (f"# {words.title or theory.name}", words.source and f"Source: {words.source}"),
        ("## What it is (ODD 1, purpose and patterns)", words.what_it_is or _UNSAID),
        ("### Claim", words.claim or _UNSAID),
        ("### What would refute it", words.refuted_by or _UNSAID),
        ("### Scope", words.scope or _UNSAID),
        ("## Who and what there is (ODD 2, entities, state variables and scales)", _entities(resolved)),
        ("## How it works (ODD 3, process overview and scheduling)", words.how_it_works or _UNSAID),
        ("### Readings and cuts", _choices(theory)),
        ("### Schedule", schedule(theory)),
        ("## Design concepts (ODD 4)", _concepts(resolved)),
        ("## Start (ODD 5, initialisation)", _start(resolved)),
        ("## Inputs (ODD 6, input data)", _inputs(resolved)),
        ("## Mechanisms (ODD 7, submodels)", _mechanisms(resolved)),
        ("## Parameters", _parameters(resolved)),
        ("## What to notice", words.what_to_notice or _UNSAID),
        ("## What to try", words.what_to_try or _UNSAID),
        ("## References", works or _UNSAID),
    ]
    return "\n\n".join(f"{heading}\n\n{text}" if text else heading for heading, text in sections) + "\n"


def schedule(theory: Theory) -> str:
    """The order in which a step is computed, as a Markdown table."""
    resolved = resolve(theory)
    rows = [
        *(("start", name) for name in resolved.traits),
        *((str(number), name) for number, name in enumerate(resolved.derived, 1)),
        *(("end", name) for name in resolved.states),
    ]
    return _table(
        ("when", "variable", "level", "reads"),
        (
            (when, name, resolved.variables[name].level, ", ".join(_reads(resolved.variables[name])))
            for when, name in rows
        ),
    )


def as_data(theory: Theory) -> dict[str, Any]:
    """Variables, arrows and parameters as plain data, for other programs."""
    resolved = resolve(theory)
    return {
        "theory": theory.name,
        "card": vars(theory.card),
        "levels": {level.name: list(level.parents) for level in resolved.levels.values()},
        "variables": [
            {
                "name": name,
                "kind": variable.kind,
                "level": variable.level,
                "unit": "truth" if variable.truth else variable.unit,
                "source": variable.reading.source if variable.reading else "",
                "description": variable.reading.description
                if variable.reading
                else theory.inputs[name].description,
            }
            for name, variable in resolved.variables.items()
        ],
        "arrows": [vars(read) for read in resolved.reads],
        "chosen": dict(theory.chosen),
        "cut": sorted(theory.cut),
        "schedule": {"start": resolved.traits, "step": resolved.derived, "end": resolved.states},
        "parameters": [
            {"name": name, "prior": written(p.prior), "unit": p.unit, "source": p.source, "reason": p.reason}
            for name, p in resolved.parameters.items()
        ],
    }


def _entities(resolved: Resolved) -> str:
    levels = [
        f"- **{level.name}**, the ties of a network: each from one {level.ends} to another"
        if level.network
        else f"- **{level.name}**"
        + (f", within {' and '.join(level.parents)}" if level.parents else "")
        + "".join(f"; joins a {parent} by `{name}`" for parent, name in level.joined.items())
        + (f"; exists while `{level.filled_by}`" if level.filled_by else "")
        + (f"; replaced by a newcomer when `{level.renewed_by}`" if level.renewed_by else "")
        for level in resolved.levels.values()
    ]
    variables = _table(
        ("variable", "kind", "level", "unit", "bounds", "absent"),
        (
            (
                name,
                variable.kind,
                variable.level,
                "truth" if variable.truth else variable.unit,
                _bounds(variable),
                "" if variable.absent is None else str(variable.absent),
            )
            for name, variable in resolved.variables.items()
        ),
    )
    return "\n".join(levels) + "\n\nThe case sets the length of a step.\n\n" + variables


def _bounds(variable: Variable) -> str:
    if variable.categories is not None:
        return variable.categories.legend()
    return f"{variable.within[0]:g} to {variable.within[1]:g}" if variable.within else ""


def _choices(theory: Theory) -> str:
    """The choices that distinguish it from other theories with the same mechanisms: readings and cuts."""
    read = [f"- `{name}` is read as `{reading}`." for name, reading in sorted(theory.chosen.items())]
    cut = [
        f"- `{name}` is cut: {'there are no ties' if name in theory.networks else 'it has its absent value'}."
        for name in sorted(theory.cut)
    ]
    return "\n".join(read + cut) or "The first reading of each mechanism; none is cut."


def _concepts(resolved: Resolved) -> str:
    variables = resolved.variables.values()
    chance = [v.name for v in variables if v.reading and "noise" in v.reading.arguments]
    sees = [
        f"{read.reader} sees the {read.variable} of all members below"
        for read in resolved.reads
        if read.relation == "group"
    ]
    sees += [
        f"{read.reader} sees the {read.variable} of others through {' and '.join(read.through)}"
        for read in resolved.reads
        if read.through
    ]
    readings = [v for v in variables if v.mechanism and len(v.mechanism.readings) > 1 and v.reading]
    lines = [
        "- *Feedback* passes through the states: " + (", ".join(resolved.states) or "none") + ".",
        "- *Stochasticity*: "
        + (", ".join(chance) or "none")
        + ". Noise belongs to seed, draw, variable, step and member.",
        "- *Collectives and sensing*: " + ("; ".join(sees) or "none") + ".",
        "- *Readings chosen*: "
        + (
            "; ".join(
                f"{v.name}: {v.reading.name} (of {', '.join(v.mechanism.readings)})"
                for v in readings
                if v.reading and v.mechanism
            )
            or "each mechanism has one"
        )
        + ".",
        "- *Cut*: " + (", ".join(sorted(resolved.theory.cut)) or "nothing") + ".",
        "- *Emergence, adaptation, learning, objectives, prediction*: only what the mechanisms below say.",
    ]
    return "\n".join(lines)


def _start(resolved: Resolved) -> str:
    return _table(
        ("state", "starts at"),
        (
            (
                name,
                "its parameter" if isinstance(variable.initial, Parameter) else str(variable.initial),
            )
            for name, variable in resolved.variables.items()
            if variable.kind == "state"
        ),
    )


def _inputs(resolved: Resolved) -> str:
    inputs = resolved.theory.inputs
    return _table(
        ("input", "from", "level", "unit", "what it is"),
        (
            (
                name,
                "the case, over time" if variable.kind == "series" else "the society",
                variable.level,
                variable.unit,
                inputs[name].description,
            )
            for name, variable in resolved.variables.items()
            if variable.kind in ("series", "given")
        ),
    )


def _mechanisms(resolved: Resolved) -> str:
    parts = []
    for name in (*resolved.traits, *resolved.derived, *resolved.states):
        variable = resolved.variables[name]
        assert variable.reading is not None
        where = f"{variable.reading.place}".rsplit("/", 1)[-1]
        parts.append(
            f"### {name}\n\n{variable.reading.description or '(no description)'}\n\n"
            f"{variable.kind} of the {variable.level}; reads {', '.join(_reads(variable)) or 'nothing'}. "
            f"Source: {variable.reading.source}. ({where})"
        )
    return "\n\n".join(parts)


def _parameters(resolved: Resolved) -> str:
    users: dict[str, list[str]] = {}
    for name, variable in resolved.variables.items():
        if variable.reading is not None:
            for argument, parameter in variable.reading.parameters.items():
                users.setdefault(parameter_name(name, argument, parameter), []).append(name)
    return _table(
        ("parameter", "prior", "unit", "source or reason", "used by"),
        (
            (
                name,
                written(parameter.prior),
                parameter.unit,
                "; ".join(filter(None, (parameter.source, parameter.reason))),
                ", ".join(users.get(name, ["start"])),
            )
            for name, parameter in resolved.parameters.items()
        ),
    )


def _reads(variable: Variable) -> tuple[str, ...]:
    return variable.reading.reads if variable.reading else ()


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    body = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    if not body:
        return "None."
    return "\n".join(["| " + " | ".join(head) + " |", "|" + " --- |" * len(head), *body])
