"""Guesses of a recorded course from rates alone: a theory of events has to be better than these.

A guess is a Markov chain on the outcomes: one rate for every passage, and every other outcome as likely. Its
rate is unknown, from once in a century to ten a year, with every order of magnitude equally likely. A guess
may have a second rate for the months in which an input is above 0, such as war.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from conjuncture.language.events import UNRECORDED

SLOWEST, FASTEST = 0.01, 10.0
_GRID = 50
"""Points of each rate: the evidence of Russia's course is the same to 0.01 with 40 and with 80."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Recorded:
    """What is recorded of one event.

    Attributes:
        codes: (steps, members), of `conjuncture.language.events`.
        outcomes: all outcomes that the event can have.
        stands: whether an outcome lasts until another comes; otherwise each step is drawn anew, 0 or 1.
    """

    codes: Floats
    outcomes: tuple[float, ...]
    stands: bool


@dataclass(frozen=True, eq=False)
class Guess:
    """The chances that a guess gives to a recorded course.

    Attributes:
        log_chances: the logarithm of the chance that it gave to each step of all events and members together,
            given all before, (steps,). Their sum is the logarithm of the chance of the whole record.
        predictive: by event the chance that it gave to each step of each member, given all before,
            (steps, members).
    """

    log_chances: Floats
    predictive: Mapping[str, Floats]

    def with_outcomes(self, came: Mapping[str, NDArray[np.bool_]], others: Mapping[str, int]) -> Guess:
        """The same guess, but it knows to which outcome each passage leads and guesses only when it comes.

        Args:
            came: by event the steps in which a passage came, (steps, members).
            others: by event how many outcomes a passage could lead to.
        """
        gained = np.sum([np.log(others[name]) * here.sum(axis=1) for name, here in came.items()], axis=0)
        predictive = {
            name: np.where(came[name], others[name], 1) * values for name, values in self.predictive.items()
        }
        return Guess(self.log_chances + gained, predictive)


def guess(
    events: Mapping[str, Recorded], dt: float, told: Mapping[str, NDArray[np.bool_]] | None = None
) -> Guess:
    """The guess by one rate; with two, if it is given months.

    Args:
        events: what is recorded, by event.
        dt: the length of a step in years.
        told: by event the months in which the second rate holds, (steps, members); None: there is no second
            rate.
    """
    rates = np.geomspace(SLOWEST, FASTEST, _GRID)
    one, two = (rates, rates) if told is None else (axis.ravel() for axis in np.meshgrid(rates, rates))
    leaves = 1 - np.exp(-np.stack([one, two]) * dt)
    log_chances = {}
    for name, recorded in events.items():
        second = np.zeros(recorded.codes.shape, np.bool_) if told is None else told[name]
        log_chances[name] = _log_chances(recorded, second, leaves)
    by_step = np.sum([values.sum(axis=2) for values in log_chances.values()], axis=0)  # (grid, steps)
    before = np.cumsum(by_step, axis=1) - by_step
    shares = np.exp(before - before.max(axis=0))
    shares /= shares.sum(axis=0)
    predictive = {
        name: (shares[:, :, None] * np.exp(values)).sum(axis=0) for name, values in log_chances.items()
    }
    return Guess(np.log((shares * np.exp(by_step)).sum(axis=0)), predictive)


def _log_chances(recorded: Recorded, second: NDArray[np.bool_], leaves: Floats) -> Floats:
    """The logarithm of the chance of each step given those before, (rates, steps, members).

    Args:
        recorded: what is recorded.
        second: where the second rate holds, (steps, members).
        leaves: the chance of a passage in a step by either rate, (2, rates).
    """
    steps, members = recorded.codes.shape
    outcomes = np.array(recorded.outcomes)
    found = np.zeros((leaves.shape[1], steps, members))
    for member in range(members):
        codes = recorded.codes[:, member]
        first = _agrees(codes[0], outcomes)
        stands = np.tile(first / first.sum(), (leaves.shape[1], 1))
        for step in range(steps):
            stands = _next(stands, leaves[int(second[step, member])][:, None], recorded.stands)
            stands = np.where(_agrees(codes[step], outcomes), stands, 0.0)
            chance = stands.sum(axis=1, keepdims=True)
            found[:, step, member] = np.log(chance[:, 0])
            stands = stands / chance
    return found


def _next(stands: Floats, leaves: Floats, lasts: bool) -> Floats:
    """The chance of each outcome a step later, (rates, outcomes)."""
    if not lasts:
        return np.concatenate([1 - leaves, leaves], axis=1)
    return stands * (1 - leaves) + (1 - stands) * leaves / (stands.shape[1] - 1)


def _agrees(code: float, outcomes: Floats) -> NDArray[np.bool_]:
    if code == UNRECORDED:
        return np.ones(outcomes.size, np.bool_)
    return outcomes == code if code >= 0 else outcomes != -2 - code
