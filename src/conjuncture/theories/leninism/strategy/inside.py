"""The inside of an organisation: leaders, active members and the rest each want what they have reason to.

Leaders draw conclusions from premises. Active members work beside others, hear them, and are taught by those
who lead. The rest want what people like them demand. What the organisation then stands for is in `positions`.
So that a change of line may come from above, from the middle or from below.

The pattern this file may not mention: from where it comes.
"""

from conjuncture import LogUniform, Theory, clip, exp, parameter, state, where
from conjuncture.theories.leninism.levels import organisation
from conjuncture.theories.leninism.strategy.positions import HABIT, OPENNESS


@state(
    organisation, initial="for_soviet_power", within=(0, 1), unit="0 against, 1 for", source="essay L572-576"
)
def leader_proposes(
    leader_proposes,
    aims_at_workers_power,
    free_to_conclude,
    revises,
    dt,
    *,
    insight=parameter(LogUniform(0.1, 12.0), unit="1/year", reason="a leader concludes at once, or late"),
):
    """What leaders propose on who governs: what the premises come to, sooner or later, if they revise, as far
    as their base and their office let them."""
    step = (1 - exp(-insight * dt)) * (free_to_conclude * aims_at_workers_power - leader_proposes)
    return clip(leader_proposes + where(revises, step, 0.0))


@state(
    organisation,
    initial="for_soviet_power",
    within=(0, 1),
    unit="0 against, 1 for",
    source="essay L572-576; Rabinowitch 1968; Smith 1983",
)
def actives_want(
    actives_want,
    demand_soviet_power,
    free_to_conclude,
    leader_proposes,
    propaganda_done,
    for_soviet_power,
    liveliness,
    dt,
    *,
    heard=OPENNESS,
    habit=HABIT,
):
    """Active members come to want what those beside them demand while these are in motion, and what their
    leaders teach them; the programme they joined for pulls back."""
    beside = heard * liveliness * free_to_conclude * demand_soviet_power * (1 - actives_want)
    taught = heard * propaganda_done * (leader_proposes - actives_want)
    return clip(actives_want + dt * (beside + taught + habit * (for_soviet_power - actives_want)))


INSIDE = Theory.module(globals(), name="inside")
