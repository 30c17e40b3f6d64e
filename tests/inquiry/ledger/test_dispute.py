"""A dispute: the draws of all claims side by side, and one fingerprint of all that decides the answer."""

import numpy as np
from tests.made_dispute import QUESTION, RIVAL, made_dispute, made_run

from conjuncture.engine import program_inputs
from conjuncture.inquiry.ledger.dispute import dispute_of


def test_quantities_are_those_with_which_the_draws_were_run() -> None:
    (judged,) = made_dispute().judged
    simulation = made_run().ledger.matched["made", "one"].simulation
    sampled = program_inputs.parameters(simulation, np.asarray(judged.draws, np.uint32))
    assert set(judged.quantities) == {"want.height", "memory.years"}
    for name, values in judged.quantities.items():
        np.testing.assert_array_equal(values, sampled[name])
    assert judged.units == {"want.height": "share", "memory.years": "years"}


def test_a_claim_is_placed_among_the_draws_of_all_claims() -> None:
    (judged,) = made_dispute().judged
    for claim, draws in judged.claims.items():
        placed = judged.placed(claim, draws.whole)
        found = dict(zip(judged.draws, placed, strict=True))
        assert all(found[draw] == letter for draw, letter in zip(draws.draws, draws.whole, strict=True))


def test_the_fingerprint_is_of_the_draws_and_the_claims() -> None:
    again = dispute_of(QUESTION, made_run(), (RIVAL,))
    assert again.fingerprint == made_dispute().fingerprint
    assert made_dispute(32).fingerprint != made_dispute().fingerprint
