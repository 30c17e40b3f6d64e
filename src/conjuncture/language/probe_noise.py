"""Noise in the check run: it notes what its calls need, and who is chosen by it from whom."""

from __future__ import annotations

from typing import Any, NamedTuple

from conjuncture.errors import Place, caller_place
from conjuncture.language.errors import TheoryError
from conjuncture.language.events import Event
from conjuncture.language.noise import Noise
from conjuncture.language.operands import Operand
from conjuncture.language.probe import Probe
from conjuncture.language.sights import Sights


class Need(NamedTuple):
    """What a call of noise needs and only the run can tell: of `bernoulli`, a probability between 0 and 1."""

    call: str
    need: str
    place: Place | None


class ProbeNoise(Noise):
    """Noise that only has a shape, and notes what its calls need."""

    __slots__ = ("events", "needs", "sights")

    def __init__(self, sights: Sights) -> None:
        self.sights = sights
        self.needs: list[Need] = []
        self.events: list[tuple[Any, tuple[float, ...]]] = []

    def event(self, value: Any) -> Event | None:
        """The event of the mechanism that gave this value; None where it has none."""
        if not self.events:
            return None
        found, outcomes = self.events[0]
        return Event(outcomes, len(self.events) == 1 and found is value and not value.shape)

    def _declared(self, event: Any, outcomes: tuple[float, ...]) -> None:
        self.events.append((event, outcomes))

    def _watch(self, call: str, need: str, met: Any) -> None:
        # The mechanism called bernoulli(...), that _needs(...), and that this.
        self.needs.append(Need(call, need, caller_place(4)))

    def _unit(self, parts: int) -> Probe:
        if not isinstance(parts, int) or parts < 0:
            said = "a value that the theory computes" if isinstance(parts, Operand) else repr(parts)
            raise TheoryError(
                f"noise is asked for with parts={said}.",
                remedy="Write a plain whole number, as in noise.uniform(parts=3).",
            )
        return Probe(self.sights, shape=(parts,) if parts else (), level=self.sights.reader)
