"""A network in the check run: it notes what a mechanism looks at through it, and refuses the rest."""

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

    The mechanism's level is the one that the network ties, or the network itself.
    """

    __slots__ = ("child", "ends", "name", "shape", "sights")

    def __init__(self, name: str, ends: str, sights: Sights) -> None:
        self.name = name
        self.ends = ends
        self.sights = sights
        self.child = None
        self.shape = ()

    def __call__(self, value: Any, *, absent: Any = None) -> Probe:
        """The values of those to whom a member is tied, a group; on a tie, of the member to whom it leads."""
        if absent is not None:
            raise TheoryError(
                f"`{self.name}(...)` is given absent=, but a member without ties sees an empty group.",
                remedy=f"Give the value where the group is reduced: {self.name}(pay).mean(empty=1.0).",
            )
        if not isinstance(value, Probe):
            said = f"{value!r}, the same for all" if isinstance(value, int | float) else "what is not a value"
            raise TheoryError(
                f"`{self.name}(...)` is given {said}.",
                remedy=f"Name a value that differs between members of '{self.ends}'; for their number write "
                f"{self.name}(that).count().",
            )
        if value.child == self.name:
            raise TheoryError(
                f"`{self.name}(...)` is given a variable of the ties themselves.",
                remedy="Reduce the variable itself, or use it in where= or weights=.",
            )
        if value.child is not None:
            raise TheoryError(
                f"`{self.name}(...)` is given a whole group of '{value.child}', but ties members of "
                f"'{self.ends}'.",
                remedy=f"Reduce the group in a derived variable on '{self.ends}', and look at that.",
            )
        on_tie = self.sights.reader == self.name
        if value.level != self.ends and (on_tie or not value.computed):
            place = "that is computed on the tie" if value.level in ("", self.name) else f"of '{value.level}'"
            raise TheoryError(
                f"`{self.name}(...)` is given a value {place}, but ties members of '{self.ends}'.",
                remedy=f"Name a variable of '{self.ends}' itself; if there is none, write a derived variable "
                "on that level that reads this value.",
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
        """One of those to whom a member is tied, by chance."""
        if not isinstance(noise, Noise):
            raise TheoryError(
                f"{self.name}.choose(...) is not given noise.",
                remedy=f"Name noise in the signature, and write {self.name}.choose(noise, where=...).",
            )
        if self.sights.reader == self.name:
            raise TheoryError(
                f"`{self.name}.choose(...)` is called on one tie, which leads to one {self.ends}.",
                remedy=f"Choose in a mechanism of '{self.ends}'.",
            )
        if where is not None and not (isinstance(where, Probe) and where.truth and where.child == self.name):
            raise TheoryError(
                f"`{self.name}.choose(where=...)` needs a yes or no of each tie.",
                remedy=f"Look through it: where={self.name}(active), or compare a variable of its ties.",
            )
        reference = Reference(self.ends, frozenset({self.name}))
        self.sights.note(reference, () if where is None else where.made_of)
        ties = Probe(self.sights, child=self.name, level=self.name)
        found = chosen(ties, ties, where)
        found.refers = reference
        return found

    def named(self) -> Any:
        """Raise an error: a network names nobody."""
        raise self._uncalled("named(...)")

    def apply(self, operation: str, arguments: Sequence[Any]) -> Any:
        """Raise an error: a network is no value."""
        raise self._uncalled(typed(operation))

    def reduce(self, operation: str, where: Any, weights: Any, quantile: float, empty: float) -> Any:
        """Raise an error: a network is no group."""
        raise self._uncalled(f"`.{operation}()`")

    def _uncalled(self, operation: str) -> TheoryError:
        return TheoryError(
            f"{operation} is applied to the network '{self.name}' itself.",
            remedy=f"Look at a variable through it first, as in {self.name}(active).mean().",
        )
