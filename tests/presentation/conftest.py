"""One small study for all tests of pictures and report: compiling it is what takes time."""

import pytest

import conjuncture
from conjuncture.presentation.study import Study


@pytest.fixture(scope="session")
def study() -> Study:
    """The struggle theory over Russia: 16 draws of 300 workers' places."""
    return conjuncture.run("russia", draws=16, workers=300)
