"""Strategy: premises and conclusions, positions and demands, allies, paths of farming, dependence.

premises     what is believed, and what follows from it
positions    what organisations stand for, what holds and what moves it, and how far it answers what is asked
inside       leaders, active members and the rest of an organisation
demands      what people want
farming      land, home market, industry, dependence
"""

from conjuncture import Theory
from conjuncture.theories.leninism import levels
from conjuncture.theories.leninism.strategy.demands import DEMANDS
from conjuncture.theories.leninism.strategy.farming import FARMING
from conjuncture.theories.leninism.strategy.inside import INSIDE
from conjuncture.theories.leninism.strategy.positions import POSITIONS
from conjuncture.theories.leninism.strategy.premises import PREMISES

PARTS = PREMISES + POSITIONS + INSIDE + DEMANDS + FARMING + Theory.module(levels)
STRATEGY = PARTS.named("strategy")
