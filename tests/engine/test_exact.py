"""Arithmetic that is the same to the bit in NumPy and in a compiled program, and as accurate as it says."""

import jax
import numpy as np
import pytest
from scipy import special

from conjuncture.engine import exact

PLAIN = exact.with_numpy()
GUARD = np.float32(-0.0)
UNARY = ["exp", "log", "sqrt", "tanh", "sigmoid", "floor", "ceil", "round", "sign", "negative", "absolute"]
BINARY = [
    "add",
    "subtract",
    "multiply",
    "divide",
    "floor_divide",
    "modulo",
    "power",
    "minimum",
    "maximum",
    "less",
    "less_equal",
    "equal",
]


def numbers(seed: int) -> np.ndarray:
    """Numbers of every size: random bits, moderate ones, and those that trip arithmetic up."""
    generator = np.random.default_rng(seed)
    any_bits = generator.integers(0, 2**32, 20_000, dtype=np.uint32).view(np.float32)
    moderate = generator.normal(size=20_000) * 10.0 ** generator.integers(-6, 6, 20_000)
    odd = [0, -0.0, 1, -1, 0.5, 1.5, 2.5, -0.5, -1.5, 88.37, -87.33, 16, 2**24, np.inf, -np.inf, np.nan]
    with np.errstate(invalid="ignore"):  # random bits hold signalling NaNs
        found = np.concatenate([any_bits, moderate.astype(np.float32), np.array(odd, np.float32)])
    return np.where(
        np.abs(found) < 2.0**-126, np.float32(0.0), found
    )  # JAX sets the processor to flush these


def flushed(values):
    values = np.asarray(values)
    return (
        np.where(np.abs(values) < 2.0**-126, np.float32(0.0), values)
        if values.dtype == np.float32
        else values
    )


@pytest.mark.parametrize("operation", UNARY + BINARY)
def test_numpy_and_jax_agree_to_the_bit(operation):
    first, second = numbers(1), np.random.default_rng(3).permutation(numbers(2))
    if operation == "divide":  # the sign of a quotient by zero hangs on the zero's sign, which is not kept
        second = np.where(second == 0, np.float32(1.0), second)
    arguments = [first] if operation in UNARY else [first, second]
    compiled = jax.jit(lambda guard, *given: exact.with_jax(guard).apply(operation, list(given)))(
        GUARD, *arguments
    )
    with np.errstate(all="ignore"):
        plain = PLAIN.apply(operation, arguments)
    np.testing.assert_array_equal(flushed(compiled), flushed(plain))


