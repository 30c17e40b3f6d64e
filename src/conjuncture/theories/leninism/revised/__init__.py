"""The essay's theory revised where the record shows its shape to be wrong.

    villages      wait for a law, work by the season, take in soldiers
    industry      plant at work and idle; war, fuel and bread under whoever governs
    governments   one clock for their fall, read off other countries; elections; defeat
    example       struggle that is seen counts by its ratio to the usual
    usual         what a country is used to

    conjuncture compare russia_1895_1933 leninism.essay leninism.revised --of Russia

`revise` changes any theory built on the essay's in the same way, so that a rival can be revised, too.
"""

from conjuncture import Card, Theory
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.leninism.revised.example import EXAMPLE
from conjuncture.theories.leninism.revised.governments import GOVERNMENTS
from conjuncture.theories.leninism.revised.industry import INDUSTRY
from conjuncture.theories.leninism.revised.usual import USUAL
from conjuncture.theories.leninism.revised.villages import VILLAGES
from conjuncture.theories.references import with_references

CHANGES = VILLAGES + INDUSTRY + GOVERNMENTS + EXAMPLE + USUAL

CARD = Card(
    title="The essay's theory, revised",
    what_it_is="The essay's theory with other mechanisms for villages, industry, the fall of governments and "
    "the example of struggle. Each was changed because its shape was wrong, as the record of Russia showed, "
    "and none was fitted to a figure.",
    how_it_works="As the essay's theory, with these mechanisms instead of its own or added to them: "
    + ", ".join(f"`{name}`" for name in CHANGES.mechanisms)
    + ".",
    claim="What the essay claims can be asked of it, as of the essay's theory.",
    scope=ESSAY.card.scope,
    what_to_notice="How often a great power falls in peace; whether industry falls and recovers; when "
    "villages move after a change of government; whether a quiet class becomes an active one.",
    what_to_try="Compare it with the essay's theory on each coarse case, and ask both the same claims.",
    refuted_by=ESSAY.card.refuted_by,
    source=ESSAY.card.source,
)


def revise(theory: Theory) -> Theory:
    """A theory built on the essay's, with the changes wherever it agrees with the essay.

    What the theory itself formulates in another way, or cuts, stays as it is.

    Args:
        theory: The essay's theory, or one made from it by `replacing`, `reading` or `without`.
    """
    own = {
        name
        for name, mechanism in theory.mechanisms.items()
        if mechanism is not ESSAY.mechanisms.get(name)
        or theory.reading_of(name) is not ESSAY.reading_of(name)
        or name in theory.cut
    }
    changes = {name: one for name, one in CHANGES.mechanisms.items() if name not in own}
    instead = {name: one for name, one in changes.items() if name in theory.mechanisms}
    added = [one for name, one in changes.items() if name not in theory.mechanisms]
    return theory.replacing(**instead) + Theory.of(*added, *CHANGES.inputs.values())


THEORY = with_references(revise(ESSAY).named("leninism.revised", CARD))
