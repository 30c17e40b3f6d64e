"""Struggle and consciousness of single workers: the essay's first system in depth, without an organisation.

levels          workers in workplaces, these in towns and branches
workforce       who is there; regime, the state's force
readiness       what makes workers willing; walkouts, how the willing become a strike and what it brings
consciousness   with whom and against whom workers act, and what moves it
measures        what is looked at; references, the works named
variants        theories in which claims come out otherwise
"""

from conjuncture.theories.leninism.struggle import walkouts

THEORY = walkouts.THEORY
