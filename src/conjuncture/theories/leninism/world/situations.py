"""The world: revolutionary situations that come and go by country, and what capitalism has left.

Why did the revolution not spread? Four answers are here and in `international`, each as mechanisms that can
be cut one by one:

    1  too strong            capitalist_reserves, rescued, preparation_of_class; and the reading
                             `after_collapse` of revolutionary_situation
    2  only by reform        reform, satisfied_by_reform
    3  spoiled by its own    division, sectarianism, stifling (in `international`)
    4  too little, too late  policy_prepare, cadres_from_abroad (in `international`), subordination,
                             diverted (in `subordination`)

Examples and defeats that cross borders, isolation and help are in `contagion`.

What this file may not mention: any year, any country, which country is first.
"""

from conjuncture import (
    Beta,
    LogUniform,
    Theory,
    clip,
    derived,
    exp,
    maximum,
    parameter,
    rise_and_fall,
    state,
    where,
)
from conjuncture.theories.leninism.levels import country, world

UNKNOWN_RATE = "nobody has measured it: from months to a decade or more"
UNKNOWN_SHARE = "nobody has measured it: any share may be so"


@derived(country, absent=0.0, within=(0, 1), source="own idea")
def liveliness(
    class_activity,
    *,
    half=parameter(
        LogUniform(0.01, 0.2),
        unit="share of workers in struggle in a month",
        reason="strike counts: a few in a hundred a month is lively, a fifth is rare",
    ),
):
    """How alive the class is: half where the usual share of a lively month is in struggle."""
    return class_activity / (class_activity + half)


@derived(country, absent=False, source="Lenin 1915; essay L643-658")
def revolutionary_situation(
    crisis,
    rescued,
    liveliness,
    *,
    above=parameter(Beta(4, 4), unit="depth of crisis", reason="a definition: how deep is deep enough"),
    below=parameter(Beta(4, 4), unit="liveliness", reason="a definition: how many must have had enough"),
):
    """Those above can no longer go on in the old way, and those below no longer will. It comes and goes."""
    return (crisis * (1 - rescued) > above) & (liveliness > below)


@revolutionary_situation.reading("after_collapse", source="essay L627-638; Borkenau 1939")
def _after_collapse(
    crisis,
    rescued,
    liveliness,
    capitalist_reserves,
    *,
    above=parameter(Beta(4, 4), unit="depth of crisis", reason="a definition: how deep is deep enough"),
    below=parameter(Beta(4, 4), unit="liveliness", reason="a definition: how many must have had enough"),
    spent=parameter(Beta(2, 4), unit="0 none, 1 plenty", reason="how little must be left nobody has said"),
):
    """Crisis and anger do not do: the reserves of capitalism the world over must be spent as well."""
    ripe = (crisis * (1 - rescued) > above) & (liveliness > below)
    return ripe & (capitalist_reserves < spent)


@state(
    world,
    initial=parameter(Beta(2, 2), unit="0 none, 1 plenty", reason="this is what the debate was about"),
    within=(0, 1),
    unit="0 none, 1 plenty",
    source="Borkenau 1939; essay L627-636",
)
def capitalist_reserves(
    capitalist_reserves,
    slump,
    war,
    trade,
    dt,
    *,
    drained_by_slump=parameter(LogUniform(0.03, 1.0), unit="1/year", reason=UNKNOWN_RATE),
    drained_by_war=parameter(LogUniform(0.03, 1.0), unit="1/year", reason=UNKNOWN_RATE),
    renewed=parameter(
        LogUniform(0.3, 10.0), unit="for a unit of growth", reason="a good year renews a fiftieth to a half"
    ),
):
    """What capitalism can still draw on: markets, credit, room to grow. Slump and war drain it, growth
    renews it."""
    left = capitalist_reserves * exp(-(drained_by_slump * slump + drained_by_war * war.mean()) * dt)
    return clip(left + renewed * maximum(trade.mean(), 0.0) * (1 - left) * dt)


@derived(country, absent=0.0, within=(0, 1), unit="share of a crisis", source="Maier 1975; essay L627-636")
def rescued(
    capitalist_reserves,
    slump,
    workers_power,
    *,
    most=parameter(Beta(2, 2), unit="share", reason=UNKNOWN_SHARE),
):
    """How much of a crisis foreign loans, grain and troops make good, while there are reserves to lend
    from."""
    return where(workers_power, 0.0, most * capitalist_reserves * (1 - slump))


@derived(country, absent=0.5, within=(0, 1), unit="0 none, 1 complete", source="essay L633-636; Lewin 1985")
def preparation_of_class(
    literacy,
    schooling,
    stratum_share,
    implantation,
    *,
    by_organisation=parameter(
        Beta(2, 2),
        unit="share",
        reason="whether school or organisation prepares a class to govern is disputed",
    ),
    half=parameter(LogUniform(0.02, 0.5), unit="share of works", reason="roots that count as half a class"),
):
    """How far the class can take the running of things into its hands: it reads, and it has organised
    itself."""
    roots = implantation.sum()
    read = 0.5 * literacy + 0.5 * schooling.mean(weights=stratum_share, empty=0.5)
    return clip(by_organisation * roots / (roots + half) + (1 - by_organisation) * read)


@state(
    country,
    initial=0.0,
    within=(0, 1),
    unit="0 none, 1 all asked for",
    source="Bernstein 1899; essay L717-720",
)
def reform(
    reform,
    liveliness,
    openness,
    capitalist_reserves,
    workers_power,
    restoration,
    dt,
    *,
    won=parameter(LogUniform(0.01, 1.0), unit="1/year", reason=UNKNOWN_RATE),
    lost=parameter(LogUniform(0.01, 1.0), unit="1/year", reason=UNKNOWN_RATE),
):
    """Workers who can organise openly win reforms while the owners can afford them; slump and dictatorship
    take them back."""
    afforded = won * openness * capitalist_reserves * (0.1 + 0.9 * liveliness)
    taken = lost * (1 - capitalist_reserves) + where(restoration, 1.0, 0.0)
    later = clip(rise_and_fall(reform, afforded, taken, dt))
    return where(workers_power, 0.0, later)


@derived(
    country, absent=0.0, within=(0, 1), unit="share of grievance", source="Bernstein 1899; essay L717-720"
)
def satisfied_by_reform(reform, *, reach=parameter(Beta(2, 2), unit="share", reason=UNKNOWN_SHARE)):
    """How much of what workers demand is met by reform. Their grievance and their activity fall by as
    much."""
    return reach * reform


@derived(
    country, absent=0.0, within=(0, 1), unit="0 none, 1 at once and in force", source="own idea; Mayer 1967"
)
def hostility(
    hostile_powers,
    workers_states,
    liveliness_in_world,
    policy_provoke,
    policy_export,
    wishes,
    international,
    *,
    roused=parameter(Beta(2, 2), unit="share of the rest", reason=UNKNOWN_SHARE),
    held_back=parameter(Beta(2, 2), unit="share", reason=UNKNOWN_SHARE),
):
    """How ready other powers are to intervene: more where risings are provoked or revolution is carried in on
    bayonets, less where their own workers are astir, and only as many as there are."""
    threat = roused * international * clip((policy_provoke + policy_export) / wishes)
    ready = hostile_powers + threat * (1 - hostile_powers)
    return clip(ready * (1 - workers_states) * (1 - held_back * liveliness_in_world))


SITUATIONS = Theory.module(globals(), name="situations")
