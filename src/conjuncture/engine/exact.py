"""Arithmetic whose bits do not depend on what is computed next to it.

A compiler may fuse `a * b + c` into one rounding, turn `x / 3` into `x * (1/3)`, or fold constants, and it
decides by the surrounding code. Then one world differs in its last bits from the same world in another batch,
and some decision will eventually differ. Here every product and quotient ends in `+ guard`. The guard is
-0.0, which only the running program knows: adding it changes no value, and the compiler cannot fuse
operations across it. Transcendentals are built from these operations and from the bits of the number. Sums
over members are taken in double precision of values rounded to 2^-20, which is exact, and so free of order,
below 2^33. The remainders of this rounding are summed in the same way, in steps of 2^-48, and are added if
they are more than a thousandth of the sum: so a million members with 1e-7 each have .1 and not 0.

The same class computes with NumPy (for the oracle) and with JAX (for the engine), to the same bits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

SUM_RESOLUTION = 2.0**20
REST_RESOLUTION = 2.0**48  # the sum of up to 2^26 rests, each at most 2^-21, is exact in double precision
_REST_COUNTS = 2.0**-10  # of the sum: a smaller rest is not added
_EXP_HIGHEST, _EXP_LOWEST = 88.37, -87.33
_LOG2_E = 1.44269504088896341
_LN2_HIGH, _LN2_LOW = 0.693359375, -2.12194440e-4
# Cephes expf and logf, S. L. Moshier, as published on netlib.
_EXP = (1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1)
_LOG = (
    7.0376836292e-2, -1.1514610310e-1, 1.1676998740e-1, -1.2420140846e-1, 1.4249322787e-1,
    -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
)  # fmt: skip


@dataclass(frozen=True)
class Exact:
    """The operations of the language on float32 and truth arrays of one array library.

    Attributes:
        xp: `numpy` or `jax.numpy`.
        guard: -0.0 as float32; for JAX an argument of the compiled program, never a constant.
        reinterpret: reads the bits of an array as another type of the same width.
    """

    xp: Any
    guard: Any
    reinterpret: Callable[[Any, Any], Any]

    def constant(self, value: float | bool) -> Any:
        """A plain Python number or truth as an operand of this arithmetic."""
        if isinstance(value, bool | np.bool_):
            return self.xp.asarray(value)
        return self.xp.asarray(np.float32(value)) + self.guard

    def number(self, x: Any) -> Any:
        """Truths as 0 and 1."""
        return x.astype(np.float32) if x.dtype == np.bool_ else x

    def alike(self, values: Sequence[Any]) -> list[Any]:
        """Truths unchanged if all are truths; if there is a number among them, all as numbers."""
        truths = all(value.dtype == np.bool_ for value in values)
        return [value if truths else self.number(value) for value in values]

    def apply(self, operation: str, arguments: list[Any]) -> Any:
        """Do one operation of the language on arrays that already fit each other."""
        if operation in ("and", "or", "xor", "not"):
            return _LOGIC[operation](*arguments)
        if operation == "where":
            return self.xp.where(arguments[0], *self.alike(arguments[1:]))
        numbers = [self.number(argument) for argument in arguments]
        if operation in _PLAIN:
            return _PLAIN[operation](self.xp, *numbers)
        return getattr(self, operation)(*numbers)

    def multiply(self, a: Any, b: Any) -> Any:
        """a * b, rounded once, here."""
        return a * b + self.guard

    def divide(self, a: Any, b: Any) -> Any:
        """a / b, rounded once, here."""
        # If one divisor has many dividends a compiler multiplies by its reciprocal, and 5 / 100 is less than
        # 0.05. So each divisor is made to depend on its dividend in form, but not in value.
        return a / (b + self.xp.where(self.xp.isnan(a), a, self.guard)) + self.guard

    def modulo(self, a: Any, b: Any) -> Any:
        """a % b as in Python, with the sign of b. NaN where b is 0."""
        rest = self._rest_of_division(a, b)
        return self.xp.where(self._is_short(rest, b), rest + b, rest)

    def floor_divide(self, a: Any, b: Any) -> Any:
        """a // b as in Python: rounded down, as exact as a float32 is. NaN where b is 0."""
        rest = self._rest_of_division(a, b)
        quotient = self.divide(a - rest, b)  # whole, except for rounding
        quotient = self.xp.where(self._is_short(rest, b), quotient - np.float32(1.0), quotient)
        return self.xp.round(quotient)

    def sqrt(self, a: Any) -> Any:
        """Square root, correctly rounded."""
        return self.xp.sqrt(a) + self.guard

    def exp(self, a: Any) -> Any:
        """exp within 2 units in the last place; 0 below -87.33, infinity above 88.37."""
        bounded = self.xp.minimum(self.xp.maximum(a, np.float32(_EXP_LOWEST)), np.float32(_EXP_HIGHEST))
        n = self.xp.floor(self.multiply(bounded, np.float32(_LOG2_E)) + np.float32(0.5))
        r = bounded - self.multiply(n, np.float32(_LN2_HIGH))
        r = r - self.multiply(n, np.float32(_LN2_LOW))
        value = self._polynomial(_EXP, r)
        value = (self.multiply(self.multiply(value, r), r) + r) + np.float32(1.0)
        power = self.reinterpret((n.astype(np.int32) + np.int32(127)) << np.int32(23), np.float32)
        value = self.multiply(value, power)
        value = self.xp.where(a < np.float32(_EXP_LOWEST), np.float32(0.0), value)
        value = self.xp.where(a > np.float32(_EXP_HIGHEST), np.float32(np.inf), value)
        return self.xp.where(self.xp.isnan(a), a, value)

    def log(self, a: Any) -> Any:
        """Natural logarithm within 2 units in the last place; -infinity at 0, not a number below."""
        bits = self.reinterpret(a, np.int32)
        exponent = ((bits >> np.int32(23)) & np.int32(0xFF)) - np.int32(126)
        mantissa = self.reinterpret((bits & np.int32(0x007FFFFF)) | np.int32(0x3F000000), np.float32)
        small = mantissa < np.float32(0.707106781)
        e = exponent.astype(np.float32) - small.astype(np.float32)
        x = self.xp.where(small, mantissa + mantissa, mantissa) - np.float32(1.0)
        square = self.multiply(x, x)
        value = self.multiply(self.multiply(x, square), self._polynomial(_LOG, x))
        value = value + self.multiply(e, np.float32(_LN2_LOW))
        value = value - self.multiply(square, np.float32(0.5))
        value = (x + value) + self.multiply(e, np.float32(_LN2_HIGH))
        value = self.xp.where(a == np.float32(np.inf), a, value)
        value = self.xp.where(a > 0, value, np.float32(np.nan))
        return self.xp.where(a == 0, np.float32(-np.inf), value)

    def sigmoid(self, a: Any) -> Any:
        """1 / (1 + exp(-a))."""
        return self.divide(self.constant(1.0), self.exp(-a) + np.float32(1.0))

    def tanh(self, a: Any) -> Any:
        """(1 - e) / (1 + e) with e = exp(-2|a|), and the sign of a."""
        size = self.xp.absolute(a)
        e = self.exp(self.multiply(size, np.float32(-2.0)))
        value = self.divide(np.float32(1.0) - e, e + np.float32(1.0))
        return self.xp.where(a < 0, -value, value)

    def power(self, a: Any, b: Any) -> Any:
        """a to the power b, as exp(b log a); 1 where b is 0, 0 where a is 0. Not a number for a < 0."""
        value = self.exp(self.multiply(b, self.log(a)))
        value = self.xp.where(a == 0, self.xp.where(b > 0, np.float32(0.0), np.float32(np.inf)), value)
        return self.xp.where(b == 0, np.float32(1.0), value)

    def whole_power(self, a: Any, exponent: int) -> Any:
        """a to a whole power, by multiplication."""
        value = None
        for _ in range(abs(exponent)):
            value = a if value is None else self.multiply(value, a)
        if value is None:
            return self.xp.ones_like(a)
        return value if exponent > 0 else self.divide(self.constant(1.0), value)

    def addend(self, a: Any) -> Any:
        """A float32 as the double that goes into an exact sum: rounded to a multiple of 2^-20."""
        return self._rounded(a).astype(np.float64)

    def rest(self, a: Any) -> Any:
        """The remainder of `addend`, as the double of a second sum: a multiple of 2^-48."""
        left = a - self._rounded(a)  # exact: the two are near each other
        rounded = self.xp.round(left * np.float32(REST_RESOLUTION)) * np.float32(1 / REST_RESOLUTION)
        return self.xp.where(self._is_fine(a), rounded, np.float32(0.0)).astype(np.float64)

    def summed(self, total: Any, rest: Any) -> Any:
        """The float32 of a sum of addends and of a sum of their rests, both double."""
        counts = self.xp.absolute(rest) > self.xp.absolute(total) * _REST_COUNTS
        return self.xp.where(counts, total + rest, total).astype(np.float32)

    def _rest_of_division(self, a: Any, b: Any) -> Any:
        """The exact remainder of a divided by b, with the sign of a."""
        rest = self.xp.fmod(a, b)
        return self.xp.where(self.xp.absolute(rest) < np.float32(2.0**-126), np.float32(0.0), rest)

    def _is_short(self, rest: Any, b: Any) -> Any:
        """Whether a rest has the opposite sign of the divisor: then Python's quotient is one less."""
        return (rest != 0) & ((rest < 0) != (b < 0))

    def _rounded(self, a: Any) -> Any:
        scaled = self.xp.round(a * np.float32(SUM_RESOLUTION)) * np.float32(1 / SUM_RESOLUTION)
        return self.xp.where(self._is_fine(a), scaled, a)

    def _is_fine(self, a: Any) -> Any:
        """Whether a float32 may lie between multiples of 2^-20; from 16 on none does."""
        return self.xp.absolute(a) < np.float32(16.0)

    def _polynomial(self, coefficients: tuple[float, ...], x: Any) -> Any:
        value = np.float32(coefficients[0])
        for coefficient in coefficients[1:]:
            value = self.multiply(value, x) + np.float32(coefficient)
        return value


