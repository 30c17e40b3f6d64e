"""Measures: what is read off the workers for a picture. No mechanism of struggle reads a region from here."""

from conjuncture import Theory, derived
from conjuncture.theories.leninism.struggle.levels import branch, country, worker


@derived(worker, absent=False, source="definition")
def aims_at_state(against_whom):
    """The worker holds the state answerable."""
    return against_whom >= 3


@derived(worker, absent=False, source="definition")
def acts_with_class(with_whom):
    """The worker counts the whole class as his own."""
    return with_whom >= 3


@derived(worker, absent=False, source="essay L410-413; definition after Mann 1973")
def class_conscious(acts_with_class, aims_at_state):
    """The widest region of the table: with the class, against the state."""
    return acts_with_class & aims_at_state


@derived(branch, absent=0.0, unit="share of workers", source="definition")
def class_conscious_share(class_conscious):
    """Share of the branch's workers in the widest region."""
    return class_conscious.share()


@derived(branch, absent=0.0, unit="share of workers", source="definition after Lenin 1902")
def trade_union_share(with_whom, against_whom):
    """Share of the branch's workers beyond their own workplace and foreman, but not in the widest region."""
    beyond = (with_whom >= 1) & (against_whom >= 1)
    return (beyond & ~((with_whom >= 3) & (against_whom >= 3))).share()


@derived(branch, absent=0.0, unit="0 workplace to 3 class", source="definition")
def horizon(with_whom):
    """Mean circle of the branch's workers."""
    return with_whom.mean()


@derived(branch, absent=0.0, unit="0 foreman to 3 state", source="definition")
def opponent(against_whom):
    """Mean opponent of the branch's workers."""
    return against_whom.mean()


@derived(country, absent=0.0, unit="share of workers", source="definition")
def taking_part_share(takes_part):
    """Share of all workers on strike in the month."""
    return takes_part.share()


MEASURES = Theory.module(globals(), name="measures")
