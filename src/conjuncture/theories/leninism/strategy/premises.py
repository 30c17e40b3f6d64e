"""Premises and conclusions: what organisations believe of peasants and the world market, and what they infer.

Premises are beliefs; evidence moves them where an organisation revises. Conclusions follow from premises. An
organisation starts from the premises that would have led it to the position it holds at the start, so that
nothing moves until something has changed, but for what its base and its officials keep it from concluding.

The pattern this file may not mention: which premise is true, and which of the two decides which conclusion.
"""

from conjuncture import (
    Beta,
    LogUniform,
    Theory,
    Uniform,
    clip,
    derived,
    exp,
    minimum,
    parameter,
    state,
    trait,
    where,
)
from conjuncture.theories.leninism.levels import organisation

LEARNING = parameter(
    LogUniform(0.02, 2.0), unit="1/year", name="learns_premises", reason="from six months to a lifetime"
)
A_PREMISES_WORK = "which premise decides what is the point in dispute; every division is as likely"


@trait(organisation, absent=0.5, within=(0, 1), unit="belief", source="own idea; essay L251-261")
def first_premise(for_soviet_power):
    """At the start an organisation believes in a course short of workers' power as far as it stands for
    one."""
    return 1 - for_soviet_power


@state(organisation, initial="first_premise", within=(0, 1), unit="belief", source="essay L251-256, L286-306")
def believes_in_peasant_independence(
    believes_in_peasant_independence,
    peasant_independence,
    peasant_movement,
    revises,
    noise,
    dt,
    *,
    learning=LEARNING,
    in_quiet=parameter(Beta(2, 2), unit="share", reason="how much is seen of peasants who do not move"),
    error=parameter(Uniform(0.05, 0.5), unit="belief", reason="contemporaries read the villages otherwise"),
):
    """That peasants can be a political force of their own: learnt, with error, from what becomes of their
    parties and movements."""
    seen = clip(peasant_independence + noise.normal(0, error))
    shown = in_quiet + (1 - in_quiet) * peasant_movement
    step = (1 - exp(-learning * shown * dt)) * (seen - believes_in_peasant_independence)
    return clip(believes_in_peasant_independence + where(revises, step, 0.0))


@state(organisation, initial="first_premise", within=(0, 1), unit="belief", source="essay L256-261, L278-286")
def believes_in_market_room(
    believes_in_market_room,
    market_room,
    revises,
    noise,
    dt,
    *,
    learning=LEARNING,
    error=parameter(Uniform(0.05, 0.5), unit="belief", reason="the world economy is read otherwise by each"),
):
    """That the world market has room for the country's industry: learnt, with error, from trade, slump and
    debt."""
    seen = clip(market_room + noise.normal(0, error))
    step = (1 - exp(-learning * dt)) * (seen - believes_in_market_room)
    return clip(believes_in_market_room + where(revises, step, 0.0))


@derived(
    organisation,
    absent=0.5,
    within=(0, 1),
    unit="0 shared state, 1 workers' power",
    source="essay L251-261, L336-345",
    reading="weighed",
)
def aims_at_workers_power(
    believes_in_peasant_independence,
    believes_in_market_room,
    *,
    of_peasants=parameter(Uniform(0, 1), unit="share", reason=A_PREMISES_WORK),
):
    """The state form concluded on: a state shared with others as far as the two premises allow one, in a
    division of work that is left open."""
    allowed = of_peasants * believes_in_peasant_independence + (1 - of_peasants) * believes_in_market_room
    return clip(1 - allowed)


@aims_at_workers_power.reading("separate", source="essay L251-256")
def _from_peasants_alone(believes_in_peasant_independence):
    """The state form is decided by the peasants' independence and by nothing else."""
    return 1 - believes_in_peasant_independence


@aims_at_workers_power.reading("joint", source="own idea")
def _only_if_both(believes_in_peasant_independence, believes_in_market_room):
    """A shared state is concluded on only if both premises hold: the weaker decides."""
    return 1 - minimum(believes_in_peasant_independence, believes_in_market_room)


@derived(
    organisation,
    absent=0.5,
    within=(0, 1),
    unit="0 none, 1 full",
    source="essay L256-261",
    reading="weighed",
)
def expects_owners_growth(
    believes_in_peasant_independence,
    believes_in_market_room,
    *,
    of_market=parameter(Uniform(0, 1), unit="share", reason=A_PREMISES_WORK),
):
    """The growth of owners' industry concluded on, from both premises in a division left open: peasants who
    are free may be its buyers."""
    return clip(of_market * believes_in_market_room + (1 - of_market) * believes_in_peasant_independence)


@expects_owners_growth.reading("separate")
def _from_market_alone(believes_in_market_room):
    """Growth is decided by room in the world market and by nothing else."""
    return believes_in_market_room + 0.0


@expects_owners_growth.reading("joint", source="own idea")
def _growth_only_if_both(believes_in_peasant_independence, believes_in_market_room):
    """Growth is expected only if both premises hold."""
    return minimum(believes_in_peasant_independence, believes_in_market_room)


PREMISES = Theory.module(globals(), name="premises")
