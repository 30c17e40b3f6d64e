"""The bridge from a theory to the recorded actions of villages in a month, the same for every theory.

A theory says which share of the villages is in movement (`peasant_movement`), which is a level. Books record
actions, which are events: a village that seizes land or fells a wood is entered once, and again if it rises
again. So the villages that act this month are those in movement that were not before, or that had settled
since and have risen again.

Nobody counted how fast a village settles again. If it takes weeks, there are as many actions as villages in
movement; if it takes years, as many as villages that join the movement.
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
