"""Every work that a mechanism names is there in full, and none is there for show."""

import re

from conjuncture.theories.leninism.struggle import THEORY
from conjuncture.theories.leninism.struggle.references import REFERENCES

NAMED = re.compile(r"((?:[A-Z][a-z]+(?:, | and )?)+ \d{4})")


def named() -> set[str]:
    """The works named as sources, by author and year."""
    sources = [
        reading.source for mechanism in THEORY.mechanisms.values() for reading in mechanism.readings.values()
    ]
    works = {work for source in sources for work in NAMED.findall(source)}
    return works | ({"essay"} if any("essay" in source for source in sources) else set())


def test_every_work_named_is_given_in_full() -> None:
    assert named() - set(REFERENCES) == set()


def test_no_work_is_listed_that_nothing_names() -> None:
    assert set(REFERENCES) - named() == set()
