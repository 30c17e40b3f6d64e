"""Power: who is pressed from below, who can bring the class into one action, and who then rules.

Two stages. First: does whoever governs lose the means of force to those who press? Nobody need lead for
that. Second: into the gap steps whoever coordinates. Councils, committees, unions and every party do so by
one mechanism, `coordination`, at one cost. Beside them stand those who own and are used to govern, and what
is left of the army. Each passage is a hazard, a rate a year; none is certain.

`rule` is the one state: 0 the old power, 1 liberal rule, 2 rule shared by several classes, 3 workers' power,
4 restoration (counter-revolution or the army). The five truths are read off it, so one holds at any time.

The pattern this file may not mention: that victory needs a certain kind of organisation.
"""

from conjuncture import (
    Beta,
    LogUniform,
    Theory,
    Uniform,
    derived,
    exp,
    maximum,
    parameter,
    state,
    where,
)
from conjuncture.theories.leninism.levels import country

RATE = "from once in generations to several times a year; order of magnitude alone"
DECISIVE = parameter(
    LogUniform(0.5, 4),
    unit="exponent",
    name="decisive",
    reason="from a lottery by strength to nearly all for the strongest",
)
PROPERTIED = parameter(
    Beta(2, 4),
    unit="share",
    name="propertied",
    reason="offices, newspapers, money: some weight in any country",
)


@state(
    country,
    initial=0.0,
    within=(0, 4),
    unit="0 old, 1 liberal, 2 shared, 3 workers, 4 restored",
    source="definition",
)
def rule(next_rule):
    """Who governs."""
    return next_rule


@derived(country, absent=False, source="definition")
def old_power(rule):
    """The old power stands."""
    return rule < 0.5


@derived(country, absent=False, source="definition")
def liberal_rule(rule):
    """Property and parliament govern."""
    return (rule > 0.5) & (rule < 1.5)


@derived(country, absent=False, source="definition; Mao 1940")
def shared_rule(rule):
    """Several classes share the state."""
    return (rule > 1.5) & (rule < 2.5)


@derived(country, absent=False, source="definition")
def workers_power(rule):
    """Organisations of the workers govern."""
    return (rule > 2.5) & (rule < 3.5)


@derived(country, absent=False, source="definition")
def restoration(rule):
    """Counter-revolution or the army governs."""
    return rule > 3.5


@derived(country, absent=0.0, within=(0, 1), unit="share of society", source="Tilly 1978; Figes 1996")
def pressure(
    class_activity,
    peasant_movement,
    upper_bourgeoisie_in_coalition,
    old_power,
    *,
    of_workers=parameter(LogUniform(0.3, 5), unit="weight", reason="workers sit in the capital and on rails"),
    of_village=parameter(LogUniform(0.03, 3), unit="weight", reason="many, but far from the seats of power"),
    of_owners=parameter(LogUniform(0.003, 0.3), unit="weight", reason="a banquet campaign, or a tax strike"),
):
    """Who presses on the state: workers in struggle and villages that rise, led or not, and on the old power
    rich owners who go with them."""
    owners = where(old_power & upper_bourgeoisie_in_coalition, of_owners, 0.0)
    return 1 - exp(-(of_workers * class_activity + of_village * peasant_movement + owners))


@derived(country, absent=1.0, within=(0, 10), unit="strength", source="own idea")
def contested(soviet_lead, other_lead, coercion, *, decisive=DECISIVE, propertied=PROPERTIED):
    """The strength of all who may step into the gap together: both leads, those used to govern, the army."""
    leads = weight_in_contest(soviet_lead, decisive) + weight_in_contest(other_lead, decisive)
    return maximum(
        leads + weight_in_contest(propertied, decisive) + weight_in_contest(coercion, decisive), 1e-6
    )


@derived(
    country, absent=0.0, within=(0, 200), unit="1/year", source="Skocpol 1979; Moore 1966; essay L336-345"
)
def to_liberal_rule(
    collapse,
    contested,
    old_power,
    shared_rule,
    restoration,
    split_above,
    owners_confidence,
    *,
    decisive=DECISIVE,
    propertied=PROPERTIED,
    from_above=parameter(
        LogUniform(0.003, 0.3), unit="1/year", reason="reform by a divided top: rare, and known"
    ),
    settles=parameter(LogUniform(0.03, 3), unit="1/year", reason="how long a shared state lasts is disputed"),
):
    """Those used to govern take over when force fails; a divided top grants it; a shared state settles as
    owners regain trust."""
    stepped_in = where(
        old_power | shared_rule | restoration,
        collapse * weight_in_contest(propertied, decisive) / contested,
        0.0,
    )
    granted = where(old_power | restoration, from_above * split_above, 0.0)
    return stepped_in + granted + where(shared_rule, settles * owners_confidence, 0.0)


