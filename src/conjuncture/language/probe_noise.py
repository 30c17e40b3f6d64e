"""Noise in the check run: it notes what its calls need, and from whom they choose."""

from __future__ import annotations

from typing import Any, NamedTuple

from conjuncture.errors import Place, caller_place, nearest
from conjuncture.language.errors import TheoryError
from conjuncture.language.events import Event
from conjuncture.language.noise import Noise
from conjuncture.language.operands import Operand
from conjuncture.language.plain import unwrapped
from conjuncture.language.probe import Probe, looked_at
from conjuncture.language.sights import Reference, Sights


class Need(NamedTuple):
    """A requirement of a call that only the run can check: for `bernoulli`, a probability between 0 and 1."""

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
                f"noise is called with parts={said}.",
                remedy="Write a plain whole number, as in noise.uniform(parts=3).",
            )
        return Probe(self.sights, shape=(parts,) if parts else (), level=self.sights.reader)

    def _member(self, level: str, where: Any, luck: Probe) -> Probe:
        called = f"`noise.member({level}, where=...)`"
        found = self.sights.levels.get(level)
        if found is None:
            raise TheoryError(
                f"noise.member(...) names '{level}', which is no level of the theory.",
                remedy=f"{nearest(level, self.sights.levels)} Or give the theory that level, too: "
                f"Theory.of(..., {level}).",
            )
        if found.network:
            raise TheoryError(
                f"noise.member(...) cannot choose a tie of the network '{level}'.",
                remedy=f"Choose the member at the other end of a tie: {level}.choose(noise).",
            )
        seen = (
            frozenset[str]() if where is None else _checked(looked_at(where, level, called), called).made_of
        )
        reference = Reference(level, frozenset())
        self.sights.note(reference, seen)
        return Probe(self.sights, level=self.sights.reader, refers=reference)

    def _pairs(self, where: Any, luck: Probe) -> Probe:
        reader = self.sights.reader
        if where is not None:
            called = "`noise.pairs(where=...)`"
            if isinstance(where, Probe) and not where.computed:
                where = looked_at(where, reader, called)
            _checked(where, called)
        reference = Reference(reader, frozenset())
        self.sights.note(reference, ())
        return Probe(self.sights, level=reader, refers=reference)

    def _lottery(self, aim: Any, places: Any, luck: Probe) -> Probe:
        called, reader = "`noise.lottery(...)`", self.sights.reader
        if not isinstance(aim, Probe) or aim.refers is None or aim.child is not None:
            raise TheoryError(
                f"{called} needs a reference: the one that each member names.",
                remedy="Name a variable with refers=, or draw a member, as in "
                "noise.lottery(noise.member(house)).",
            )
        self.sights.note(aim.refers, ())
        self.sights.note(Reference(reader, frozenset()), ())
        places = unwrapped(places)
        if isinstance(places, Probe):
            named = looked_at(places, aim.refers.level, called) if places.level else places
            fine = not named.truth and not named.shape
            self.sights.note(Reference(aim.refers.level, frozenset()), named.made_of)
        else:
            fine = isinstance(places, int) and not isinstance(places, bool) and places >= 1
        if not fine:
            raise TheoryError(
                f"{called} needs places that are a number from 1 on.",
                remedy=f"Write places=3, or name a variable of '{aim.refers.level}' that says how many.",
            )
        return Probe(self.sights, truth=True, made_of=aim.made_of, level=reader)


def _checked(where: Any, called: str) -> Probe:
    """The condition, if it is a yes or no of each member."""
    if not isinstance(where, Probe) or not where.truth or where.shape or where.child == "":
        raise TheoryError(
            f"{called} needs a yes or no of each member.", remedy="Compare first: where=age > 30."
        )
    return where
