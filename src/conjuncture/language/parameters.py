"""Parameters: the quantities of a mechanism, each with a prior, a unit and a source or reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from conjuncture.errors import Place, caller_place
from conjuncture.language.errors import TheoryError
from conjuncture.language.priors import PRIORS, Prior


@dataclass(frozen=True)
class Parameter:
    """A quantity with a prior, as declared by `parameter(...)`.

    `moved` says that `theory.with_priors` put it in the place of the theory's own: it prevails over the value
    that a case knows.
    """

    prior: Prior
    unit: str
    source: str
    reason: str
    name: str | None
    place: Place = field(compare=False)
    moved: bool = False


def parameter(
    prior: Prior | None = None,
    *,
    unit: str = "",
    source: str = "",
    reason: str = "",
    name: str | None = None,
) -> Any:
    """Declare a quantity, as the default of a keyword-only argument of a mechanism.

    Example:
        parameter(Beta(6, 3), unit="chance", reason="most stop work")

    Args:
        prior: what the author believes before looking at the record: `Beta(6, 14)`, `LogNormal(-1, 0.7)`, ...
        unit: "1/year", "share of workforce", "logit"; "1" for a bare number.
        source: where the value comes from, if it was published.
        reason: why this prior, if nobody published it. One of `source` and `reason` is required.
        name: gives one quantity to several mechanisms, which then all read the same draw. Without it the
            parameter belongs to its mechanism and is called `mechanism.argument`.

    Raises:
        TheoryError: prior, unit, or both source and reason missing.
    """
    place = caller_place(2)
    if not isinstance(prior, PRIORS):
        raise TheoryError(
            f"a parameter has no prior (it was given {prior!r}).",
            place=place,
            remedy='Write parameter(Beta(2, 2), unit="share", reason="nobody knows"), or Fixed(3).',
        )
    if not unit:
        raise TheoryError(
            "a parameter has no unit.",
            place=place,
            remedy='Add unit="1/year", or unit="1" for a bare number.',
        )
    if not (source or reason):
        raise TheoryError(
            "a parameter has neither source nor reason.",
            place=place,
            remedy='Add source="author year" or reason="why this prior".',
        )
    return Parameter(prior, unit, source, reason, name, place)


def parameter_name(mechanism: str, argument: str, parameter: Parameter) -> str:
    """The name under which a parameter is drawn, reported and set."""
    return parameter.name or f"{mechanism}.{argument}"
