"""One run of each theory on each case, which all its tests share, and the tests that are expected to fail."""

import pytest

from .expected_failures import EXPECTED
from .three_worlds import ThreeWorlds, three_worlds


@pytest.fixture(scope="session")
def lived(request: pytest.FixtureRequest) -> ThreeWorlds:
    """A theory on a case, in three worlds."""
    theory, case = request.param
    return three_worlds(theory, case)


@pytest.fixture(autouse=True)
def _expected(request: pytest.FixtureRequest) -> None:
    """Only what is asserted may be expected to fail: a broken run is a failure."""
    reason = EXPECTED.get(request.node.name)
    if reason is not None:
        request.applymarker(pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason))
