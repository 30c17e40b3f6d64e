"""What organisations stand for, how far that fits what people demand, and whom they ally with.

The position on who governs is moved by conclusions from premises, by leaders, by active members and by the
rest of those who follow: four mechanisms with the same prior on their pace, each of which can be cut. The
programme it was founded on, whose interests its base has, and officials who live by things as they are hold
it in place. Fit is what share of all that is asked it stands for, apart from how things end.

The patterns this file may not mention: whose position wins, and April 1917.
"""

from conjuncture import Beta, LogUniform, Theory, clip, derived, exp, parameter, state, where
from conjuncture.theories.leninism.levels import organisation

PACE = "from a month to ten years, the same for each of the four causes"
HABIT = parameter(
    LogUniform(0.1, 12.0), unit="1/year", name="pull_of_the_programme", reason="as for the base"
)
OPENNESS = parameter(
    LogUniform(0.1, 12.0),
    unit="1/year",
    name="openness_to_the_base",
    reason="an organisation follows its base within a month or a decade",
)


@derived(organisation, absent=1.0, within=(0, 1), unit="share", source="Schorske 1955; Michels 1911")
def free_to_conclude(
    base_of_owners,
    bureaucratised,
    *,
    of_office=parameter(
        Beta(2, 2), unit="share", reason="how far those who live by an office are tied to what is"
    ),
):
    """How far it can stand for what would cost its base what they own, and its officials their place."""
    return (1 - base_of_owners) * (1 - of_office * bureaucratised)


@derived(organisation, absent=0.0, within=(-12, 12), unit="1/year", source="essay L274-306, L361-366")
def drawn_by_premises(
    aims_at_workers_power,
    free_to_conclude,
    position_on_power,
    *,
    pace=parameter(LogUniform(0.1, 12.0), unit="1/year", reason=PACE),
):
    """The position on who governs moves to what the organisation concludes from its premises, as far as its
    base and its officials let it."""
    return clip(pace * (free_to_conclude * aims_at_workers_power - position_on_power), -12, 12)


@derived(organisation, absent=0.0, within=(-12, 12), unit="1/year", source="essay L572-576; Rabinowitch 1976")
def drawn_by_actives(
    actives_want,
    position_on_power,
    inner_democracy,
    active_share,
    *,
    pace=parameter(LogUniform(0.1, 12.0), unit="1/year", reason=PACE),
):
    """It moves to what active members want, as far as members decide and as many as they are."""
    return clip(pace * inner_democracy * active_share * (actives_want - position_on_power), -12, 12)


@derived(organisation, absent=0.0, within=(-12, 12), unit="1/year", source="essay L572-576; Rabinowitch 1976")
def drawn_by_base(
    demand_soviet_power,
    base_of_owners,
    position_on_power,
    inner_democracy,
    passivity,
    liveliness,
    *,
    pace=parameter(LogUniform(0.1, 12.0), unit="1/year", reason=PACE),
):
    """It moves to what the rest of its members want, who want what people like them demand: as far as members
    decide, as many as they are, and while they are in motion."""
    wanted = (1 - base_of_owners) * demand_soviet_power
    voice = inner_democracy * passivity * liveliness
    return clip(pace * voice * (wanted - position_on_power), -12, 12)


@derived(
    organisation,
    absent=0.0,
    within=(-12, 12),
    unit="1/year",
    source="Service 1991; against it, essay L572-576",
)
def drawn_by_leader(
    leader_proposes,
    position_on_power,
    inner_democracy,
    *,
    pace=parameter(LogUniform(0.1, 12.0), unit="1/year", reason=PACE),
):
    """It moves to what the leader proposes, as far as members do not decide."""
    return clip(pace * (1 - inner_democracy) * (leader_proposes - position_on_power), -12, 12)


@state(
    organisation,
    initial="for_soviet_power",
    within=(0, 1),
    unit="0 against, 1 for",
    source="essay L336-345, L572-576",
)
def position_on_power(
    position_on_power,
    drawn_by_premises,
    drawn_by_leader,
    drawn_by_actives,
    drawn_by_base,
    for_soviet_power,
    is_council,
    arenas_want,
    dt,
    *,
    habit=HABIT,
):
    """What it stands for on who governs: the programme pulls back against all that draws. A council or
    committee stands for what those in it want."""
    drawn = drawn_by_premises + drawn_by_leader + drawn_by_actives + drawn_by_base
    own = position_on_power + dt * (drawn + habit * (for_soviet_power - position_on_power))
    return where(is_council, arenas_want, clip(own))