def test_the_rest_and_the_whole_of_a_division_are_those_of_python():
    generator = np.random.default_rng(4)
    quarters, tenths = (
        generator.integers(-40, 40, (2, 3000)) / 4,
        generator.integers(-99, 99, (2, 3000)) * 0.1,
    )
    wide = generator.normal(size=(2, 3000)) * 10.0 ** generator.integers(-2, 4, (2, 3000))
    a_all, b_all = np.concatenate([quarters, tenths, wide], axis=1).astype(np.float32)
    first, second = a_all[b_all != 0], b_all[b_all != 0]
    pairs = list(zip(first.tolist(), second.tolist(), strict=True))
    rest = np.array([a % b for a, b in pairs], np.float32)
    whole = np.array([a // b for a, b in pairs], np.float32)
    assert (rest < 0).any()
    assert (whole < 0).any()
    near = np.abs(whole) < 2**24
    np.testing.assert_array_equal(PLAIN.modulo(first, second), rest)
    np.testing.assert_array_equal(PLAIN.floor_divide(first, second)[near], whole[near])


@pytest.mark.parametrize("operation", ["modulo", "floor_divide"])
def test_nothing_is_left_and_nothing_goes_of_a_division_by_nought(operation):
    with np.errstate(all="ignore"):
        found = getattr(PLAIN, operation)(np.array([-1, 0, 2, np.inf], np.float32), np.float32(0))
    assert np.isnan(found).all()


def fused(e, a, b, c):
    """Shapes of expression that compilers rewrite: a * b + c, x / 3, x / one for all, 1 / sqrt(x)."""
    third = e.divide(a, e.constant(3.0))
    return [
        e.multiply(a, b) + c,
        e.multiply(a, b) - e.multiply(b, c),
        third + e.multiply(third, b),
        e.divide(a, c[:1]),
        e.divide(e.constant(1.0), e.sqrt(abs(a))),
        e.multiply(e.exp(-abs(b)), c) + e.log(abs(a)),
        e.divide(e.multiply(a, c), c),
        (a + b) - b,
        e.power(abs(a), e.constant(0.5)) - e.sigmoid(e.multiply(b, c)),
    ]


@pytest.mark.parametrize("size", [1, 3, 8, 1000])
def test_no_fusion_changes_a_bit_whatever_the_size_of_the_loop(size):
    a, b, c = (np.random.default_rng(seed).normal(size=size).astype(np.float32) for seed in (1, 2, 3))
    compiled = jax.jit(lambda guard, *given: fused(exact.with_jax(guard), *given))(GUARD, a, b, c)
    for one, other in zip(compiled, fused(PLAIN, a, b, c), strict=True):
        np.testing.assert_array_equal(np.asarray(one), other)


def units_in_the_last_place(ours, truth):
    """How far off, in units of the last place of the float32 nearest the truth."""
    return np.abs(ours.astype(np.float64) - truth) / np.spacing(np.abs(truth.astype(np.float32))).astype(
        np.float64
    )


@pytest.mark.parametrize(
    ("name", "low", "high", "truth"),
    [
        ("exp", -87.3, 88.3, np.exp), ("log", 1e-37, 1e38, np.log), ("log", 0.5, 2.0, np.log),
        ("sigmoid", -80.0, 80.0, special.expit), ("sqrt", 0.0, 1e30, np.sqrt),
    ],
)  # fmt: skip
def test_transcendentals_are_within_four_units_in_the_last_place(name, low, high, truth):
    spaced = (
        np.geomspace(low, high, 200_001)
        if name in ("log", "sqrt") and low > 0
        else np.linspace(low, high, 200_001)
    )
    x = spaced.astype(np.float32)
    assert units_in_the_last_place(PLAIN.apply(name, [x]), truth(x.astype(np.float64))).max() <= 4


def test_tanh_is_within_four_units_of_one_wherever_it_is_small():
    # (1 - e) / (1 + e) cancels near 0: what is kept there is the absolute error, 4 units of the last of 1.
    x = np.linspace(-20, 20, 400_001).astype(np.float32)
    error = np.abs(PLAIN.tanh(x).astype(np.float64) - np.tanh(x.astype(np.float64)))
    assert error.max() <= 4 * np.spacing(np.float32(1.0))


def test_rounding_of_halves_goes_to_the_even_number():
    halves = np.array([-2.5, -1.5, -0.5, 0.5, 1.5, 2.5], np.float32)
    np.testing.assert_array_equal(PLAIN.apply("round", [halves]), [-2, -2, 0, 0, 2, 2])


def test_sums_of_addends_do_not_depend_on_their_order():
    generator = np.random.default_rng(5)
    values = (generator.normal(size=5000) * 10.0 ** generator.integers(-7, 5, 5000)).astype(np.float32)
    addends = PLAIN.addend(values)
    assert len({float(np.sum(generator.permutation(addends))) for _ in range(50)}) == 1


def test_an_addend_is_within_half_a_unit_of_the_resolution():
    values = np.random.default_rng(6).uniform(-20, 20, 10_000).astype(np.float32)
    error = np.abs(PLAIN.addend(values) - values.astype(np.float64))
    assert error.max() <= 0.5 / exact.SUM_RESOLUTION
