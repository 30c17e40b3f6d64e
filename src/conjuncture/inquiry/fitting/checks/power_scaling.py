"""Power-scaling: how far a fit moves if the priors, or the record, get a little more or less weight.

The prior (or the likelihood) is raised to a power near 1, by weights of the existing draws, and the move is
measured in cumulative Jensen-Shannon distance per doubling (Kallioinen, Paananen, Bürkner and Vehtari 2024,
Statistics and Computing 34, 57, doi:10.1007/s11222-023-10366-5; computed by arviz-stats). Each quantity's own
prior is scaled as a normal distribution: its place in its prior is read as a normal score, so that a power
above 1 narrows every prior around its median, uniform ones too, and no choice of unit matters. The likelihood
of a fit by rejection is its kernel: a normal kernel, so wide that it is worth as many draws as the fit keeps.

Above .05 is sensitive, by their rule of thumb; if a quantity is sensitive to both its prior and the record,
the two may be in conflict. But the record may also say about as much about it as the prior, so the rule is:
the fit is withheld if the largest sensitivity to the prior among such quantities is larger than in 95 per
cent of fits of fake records from anywhere in the priors, where the two agree. Without such fits there is no
judgement.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from conjuncture.grammar import counted
from conjuncture.inquiry.fitting.bank import Floats
from conjuncture.inquiry.fitting.check import Check
from conjuncture.inquiry.fitting.checks.fake_worlds import Rows

SENSITIVE, LEVEL = 0.05, 0.05
_POWERS = (0.99, 1.01)
_FEWEST_DRAWS, _FEWEST_FAKES = 100, 20
_HALVINGS, _RESAMPLED = 60, 2000
_EDGE = 1e-6  # a normal score is infinite at the ends


@dataclass(frozen=True)
class Scaled:
    """One quantity: how sensitive it is to its prior, and how sensitive to the record."""

    prior: float
    record: float

    @property
    def conflict(self) -> bool:
        """Whether it is sensitive to both."""
        return self.prior > SENSITIVE and self.record > SENSITIVE


@dataclass(frozen=True)
class PowerScaling:
    """Sensitivity of the quantities that the record moves.

    Attributes:
        quantities: each by its name.
        worth: how many draws of equal weight they are worth.
        p: the share of fits of fake records, with the record's own fit, in which priors and record are in as
            much conflict; not a number without such fits.
        fakes: how many fits of fake records.
    """

    quantities: Mapping[str, Scaled]
    worth: int
    p: float
    fakes: int

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The quantities that are sensitive to both, the most to its prior first."""
        there = [name for name, found in self.quantities.items() if found.conflict]
        return tuple(sorted(there, key=lambda name: -self.quantities[name].prior))

    @property
    def strongest(self) -> float:
        """The largest sensitivity to the prior among these; 0 where there is none."""
        return self.quantities[self.conflicts[0]].prior if self.conflicts else 0.0

    @property
    def check(self) -> Check:
        """Whether priors and record agree; the figure is `strongest`."""
        if not self.quantities:
            return Check("power-scaling", None, float("nan"), "No quantity is moved, so none is judged.")
        which = f" ('{self.conflicts[0]}' most, by {self.strongest:.2f})" if self.conflicts else ""
        beside = (
            f"; in {self.p:.0%} of {counted(self.fakes, 'fit')} of fake records priors and record pull apart "
            "as much"
            if self.fakes
            else ""
        )
        words = (
            f"Of {counted(len(self.quantities), 'moved quantity', 'moved quantities')} {len(self.conflicts)} "
            f"would move if the prior, and if the record, counted a little more{which}{beside}."
        )
        judged = self.worth >= _FEWEST_DRAWS and self.fakes >= _FEWEST_FAKES
        return Check("power-scaling", self.p >= LEVEL if judged else None, self.strongest, words)


def power_scaling(
    quantities: Sequence[str],
    posterior: Floats,
    log_likelihood: Floats,
    worth: int,
    in_fakes: Sequence[float] = (),
) -> PowerScaling:
    """How sensitive quantities are to their priors and to the record.

    Args:
        quantities: the names of those that the record moves.
        posterior: their places in their priors in draws of equal weight, from 0 to 1, (draws, quantities).
        log_likelihood: of each draw, (draws,); a constant does not matter.
        worth: how many draws of equal weight the posterior is worth.
        in_fakes: `strongest` of fits of fake records.
    """
    from scipy.special import ndtri

    scores = ndtri(np.clip(posterior, _EDGE, 1 - _EDGE))
    found = {}
    for column, name in enumerate(quantities):
        score = scores[:, column]
        found[name] = Scaled(_sensitivity(score, -(score**2) / 2), _sensitivity(score, log_likelihood))
    alone = PowerScaling(found, worth, float("nan"), len(in_fakes))
    if not in_fakes:
        return alone
    as_much = sum(other >= alone.strongest for other in in_fakes)
    return replace(alone, p=(1 + as_much) / (1 + len(in_fakes)))


@dataclass(frozen=True, eq=False)
class ByKernel:
    """Rows of draws in proportion to a normal kernel, and the logarithm of the kernel of each, (rows,)."""

    rows: Rows
    log_kernel: Floats


def by_kernel(distances: Floats, effective: int) -> ByKernel:
    """Draws around the record by a normal kernel, whose width makes them worth this many of equal weight.

    Args:
        distances: of all draws of a bank, (draws,).
        effective: the number of draws of equal weight (Kish 1965).
    """
    least = distances.min()

    def logs(width: float) -> Floats:
        return -(distances**2 - least**2) / (2 * width**2)

    narrow, wide = 1e-3 * distances.max(), 1e3 * distances.max()
    for _ in range(_HALVINGS):
        width = float(np.sqrt(narrow * wide))
        weights = np.exp(logs(width))
        if weights.sum() ** 2 / (weights**2).sum() < effective:
            narrow = width
        else:
            wide = width
    shares = np.cumsum(np.exp(logs(wide)))
    evenly = (np.arange(_RESAMPLED) + 0.5) / _RESAMPLED * shares[-1]
    rows = np.searchsorted(shares, evenly).astype(np.int64)
    return ByKernel(rows, logs(wide)[rows])


def _sensitivity(values: Floats, log_part: Floats) -> float:
    if np.ptp(values) == 0 or np.ptp(log_part) == 0:
        return 0.0  # no quantity to move, or no weights that move it
    from arviz_stats.base.array import array_stats

    stats: Any = array_stats  # the declared types of its arguments are narrower than their description
    weights = []
    for power in _POWERS:
        logs = stats.power_scale_lw(log_part[np.newaxis], alpha=power, axis=[0, 1])
        weights.append(np.exp(logs - logs.max()) / np.exp(logs - logs.max()).sum())
    return float(stats.power_scale_sense(values[np.newaxis], *weights, *_POWERS))
