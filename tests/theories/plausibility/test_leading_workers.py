"""Leading workers are a stratum of some size when the class is in motion."""

import numpy as np
import pytest

from .theories_on_cases import RUSSIA, on
from .three_worlds import ThreeWorlds

PEAKS = [("1905-01", "1907-06"), ("1912-04", "1914-07"), ("1917-02", "1917-11")]


@pytest.mark.parametrize(("begin", "end"), PEAKS)
@on(RUSSIA)
def test_at_the_peaks_leading_workers_are_one_to_five_per_cent(
    lived: ThreeWorlds, begin: str, end: str
) -> None:
    within = slice(lived.month(begin), lived.month(end) + 1)
    most = lived.of("leading_workers")[:, within, lived.countries.index("Russia")].max(axis=1)
    low, middle, high = np.quantile(most, [0.25, 0.5, 0.75])
    assert 0.01 <= middle <= 0.05, f"median {middle:.4f}, quartiles {low:.4f} to {high:.4f} of the class"
