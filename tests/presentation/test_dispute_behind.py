"""What stands behind the answer to an open question: a line for each number of the entries."""

from dataclasses import replace

import pytest
from tests.made_dispute import made_answer, made_dispute

from conjuncture.inquiry.ledger.entry import holds_in
from conjuncture.presentation.dispute_behind import rivals, turns, wrongly_followed


def test_each_parameter_that_a_claim_goes_with_has_a_line_with_its_rank_correlation() -> None:
    dispute = made_dispute(64)
    assert turns(dispute)[0].lines
    for turn in turns(dispute):
        figures = dispute.entries[turn.claim].figures
        assert figures is not None
        assert any("is higher" in line for line in turn.lines) == bool(figures.correlates)
        for correlate in figures.correlates[:3]:
            mechanism, quantity = correlate.quantity.split(".")
            (line,) = [line for line in turn.lines if f"“{quantity}” in “{mechanism}”" in line]
            assert line.endswith(f"({abs(correlate.correlation):.2f})")


def test_more_want_makes_more_unrest_that_want_makes() -> None:
    (turn,) = [turn for turn in turns(made_dispute(64)) if turn.claim == "A"]
    assert turn.part == "want makes unrest"
    (line,) = [line for line in turn.lines if "height" in line]
    assert line.startswith("more so where this is higher")


def test_a_mechanism_without_which_a_claim_holds_more_rarely_has_a_line_with_the_share() -> None:
    dispute = made_dispute(64)
    entry = dispute.entries["A"]
    assert entry.figures is not None
    assert entry.figures.carried_by is not None
    carried = replace(entry.figures.carried_by, carriers=("want",))
    for count, often in ((16, "only 25%"), (0, "no draw")):
        share = replace(carried.without["want"], share=count / 64, count=count, of=64)
        one = replace(carried, without={"want": share})
        some = replace(entry, figures=replace(entry.figures, carried_by=one))
        turn = turns(replace(dispute, entries={**dispute.entries, "A": some}))[0]
        assert turn.claim == "A"
        assert turn.lines[-1].startswith(f"A holds in {often} without “want”")


def test_an_explanation_stands_once_and_the_lines_say_what_the_answer_s_paragraph_says() -> None:
    lines = [line for turn in turns(made_dispute(64)) for line in turn.lines]
    assert sum("How little there is".casefold() in line.casefold() for line in lines) <= 1
    words = made_answer(64).words
    assert all(line[line.rindex("(") :] in words for line in lines if line.endswith(")"))


def test_a_rival_answers_with_its_share_and_what_follows_against_its_word_is_counted() -> None:
    dispute = made_dispute(64)
    (rival,) = rivals(dispute)
    share = holds_in(dispute.rival_entries["Doubt", "A"])
    assert share is not None
    assert share.in_words() in rival.answers[0]
    assert rival.differs == "Low levels."
    assert wrongly_followed(dispute) == (0, 1)
    entry = replace(dispute.rival_entries["Doubt", "A"], word="follows")
    assert wrongly_followed(replace(dispute, rival_entries={("Doubt", "A"): entry})) == (1, 1)


@pytest.mark.parametrize("asked", [(), ("Somebody",)])
def test_a_rival_that_was_not_asked_is_not_shown(asked: tuple[str, ...]) -> None:
    dispute = made_dispute(64)
    entries = {(name, "A"): dispute.rival_entries["Doubt", "A"] for name in asked}
    assert rivals(replace(dispute, rival_entries=entries)) == ()