@derived(
    country,
    absent=0.0,
    within=(0, 200),
    unit="1/year",
    source="Mao 1940; own idea; against it, essay L308-321",
)
def to_shared_rule(
    collapse,
    contested,
    other_lead,
    peasant_independence,
    old_power,
    liberal_rule,
    restoration,
    *,
    decisive=DECISIVE,
    joins=parameter(LogUniform(0.03, 3), unit="1/year", reason="coalitions formed in weeks or never"),
):
    """Who leads without wanting councils to govern shares the state: when force fails, or by joining
    liberals. An own force of the peasants makes it likelier."""
    stepped_in = where(
        old_power | liberal_rule | restoration,
        collapse * weight_in_contest(other_lead, decisive) / contested,
        0.0,
    )
    return stepped_in + where(liberal_rule, joins * other_lead * (0.5 + 0.5 * peasant_independence), 0.0)


@derived(country, absent=0.0, within=(0, 200), unit="1/year", source="essay L525-542; Rabinowitch 1976")
def to_workers_power(collapse, contested, soviet_lead, workers_power, *, decisive=DECISIVE):
    """Force fails, and those step in who coordinate the class and want councils to govern."""
    return where(workers_power, 0.0, collapse * weight_in_contest(soviet_lead, decisive) / contested)


@to_workers_power.reading("army_alone", source="Chorley 1943; Russell 1974")
def _soldiers_decide(collapse, loyalty, class_consciousness, all_coordination, workers_power):
    """Whom the troops that left the old side put in power: councils, as often as the class asks for them, if
    anybody is there to be put."""
    asked = where(all_coordination > 0, class_consciousness, 0.0)
    return where(workers_power, 0.0, collapse * (1 - loyalty) * asked)


@derived(country, absent=0.0, within=(0, 200), unit="1/year", source="Mawdsley 1987; Figes 1996")
def overthrown(
    workers_power,
    civil_war,
    hostility,
    relief,
    exhaustion,
    peasant_movement,
    soviet_lead,
    *,
    fastest=parameter(LogUniform(0.1, 10), unit="1/year", reason=RATE),
    of_powers=parameter(
        LogUniform(0.1, 2), unit="weight", reason="in some cases it decided, in some it failed"
    ),
    of_village=parameter(LogUniform(0.1, 2), unit="weight", reason="the same"),
    of_exhaustion=parameter(LogUniform(0.1, 2), unit="weight", reason="the same"),
    held=parameter(Uniform(0, 1), unit="share", reason="how far a class that is led withstands it"),
):
    """Workers' power falls in civil war: by armies sent from abroad, a village that turns on it, exhaustion.
    Help from other workers' states, and a class that is led, withstand it."""
    against = (
        of_powers * hostility * (1 - relief) + of_village * peasant_movement + of_exhaustion * exhaustion
    )
    return where(workers_power, fastest * civil_war * (1 - exp(-against)) * (1 - held * soviet_lead), 0.0)


@derived(country, absent=0.0, within=(0, 400), unit="1/year", source="Mayer 1971; Linz 1978; Mawdsley 1987")
def to_restoration(
    collapse, contested, coercion, coup, overthrown, liberal_rule, shared_rule, *, decisive=DECISIVE
):
    """The army takes the gap itself, strikes first, or a workers' power is overthrown."""
    stepped_in = where(
        liberal_rule | shared_rule, collapse * weight_in_contest(coercion, decisive) / contested, 0.0
    )
    return stepped_in + coup + overthrown


@derived(country, absent=0.0, within=(0, 4), unit="as rule", source="definition: competing risks")
def next_rule(rule, to_liberal_rule, to_shared_rule, to_workers_power, to_restoration, noise, dt):
    """Whether this month brings a change, and to whom: each chance in proportion to its rate."""
    rates = {1: to_liberal_rule, 2: to_shared_rule, 3: to_workers_power, 4: to_restoration}
    return noise.passage(rule, rates, dt)


def weight_in_contest(strength, decisive):
    """How a strength counts in the contest: the larger the exponent, the more the strongest takes. None
    counts for nothing."""
    return where(strength > 0.001, maximum(strength, 0.001) ** decisive, 0.0)


POWER = Theory.module(globals(), name="power")
