"""What the tests here share: modules beside them, and one run of organisation and strategy alone."""

import sys
from pathlib import Path

import pytest
import xarray as xr

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def alone() -> xr.Dataset:
    """Organisation and strategy with stand-ins for the rest: 200 draws of 39 years, a crisis after thirty."""
    from stand_ins import small

    from conjuncture.engine.execute import run

    return run(small(), 200).dataset
