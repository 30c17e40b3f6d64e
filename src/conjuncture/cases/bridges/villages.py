"""The bridge from a theory to what was counted of villages, actions a month: the same for every theory.

A theory says which share of the villages is in movement (`peasant_movement`): a level. Books hold actions,
which happen: a village that seizes land or fells a wood is entered once, and again when it rises again. So
those act this month that are in movement and were not, or that were, had settled, and have risen anew.

How fast a village settles again nobody counted. If within weeks, actions are as many as villages in movement;
if in years, as many as join them.
"""

from conjuncture import LogUniform, Theory, derived, exp, given, maximum, parameter, state

peasant_movement = given("country", unit="share of villages", description="Villages in movement.", absent=0.0)

_SOURCE = "own idea, as new cases are told from those who are ill"


@state("country", initial=0.0, within=(0, 1), unit="share of villages", source="definition")
def villages_in_movement_before(villages_in_movement_before, peasant_movement):
    """Those that were in movement a month ago."""
    return peasant_movement + 0.0


@derived("country", absent=0.0, within=(0, 1), unit="share of villages, in the month", source=_SOURCE)
def villages_that_act(
    peasant_movement,
    villages_in_movement_before,
    dt,
    *,
    settles=parameter(
        LogUniform(0.3, 24.0),
        unit="1/year",
        reason="a village that has divided a wood is quiet after weeks, or stays in movement for years",
    ),
):
    """Villages that rise this month: those in movement, less those that were and have not settled since."""
    return maximum(peasant_movement - villages_in_movement_before * exp(-settles * dt), 0.0)


BRIDGE = Theory.module(globals(), name="villages")
