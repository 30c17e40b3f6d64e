"""Operands: the values that a mechanism's function receives from the engine, the oracle or a check.

A mechanism is written for one member. Each runner (the compiled engine, the plain oracle, the check before a
run) has its own operand, and all share the operators and the rules of this file, so that one function means
the same everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NoReturn

from conjuncture.language.errors import TheoryError

ARITHMETIC = frozenset(
    {"add", "subtract", "multiply", "divide", "floor_divide", "modulo", "power", "negative", "absolute"}
)
COMPARISONS = frozenset({"less", "less_equal", "greater", "greater_equal", "equal", "not_equal"})
LOGIC = frozenset({"and", "or", "xor", "not"})
REDUCTIONS = frozenset({"sum", "mean", "min", "max", "any", "all", "count", "share", "quantile"})
TRUTHS = COMPARISONS | LOGIC
_SYMBOLS = {
    "add": "+", "subtract": "-", "multiply": "*", "divide": "/", "floor_divide": "//", "modulo": "%",
    "power": "**", "negative": "-", "absolute": "abs()", "less": "<", "less_equal": "<=", "greater": ">",
    "greater_equal": ">=", "equal": "==", "not_equal": "!=",
    "and": "&", "or": "|", "xor": "^", "not": "~",
}  # fmt: skip


def typed(operation: str) -> str:
    """An operation as an author writes it: `-` for subtract, `exp()` for exp."""
    return f"`{_SYMBOLS.get(operation, f'{operation}()')}`"


class Operand:
    """A value in a mechanism: of one member (number, truth, small vector) or of a group below it."""

    __slots__ = ()
    child: str | None  # the level below whose members have these values; None for a single value
    shape: tuple[int, ...]  # (parts,) of a small vector, () of a number or truth
    refers: Any = None  # the members that it refers to, in the runner's form; None if it is not a reference
    absent: Any = None  # of a variable, the value that is seen where a reference refers to nobody
    # NumPy must leave `array * operand` to this class instead of spreading the operand over the array.
    __array_ufunc__ = None

    def apply(self, operation: str, arguments: Sequence[Any]) -> Any:
        """Do `operation` on `arguments`, of which at least one is an operand of this runner."""
        raise NotImplementedError

    def reduce(self, operation: str, where: Any, weights: Any, quantile: float, empty: float) -> Any:
        """Reduce a group to one value of the member above, or a vector to one number."""
        raise NotImplementedError

    def at_start(self) -> Any:
        """The value of this variable at the start of the run.

        Raises:
            TheoryError: the value is computed and not a variable.
        """
        raise NotImplementedError

    def part(self, place: int) -> Any:
        """One part of a vector, counted from 0."""
        raise NotImplementedError

    def named(self) -> Any:
        """The members that name the mechanism's member by this reference.

        Raises:
            TheoryError: it is not a variable that refers to members of that level.
        """
        raise NotImplementedError

    def look(self, value: Any, absent: Any) -> tuple[Any, Any]:
        """The value of the member that this refers to; and whether there is one (None: always).

        Raises:
            TheoryError: this is not a reference, or the value does not belong to the members that it refers
                to.
        """
        raise NotImplementedError

    def __call__(self, value: Any, *, absent: Any = None) -> Any:
        """Look through a reference: `boss(pay)` is the pay of the member that it refers to.

        Args:
            value: a variable of the level that it refers to, or a value computed from such variables.
            absent: the value if it refers to nobody, or to a member that does not exist; default, for a
                variable, its declared `absent=`.
        """
        found, there = self.look(value, absent)
        if there is None:
            return found
        return there.apply("where", (there, found, value.absent if absent is None else absent))

    def __getitem__(self, place: Any) -> Any:
        if not self.shape:
            raise TheoryError(
                f"[{_named(place)}] takes a part of a value that is no vector.",
                remedy="A variable declared with shape=(3,) has the parts v[0], v[1] and v[2]; "
                "reduce a group with sum(), mean() or share().",
            )
        parts = self.shape[0]
        if not isinstance(place, int) or isinstance(place, bool):
            raise TheoryError(
                f"[{_named(place)}] chooses no part of a vector.",
                remedy="Write a plain whole number, as in v[0]; where it differs by member, "
                "where(k == 0, v[0], v[1]).",
            )
        if not -parts <= place < parts:
            raise TheoryError(
                f"[{place}] is not a part of a vector of {parts} parts.",
                remedy=f"Its parts are 0 to {parts - 1}, and from the end -1 to -{parts}.",
            )
        return self.part(place % parts)

    def __add__(self, other: Any) -> Any:
        return self.apply("add", (self, other))

    def __radd__(self, other: Any) -> Any:
        return self.apply("add", (other, self))

    def __sub__(self, other: Any) -> Any:
        return self.apply("subtract", (self, other))

    def __rsub__(self, other: Any) -> Any:
        return self.apply("subtract", (other, self))

    def __mul__(self, other: Any) -> Any:
        return self.apply("multiply", (self, other))

    def __rmul__(self, other: Any) -> Any:
        return self.apply("multiply", (other, self))

    def __truediv__(self, other: Any) -> Any:
        return self.apply("divide", (self, other))

    def __rtruediv__(self, other: Any) -> Any:
        return self.apply("divide", (other, self))

    def __floordiv__(self, other: Any) -> Any:
        return self.apply("floor_divide", (self, other))

    def __rfloordiv__(self, other: Any) -> Any:
        return self.apply("floor_divide", (other, self))

    def __mod__(self, other: Any) -> Any:
        return self.apply("modulo", (self, other))

    def __rmod__(self, other: Any) -> Any:
        return self.apply("modulo", (other, self))

    def __pow__(self, other: Any) -> Any:
        return self.apply("power", (self, other))

    def __rpow__(self, other: Any) -> Any:
        return self.apply("power", (other, self))

    def __neg__(self) -> Any:
        return self.apply("negative", (self,))

    def __pos__(self) -> Any:
        return self

    def __abs__(self) -> Any:
        return self.apply("absolute", (self,))

    def __lt__(self, other: Any) -> Any:
        return self.apply("less", (self, other))

    def __le__(self, other: Any) -> Any:
        return self.apply("less_equal", (self, other))

    def __gt__(self, other: Any) -> Any:
        return self.apply("greater", (self, other))

    def __ge__(self, other: Any) -> Any:
        return self.apply("greater_equal", (self, other))

    def __eq__(self, other: object) -> Any:
        return self.apply("equal", (self, other))

    def __ne__(self, other: object) -> Any:
        return self.apply("not_equal", (self, other))

    def __and__(self, other: Any) -> Any:
        return self.apply("and", (self, other))

    def __rand__(self, other: Any) -> Any:
        return self.apply("and", (other, self))

    def __or__(self, other: Any) -> Any:
        return self.apply("or", (self, other))

    def __ror__(self, other: Any) -> Any:
        return self.apply("or", (other, self))

    def __xor__(self, other: Any) -> Any:
        return self.apply("xor", (self, other))

    def __invert__(self) -> Any:
        return self.apply("not", (self,))

    __hash__ = None  # type: ignore[assignment]  # values compare to truths, so they cannot be keys

    def __bool__(self) -> NoReturn:
        raise TheoryError(
            "`if`, `and`, `or`, `not`, max() or min() is used on a value that differs by member.",
            remedy="Write where(condition, this, otherwise) for if; & | ~ for and, or, not; "
            "(low < x) & (x < high) for low < x < high; maximum() and minimum() for max() and min().",
        )

    def __iter__(self) -> NoReturn:
        raise TheoryError(
            "it loops over a value.",
            remedy="Reduce a group with sum, mean, share, ...; compute with a vector as a whole.",
        )

    def __float__(self) -> NoReturn:
        raise TheoryError(
            "it turns a value into a Python number, or passes it to `math` or `numpy`.",
            remedy="Use exp, log, sqrt, round_ ... from conjuncture; they work on members and on groups.",
        )

    # int() and round() make Python numbers too; numpy.asarray(operand) would make an array of objects.
    __array__ = __int__ = __round__ = __float__

    # Reductions. `where` is a truth for each member of the group, `weights` a number for each.

    def sum(self, *, where: Any = None) -> Any:
        """Sum over the group (or over the parts of a vector); 0 for an empty group."""
        return self.reduce("sum", where, None, 0.0, 0.0)

    def mean(self, *, where: Any = None, weights: Any = None, empty: float = 0.0) -> Any:
        """Mean over the group; `empty` if no member counts."""
        return self.reduce("mean", where, weights, 0.0, empty)

    def share(self, *, where: Any = None, empty: float = 0.0) -> Any:
        """Share of the group for which this truth holds; `empty` if no member counts."""
        return self.reduce("share", where, None, 0.0, empty)

    def count(self, *, where: Any = None) -> Any:
        """Number of members that exist (and satisfy `where`), whatever this value is."""
        return self.reduce("count", where, None, 0.0, 0.0)

    def any(self, *, where: Any = None) -> Any:
        """Whether this truth holds for at least one member; false for an empty group."""
        return self.reduce("any", where, None, 0.0, 0.0)

    def all(self, *, where: Any = None) -> Any:
        """Whether this truth holds for every member; true for an empty group."""
        return self.reduce("all", where, None, 0.0, 1.0)

    def min(self, *, where: Any = None, empty: float = 0.0) -> Any:
        """Smallest value in the group; `empty` if no member counts."""
        return self.reduce("min", where, None, 0.0, empty)

    def max(self, *, where: Any = None, empty: float = 0.0) -> Any:
        """Largest value in the group; `empty` if no member counts."""
        return self.reduce("max", where, None, 0.0, empty)

    def quantile(self, q: float, *, where: Any = None, empty: float = 0.0) -> Any:
        """The smallest value that at least a share `q` of the group does not exceed; or `empty`."""
        if not (isinstance(q, int | float) and 0 <= q <= 1):
            raise TheoryError(
                f"quantile({q!r}) is not a share.",
                remedy="Write a plain number, quantile(0.5) for the median.",
            )
        return self.reduce("quantile", where, None, float(q), empty)


def _named(place: Any) -> str:
    """The value between the brackets, as its author knows it."""
    return "..." if isinstance(place, Operand | slice | tuple) else repr(place)


def is_group(value: Any) -> bool:
    """Whether a value is a group of members of a level below."""
    return isinstance(value, Operand) and value.child is not None


def common_child(arguments: Sequence[Any], operation: str) -> str | None:
    """The child level of the groups among `arguments`; None when all are single values.

    Raises:
        TheoryError: groups of two different levels meet in one expression.
    """
    children = sorted({argument.child for argument in arguments if is_group(argument)})
    if len(children) > 1:
        raise TheoryError(
            f"{typed(operation)} mixes members of '{children[0]}' with members of '{children[1]}'.",
            remedy="Reduce each by itself, or write a derived variable on "
            f"'{children[0]}' or '{children[1]}' first, then reduce that.",
        )
    return children[0] if children else None


def common_reference(operation: str, arguments: Sequence[Any]) -> Any:
    """The members that a result refers to: a choice among references refers as they do."""
    if operation != "where":
        return None
    chosen = [argument.refers for argument in arguments[1:] if isinstance(argument, Operand)]
    return next((refers for refers in chosen if refers is not None), None)


def common_shape(arguments: Sequence[Any], operation: str) -> tuple[int, ...]:
    """The vector shape of a result; single numbers go with any vector.

    Raises:
        TheoryError: vectors of two different lengths meet.
    """
    operands = [argument for argument in arguments if isinstance(argument, Operand)]
    shapes = sorted({operand.shape for operand in operands if operand.shape})
    if len(shapes) > 1:
        raise TheoryError(
            f"{typed(operation)} mixes vectors of {shapes[0][0]} and of {shapes[1][0]} parts.",
            remedy="Both must have the same number of parts.",
        )
    return shapes[0] if shapes else ()
