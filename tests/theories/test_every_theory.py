"""What is asked of every theory that comes with the package."""

from __future__ import annotations

import pkgutil
from dataclasses import fields

import pytest

from conjuncture import Theory, theories
from conjuncture.language.loading import load
from conjuncture.language.mechanisms import Mechanism

NAMES = sorted(
    module.name
    for module in pkgutil.iter_modules(theories.__path__, f"{theories.__name__}.")
    if not module.ispkg
)


@pytest.fixture(params=NAMES)
def theory(request: pytest.FixtureRequest) -> Theory:
    return load(request.param)


def test_its_card_leaves_no_part_out(theory: Theory) -> None:
    told = {part.name: getattr(theory.card, part.name) for part in fields(theory.card)}
    missing = [name for name, text in told.items() if isinstance(text, str) and not text.strip()]
    assert missing == []


def test_each_reading_says_what_happens_in_the_world(theory: Theory) -> None:
    silent = [
        f"{name}: {reading.name}"
        for name, mechanism in theory.mechanisms.items()
        for reading in mechanism.readings.values()
        if not reading.description or not reading.source
    ]
    assert silent == []


def test_each_reading_can_be_chosen_and_checked(theory: Theory) -> None:
    from conjuncture.language.resolution import resolve

    for name, mechanism in theory.mechanisms.items():
        assert isinstance(mechanism, Mechanism)
        for reading in mechanism.readings:
            assert name in resolve(theory.reading(**{name: reading})).variables
