"""What an answer about links says in words."""

from dataclasses import replace

import numpy as np

from conjuncture.inquiry.experiments.interventions import cut
from conjuncture.inquiry.experiments.knockouts import Switch
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.links.findings import findings
from conjuncture.inquiry.links.lattice import Lattice
from conjuncture.inquiry.links.link_words import finding
from conjuncture.inquiry.links.minimal_sets import knockout_masks
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement

NAMES = ("pooling", "teaching", "command", "selection", "example")
DRAWS = 50


def broken_by_three_together() -> Lattice:
    """The second holds as long as one of the first three is at work; sets of three were not tried."""
    masks = knockout_masks(len(NAMES), whole=False)
    second = np.tile(np.array([mask & 0b111 != 0b111 for mask in masks])[:, None], DRAWS)
    return replace(
        one_for_each_draw(), masks=masks, whole=False, holds=np.stack([np.ones_like(second), second])
    )


def one_for_each_draw() -> Lattice:
    """In each draw another one of five is what the second observation hangs on; the first always holds."""
    masks = knockout_masks(len(NAMES), whole=True)
    needed = np.arange(DRAWS) % len(NAMES)
    second = np.array([(mask >> needed) & 1 == 0 for mask in masks])
    side = Side(Outcome("mood"))
    return Lattice(
        switches=tuple(Switch(name, cut(name)) for name in NAMES),
        masks=masks,
        whole=True,
        statements=(Statement(side, "below", 1, words="quiet"), Statement(side, "above", 0, words="stormy")),
        holds=np.stack([np.ones_like(second), second]),
        null_twin=np.ones((2, DRAWS), bool),
        bands=(0.0, 0.0),
        values={},
        left_out=0,
    )


def test_sets_of_which_any_will_do_are_said_to_break_the_two_only_together(wording) -> None:
    lattice = one_for_each_draw()
    wording(finding(lattice, findings(lattice, 0.1)))


def test_what_is_left_out_of_the_words_is_said_to_be_left_out(wording) -> None:
    lattice = one_for_each_draw()
    found = findings(lattice, 0.1)
    told = finding(lattice, found)
    assert len(found.in_some_draws) == 5
    assert "on example" not in told
    wording(told)


def test_sets_that_break_the_two_and_were_not_searched_for_a_link_are_no_lack_of_conflict(wording) -> None:
    lattice = broken_by_three_together()
    found = findings(lattice, 0.1)
    assert not found.links
    assert found.together.min() == 0
    assert not found.no_conflict
    wording(finding(lattice, found))
