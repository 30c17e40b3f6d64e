"""The theory of struggle in its other readings: demands by the occasion, and strikes as against a quiet year.

    conjuncture run russia --theory leninism.struggle.mended
    conjuncture compare russia leninism.struggle leninism.struggle.mended

Which change came after seeing what: the occasion after the political share of strikes (see `demands`); the
quiet year after half of the prior was seen to strike in all years, with its level from other countries.
"""

from dataclasses import replace

from conjuncture.theories.leninism.struggle import THEORY as STRUGGLE
from conjuncture.theories.references import with_references

CARD = replace(
    STRUGGLE.card,
    title="Struggle without an organisation, as against a quiet year and by the occasion",
    how_it_works=f"{STRUGGLE.card.how_it_works} How much is struck in a quiet year is taken from other "
    "countries, and all else is a difference from such a year. A strike turns political by whom it meets, on "
    "which day, and by what others want.",
    what_to_try="Compare it with `leninism.struggle`. Take one of its readings back, as with `--reading "
    "political=main`.",
)
OTHERWISE = STRUGGLE.reading(
    political="occasion",
    incident="of_all_sizes",
    fear="contrasts",
    conviction="contrasts",
    willing="contrasts",
)
THEORY = with_references(OTHERWISE.named("leninism.struggle.mended", CARD))
