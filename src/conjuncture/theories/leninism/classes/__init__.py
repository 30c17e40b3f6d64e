"""Classes: what workers live through, do and think, who works, and the village.

activity         what moves strata to struggle, and what holds them back
consciousness    with whom and against whom they act, as shares, and what moves it
workforce        how many work, how they live, who leads them and how leaders are lost
industry         plant that is at work or idle, fuel, bread for the towns
peasants         land, example and trade of the village
villages         when villages move, and when they wait
usual            what a country is used to
"""

from conjuncture import Theory
from conjuncture.theories.leninism import levels
from conjuncture.theories.leninism.classes.activity import ACTIVITY
from conjuncture.theories.leninism.classes.consciousness import CONSCIOUSNESS
from conjuncture.theories.leninism.classes.industry import INDUSTRY
from conjuncture.theories.leninism.classes.peasants import PEASANTS
from conjuncture.theories.leninism.classes.usual import USUAL
from conjuncture.theories.leninism.classes.villages import VILLAGES
from conjuncture.theories.leninism.classes.workforce import WORKFORCE

PARTS = ACTIVITY + CONSCIOUSNESS + WORKFORCE + INDUSTRY + PEASANTS + VILLAGES + USUAL
CLASSES = (PARTS + Theory.module(levels)).named("classes")
