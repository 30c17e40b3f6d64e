"""What decides the findings of every case that comes with the package can be told: so they are kept."""

from dataclasses import replace

import pytest

from conjuncture.cases.registry import load, names
from conjuncture.engine.digests import digest
from conjuncture.engine.identity import identity
from conjuncture.studies.ask_settings import AskSettings
from conjuncture.studies.ground import ground_of


@pytest.mark.parametrize("name", names())
def test_the_fingerprint_of_a_cases_patterns_has_no_unknown_part(name: str) -> None:
    case = load(name)
    ground = ground_of(case, case.default_theory, AskSettings(workers=300))
    assert identity(ground.simulation).unknown == ()
    assert digest(ground.observe).unknown == ()
    for pattern in case.patterns:
        assert digest(replace(pattern, model_sd=pattern.model_sd + 0.1)).value != digest(pattern).value


@pytest.mark.parametrize("name", names())
def test_a_case_without_books_stores_only_the_variables_of_its_patterns(
    name: str,
) -> None:
    case = load(name)
    ground = ground_of(case, case.default_theory, AskSettings(workers=300))
    assert ground.simulation.sparing is not case.keeps_books
    looked_at = {pattern.variable for pattern in case.patterns}
    assert ground.simulation.sparing is (set(ground.simulation.keep) == looked_at)
