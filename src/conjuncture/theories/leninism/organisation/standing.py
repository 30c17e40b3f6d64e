"""Standing: when a body is there at all, and where its people go when it splits or ends.

A body has nobody before it is founded. When one ends its people are without it in that month: bodies that are
founded in the same month out of the split, and those within reach, divide them by the appeal they have for
anybody else. Councils and committees have no founding date: people in struggle send delegates, or none.

The pattern this file may not mention: who gains by a split.
"""

from conjuncture import LogUniform, Theory, clip, derived, maximum, parameter, state, trait, where
from conjuncture.theories.leninism.levels import country, organisation


@derived(organisation, absent=True, source="definition")
def stands(founded, dissolved, first_year, t):
    """It has been founded, and has not yet split or ended."""
    now = first_year + t
    return (founded <= now) & ((dissolved <= 0) | (now < dissolved))


@trait(organisation, absent=1.0, within=(0, 1), unit="truth", source="definition")
def there_at_first(founded, first_year):
    """It was founded before the run begins."""
    return where(founded <= first_year, 1.0, 0.0)


@state(organisation, initial="there_at_first", within=(0, 1), unit="truth", source="definition")
def has_begun(has_begun, stands):
    """It stands, or has stood."""
    return where(stands, 1.0, has_begun)


@derived(organisation, absent=False, source="definition")
def begins(stands, has_begun):
    """It is founded this month."""
    return stands & (has_begun < 0.5)


@derived(organisation, absent=False, source="definition")
def ended(stands, has_begun):
    """It stood, and does so no longer."""
    return ~stands & (has_begun > 0.5)


@trait(organisation, absent=0.01, within=(0, 1), unit="share of workers", source="own idea")
def founding_members(
    initial_implantation,
    *,
    per_works=parameter(
        LogUniform(0.05, 0.5), unit="share", reason="members among workers where it has a leading worker"
    ),
):
    """When it is founded members are found where it has taken root, and nowhere else."""
    return clip(initial_implantation * per_works)


@trait(organisation, absent=0.01, within=(0, 1), unit="share of workers", source="definition")
def first_members(founding_members, there_at_first):
    """Who belongs to it when the run begins."""
    return founding_members * there_at_first


@trait(organisation, absent=0.02, within=(0, 1), unit="share of works", source="definition")
def first_roots(initial_implantation, there_at_first):
    """Where it has a leading worker when the run begins, and as many follow it."""
    return initial_implantation * there_at_first


@derived(organisation, absent=0.0, within=(0, 500), unit="weight", source="Elwood 1974; Schorske 1955")
def claim_on_heirs(stands, begins, is_party, within_reach, appeal):
    """A party that is founded this month, or that is beside those whose own has ended, asks them to come
    over."""
    return where(stands & is_party, where(begins, 1.0, within_reach) * appeal, 0.0)


@derived(country, absent=0.0, within=(0, 20000), unit="weight", source="definition")
def all_claims_on_heirs(claim_on_heirs):
    """All such claims together."""
    return claim_on_heirs.sum()


@derived(organisation, absent=0.0, within=(0, 1), unit="share of those set free", source="definition")
def inherits(claim_on_heirs, all_claims_on_heirs):
    """What part comes over to it of those whose body has ended."""
    return clip(claim_on_heirs / maximum(all_claims_on_heirs, 1e-6))


@derived(country, absent=0.0, within=(0, 1), unit="share of workers", source="definition")
def members_set_free(members, ended):
    """Members of bodies that split or ended this month."""
    return clip(members.sum(where=ended))


@derived(country, absent=0.0, within=(0, 1), unit="share of works", source="definition")
def roots_set_free(implantation, ended):
    """Works where such a body had a leading worker."""
    return clip(implantation.sum(where=ended))


STANDING = Theory.module(globals(), name="standing")
