"""Other priors: the same mechanisms, with another belief about the size of a parameter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from conjuncture.errors import nearest
from conjuncture.language.errors import TheoryError
from conjuncture.language.mechanisms import Mechanism
from conjuncture.language.parameters import Parameter, parameter_name


def with_priors(
    theory: str, mechanisms: Mapping[str, Mechanism], priors: Mapping[str, Parameter]
) -> dict[str, Mechanism]:
    """The mechanisms with these parameters instead of theirs in every reading, marked as `moved`.

    Args:
        theory: its name, for errors.
        mechanisms: by name.
        priors: by the name under which a parameter is drawn, "rescued.most".

    Raises:
        TheoryError: no such parameter, with the nearest name; or one with another unit.
    """
    known = {name: quantity for mechanism in mechanisms.values() for name, quantity in _quantities(mechanism)}
    for name, other in priors.items():
        if not isinstance(other, Parameter):
            raise TheoryError(
                f"'{name}' was given {other!r} as its prior.",
                remedy='Write parameter(Beta(6, 2), unit="share", reason="most, by this view").',
            )
        if name not in known:
            raise TheoryError(
                f"theory '{theory}' has no parameter '{name}'.",
                place=other.place,
                remedy=nearest(name, known),
            )
        if other.unit != known[name].unit:
            raise TheoryError(
                f"'{name}' is measured in '{known[name].unit}', and the prior is given in '{other.unit}'.",
                place=other.place,
                remedy=f'Give it as unit="{known[name].unit}".',
            )
    return {name: _with(mechanism, priors) for name, mechanism in mechanisms.items()}


def _quantities(mechanism: Mechanism) -> Iterator[tuple[str, Parameter]]:
    """The parameters of all its readings, by the names under which they are drawn."""
    for reading in mechanism.readings.values():
        for argument, parameter in reading.parameters.items():
            yield parameter_name(mechanism.name, argument, parameter), parameter
    if isinstance(mechanism.initial, Parameter):
        yield parameter_name(mechanism.name, "initial", mechanism.initial), mechanism.initial


def _with(mechanism: Mechanism, priors: Mapping[str, Parameter]) -> Mechanism:
    """The mechanism itself if it has none of them, so that theories recognise it as the same."""
    if not any(name in priors for name, _ in _quantities(mechanism)):
        return mechanism

    def other(argument: str, one: Parameter) -> Parameter:
        override = priors.get(parameter_name(mechanism.name, argument, one))
        return one if override is None else replace(override, name=one.name, moved=True)

    readings = {
        name: replace(
            reading,
            parameters={
                argument: other(argument, parameter) for argument, parameter in reading.parameters.items()
            },
        )
        for name, reading in mechanism.readings.items()
    }
    initial = mechanism.initial
    if isinstance(initial, Parameter):
        initial = other("initial", initial)
    return replace(mechanism, readings=readings, initial=initial)
