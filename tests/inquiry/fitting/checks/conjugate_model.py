"""A model with a known posterior: quantities with standard normal priors, each seen through its own error."""

import numpy as np
from scipy.stats import norm

from conjuncture.inquiry.fitting.bank import Bank, Floats
from conjuncture.inquiry.fitting.checks.fake_worlds import Keep, Rows
from conjuncture.inquiry.fitting.distance import distance_in


class Conjugate:
    """Quantities with standard normal priors; each summary is the mean of a quantity and luck.

    Attributes:
        luck: the standard deviation of luck; the record's own error comes on top of it.
    """

    spread = 0.1

    def __init__(self, quantities: int = 2, each: int = 2, luck: float = 0.5) -> None:
        self.quantities, self.each, self.luck = quantities, each, luck

    @property
    def error(self) -> float:
        """The variance of a recorded figure around its quantity."""
        return self.luck**2 + self.spread**2

    def bank(self, draws: int, seed: int, recorded: float | Floats = 0.5) -> Bank:
        chance = np.random.default_rng(seed)
        truth = chance.standard_normal((draws, self.quantities))
        values = np.repeat(truth, self.each, axis=1)
        values = values + self.luck * chance.standard_normal(values.shape)
        count = values.shape[1]
        return Bank(
            quantities=tuple(f"q{n}" for n in range(self.quantities)),
            positions=norm.cdf(truth),
            draws=np.arange(draws),
            summaries=tuple(f"s{n}" for n in range(count)),
            values=values,
            recorded=np.broadcast_to(np.asarray(recorded, np.float64), (count,)).copy(),
            spread=np.full(count, self.spread),
            blocks=tuple(f"block {n % self.each}" for n in range(count)),
        )

    def posterior(self, recorded: Floats) -> tuple[Floats, float]:
        """The exact mean of each quantity, and their standard deviation."""
        sums = recorded.reshape(self.quantities, self.each).sum(axis=1)
        precision = 1 + self.each / self.error
        return sums / self.error / precision, precision**-0.5

    def worlds(self, count: int, seed: int, *, narrow: float = 1.0, shift: float = 0.0, kept: int = 200):
        """Truths of worlds and samples of their posteriors, the exact ones or wrong ones.

        Args:
            narrow: the samples' standard deviation over the right one.
            shift: how many standard deviations they are off.
        """
        chance = np.random.default_rng(seed)
        truths = chance.standard_normal((count, self.quantities))
        seen = np.repeat(truths, self.each, axis=1)
        seen = seen + self.error**0.5 * chance.standard_normal(seen.shape)
        samples = []
        for recorded in seen:
            mean, sd = self.posterior(recorded)
            around = mean + shift * sd
            samples.append(norm.cdf(around + narrow * sd * chance.standard_normal((kept, self.quantities))))
        return norm.cdf(truths), samples


def keep_nearest(count: int) -> Keep:
    """A fit by rejection that keeps the nearest draws."""

    def keep(bank: Bank) -> Rows:
        return np.argsort(distance_in(bank)(bank.values), kind="stable")[:count]

    return keep
