"""The page offers what is installed and what the user named at the start, and nothing else."""

from pathlib import Path

import pytest

import conjuncture
from conjuncture.app.choices import Choices, summary
from conjuncture.app.errors import FormError
from conjuncture.app.fitting import fitting
from conjuncture.cases.registry import UnknownCaseError
from conjuncture.cases.registry import names as case_names
from conjuncture.engine.program_inputs import given
from conjuncture.files.code import CodeFromDataError
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.language.errors import TheoryError


def test_every_installed_case_is_offered_and_its_own_theory_fits_it(choices: Choices) -> None:
    assert set(case_names()) <= set(choices.cases)
    for name in ("russia", "germany", "organisation"):
        fit = fitting(choices.loaded(name), choices.theories)
        assert choices.usual_theory(name) in fit


def test_a_theory_is_offered_once_under_its_shorter_name(choices: Choices) -> None:
    assert "leninism" in choices.theories
    assert "leninism.essay" not in choices.theories
    assert len({id(theory) for theory in choices.theories.values()}) == len(choices.theories)


@pytest.mark.parametrize("case", ["russia", "organisation"])
def test_the_theories_that_fit_are_those_that_the_library_takes(choices: Choices, case: str) -> None:
    loaded, taken = choices.loaded(case), []
    small = {name: theory for name, theory in choices.theories.items() if len(theory.mechanisms) < 100}
    for name, theory in small.items():
        try:
            simulation = prepare(loaded, theory, workers=100)
            assert simulation.program  # it refuses a level that the society has not
            given(simulation, ())
        except TheoryError:
            continue
        taken.append(name)
    fit = list(fitting(loaded, small))
    assert set(fit) <= set(taken)
    for name in set(taken) - set(fit):  # it lacks an input: a run says which
        with pytest.raises(TheoryError):
            conjuncture.run(loaded, small[name], draws=2, workers=100)


def test_the_summary_of_a_theory_is_a_whole_sentence(choices: Choices) -> None:
    told = {name: summary(theory) for name, theory in choices.theories.items()}
    assert told["rivals.committees"].startswith("S. A. Smith; Koenker and Rosenberg: ")
    assert all(10 < len(sentence) < 250 and sentence.endswith(".") for sentence in told.values()), told


def test_a_folder_and_a_file_of_the_user_are_offered_by_their_paths(choices: Choices, own: Path) -> None:
    case, theory = str(own / "pair"), str(own / "eaten.py")
    assert choices.case(case).title == "Two countries, 1914-1915"
    assert summary(choices.theory(theory)) == "War eats wages."
    assert fitting(choices.loaded(case), {theory: choices.theory(theory)}) == (theory,)


@pytest.mark.parametrize("name", ["", "russi", "/etc", "../russia", "mine.py", "os"])
def test_a_case_or_theory_that_is_not_offered_is_refused_under_any_name(choices: Choices, name: str) -> None:
    for refuse in (choices.case, choices.theory, choices.loaded, choices.usual_theory):
        with pytest.raises(FormError, match="the page offers no"):
            refuse(name)


def test_a_wrong_path_at_the_start_of_the_server_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(UnknownCaseError):
        Choices.at_start([tmp_path / "nothing"])
    (tmp_path / "case.py").write_text("CASE = 1", "utf-8")
    with pytest.raises(CodeFromDataError):
        Choices.at_start([tmp_path])
