"""Worlds: interventions in a world, and outcomes of it.

Interventions add up: `cut("example") + hold("fear", 0.0)`. An outcome is one number for each draw. A `Side`
is an outcome in a world, and a `Statement` compares it with a bound or with another side.
"""

from conjuncture.inquiry.course.on_record import PartOfCourse
from conjuncture.inquiry.experiments.interventions import (
    Intervention,
    cut,
    cut_arrow,
    hold,
    set_given,
    set_input,
    set_parameter,
)
from conjuncture.inquiry.experiments.knockouts import Switch
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.experiments.selection import Where
from conjuncture.inquiry.experiments.wave_height import WaveHeight
from conjuncture.inquiry.statements.event import Event
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement, Together

__all__ = [
    "Event", "Intervention", "Outcome", "PartOfCourse", "Side", "Statement", "Switch", "Together",
    "WaveHeight", "Where", "cut", "cut_arrow", "hold", "set_given", "set_input", "set_parameter",
]  # fmt: skip
