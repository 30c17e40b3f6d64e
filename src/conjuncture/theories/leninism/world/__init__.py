"""The world: situations that come and go, contagion, the International, subordination.

situations       revolutionary situations, reserves, reform, hostility
contagion        examples and defeats, isolation and help
international    its policies, and what they do to its followers
subordination    to the diplomacy of one state: motives, break or slope
"""

from conjuncture import Theory
from conjuncture.theories.leninism import levels
from conjuncture.theories.leninism.world.contagion import CONTAGION
from conjuncture.theories.leninism.world.international import INTERNATIONAL
from conjuncture.theories.leninism.world.situations import SITUATIONS
from conjuncture.theories.leninism.world.subordination import SUBORDINATION

PARTS = SITUATIONS + CONTAGION + INTERNATIONAL + SUBORDINATION + Theory.module(levels)
WORLD = PARTS.named("world")
