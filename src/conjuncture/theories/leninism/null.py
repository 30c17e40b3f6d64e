"""The null of the coarse cases: the essay's theory without memory and without contagion.

    conjuncture compare germany leninism.essay leninism.null:NO_MEMORY

Grievances, organisations, governments and all hazards are the essay's. What is cut is what the essay says of
how one struggle makes the next: nobody strikes because others are seen to, nothing crosses a border, and
nobody learns, tires or remembers. Nothing is put in its place, and no prior is changed, so that what this
theory foretells as well is foretold without those mechanisms.

States that are cut stay as they begin: consciousness at that of the case's first month.
"""

from conjuncture import Card
from conjuncture.theories.leninism.essay import THEORY as ESSAY

CONTAGION = ("example", "example_from_abroad", "defeat_from_abroad")
MEMORY = ("experience", "sectional", "class_wide", "exhaustion", "memory_of_defeat")

CARD = Card(
    title="The essay without memory and contagion",
    what_it_is="A null theory: the essay's, in which months of struggle are linked by nothing but what is "
    "given from outside, by governments and by organisations.",
    how_it_works="As the essay's theory, without "
    + ", ".join(f"`{name}`" for name in (*CONTAGION, *MEMORY))
    + ".",
    what_to_notice="Where it comes as near to the record as the whole theory: there the record does not show "
    "that struggle spreads, teaches or tires.",
    what_to_try="Compare it with the essay's theory on each coarse case.",
    claim="None: it is what a theory of learning in struggle must do better than.",
    scope=ESSAY.card.scope,
    refuted_by="Series that the whole theory comes nearer to, by more than chance.",
    source="own idea: ablation of the essay's theory.",
)

NO_MEMORY = ESSAY.without(*CONTAGION, *MEMORY).named("leninism.null:NO_MEMORY", CARD)