@state(
    organisation,
    initial="for_workers_control",
    within=(0, 1),
    unit="0 against, 1 for",
    source="S. A. Smith 1983",
)
def position_on_control(
    position_on_control,
    for_workers_control,
    expects_owners_growth,
    first_premise,
    demand_workers_control,
    inner_democracy,
    liveliness,
    dt,
    *,
    habit=HABIT,
    openness=OPENNESS,
):
    """On the works those who demand are heard as far as members decide and people are in motion. The
    programme pulls back, and it moves as the organisation's view of owners' growth has moved since the
    start."""
    programme = clip(for_workers_control + first_premise - expects_owners_growth)
    heard = openness * inner_democracy * liveliness * demand_workers_control * (1 - position_on_control)
    return clip(position_on_control + dt * (heard + habit * (programme - position_on_control)))


@state(organisation, initial="for_peace", within=(0, 1), unit="0 against, 1 for", source="own idea")
def position_on_peace(
    position_on_peace,
    for_peace,
    demand_peace,
    inner_democracy,
    liveliness,
    dt,
    *,
    habit=HABIT,
    openness=OPENNESS,
):
    """On war those who demand peace are heard as far as members decide and people are in motion. The
    programme pulls back."""
    heard = openness * inner_democracy * liveliness * demand_peace * (1 - position_on_peace)
    return clip(position_on_peace + dt * (heard + habit * (for_peace - position_on_peace)))


@state(organisation, initial="for_land", within=(0, 1), unit="0 against, 1 for", source="own idea")
def position_on_land(
    position_on_land,
    for_land,
    demand_land,
    inner_democracy,
    liveliness,
    dt,
    *,
    habit=HABIT,
    openness=OPENNESS,
):
    """On land likewise."""
    heard = openness * inner_democracy * liveliness * demand_land * (1 - position_on_land)
    return clip(position_on_land + dt * (heard + habit * (for_land - position_on_land)))


@state(
    organisation, initial="for_self_determination", within=(0, 1), unit="0 against, 1 for", source="own idea"
)
def position_on_nations(
    position_on_nations,
    for_self_determination,
    demand_self_determination,
    inner_democracy,
    liveliness,
    dt,
    *,
    habit=HABIT,
    openness=OPENNESS,
):
    """On nations likewise."""
    heard = openness * inner_democracy * liveliness * demand_self_determination * (1 - position_on_nations)
    return clip(position_on_nations + dt * (heard + habit * (for_self_determination - position_on_nations)))


@derived(
    organisation,
    absent=0.5,
    within=(0, 1),
    unit="share of all that is asked",
    source="essay L530-533; definition",
)
def fit(
    position_on_peace,
    position_on_land,
    position_on_control,
    position_on_power,
    position_on_nations,
    demand_peace,
    demand_land,
    demand_workers_control,
    demand_soviet_power,
    demand_self_determination,
):
    """What share of all that is demanded it stands for: nothing is lost by standing for more, or for it
    earlier. Nothing of how things end is in it."""
    met = demand_peace * position_on_peace + demand_land * position_on_land
    met = met + demand_workers_control * position_on_control + demand_soviet_power * position_on_power
    met = met + demand_self_determination * position_on_nations
    asked = demand_peace + demand_land + demand_workers_control + demand_soviet_power
    return clip(met / (asked + demand_self_determination + 0.001))


@state(organisation, initial="first_premise", within=(0, 1), unit="0 none, 1 full", source="essay L308-333")
def trusts_shared_state(
    trusts_shared_state,
    position_on_power,
    follows_international,
    subordination,
    dt,
    *,
    pace=parameter(
        LogUniform(0.1, 6.0), unit="1/year", reason="alliances turn in months or years, by orders or without"
    ),
):
    """It takes an owners' state and army for a shared one as far as it does not stand for another, or as it
    is told to by an International that serves one state's diplomacy."""
    own = (1 - exp(-pace * dt)) * (1 - position_on_power - trusts_shared_state)
    told = where(follows_international, 1 - exp(-pace * subordination * dt), 0.0)
    return clip(trusts_shared_state + own + told * (1 - trusts_shared_state))


POSITIONS = Theory.module(globals(), name="positions")
