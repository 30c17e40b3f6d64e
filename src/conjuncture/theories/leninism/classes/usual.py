"""What a country is used to: pressure from below, want of force, soldiers who disobey, struggle to be seen.

What has stood for years brings nobody down and stirs nobody up; what departs from it does. All are
remembered for as long, and in the first years as long as there has been anything to remember.

The pattern this file may not mention: when anything departs from the usual.
"""

from conjuncture import LogUniform, Theory, minimum, parameter, state
from conjuncture.theories.leninism.levels import country

MEMORY = parameter(
    LogUniform(3, 30), unit="years", name="used_to", reason="from a few years to a generation; nobody knows"
)


@state(country, initial=1.0, within=(0, 1), unit="share of society", source="Davies 1962; Tilly 1978")
def usual_pressure(usual_pressure, pressure, t, dt, *, memory=MEMORY):
    """How much pressure from below the country is used to."""
    return usual_pressure + (pressure - usual_pressure) * dt / minimum(t + dt, memory)


@state(country, initial=1.0, within=(0, 1), unit="0 none, 1 complete", source="Davies 1962; Tilly 1978")
def usual_want_of_force(usual_want_of_force, coercion, t, dt, *, memory=MEMORY):
    """How much of its force whoever governs usually lacks."""
    return usual_want_of_force + (1 - coercion - usual_want_of_force) * dt / minimum(t + dt, memory)


@state(country, initial=1.0, within=(0, 1), unit="share of soldiers", source="Chorley 1943; Russell 1974")
def usual_disobedience(usual_disobedience, loyalty, t, dt, *, memory=MEMORY):
    """How much of its army whoever governs usually cannot trust."""
    return usual_disobedience + (1 - loyalty - usual_disobedience) * dt / minimum(t + dt, memory)


@state(country, initial=0.01, within=(0, 1), unit="share of workers", source="Biggs 2005; own idea")
def usual_activity(usual_activity, class_activity, t, dt, *, memory=MEMORY):
    """How much struggle the country is used to."""
    return usual_activity + (class_activity - usual_activity) * dt / minimum(t + dt, memory)


USUAL = Theory.module(globals(), name="usual")
