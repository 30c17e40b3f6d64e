"""Data of a program: all of it may change between runs without a new compilation.

A *lane* is one world of one draw. Lanes are the last axis of every array; lanes of one draw share its noise
and its parameters, and differ in the interventions.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from conjuncture.language.resolved import Resolved

SCAN_STEPS = 24  # the most in one call of a program, so that progress can be reported between calls
NO_FAILURE = np.int32(2**31 - 1)
STOPPED = -1
"""In the place of a check: the lane did not fail, but stopped early; its member is the reason's number."""
ALL_MET = np.uint8(0)
"""The code of a member whose calls of noise met all requirements; else 1 + the number of the first unmet
one.
"""


class Check(NamedTuple):
    """One check of every member in every step."""

    variable: str
    need: int | None
    """Which requirement of the mechanism's calls of noise; None: that the value is finite and within its
    bounds.
    """


def log_chance_of(event: str) -> str:
    """The name under which the logarithm of the chance of an event's record is kept.

    No variable has such a name.
    """
    return f"log chance of {event}"


def start_of(name: str) -> str:
    """The name of the value of a variable at the start of the run, among the others.

    No variable has such a name.
    """
    return f"start of {name}"


def order_of_checks(resolved: Resolved) -> tuple[Check, ...]:
    """The checks of every step, in the order in which the variables are computed."""
    checks: list[Check] = []
    for name in (*resolved.traits, *resolved.derived, *resolved.states):
        variable = resolved.variables[name]
        checks += [Check(name, need) for need in range(len(variable.needs))]
        if not variable.truth:
            checks.append(Check(name, None))
    return tuple(checks)


class Setting(NamedTuple):
    """Hold a variable at a value from one step (included) to another (excluded)."""

    value: Any  # (lanes,)
    start: Any  # (lanes,)
    end: Any  # (lanes,)
    whom: Any  # (members, lanes): truths


class Wiring(NamedTuple):
    """How one reader sees one variable: from which lane, and whether at all."""

    source: Any  # (lanes,): the lane it is seen from, its own unless worlds are wired across
    whole: Any  # (lanes,): truths; where false the reader sees the variable's absent value


class Data(NamedTuple):
    """Parameters, noise keys, switches, interventions, and the society's arrays."""

    parameters: Mapping[str, Any]  # (lanes,)
    keys: Mapping[str, Any]  # (2, lanes)
    active: Mapping[str, Any]  # (lanes,): truths, is the mechanism, or the network, at work
    settings: Mapping[str, tuple[Setting, ...]]
    wiring: Mapping[str, Wiring]  # "reader<variable"
    recorded: Mapping[str, Any]  # of events, in this step: codes of `language.events`, (members, lanes)
    luck_of: Any  # (lanes,): the lane whose noise each takes, its own unless it is a twin
    given: Mapping[str, Any]  # (members, 1); (members, lanes) of those that worlds may set
    ways: Mapping[str, Any]  # "below>above": (members below,)
    heads: Mapping[str, Any]  # "below>above": (members above, 1)
    rows: Mapping[str, Any]  # "below>above", small levels alone: (members above, the most below one), -1 none
    far: Mapping[str, Any]  # by network, where each tie leads: (ties,); (ties, lanes) if drawn anew
    there: Mapping[str, Any]  # by network that is drawn anew, which ties exist: (ties, lanes)
    rows_by_ties: Mapping[str, Any]  # by network, each member's place by the number of ties: (members,)
    guard: Any


class Carry(NamedTuple):
    """The values carried from step to step: states, traits, values kept from the start, the first failure."""

    states: Mapping[str, Any]
    traits: Mapping[str, Any]
    starts: Mapping[str, Any]
    failed_step: Any  # (lanes,): NO_FAILURE while all is well
    failed_at: Any  # (lanes,): place in the order of checks
    failed_member: Any  # (lanes,)
