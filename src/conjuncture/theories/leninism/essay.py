"""The whole of the essay, coarse: all of its systems as one theory, with shares of classes for people.

What each part says stands in its own file. Here they are put together, and their card says what the whole is.
"""

from conjuncture import Card
from conjuncture.theories.leninism.classes import CLASSES
from conjuncture.theories.leninism.crisis import CRISIS
from conjuncture.theories.leninism.organisation import ORGANISATION
from conjuncture.theories.leninism.strategy import STRATEGY
from conjuncture.theories.leninism.workers_state import WORKERS_STATE
from conjuncture.theories.leninism.world import WORLD
from conjuncture.theories.references import with_references

CARD = Card(
    title="Class, organisation, revolution and the workers' state",
    what_it_is="The system that one essay describes, as causal mechanisms with wide priors: to see what "
    "follows from it, what carries it, and where it fails. It is held against who governed when, strikes by "
    "year, members of parties and officials by number; none of these was matched in writing it.",
    how_it_works="Each month strata of workers and peasants act as their grievances, what they have seen "
    "and what they fear let them; action, teaching, example and organisation move their consciousness, "
    "and the ruling ideas pull it back. Organisations of all forms recruit, take root and grow away "
    "from their members by the same mechanisms. The old power rests on its own loyalty, money and "
    "unity. Where its force fails somebody may coordinate in its place: parties, councils, unions, at "
    "the same cost. Countries hear of each other. Where workers take power, administration passes to "
    "and fro between them and officials, and leaders see what comes of it, or do not.",
    claim="What the essay claims stands in its ledger, claim by claim, and each is asked of this theory.",
    scope="Industrial countries and their peasants, 1880 to 1980, a month at a time; classes, strata and "
    "organisations, no persons. Nothing in it knows a date.",
    what_to_notice="When consciousness rises and how far it falls back; which organisations have roots "
    "when a crisis comes; who leads when force fails; what becomes of administration while the class is "
    "tired and poor.",
    what_to_try="Cut `aimed_at_regime` and look at consciousness in a crisis. Read `gap` as `michels`. "
    "Hold `leading_workers` after a revolution. Read `rules_made` as `linear` and `threshold`.",
    refuted_by="Mass parties whose officers stay as near to their members as those of small active ones "
    "through whole cycles. Revolutions won by movements that nobody had prepared, as often as by "
    "others, where the army did the same. Workers' states whose administration stays with the producers "
    "while these are tired, few and poor.",
    source="Ernest Mandel, review of Marcel Liebman, Leninism Under Lenin (the essay); and the works "
    "named at each mechanism.",
)

PARTS = CLASSES + CRISIS + ORGANISATION + STRATEGY + WORLD + WORKERS_STATE
THEORY = with_references(PARTS.named("leninism.essay", CARD))
