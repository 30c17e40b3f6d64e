"""Struggle and consciousness of single workers: the essay's first system in depth, without an organisation.

levels          workers in workplaces, these in towns and branches
workforce       who is there; regime, the state's force
readiness       what readies workers to walk out; willingness, who is willing, in two readings
walkouts        how the willing become a strike and what it brings
demands         what a strike demands: what its people are after, or what the occasion turns it to
consciousness   with whom and against whom workers act, and what moves it
measures        what is looked at
mended          the theory in its other readings; variants, theories in which claims come out otherwise
"""

from conjuncture.theories.leninism.struggle import walkouts

THEORY = walkouts.THEORY
