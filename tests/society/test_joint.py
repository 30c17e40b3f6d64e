"""The joint table meets its margins and keeps the pattern it is given."""

from __future__ import annotations

import numpy as np
import pytest

from conjuncture.society import Association, Margin, SocietyError
from conjuncture.society.joint import fit_joint

BRANCH = Margin("branch", ("metal", "textile"), (3.0, 7.0), "recorded", "test")
TOWN = Margin("town", ("Petersburg", "Moscow", "Riga"), (2.0, 5.0, 3.0), "recorded", "test")


def odds_ratio(table: np.ndarray) -> float:
    return float(table[0, 0] * table[1, 1] / (table[0, 1] * table[1, 0]))


def test_without_an_association_dimensions_are_independent() -> None:
    assert fit_joint((BRANCH, TOWN)) == pytest.approx(np.outer(BRANCH.shares, TOWN.shares), rel=1e-12)


@pytest.mark.parametrize("rows_first", [True, False])
def test_an_association_keeps_its_odds_and_the_margins_hold(rows_first: bool) -> None:
    cells = np.array([[60.0, 10.0, 5.0], [20.0, 40.0, 9.0]])
    if rows_first:
        association = Association("branch", "town", tuple(map(tuple, cells)), "recorded", "test")
    else:
        association = Association("town", "branch", tuple(map(tuple, cells.T)), "recorded", "test")
    joint = fit_joint((BRANCH, TOWN), (association,))
    # 1e-9: fitting stops when margins are within 1e-10.
    assert joint.sum(axis=1) == pytest.approx(BRANCH.shares, rel=1e-9)
    assert joint.sum(axis=0) == pytest.approx(TOWN.shares, rel=1e-9)
    assert odds_ratio(joint[:, :2]) == pytest.approx(odds_ratio(cells[:, :2]), rel=1e-9)


def test_an_empty_cell_stays_empty() -> None:
    association = Association("branch", "town", ((0.0, 1.0, 1.0), (1.0, 1.0, 1.0)), "recorded", "test")
    assert fit_joint((BRANCH, TOWN), (association,))[0, 0] == 0


def test_empty_cells_that_contradict_the_margins_are_refused(wording) -> None:
    # All of metal (30 per cent) would have to work in Petersburg (20 per cent).
    association = Association("branch", "town", ((1.0, 0.0, 0.0), (1.0, 1.0, 1.0)), "recorded", "test")
    with pytest.raises(SocietyError, match="margins") as refused:
        fit_joint((BRANCH, TOWN), (association,))
    wording(refused.value)


def test_a_row_without_any_cell_is_named(wording) -> None:
    association = Association("branch", "town", ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0)), "recorded", "test")
    with pytest.raises(SocietyError, match="'metal'") as refused:
        fit_joint((BRANCH, TOWN), (association,))
    wording(refused.value)


@pytest.mark.parametrize(
    ("association", "said"),
    [
        (Association("branch", "farm", ((1.0,),), "recorded", ""), "'farm'"),
        (Association("branch", "town", ((1.0, 1.0),), "recorded", ""), " 2 .* 3 "),
        (
            Association("branch", "town", ((1.0, -1.0, 1.0), (1.0, 1.0, 1.0)), "recorded", ""),
            "row 1, column 2",
        ),
    ],
)
def test_a_malformed_association_is_refused(association: Association, said: str, wording) -> None:
    with pytest.raises(SocietyError, match=said) as refused:
        fit_joint((BRANCH, TOWN), (association,))
    wording(refused.value)


@pytest.mark.parametrize(
    ("names", "persons", "said"),
    [
        (("metal", "metal"), (1.0, 2.0), "twice"),
        (("metal", "textile"), (1.0, 0.0), r"row 2 \(textile\)"),
        (("metal",), (1.0, 2.0), "number"),
    ],
)
def test_a_malformed_margin_is_refused(
    names: tuple[str, ...], persons: tuple[float, ...], said: str, wording
) -> None:
    with pytest.raises(SocietyError, match=said) as refused:
        Margin("branch", names, persons, "recorded", "test")
    wording(refused.value)
