"""The essay as first written: governments fall by pressure alone, villages move at once, grain is short under
a workers' state alone, and example counts by numbers.

    conjuncture compare russia_1895_1933 leninism.essay leninism.earlier --of Russia

The pages that tell what was revised, and why, compare the two.
"""

from conjuncture import Card
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.references import with_references

READINGS = {
    "village_unrest": "at_once",
    "growth_of_work": "of_bread",
    "grain_to_towns": "of_workers_state",
    "collapse": "by_pressure",
    "coup": "as_pressed",
    "example": "linear",
}

CARD = Card(
    title="The essay's theory as first written",
    what_it_is="The essay's theory with its first formulation of villages, industry, the fall of governments "
    "and the example of struggle. Each has been revised, because the record of Russia showed that its shape "
    "was wrong.",
    how_it_works="As the essay's theory, with these readings: "
    + ", ".join(f"`{name}` is read as `{reading}`" for name, reading in READINGS.items())
    + ".",
    claim="What the essay claims can be asked of it, as of the essay's theory.",
    scope=ESSAY.card.scope,
    what_to_notice="How often a great power falls in peace; whether industry falls and recovers; when "
    "villages move after a change of government; whether a quiet class becomes an active one.",
    what_to_try="Compare it with the essay's theory on each coarse case, and ask both the same claims.",
    refuted_by=ESSAY.card.refuted_by,
    source=ESSAY.card.source,
)

THEORY = with_references(ESSAY.reading(**READINGS).named("leninism.earlier", CARD))
