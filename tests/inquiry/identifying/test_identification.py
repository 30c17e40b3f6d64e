"""One bank, several claims: each is where its quantity is, and a claim is not moved by its own figures."""

import numpy as np
import pytest

from conjuncture.inquiry.fitting.bank import Bank
from conjuncture.inquiry.fitting.checks.fake_worlds import fake_records
from conjuncture.inquiry.fitting.distance import distance_in
from conjuncture.inquiry.identifying.identification import Identification, identification

DRAWS = 4000


@pytest.fixture(scope="module")
def found() -> Identification:
    """A record of the first quantity; claims about the first, the second, and what nearly always holds."""
    chance = np.random.default_rng(3)
    positions = chance.random((DRAWS, 2))
    values = positions[:, [0, 0]] + 0.1 * chance.standard_normal((DRAWS, 2))
    bank = Bank(
        quantities=("seen", "unseen"),
        positions=positions,
        draws=np.arange(DRAWS),
        summaries=("early", "late"),
        values=values,
        recorded=np.array([0.8, 0.85]),
        spread=np.full(2, 0.05),
        blocks=("1900-04", "1905-09"),
    )

    def keep(other: Bank) -> np.ndarray:
        return np.argsort(distance_in(other)(other.values), kind="stable")[:150]

    claims = {
        "A": (positions[:, 0] > 0.5).astype(float),
        "B": (positions[:, 1] > 0.5).astype(float),
        "C": (positions[:, 1] > 0.01).astype(float),
        "D": np.where(np.arange(DRAWS) < 10, 1.0, np.nan),
    }
    figures = np.stack([positions[:, 1], chance.random(DRAWS)], axis=1)
    names = ["a figure of the unseen", "an idle figure"]
    return identification(bank, keep, fake_records(bank, 0), claims, names, figures, own={"A": [1]})


def test_each_claim_is_sorted_by_whether_the_record_theory_or_neither_decides_it(
    found: Identification,
) -> None:
    assert found.possible == ("A",)
    assert found.undecided == ("B",)
    assert found.by_theory == ("C",)
    assert found.too_few == ("D",)
    assert found.quantities.moved == ("seen",)
    assert found.kept == (150, DRAWS)


def test_a_record_of_the_quantity_is_a_clue_to_its_claim_and_to_no_other(found: Identification) -> None:
    assert {clue.kind for clue in found.claims["A"].clues} <= {"smoking gun", "doubly decisive"}
    assert {clue.kind for clue in found.claims["B"].clues} == {"no clue"}
    assert found.claims["A"].decided.after.share > 0.95


def test_the_figure_that_is_missing_is_found_and_a_claims_own_figures_are_left_out(
    found: Identification,
) -> None:
    best = found.claims["B"].missing[0]
    assert best.name == "a figure of the unseen"
    assert best.shown
    assert best.move == pytest.approx(0.4, abs=0.05)  # of five parts four are decided, and one not at all
    assert [figure.name for figure in found.claims["A"].missing] == ["a figure of the unseen"]
