"""What the tests of checks share: a model whose posterior is known, a bank of it, and a fit by rejection."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from conjugate_model import Conjugate, keep_nearest

from conjuncture.inquiry.fitting.bank import Bank
from conjuncture.inquiry.fitting.checks.fake_worlds import Keep


@pytest.fixture
def conjugate() -> Conjugate:
    return Conjugate()


@pytest.fixture
def bank(conjugate: Conjugate) -> Bank:
    return conjugate.bank(8000, 1)


@pytest.fixture
def keep() -> Keep:
    return keep_nearest(100)
