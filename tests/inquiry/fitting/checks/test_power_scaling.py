"""Power-scaling of a normal mean, where it is known which of prior and record decides."""

import numpy as np
import pytest
from scipy.stats import norm

from conjuncture.inquiry.fitting.checks.power_scaling import PowerScaling, by_kernel, power_scaling


def drawn(seen: float, error: float) -> tuple[np.ndarray, np.ndarray]:
    """A mean with a standard normal prior, seen once with an error: its exact posterior, 4,000 draws."""
    precision = 1 + error**-2
    draws = norm.ppf((np.arange(4000) + 0.5) / 4000, seen / error**2 / precision, precision**-0.5)
    draws = np.random.default_rng(0).permutation(draws)
    return norm.cdf(draws)[:, None], -((seen - draws) ** 2) / (2 * error**2)


def normal_mean(seen: float, error: float) -> PowerScaling:
    return power_scaling(("mean",), *drawn(seen, error), 4000, [0.0] * 39)


@pytest.mark.parametrize(
    ("seen", "error", "prior", "record"),
    [
        (0.3, 0.1, False, True),  # the record decides
        (0.3, 30.0, True, False),  # the prior decides
        (4.0, 1.0, True, True),  # they pull apart
    ],
)
def test_what_decides_a_normal_mean_is_found(seen: float, error: float, prior: bool, record: bool) -> None:
    found = normal_mean(seen, error)
    assert (found.quantities["mean"].prior > 0.05) is prior
    assert (found.quantities["mean"].record > 0.05) is record
    assert found.strongest == (found.quantities["mean"].prior if prior and record else 0)
    assert found.check.passed is (not (prior and record))  # none of 39 fake records pulls apart


def test_without_a_moved_quantity_or_a_fake_record_nothing_is_judged() -> None:
    draws = np.random.default_rng(1).random((500, 1))
    assert power_scaling((), draws[:, :0], np.zeros(500), 500, [0.0] * 39).check.passed is None
    assert power_scaling(("mean",), draws, np.zeros(500), 500).check.passed is None
    assert power_scaling(("mean",), draws, np.zeros(500), 500).quantities["mean"].record == 0


def test_a_pull_that_is_usual_in_fake_records_withholds_nothing() -> None:
    strongest = normal_mean(4.0, 1.0).strongest
    found = power_scaling(("mean",), *drawn(4.0, 1.0), 4000, [strongest + 0.01] * 10 + [0.0] * 29)
    assert found.p == 11 / 40
    assert found.check.passed is True


def test_a_normal_kernel_gives_a_normal_posterior_of_the_asked_worth() -> None:
    # Of a uniform cloud on a line the kernel leaves a normal law, worth 2 sqrt(pi) times its width in draws.
    cloud = np.linspace(-1, 1, 20001)
    found = by_kernel(np.abs(cloud), 500)
    width = 500 / 20001 * 2 / (2 * np.sqrt(np.pi))
    assert cloud[found.rows].std() == pytest.approx(width, rel=0.02)
    np.testing.assert_allclose(found.log_kernel, -(cloud[found.rows] ** 2) / (2 * width**2), atol=0.3)
