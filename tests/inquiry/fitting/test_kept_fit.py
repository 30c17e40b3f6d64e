"""A kept fit has the draws of the largest whole bank, and is refused where there is none."""

from pathlib import Path

import pytest

from conjuncture.cases.case import Case
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


@pytest.mark.parametrize("named", [True, False])
def test_where_nothing_is_kept_the_command_that_keeps_it_is_named(
    case: Case, tmp_path: Path, named: bool
) -> None:
    with pytest.raises(QuestionError) as error:
        _ = KeptFit(worlds_of(case), THEORY, "main", tmp_path if named else None).draws
    assert "conjuncture fit rising" in error.value.remedy
