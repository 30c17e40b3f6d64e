"""Steps of an argument: mechanisms, what they say, and signs."""

from dataclasses import replace

import pytest
from tests.made_dispute import BY_WANT, DOUBT, UNREST, made_dispute, made_run

from conjuncture.inquiry.experiments.interventions import cut, hold
from conjuncture.inquiry.ledger.entry import not_asked
from conjuncture.inquiry.ledger.judge_claim import ask_claim
from conjuncture.inquiry.ledger.steps import first_sentence, steps_of
from conjuncture.inquiry.statements.evaluate import evaluate
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement


def test_want_makes_unrest_and_memory_lessens_it_however_the_worlds_are_compared() -> None:
    signs = {step.part.words: [link.sign for link in step.links] for step in made_dispute().steps}
    assert signs == {"unrest is high": [], "want makes unrest": ["+"], "memory calms": ["-"]}


@pytest.mark.parametrize(
    ("at", "relation", "first_is_changed"),
    [(0.0, "above", False), (0.0, "below", True), (2.0, "above", True), (2.0, "below", False)],
)
def test_a_sign_is_that_of_the_effect_and_not_of_the_claim(
    at: float, relation, first_is_changed: bool
) -> None:
    changed, as_it_was = Side(UNREST, hold("want", at)), Side(UNREST)
    sides = (changed, as_it_was) if first_is_changed else (as_it_was, changed)
    statement = Statement(sides[0], relation, sides[1], words="compared")
    run = made_run()
    claim = replace(run.ledger.claims[0], question=statement, carriers=())
    matched = run.ledger.matched["made", "one"]
    entry = ask_claim(claim, matched)
    ((link,),) = (step.links for step in steps_of(claim, entry, matched.simulation.theory))
    assert link.sign == "+"


def test_of_several_things_changed_together_none_has_a_sign_of_its_own() -> None:
    run = made_run()
    together = Side(UNREST, hold("want", 0.0) + cut("memory"))
    statement = Statement(Side(UNREST), "above", together, words="compared")
    claim = replace(run.ledger.claims[0], question=statement, carriers=())
    matched = run.ledger.matched["made", "one"]
    (step,) = steps_of(claim, ask_claim(claim, matched), matched.simulation.theory)
    assert [(link.mechanism.name, link.sign) for link in step.links] == [("want", ""), ("memory", "")]


def test_a_step_names_each_mechanism_with_what_it_says_of_itself_in_that_theory() -> None:
    first, *_ = made_dispute().steps
    assert first.outcomes[0].says == "Want stirs people up, and what they remember calms them."
    run = made_run()
    of_rival = steps_of(run.ledger.claims[0], run.ledger.entries[0], DOUBT)
    assert of_rival[0].outcomes[0].says == "Whatever happens, nobody is stirred up by much."


def test_the_share_of_a_step_is_that_of_its_statement() -> None:
    simulation = made_run().ledger.matched["made", "one"].simulation
    by_want = evaluate(BY_WANT, simulation, 64)
    step = next(step for step in made_dispute().steps if step.part.words == "want makes unrest")
    assert step.part.share.count == by_want.holds.sum()


def test_what_was_not_asked_has_no_steps() -> None:
    run = made_run()
    claim = run.ledger.claims[0]
    assert steps_of(claim, not_asked(claim, ValueError("nothing")), None) == ()


def test_only_the_first_sentence_of_a_description_is_told() -> None:
    assert first_sentence("Want  stirs\n people up. And so on.") == "Want stirs people up."
