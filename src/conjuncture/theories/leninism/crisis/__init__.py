"""Crisis: the regime from its own side, its collapse, who then coordinates, what comes of it.

regime          troops, money, quarrels above; force
coordination    who can bring the class into one action, by one mechanism for all
governments     when governments fall, and coups
power           who rules next
aftermath       civil war, land, freedom, defeat, and how far it went
"""

from conjuncture import Theory
from conjuncture.theories.leninism import levels
from conjuncture.theories.leninism.crisis.aftermath import AFTERMATH
from conjuncture.theories.leninism.crisis.coordination import COORDINATION
from conjuncture.theories.leninism.crisis.governments import GOVERNMENTS
from conjuncture.theories.leninism.crisis.power import POWER
from conjuncture.theories.leninism.crisis.regime import REGIME

PARTS = REGIME + COORDINATION + GOVERNMENTS + POWER + AFTERMATH + Theory.module(levels)
CRISIS = PARTS.named("crisis")
