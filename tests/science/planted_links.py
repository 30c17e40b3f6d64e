"""Little theories in which a link was planted by hand, and what is found in them.

In all of them (A) says that the mood is low in quiet times and (B) that it is high in a storm. What makes the
difference is for each test to plant; decoys stand beside it.
"""

import numpy as np

from conjuncture import (
    Level,
    Theory,
    Uniform,
    derived,
    parameter,
    regular_society,
    series,
)
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.experiments.interventions import set_input
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.links.link import link
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement

DRAWS, STEPS = 64, 6
country = Level("country")
workplace = Level("workplace", within=(country,))
worker = Level("worker", within=(workplace,))
SOCIETY = regular_society(
    {"country": 1, "workplace": 4, "worker": 24}, {"workplace": "country", "worker": "workplace"}
)
storm = series(country, unit="0 or 1", absent=0.0, name="storm")
harvest = series(country, unit="1", absent=0.0, name="harvest")
IN_THE_STORM = set_input("storm", [1.0] * STEPS)
QUIET = Statement(Side(Outcome("mood")), "below", 0.5, words="the mood is low in quiet times")
STORMY = Statement(Side(Outcome("mood"), IN_THE_STORM), "above", 0.5, words="the mood is high in a storm")


@derived(country, source="-", absent=0.0)
def base(*, level=parameter(Uniform(0.1, 0.3), unit="1", reason="-")):
    return level


@derived(country, source="-", absent=0.0)
def period(storm):
    return storm


@derived(country, source="-", absent=0.0)
def talk(noise):
    return 0.1 * noise.uniform()


def made(*mechanisms, **settings):
    society = settings.pop("society", SOCIETY)
    theory = Theory.of(*mechanisms, storm, harvest)
    inputs = {"storm": np.zeros(STEPS), "harvest": np.ones(STEPS)}
    return Simulation(theory, society, steps=STEPS, series=inputs, **settings)


def found(simulation, *among, first=QUIET, second=STORMY, draws=DRAWS):
    return link(first, second, *among).ask(simulation, draws)


def sets(answer, kind="links"):
    return {frozenset(one.set) for one in getattr(answer.figures, kind)}


def planted(*each):
    return {frozenset(one) for one in each}


def only(answer, *links, sometimes=()):
    return sets(answer) == planted(*links) and sets(answer, "in_some_draws") == planted(*sometimes)
