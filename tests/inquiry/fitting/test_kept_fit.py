"""A kept fit has the draws of the largest whole bank, and is refused where there is none."""

from pathlib import Path

import pytest
from tests.inquiry.rising import RISE, write_case

from conjuncture.cases.case import Case
from conjuncture.cases.tables import case_from_tables
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.fitting.banking import Banking
from conjuncture.inquiry.fitting.kept_fit import KeptFit

from .conftest import THEORY, worlds_of


def test_the_largest_bank_counts(case: Case, tmp_path: Path) -> None:
    worlds = worlds_of(case)
    kept = KeptFit(worlds, THEORY, "main", tmp_path)
    for draws in (12, 20, 16):
        Banking(worlds, tmp_path).bank(draws)
    assert kept.draws == 20
    assert kept.identity.endswith(" 20")


def test_a_fit_to_a_figure_that_was_corrected_is_another_fit(case: Case, tmp_path: Path) -> None:
    corrected = case_from_tables(write_case(tmp_path / "corrected", rise=RISE + 0.01))
    bank = tmp_path / "bank"
    Banking(worlds_of(case), bank).bank(8)
    before, after = (KeptFit(worlds_of(one), THEORY, "main", bank) for one in (case, corrected))
    assert after.draws == before.draws  # the draws are the same, and the fit is not
    assert after.identity != before.identity


@pytest.mark.parametrize("named", [True, False])
def test_where_nothing_is_kept_the_command_that_keeps_it_is_named(
    case: Case, tmp_path: Path, named: bool
) -> None:
    with pytest.raises(QuestionError) as error:
        _ = KeptFit(worlds_of(case), THEORY, "main", tmp_path if named else None).draws
    assert "conjuncture fit rising" in error.value.remedy
