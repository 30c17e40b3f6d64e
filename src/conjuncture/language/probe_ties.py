"""A network in the check run: it notes what is looked at through it, and refuses what cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from conjuncture.language.errors import TheoryError
from conjuncture.language.noise import Noise, chosen
from conjuncture.language.operands import Operand, typed
from conjuncture.language.probe import Probe
from conjuncture.language.sights import Reference, Sights


class ProbeTies(Operand):
    """A network in a signature.

    The mechanism is one of the ends, or of the ties.
    """

    __slots__ = ("child", "ends", "name", "shape", "sights")

    def __init__(self, name: str, ends: str, sights: Sights) -> None:
        self.name = name
        self.ends = ends
        self.sights = sights
        self.child = None
        self.shape = ()

    def __call__(self, value: Any, *, absent: Any = None) -> Probe:
        """What those have to whom one is tied: a group; on a tie, what the one has to whom it leads."""
        if absent is not None:
            raise TheoryError(
                f"`{self.name}(...)` is given absent=, but who has no ties sees an empty group.",
                remedy=f"Say what stands then where it is reduced: {self.name}(pay).mean(empty=1.0).",
            )
        if not isinstance(value, Probe):
            said = f"{value!r}, the same for all" if isinstance(value, int | float) else "what is no value"
            raise TheoryError(
                f"`{self.name}(...)` is asked of {said}.",
                remedy=f"Name what differs between members of '{self.ends}'; for their number write "
                f"{self.name}(that).count().",
            )
        if value.child == self.name:
            raise TheoryError(
                f"`{self.name}(...)` is asked of what stands on these ties themselves.",
                remedy="It is in the group as it is: reduce it, or use it in where= or weights=.",
            )
        if value.child is not None:
            raise TheoryError(
                f"`{self.name}(...)` is asked of a whole group of '{value.child}', but ties members of "
                f"'{self.ends}'.",
                remedy=f"Reduce the group in a derived variable on '{self.ends}', and look at that.",
            )
        on_tie = self.sights.reader == self.name
        if value.level != self.ends and (on_tie or not value.computed):
            place = "that is computed on the tie" if value.level in ("", self.name) else f"of '{value.level}'"
            raise TheoryError(
                f"`{self.name}(...)` is asked of a value {place}, but ties members of '{self.ends}'.",
                remedy=f"Name a variable of '{self.ends}' itself, if need be a derived one that says what "
                "each of its members has of this.",
            )
        self.sights.note(Reference(self.ends, frozenset({self.name})), value.made_of)
        return Probe(
            self.sights,
            child=None if on_tie else self.name,
            shape=value.shape,
            truth=value.truth,
            level=self.name,
            refers=value.refers,
        )

    def choose(self, noise: Any = None, *, where: Any = None) -> Probe:
        """One of those to whom one is tied, by chance."""
        if not isinstance(noise, Noise):
            raise TheoryError(
                f"{self.name}.choose(...) is not given noise.",
                remedy=f"Name noise in the signature, and write {self.name}.choose(noise, where=...).",
            )
        if self.sights.reader == self.name:
            raise TheoryError(
                f"`{self.name}.choose(...)` is asked of one tie, which leads to one {self.ends}.",
                remedy=f"Choose in a mechanism of '{self.ends}'.",
            )
        if where is not None and not (isinstance(where, Probe) and where.truth and where.child == self.name):
            raise TheoryError(
                f"`{self.name}.choose(where=...)` needs a yes or no of each tie.",
                remedy=f"Look through it: where={self.name}(active), or compare what stands on its ties.",
            )
        reference = Reference(self.ends, frozenset({self.name}))
        self.sights.note(reference, () if where is None else where.made_of)
        ties = Probe(self.sights, child=self.name, level=self.name)
        found = chosen(ties, ties, where)
        found.refers = reference
        return found

    def named(self) -> Any:
        """Nobody is named by a network."""
        raise self._uncalled("named(...)")

    def apply(self, operation: str, arguments: Sequence[Any]) -> Any:
        """No operation is done on a network."""
        raise self._uncalled(typed(operation))

    def reduce(self, operation: str, where: Any, weights: Any, quantile: float, empty: float) -> Any:
        """Nor is it reduced."""
        raise self._uncalled(f"`.{operation}()`")

    def _uncalled(self, operation: str) -> TheoryError:
        return TheoryError(
            f"{operation} is asked of the network '{self.name}' itself.",
            remedy=f"Call it on what is looked at through it, as in {self.name}(active).mean().",
        )
