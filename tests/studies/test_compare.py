"""Theories compared on the record of a case: the null and guesses are always there, the luck is the same."""

import pytest

import conjuncture
from conjuncture import TheoryError
from conjuncture.inquiry.errors import QuestionError
from conjuncture.studies.compare_result import Comparison
from conjuncture.theories.leninism.struggle import THEORY
from conjuncture.theories.leninism.struggle.variants import ISOLATED_SHOCKS


@pytest.fixture(scope="module")
def found() -> Comparison:
    return conjuncture.compare("russia", THEORY, THEORY.without("example"), draws=8, workers=200)


def test_the_null_and_the_guesses_are_among_them(found) -> None:
    assert found.theories == (THEORY.name, f"{THEORY.name} (without example)", ISOLATED_SHOCKS.name)
    by_year = next(target for target in found.targets if target.name == "strikers by year")
    assert not by_year.entrants[-1].theory
    assert {entrant.name for entrant in by_year.entrants if entrant.theory} == set(found.theories)
    assert (found.courses, found.why_not) == ({}, {})


def test_scores_are_those_of_the_runs_themselves(found) -> None:
    table = found.table()
    for name, run in found.runs.items():
        for standing in run.standings:
            of_run = table[(table["target"] == standing.row.name) & (table["name"] == name)]
            assert of_run["score"].item() == pytest.approx(standing.row.mean_crps)


def test_the_finding_says_who_is_nearest_and_what_beats_the_first(found) -> None:
    told = found.words()
    for target in found.targets:
        assert f"{target.name} (" in told
    for target in found.targets:
        for name in target.nearer_than_first:
            assert name in told.partition("Nearer to the record than")[2].partition(".\n")[0]
    beaten = [target for target in found.targets if target.apart and not target.nearest.theory]
    assert ("A guess without any theory is nearer than all on" in told) is bool(beaten)


def test_a_theory_beside_itself_is_refused() -> None:
    with pytest.raises(QuestionError, match="compared with itself"):
        conjuncture.compare("russia", "leninism.struggle", "leninism.struggle", draws=2, workers=100)
    with pytest.raises(TheoryError, match="there is no theory"):
        conjuncture.compare("russia", "leninsm.struggle", draws=2, workers=100)
