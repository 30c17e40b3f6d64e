"""Other priors from the user: a number or a range instead of a parameter's prior."""

from __future__ import annotations

from collections.abc import Sequence

from conjuncture.errors import nearest
from conjuncture.language.errors import TheoryError
from conjuncture.language.parameters import Parameter
from conjuncture.language.priors import Fixed, LogNormal, LogUniform, Prior, Uniform, domain
from conjuncture.language.theory import Theory
from conjuncture.studies.registry.theories import installed

_REASON = "moved by the reader"
_HOW = "Write NAME=NUMBER, or NAME=LOW..HIGH for a range."


def moved(theory: Theory, texts: Sequence[str]) -> Theory:
    """The theory with other priors, and a name that says so; without texts the same theory.

    All values of a range are equally likely; if the theory's own prior is on a logarithmic scale
    (`LogUniform`, `LogNormal`), all orders of magnitude are.

    Args:
        theory: the theory.
        texts: "fear.of_force=0.3", or "fear.of_force=0.2..0.4".

    Raises:
        TheoryError: an unknown quantity; a text that is neither a number nor a range; or a value that the
            quantity cannot have.
    """
    priors = {}
    for text in texts:
        name, equals, value = (part.strip() for part in text.partition("="))
        if not equals:
            raise TheoryError(f"'{text}' gives no quantity a value.", remedy=_HOW)
        if name not in theory.parameters:
            raise TheoryError(
                f"theory '{theory.name}' has no quantity '{name}'.", remedy=nearest(name, theory.parameters)
            )
        own = theory.parameters[name]
        prior = _prior(name, value, own.prior)
        priors[name] = Parameter(prior, own.unit, "", _REASON, own.name, own.place)
    if not priors:
        return theory
    return theory.with_priors(priors).named(f"{theory.name} with {', '.join(texts)}")


def priors_moved(theory: Theory) -> dict[str, str]:
    """The priors that `with_priors` put in place of others, by quantity: "Uniform(low=0.2, high=0.4)".

    An installed theory may be made of another one with other priors: its own are not counted.
    """
    own = installed(theory.name)
    usual = {name: one.prior for name, one in own.parameters.items()} if own is not None else {}
    return {
        name: str(one.prior)
        for name, one in sorted(theory.parameters.items())
        if one.moved and one.prior != usual.get(name)
    }


def _prior(name: str, text: str, own: Prior) -> Prior:
    ends = [_number(name, part) for part in text.split("..")]
    least, most = domain(own)
    if len(ends) > 2 or not all(least <= end <= most for end in ends):
        bounds = f"It lies between {least:g} and {most:g}. " if len(ends) < 3 else ""
        raise TheoryError(f"{name} cannot be '{text}'.", remedy=f"{bounds}{_HOW}")
    if len(ends) == 1:
        return Fixed(ends[0])
    low, high = ends
    if low >= high:
        raise TheoryError(f"{name} cannot be '{text}'.", remedy="Write the lower end first.")
    if isinstance(own, LogUniform | LogNormal) and low > 0:
        return LogUniform(low, high)
    return Uniform(low, high)


def _number(name: str, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if value - value != 0:
        raise TheoryError(f"{name} cannot be '{text}'.", remedy=_HOW)
    return value
