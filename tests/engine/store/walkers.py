"""A little theory, quick to compile, in a file that can be imported and sent to workers."""

from __future__ import annotations

from pathlib import Path

from conjuncture import Simulation, Theory, regular_society
from conjuncture.language.loading import load

TEXT = '''
"""Walkers who follow each other."""
from conjuncture import Level, Theory, Uniform, derived, parameter, state

country = Level("country")
walker = Level("walker", within=(country,))


@derived(country, source="constructed", absent=0.0)
def middle(place):
    return place.mean()


@state(walker, initial=0.0, source="constructed")
def place(place, middle, noise, dt, *, pull=parameter(Uniform(0.1, 1.0), unit="1/year", reason="any")):
    return place + pull * dt * (middle - place) + noise.normal(0.0, 0.1)


@place.reading
def apart(place, noise, dt, *, pull=parameter(Uniform(0.1, 1.0), unit="1/year", reason="any")):
    return place - pull * dt * place + noise.normal(0.0, 0.1)


THEORY = Theory.module(globals(), name="walkers")
'''


def theory_in(folder: Path) -> Theory:
    """The theory from a file of a user."""
    path = folder / "walkers.py"
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(TEXT, "utf-8")
    return load(str(path))


def walking(theory: Theory, **settings: object) -> Simulation:
    """Ten walkers for a year, batches of 64."""
    given = {"steps": 12, "keep": ("place",), **settings}
    return Simulation(theory, regular_society({"country": 1, "walker": 10}, {"walker": "country"}), **given)
