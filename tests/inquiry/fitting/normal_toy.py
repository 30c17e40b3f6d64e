"""A toy whose posterior is known: a normal quantity, seen with luck and with the record's error.

The quantity is standard normal. A world's two figures are the quantity and luck of standard deviation LUCK
each; the record is out by SPREAD. So the posterior is normal, by the rule for conjugate normals.
"""

import numpy as np

from conjuncture.inquiry.fitting.bank import Bank
from conjuncture.inquiry.fitting.errors_of_theory import Errors

LUCK, SPREAD = 0.5, 0.2
RECORDED = np.array([1.0, 0.6])


def exact(recorded=RECORDED, size_of_error=0.0):
    """Mean and standard deviation of the quantity, given the record."""
    variance = LUCK**2 + SPREAD**2 + size_of_error**2
    precision = 1 + len(recorded) / variance
    return recorded.sum() / variance / precision, precision**-0.5


def exact_with_error(recorded, discrepancy):
    """Mean of the quantity and of the size of its error, by sums over a grid of both."""
    sizes, values = np.linspace(0, 8 * discrepancy, 400), np.linspace(-4, 4, 400)
    size, value = np.meshgrid(sizes, values)
    variance = LUCK**2 + SPREAD**2 + size**2
    logs = -(value**2) / 2 - (size / discrepancy) ** 2 / 2
    for figure in recorded:
        logs -= (figure - value) ** 2 / variance / 2 + np.log(variance) / 2
    weights = np.exp(logs - logs.max())
    weights /= weights.sum()
    return (weights * value).sum(), (weights * size).sum()


def run(positions, draws):
    """The figures of worlds; luck belongs to the number of the draw."""
    from scipy.stats import norm

    luck = np.stack([np.random.default_rng(int(draw)).normal(0, LUCK, len(RECORDED)) for draw in draws])
    return norm.ppf(positions[:, :1]) + luck


def errors(discrepancy=0.0):
    return Errors(("all",), np.zeros(2, np.int64), np.full(2, discrepancy), np.full(2, SPREAD))


def bank(draws=20_000, recorded=RECORDED, seed=1):
    positions = np.random.default_rng(seed).random((draws, 1))
    numbers = np.arange(draws)
    return Bank(
        quantities=("pace",),
        positions=positions,
        draws=numbers,
        summaries=("one", "other"),
        values=run(positions, numbers),
        recorded=recorded,
        spread=np.full(2, SPREAD),
        blocks=("1900-04", "1905-09"),
    )


def moments(particles):
    """Mean and standard deviation of the quantity over particles."""
    from scipy.stats import norm

    values = norm.ppf(particles.positions[:, 0])
    mean = particles.weights @ values
    return mean, np.sqrt(particles.weights @ (values - mean) ** 2)
