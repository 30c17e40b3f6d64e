"""The state, seen from its own side: war, defeats and shocks wear its authority down, and its armed men
cannot be everywhere. Nothing here knows what workers think; the garrisons know how many are out.
"""

from conjuncture import Beta, LogNormal, LogUniform, Theory, clip, derived, parameter, series, state
from conjuncture.theories.leninism.struggle.levels import country

USUAL_FORCE = parameter(
    Beta(2, 6),
    unit="chance for each strike",
    name="repression.usual",
    reason="troops were called to some strikes, not to most",
)

war = series(country, unit="0 or 1", description="The country is at war.", absent=0.0)
shock = series(
    country, unit="events a month", description="Blows to the state from outside the workshops.", absent=0.0
)
repression_capacity = series(
    country, unit="1 = as in 1895", description="Strength of police and army at home.", absent=1.0
)


@state(country, initial=1.0, within=(0, 1), unit="share", source="Skocpol 1979; Wildman 1980")
def authority(
    authority,
    war,
    shock,
    dt,
    *,
    recovery=parameter(
        LogNormal(-0.7, 0.8), unit="1/year", reason="states regain their standing in months to years"
    ),
    strain=parameter(
        LogNormal(-1.9, 0.8), unit="1/year", reason="a war lost in a year or borne for a decade"
    ),
    blow=parameter(Beta(1, 9), unit="share an event", reason="most events pass, few shake a state"),
):
    """How far the state's servants obey and its subjects believe: war wears it down, shocks strike it, peace
    restores it."""
    mended = authority + dt * (recovery * (1 - authority) - strain * war)
    return clip(mended * (1 - clip(blow * shock)), 0, 1)


@derived(country, absent=0.0, unit="chance for each strike", source="Bushnell 1985; Epstein 2002")
def repression(
    repression_capacity,
    authority,
    seen_in_country,
    *,
    usual=USUAL_FORCE,
    reach=parameter(
        LogUniform(0.005, 0.5),
        unit="share of workforce",
        reason="nobody knows how many strikes garrisons could meet",
    ),
):
    """The chance that a strike is met with force. Armed men who must be everywhere are nowhere enough."""
    return clip(repression_capacity * authority * usual / (1 + seen_in_country / reach), 0, 1)


REGIME = Theory.module(globals(), name="regime")
