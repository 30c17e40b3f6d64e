"""The arithmetic and the noise of the engine, written by hand for Numba: the same numbers to the bit."""

from __future__ import annotations

import numba
import numpy as np

f32, u32, i32 = np.float32, np.uint32, np.int32
ZERO, HALF, ONE = f32(0), f32(0.5), f32(1)
_PARITY = u32(0x1BD11BDA)
_TO_UNIT = f32(2.0**-24)
_EXP_HIGHEST, _EXP_LOWEST = f32(88.37), f32(-87.33)
_LOG2_E, _LN2_HIGH, _LN2_LOW = f32(1.44269504088896341), f32(0.693359375), f32(-2.12194440e-4)
_E0, _E1, _E2 = f32(1.9875691500e-4), f32(1.3981999507e-3), f32(8.3334519073e-3)
_E3, _E4, _E5 = f32(4.1665795894e-2), f32(1.6666665459e-1), f32(5.0000001201e-1)
_L0, _L1, _L2 = f32(7.0376836292e-2), f32(-1.1514610310e-1), f32(1.1676998740e-1)
_L3, _L4, _L5 = f32(-1.2420140846e-1), f32(1.4249322787e-1), f32(-1.6668057665e-1)
_L6, _L7, _L8 = f32(2.0000714765e-1), f32(-2.4999993993e-1), f32(3.3333331174e-1)
_ROOT_HALF, _TWO = f32(0.707106781), f32(2)

here = numba.njit(forceinline=True, error_model="numpy")


@here
def _turn(x0, x1, left):
    """One round. Numba widens sums of uint32, so each is narrowed again; LLVM drops both."""
    x0 = u32(x0 + x1)
    return x0, u32(u32(u32(x1 << u32(left)) | u32(x1 >> u32(32 - left))) ^ x0)


@here
def uniform(key0, key1, member, place):
    """Threefry-2x32 with 20 rounds, its first word as a number in [0, 1)."""
    key2 = u32(u32(key0 ^ key1) ^ _PARITY)
    x0, x1 = u32(member + key0), u32(place + key1)
    x0, x1 = _turn(x0, x1, 13)
    x0, x1 = _turn(x0, x1, 15)
    x0, x1 = _turn(x0, x1, 26)
    x0, x1 = _turn(x0, x1, 6)
    x0, x1 = u32(x0 + key1), u32(x1 + u32(key2 + u32(1)))
    x0, x1 = _turn(x0, x1, 17)
    x0, x1 = _turn(x0, x1, 29)
    x0, x1 = _turn(x0, x1, 16)
    x0, x1 = _turn(x0, x1, 24)
    x0, x1 = u32(x0 + key2), u32(x1 + u32(key0 + u32(2)))
    x0, x1 = _turn(x0, x1, 13)
    x0, x1 = _turn(x0, x1, 15)
    x0, x1 = _turn(x0, x1, 26)
    x0, x1 = _turn(x0, x1, 6)
    x0, x1 = u32(x0 + key0), u32(x1 + u32(key1 + u32(3)))
    x0, x1 = _turn(x0, x1, 17)
    x0, x1 = _turn(x0, x1, 29)
    x0, x1 = _turn(x0, x1, 16)
    x0, x1 = _turn(x0, x1, 24)
    x0, x1 = u32(x0 + key1), u32(x1 + u32(key2 + u32(4)))
    x0, x1 = _turn(x0, x1, 13)
    x0, x1 = _turn(x0, x1, 15)
    x0, x1 = _turn(x0, x1, 26)
    x0, x1 = _turn(x0, x1, 6)
    # The signed conversion is one vector instruction; 24 bits fit either way.
    return f32(i32(u32(x0 + key2) >> u32(8))) * _TO_UNIT


@here
def exp(a):
    """exp within 2 units in the last place, for arguments the theory can reach (no infinities)."""
    # Plain comparisons become one instruction each; min and max of Numba look after what is not a number too.
    held = a if a > _EXP_LOWEST else _EXP_LOWEST  # noqa: FURB136
    held = held if held < _EXP_HIGHEST else _EXP_HIGHEST  # noqa: FURB136
    n = f32(np.floor(held * _LOG2_E + HALF))
    r = held - n * _LN2_HIGH
    r = r - n * _LN2_LOW
    value = ((((_E0 * r + _E1) * r + _E2) * r + _E3) * r + _E4) * r + _E5
    value = ((value * r) * r + r) + ONE
    return value * i32((i32(n) + i32(127)) << i32(23)).view(f32)


@here
def log(a):
    """Natural logarithm of a positive number."""
    bits = f32(a).view(i32)
    mantissa = i32((bits & i32(0x007FFFFF)) | i32(0x3F000000)).view(f32)
    small = mantissa < _ROOT_HALF
    e = f32(i32((bits >> i32(23)) & i32(0xFF)) - i32(126)) - (ONE if small else ZERO)
    x = (mantissa + mantissa if small else mantissa) - ONE
    square = x * x
    value = _L0 * x + _L1
    value = ((((((value * x + _L2) * x + _L3) * x + _L4) * x + _L5) * x + _L6) * x + _L7) * x + _L8
    value = (x * square) * value
    value = value + e * _LN2_LOW
    value = value - square * HALF
    return (x + value) + e * _LN2_HIGH


@here
def clip(x, low, high):
    """x, held between low and high."""
    x = x if x > low else low  # noqa: FURB136
    return x if x < high else high  # noqa: FURB136


@here
def chance(rate):
    """1 - exp(-rate): the chance of at least one event."""
    return ONE - exp(-rate)


@here
def sigmoid(a):
    """1 / (1 + exp(-a))."""
    return ONE / (exp(-a) + ONE)
