"""The part of each theory that is about organisations, in one country, with all else standing still.

What other parts write is an input here, at the value that it has where its mechanism is cut, unless a course
is given. A rival's changes are made to this part as its file makes them to the whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from conjuncture import Theory, regular_society
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import Hold, World
from conjuncture.language.levels import Level
from conjuncture.language.mechanisms import Mechanism
from conjuncture.testing import stand_in
from conjuncture.theories.leninism import levels
from conjuncture.theories.leninism.crisis.coordination import COORDINATION
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.leninism.organisation import ORGANISATION
from conjuncture.theories.leninism.strategy.demands import DEMANDS
from conjuncture.theories.leninism.strategy.inside import INSIDE
from conjuncture.theories.leninism.strategy.positions import POSITIONS
from conjuncture.theories.leninism.strategy.premises import PREMISES

OWN = ORGANISATION + COORDINATION + DEMANDS + INSIDE + PREMISES + POSITIONS
LEVELS = {name: one for name, one in vars(levels).items() if isinstance(one, Level)}
MONTHS = 96
WAVE = slice(60, 72)
IN_QUIET = (np.arange(MONTHS) >= 24) & (np.arange(MONTHS) < 36)
"""Five quiet years, one of struggle, two that are quiet again."""

KEPT = (
    "members", "allegiance", "implantation", "coordination", "gap", "position_on_power",
    "demand_soviet_power", "demand_workers_control",
)  # fmt: skip
HELD = ("members", "implantation", "demand_soviet_power")

BODIES = ("open party", "closed party", "council")
FORMS: Mapping[str, tuple[float | bool, ...]] = {
    "is_party": (True, True, False),
    "is_council": (False, False, True),
    "follows_international": (True, True, False),
    "revises": (False, False, False),
    "command": (0.1, 0.9, 0.0),
    "faction_rights": (0.9, 0.1, 0.9),
    "for_soviet_power": (0.1, 0.1, 0.1),
    "initial_implantation": (0.05, 0.05, 0.0),
}
"""Two parties that stand for the same and differ in who decides, and a council that is there when people
struggle."""

OPEN, CLOSED, COUNCIL = range(len(BODIES))
PARTIES = np.array([True, True, False])

USUAL: Mapping[str, float | bool] = {
    "class_consciousness": 0.1,
    "trade_consciousness": 0.5,
    "leading_workers": 0.02,
    "leaders_selected": 0.005,
    "old_power": True,
    "wishes": 1.0,
    "openness": 0.6,
}
"""What else than nothing stands still."""


def in_part(rival: Theory, whole: Theory = OWN, usual: Mapping[str, float | bool] = USUAL) -> Theory:
    """A part of a theory, changed as the theory is, with stand-ins and inputs for the rest.

    Args:
        rival: the theory.
        whole: the essay's part.
        usual: what else than nothing the stand-ins stand at.
    """
    own = {
        name: one
        for name, one in rival.mechanisms.items()
        if name in whole.mechanisms and one is not ESSAY.mechanisms[name]
    }
    part = whole.replacing(**own) if own else whole
    part = part.reading(**{name: one for name, one in rival.chosen.items() if name in whole.mechanisms})
    part = part.without(*(set(rival.cut) & set(whole.mechanisms)))
    added = _read_by(part) & (set(rival.mechanisms) - set(ESSAY.mechanisms))
    part = part + Theory.of(*(rival.mechanisms[name] for name in sorted(added))) if added else part
    read = _read_by(part)
    rest = sorted(read & set(ESSAY.mechanisms) - set(part.mechanisms))
    part = part + Theory.of(*(_still(ESSAY.mechanisms[name], usual) for name in rest))
    given = {name: ESSAY.inputs[name] for name in sorted(read & set(ESSAY.inputs) - set(part.inputs))}
    return (part + Theory.module(given, name="inputs") if given else part).named("part")


def _read_by(part: Theory) -> set[str]:
    """What the mechanisms of a part read, in any of their readings, and what its states begin with."""
    mechanisms = part.mechanisms.values()
    begun = {one.initial for one in mechanisms if isinstance(one.initial, str)}
    return begun.union(*(reading.reads for one in mechanisms for reading in one.readings.values()))


def lived(theory: Theory, draws: int = 48) -> xr.Dataset:
    """The part of a theory in all worlds that its rivals are asked about, as one compiled program."""
    part = in_part(theory)
    society = regular_society(
        {"world": 1, "country": 1, "stratum": 2, "village": 1, "organisation": len(BODIES)},
        {"country": "world", "stratum": "country", "village": "country", "organisation": "country"},
        {
            "stratum_share": ("stratum", 0.5),
            **{name: ("organisation", np.array(values)) for name, values in FORMS.items()},
        },
    )
    known = {name: values for name, values in course().items() if name in part.inputs}
    simulation = Simulation(
        part, society, MONTHS, series=known, seed=7, keep=KEPT, sparing=True, settable=HELD
    )
    return run_worlds(simulation, worlds(known), draws)


def worlds(known: Mapping[str, NDArray[Any]]) -> list[World]:
    """What is done to the country; a call to rise reaches only those who read it."""
    of_parties = {"members": 0.0, "implantation": 0.0}
    shut = np.where(IN_QUIET, 0.5, 0.05)
    called = {name: np.where(IN_QUIET, 0.6, 0.0) for name in ("international", "policy_provoke")}
    return [
        World("free"),
        World("no parties", holds=tuple(Hold(name, at, whom=PARTIES) for name, at in of_parties.items())),
        World("rooted before", holds=(Hold("implantation", 0.3, 0, WAVE.start, PARTIES),)),
        World("no roots before", holds=(Hold("implantation", 0.01, 0, WAVE.start, PARTIES),)),
        World("all demand soviets", holds=(Hold("demand_soviet_power", 0.95),)),
        World("equal in size", holds=(Hold("members", 0.05, whom=PARTIES),)),
        World("works closed", series={"unemployment": shut}),
        World("called to rise", series={name: one for name, one in called.items() if name in known}),
    ]


def course() -> dict[str, NDArray[Any]]:
    """How many struggle, how lively the class is, and what stays as it is in most worlds."""
    wave = np.zeros(MONTHS, bool)
    wave[WAVE] = True
    return {
        "activity": np.repeat(np.where(wave, 0.4, 0.01)[:, None], 2, axis=1),  # both strata
        "liveliness": np.where(wave, 0.9, 0.05),
        "unemployment": np.full(MONTHS, 0.05),
        "international": np.zeros(MONTHS),
        "policy_provoke": np.zeros(MONTHS),
    }


def _still(mechanism: Mechanism, usual: Mapping[str, float | bool]) -> Any:
    """A stand-in for what another part writes."""
    absent = mechanism.absent if mechanism.absent is not None else mechanism.initial
    neutral = absent if isinstance(absent, bool | int | float) else 0.0
    return stand_in(mechanism.name, LEVELS[mechanism.level_name], usual.get(mechanism.name, neutral))