_LOGIC: dict[str, Callable[..., Any]] = {
    "and": lambda a, b: a & b,
    "or": lambda a, b: a | b,
    "xor": lambda a, b: a ^ b,
    "not": lambda a: ~a,
}
# Rounded once in hardware, or not at all: no guard is needed.
_PLAIN: dict[str, Callable[..., Any]] = {
    "add": lambda xp, a, b: a + b,
    "subtract": lambda xp, a, b: a - b,
    "negative": lambda xp, a: -a,
    "absolute": lambda xp, a: xp.absolute(a),
    "less": lambda xp, a, b: a < b,
    "less_equal": lambda xp, a, b: a <= b,
    "greater": lambda xp, a, b: a > b,
    "greater_equal": lambda xp, a, b: a >= b,
    "equal": lambda xp, a, b: a == b,
    "not_equal": lambda xp, a, b: a != b,
    "floor": lambda xp, a: xp.floor(a),
    "ceil": lambda xp, a: xp.ceil(a),
    "round": lambda xp, a: xp.round(a),
    "sign": lambda xp, a: xp.sign(a),
    "minimum": lambda xp, a, b: xp.minimum(a, b),
    "maximum": lambda xp, a, b: xp.maximum(a, b),
}


def with_numpy() -> Exact:
    """The arithmetic on NumPy arrays and scalars."""
    return Exact(np, np.float32(-0.0), lambda x, dtype: np.asarray(x).view(dtype))


def with_jax(guard: Any) -> Exact:
    """The arithmetic on traced arrays; `guard` is -0.0, an argument of the program."""
    import jax
    import jax.numpy as jnp

    return Exact(jnp, guard, jax.lax.bitcast_convert_type)
