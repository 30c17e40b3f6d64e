"""The workers' state: who administers, who is privileged, which rules exclude, what leaders see.

administration      producers and officials
exclusion           rules, checks, repression, and the two measures
privilege           in power and in consumption; scarcity; property
policies            fears, bans, seeing, deciding
collectivisation    grain, restoration, three drives
"""

from conjuncture import Theory
from conjuncture.theories.leninism import levels
from conjuncture.theories.leninism.workers_state.administration import ADMINISTRATION
from conjuncture.theories.leninism.workers_state.collectivisation import COLLECTIVISATION
from conjuncture.theories.leninism.workers_state.exclusion import EXCLUSION
from conjuncture.theories.leninism.workers_state.policies import POLICIES
from conjuncture.theories.leninism.workers_state.privilege import PRIVILEGE

PARTS = ADMINISTRATION + EXCLUSION + PRIVILEGE + POLICIES + COLLECTIVISATION + Theory.module(levels)
WORKERS_STATE = PARTS.named("workers_state")
