"""Each rival is the essay's theory with a few parts changed, cited in full, and lives in the same society."""

from __future__ import annotations

import pkgutil
import re
from dataclasses import fields

import numpy as np
import pytest

from conjuncture import Theory
from conjuncture.engine import oracle
from conjuncture.engine.execute import run
from conjuncture.language.loading import load
from conjuncture.language.parameters import Parameter, parameter_name
from conjuncture.language.resolution import resolve
from conjuncture.theories import rivals
from conjuncture.theories.leninism.essay import THEORY as ESSAY

NAMES = sorted(module.name for module in pkgutil.iter_modules(rivals.__path__))
NAMED = re.compile(r"((?:[A-Z][a-z]+(?:, | and )?)+ \d{4})")
FEW = 7  # of 238: the essay has since told apart two ways in which members are heard
MONTHS = 300


def called(name: str) -> Theory:
    """A rival by the name of its file."""
    return load(f"conjuncture.theories.rivals.{name}")


def replaced(theory: Theory) -> list[str]:
    """The mechanisms that are not the essay's own."""
    return [name for name, one in theory.mechanisms.items() if one is not ESSAY.mechanisms.get(name)]


def at_work(theory: Theory) -> set[str]:
    """Its free quantities, without those of mechanisms that it has cut."""
    found = set()
    for name in theory.mechanisms.keys() - theory.cut:
        quantities: dict[str, object] = dict(theory.reading_of(name).parameters)
        quantities["initial"] = theory.mechanisms[name].initial
        found |= {parameter_name(name, key, q) for key, q in quantities.items() if isinstance(q, Parameter)}
    return found


@pytest.fixture(params=NAMES)
def theory(request: pytest.FixtureRequest) -> Theory:
    return called(request.param)


def test_it_is_called_by_its_file_and_reads_only_what_is_there(theory: Theory) -> None:
    assert theory.name.removeprefix("rivals.") in NAMES
    assert set(resolve(theory).variables) >= set(ESSAY.mechanisms)


def test_it_parts_from_the_essay_in_something_and_in_little(theory: Theory) -> None:
    assert 1 <= len({*replaced(theory), *theory.cut, *theory.chosen}) <= FEW
    added = theory.mechanisms.keys() - ESSAY.mechanisms.keys()
    assert theory.mechanisms.keys() >= ESSAY.mechanisms.keys()
    assert added <= {name for own in replaced(theory) for name in theory.reading_of(own).reads}
    assert theory.inputs == ESSAY.inputs


def test_it_has_no_more_free_quantities_at_work_than_the_essay(theory: Theory) -> None:
    assert len(at_work(theory)) <= len(at_work(ESSAY))


def test_what_it_replaces_is_said_in_words_and_can_be_cut_as_in_the_essay(theory: Theory) -> None:
    for name in ESSAY.mechanisms.keys() & set(replaced(theory)):
        own, essays = theory.mechanisms[name], ESSAY.mechanisms[name]
        assert (own.kind, own.level_name, own.absent) == (essays.kind, essays.level_name, essays.absent)
        assert all(reading.description and reading.source for reading in own.readings.values())


def test_its_card_leaves_no_part_out(theory: Theory) -> None:
    told = {part.name: getattr(theory.card, part.name) for part in fields(theory.card)}
    assert [name for name, text in told.items() if isinstance(text, str) and not text.strip()] == []


def test_every_work_it_names_is_given_in_full_and_none_for_show(theory: Theory) -> None:
    sources = [
        theory.card.source,
        *(reading.source for one in theory.mechanisms.values() for reading in one.readings.values()),
    ]
    named = {work for source in sources for work in NAMED.findall(source)}
    assert named - set(theory.card.references) == set()
    assert set(theory.card.references) - set(ESSAY.card.references) - named == set()


def test_its_first_months_stay_in_bounds_in_plain_python(theory: Theory, living) -> None:
    batch = oracle.run(living(theory, 3, since=1), [0])
    assert np.all(batch.failed_step == np.iinfo(np.int32).max)  # no step at which it failed


@pytest.mark.slow
def test_each_lives_through_a_war_in_sixteen_draws_without_leaving_its_bounds(living) -> None:
    failures = {}
    for name in NAMES:
        found = run(living(called(name), MONTHS, since=262), 16).dataset["failure"]
        failures[name] = {str(cause) for cause in found.values.ravel()}
    assert failures == {name: {""} for name in NAMES}
