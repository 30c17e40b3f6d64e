"""A theory with the bridges of a case: the mechanisms with which the case counts every theory alike."""

from __future__ import annotations

from dataclasses import replace

from conjuncture.cases.case import Case
from conjuncture.language.errors import TheoryError
from conjuncture.language.levels import level_name
from conjuncture.language.theory import Theory


def with_bridge(theory: Theory, case: Case) -> Theory:
    """The theory with the case's bridges; an input of both is declared as in the theory.

    A bridge that requires nothing is left out if there is nothing to count: the theory writes none of the
    variables that the bridge reads, has them on another level, or lacks the bridge's levels.

    Raises:
        TheoryError: the theory does not write what the case needs, or not on the level it counts.
    """
    for name, level in case.needs.items():
        mechanism = theory.mechanisms.get(name)
        if mechanism is None or mechanism.level_name != level:
            problem = f"writes it on '{mechanism.level_name}'" if mechanism else "does not write it"
            raise TheoryError(
                f"the case '{case.name}' counts '{name}' on the level '{level}'; "
                f"theory '{theory.name}' {problem}.",
                place=mechanism.place if mechanism else None,
                remedy=f"Write @derived({level}, ...) def {name}(...). The case counts: "
                + ", ".join(f"{key} ({where})" for key, where in case.needs.items())
                + ".",
            )
    for bridge in case.bridges:
        if case.needs or _counts(bridge, theory):
            from_outside = {name: one for name, one in bridge.inputs.items() if name not in theory.inputs}
            theory += replace(bridge, inputs=from_outside)
    return theory


def _counts(bridge: Theory, theory: Theory) -> bool:
    """Whether the theory writes something that the bridge reads, on the level where the bridge reads it."""
    parts = {**theory.inputs, **theory.mechanisms}
    levels = {level_name(part.level) for part in (*bridge.inputs.values(), *bridge.mechanisms.values())}
    read = {name for written in bridge.mechanisms for name in bridge.reading_of(written).reads}
    return (
        levels <= set(theory.levels)
        and not read.isdisjoint(theory.mechanisms)
        and all(
            level_name(parts[name].level) == level_name(declaration.level)
            for name, declaration in bridge.inputs.items()
            if name in parts
        )
    )
