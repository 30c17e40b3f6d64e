"""An entry says draw by draw what its shares say over all draws."""

import numpy as np
import pytest
from tests.made_dispute import made_run

from conjuncture.engine import program_inputs
from conjuncture.inquiry.ledger.judgements import ClaimResult


def result(place: int) -> ClaimResult:
    figures = made_run().ledger.entries[place].figures
    assert isinstance(figures, ClaimResult)
    return figures


@pytest.mark.parametrize("place", [0, 1])
def test_the_letters_add_up_to_the_shares_of_the_entry(place: int) -> None:
    figures = result(place)
    draws = figures.by_draw
    assert draws is not None
    assert len(draws.whole) == len(draws.draws) == 64
    assert draws.whole.count("1") == figures.holds.count
    assert draws.whole.count("-") == 64 - figures.holds.of
    for statement, letters in zip(figures.statements, draws.statements, strict=True):
        assert letters.count("1") == round(statement.holds * figures.draws)
    assert figures.carried_by is not None
    for name, without in figures.carried_by.without.items():
        letters = draws.otherwise[f"without {name}"]
        assert (letters.count("1"), len(letters) - letters.count("-")) == (without.count, without.of)
    for name, other in figures.margins.items():
        letters = draws.otherwise[name]
        assert (letters.count("1"), len(letters) - letters.count("-")) == (other.holds.count, other.holds.of)


def test_each_letter_is_that_of_its_draw() -> None:
    draws = result(0).by_draw
    assert draws is not None
    run = made_run()
    simulation = run.ledger.matched["made", "one"].simulation
    sampled = program_inputs.parameters(simulation, np.asarray(draws.draws, np.uint32))
    unrest = sampled["want.height"] * (1 - 0.05 * sampled["memory.years"])
    high = "".join("01"[int(value > 0.1)] for value in unrest)
    assert draws.statements[0] == high


def test_an_entry_that_is_written_and_read_keeps_its_draws() -> None:
    assert ClaimResult.from_dict(result(0).to_dict()) == result(0)
