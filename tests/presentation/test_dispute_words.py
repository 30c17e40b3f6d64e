"""The finding of an open question, whatever the verdict on the main claim."""

from dataclasses import replace

import pytest
from tests.made_dispute import made_dispute

from conjuncture.inquiry.ledger.entry import holds_in
from conjuncture.inquiry.ledger.judgements import ClaimResult
from conjuncture.inquiry.ledger.parts import parts_of
from conjuncture.inquiry.ledger.verdicts import SURVIVORS
from conjuncture.presentation.dispute_words import VERDICTS, answer_in_a_sentence, finding, too_few


@pytest.mark.parametrize("word", ["follows", "fails", "depends", "undecided", "definition", "not asked"])
def test_the_sentence_says_what_the_verdict_means_with_its_share(word: str, wording) -> None:
    dispute = made_dispute(32)
    entry = dispute.entries["A"]
    changed = replace(entry, word=word, figures=None if word == "not asked" else entry.figures)
    said = answer_in_a_sentence(replace(dispute, entries={**dispute.entries, "A": changed}))
    assert said.count(". ") == 0
    wording(said)
    assert word in VERDICTS


def test_the_finding_ends_with_the_part_of_any_claim_that_holds_least_often() -> None:
    dispute = made_dispute(64)
    parts = [(part.share.share, part.words) for entry in dispute.entries.values() for part in parts_of(entry)]
    share, words = min(parts)
    assert finding(dispute)[0] == answer_in_a_sentence(dispute)
    assert finding(dispute)[1].endswith(f"“{words}” (claim A), in only {share:.0%} of the draws.")


def test_where_every_part_holds_nearly_always_the_finding_does_not_call_any_bad() -> None:
    dispute = made_dispute(64)
    good = replace(dispute, entries={"B": dispute.entries["B"]})
    (share,) = [part.share.share for part in parts_of(good.entries["B"])]
    assert share == 1.0
    main = replace(dispute.question, through=dispute.question.through[1:])
    assert finding(replace(good, question=main))[1].endswith(
        "“memory calms” (claim B), holds in 100% of the draws."
    )


@pytest.mark.parametrize(("holding", "said"), [(0, "none of the draws."), (1, "only 0.4% of the draws.")])
def test_one_draw_of_many_in_which_a_step_holds_is_not_called_none(holding: int, said: str) -> None:
    dispute = made_dispute(64)
    figures = dispute.entries["A"].figures
    assert isinstance(figures, ClaimResult)
    steps = tuple(replace(one, holds=holding / 240) for one in figures.statements)
    rare = replace(dispute.entries["A"], figures=replace(figures, draws=240, statements=steps))
    assert finding(replace(dispute, entries={"A": rare}))[1].endswith(said)


def test_a_claim_that_fails_its_count_of_draws_is_named_with_how_many_count() -> None:
    dispute = made_dispute(64)
    for claim, entry in dispute.entries.items():
        share = holds_in(entry)
        assert share is not None
        assert f"{share.of} for {claim}" in too_few(dispute)
    alike = replace(dispute, entries={"A": dispute.entries["A"], "C": dispute.entries["A"]})
    assert "64 for each claim." in too_few(alike)
    entry = dispute.entries["A"]
    assert entry.figures is not None
    many = replace(entry.figures.holds, of=SURVIVORS)
    enough = replace(entry, figures=replace(entry.figures, holds=many))
    assert too_few(replace(dispute, entries={"A": enough})) == ""
