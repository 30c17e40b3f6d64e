"""Classes: what workers live through, do and think, who works, and the village.

activity         what moves strata to struggle, and what holds them back
consciousness    with whom and against whom they act, as shares, and what moves it
workforce        how many work, how they live, who leads them and how leaders are lost
peasants         land, unrest and trade of the village
"""

from conjuncture import Theory
from conjuncture.theories.leninism import levels
from conjuncture.theories.leninism.classes.activity import ACTIVITY
from conjuncture.theories.leninism.classes.consciousness import CONSCIOUSNESS
from conjuncture.theories.leninism.classes.peasants import PEASANTS
from conjuncture.theories.leninism.classes.workforce import WORKFORCE

PARTS = ACTIVITY + CONSCIOUSNESS + WORKFORCE + PEASANTS + Theory.module(levels)
CLASSES = PARTS.named("classes")
