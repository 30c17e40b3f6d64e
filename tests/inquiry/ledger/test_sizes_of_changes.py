"""Beside a verdict stands what was changed; and a claim for which next to nothing was is undecided."""

from __future__ import annotations

import json
from dataclasses import astuple
from pathlib import Path

import numpy as np
import pytest
from made_entries import claim_result, shown

from conjuncture import Level, Simulation, Theory, Uniform, derived, parameter, regular_society
from conjuncture.engine import program_inputs
from conjuncture.engine.store import Store
from conjuncture.inquiry.estimates import Middle
from conjuncture.inquiry.experiments.interventions import Intervention, cut, hold, set_parameter
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.experiments.sizes import SizeOfChange
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.entry import Entry, changed_in
from conjuncture.inquiry.ledger.ground import Ground, match
from conjuncture.inquiry.ledger.judgements import ClaimResult
from conjuncture.inquiry.ledger.ledger import run_ledger
from conjuncture.inquiry.ledger.parts import parts_of
from conjuncture.inquiry.ledger.stored_entries import kept_already
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement, Together

country = Level("country")
DRAWS = 240


@derived(country, absent=0.0, within=(0, 1), source="constructed")
def roots(*, depth=parameter(Uniform(0, 1), unit="1", reason="constructed")):
    """How deep they go."""
    return depth + 0.0


@derived(country, absent=0.0, within=(0, 1), source="constructed")
def seldom(*, rate=parameter(Uniform(0, 1), unit="1", reason="constructed")):
    """There in four draws of ten."""
    return (rate > 0.6) * 1.0


@derived(country, absent=0.0, source="constructed")
def standing(roots, seldom):
    """Comes of roots."""
    return roots + seldom


SIMULATION = Simulation(
    Theory.of(roots, seldom, standing, name="rooted"), regular_society({"country": 1}), steps=12
)
STANDING = Outcome("standing", since="1895-03", until="1895-06")


def side(done: Intervention | None = None) -> Side:
    return Side(STANDING) if done is None else Side(STANDING, done)


def claim(question: Statement | Together, carriers: tuple[str, ...] = ()) -> Claim:
    return Claim(
        id="C1",
        sentence="Roots are needed.",
        holder="Somebody",
        against="",
        locator="p. 1",
        answer="Yes",
        question=question,
        asked_so="With roots against without.",
        counts_against="Standing without roots.",
        theory="rooted",
        case="none",
        carriers=carriers,
    )


def ground(*_: str) -> Ground:
    return Ground(SIMULATION, (), lambda run: run)


def asked(question: Statement | Together, store: Store | None = None) -> tuple[Entry, ClaimResult]:
    (entry,) = run_ledger([claim(question)], ground, DRAWS, store=store).entries
    assert isinstance(entry.figures, ClaimResult)
    return entry, entry.figures


def drawn(name: str) -> np.ndarray:
    return program_inputs.parameters(SIMULATION, np.arange(DRAWS, dtype=np.uint32))[name].astype(float)


def test_an_entry_has_the_medians_of_what_was_changed_in_both_worlds(wording) -> None:
    held = hold("roots", 0.0, since="1895-03", until="1895-06")
    entry, found = asked(Statement(side(), "above", side(held)))
    depth = drawn("roots.depth")
    (size,) = found.changed
    assert (size.what, size.since, size.until) == ("roots", "1895-03", "1895-06")
    assert astuple(size.before) == pytest.approx((*np.quantile(depth, [0.5, 0.025, 0.975]), DRAWS))
    assert size.after == Middle(0, 0, 0, DRAWS)
    assert size.spread == pytest.approx(np.subtract(*np.quantile(depth, [0.75, 0.25])))
    assert entry.word == "follows"
    wording(entry.words, changed_in(entry))


def test_only_the_draws_that_count_are_measured() -> None:
    deep = Statement(side(), "above", 1.2)
    _, found = asked(Together((Statement(side(), "above", side(cut("roots"))),), given=(deep,)))
    counts = drawn("roots.depth") + (drawn("seldom.rate") > 0.6) > 1.2
    (size,) = found.statements[0].changed
    assert size.before.draws == counts.sum() == found.draws
    assert size.before.median == pytest.approx(np.median(drawn("roots.depth")[counts]))


def test_an_intervention_that_moves_what_it_touches_and_no_outcome_is_no_reason_to_be_undecided() -> None:
    later = hold("roots", 0.5, since="1895-07")  # after all that is looked at
    entry, found = asked(Statement(side(), "above", side(later)))
    assert found.changed[0].size.median > 0.1
    assert (entry.word, found.holds.count) == ("fails", 0)


@pytest.mark.parametrize("relation", ["above", "below", "differs from"])
def test_a_claim_whose_intervention_changes_nothing_is_undecided_and_says_so(relation, wording) -> None:
    entry, found = asked(Statement(side(), relation, side(cut("seldom"))))
    (size,) = found.changed
    assert (size.size.median, size.next_to_nothing) == (0.0, True)
    assert (entry.word, found.verdict) == ("undecided", "undecided")
    assert {one.verdict for one in found.margins.values()} <= {"undecided"}
    wording(entry.words)


def test_a_claim_in_one_world_alone_is_measured_against_the_world_to_which_nothing_is_done() -> None:
    entry, found = asked(Statement(side(hold("roots", 0.7)), "above", 0.5))
    assert found.changed[0].before.median == pytest.approx(np.median(drawn("roots.depth")))
    assert found.changed[0].after.median == pytest.approx(0.7)
    assert entry.word == "follows"
    # What is made sure of for a statement in one world alone may be so by itself.
    entry, found = asked(Statement(side(cut("seldom")), "above", -1.0))
    assert found.changed[0].next_to_nothing
    assert entry.word == "definition"
    assert asked(Statement(side(), "above", -1.0))[1].changed == ()


def test_one_intervention_that_changes_something_is_enough_and_one_statement_without_is_too_little() -> None:
    both = Statement(side(), "above", side(cut("roots", "seldom")))
    assert asked(both)[0].word == "follows"
    assert [one.next_to_nothing for one in asked(both)[1].changed] == [False, True]
    second = Statement(side(), "below", side(set_parameter("roots.depth", 0.0) + cut("seldom")))
    idle = Statement(side(), "below", side(cut("seldom")))
    entry, found = asked(Together((both, second, idle)))
    assert entry.word == "undecided"
    assert [one.unchanged for one in found.statements] == [False, False, True]
    assert [one.standing for one in parts_of(entry)] == ["shown", "not so", "open"]
    assert len(found.changed) == 3  # roots, seldom, the depth: each once


def test_half_and_twice_the_margins_leave_undecided_what_changes_nothing() -> None:
    entry, found = asked(Statement(side(), "below", side(cut("seldom")), margin=0.1))
    assert {one.verdict for one in found.margins.values()} == {"undecided"} == {entry.word}
    assert {one.holds.share for one in found.margins.values()} == {0.0}


def test_an_entry_keeps_its_sizes_and_one_that_was_written_without_any_is_made_anew(tmp_path: Path) -> None:
    question = Statement(side(), "above", side(cut("roots")))
    entry, found = asked(question, Store(tmp_path))
    again, read = asked(question, Store(tmp_path))
    assert again.read
    assert not entry.read
    assert read == found
    (path,) = tmp_path.glob("C1-*.json")
    written = json.loads(path.read_text("utf-8"))
    (statement,) = ClaimResult.to_dict(found)["statements"]
    assert statement.pop("changed")
    with pytest.raises(ValueError, match="StatementShown"):
        ClaimResult.from_dict({**found.to_dict(), "statements": [statement]})
    assert "changed" in json.dumps(written)
    matched = match(ground(), [claim(question)], DRAWS, store=Store(tmp_path))
    assert kept_already(claim(question), matched, Store(tmp_path))
    path.write_text(path.read_text("utf-8").replace('"changed"', '"chang"'), "utf-8")
    assert not kept_already(claim(question), matched, Store(tmp_path))
    assert asked(question, Store(tmp_path))[1] == found


def test_a_program_has_room_for_what_its_claims_change() -> None:
    question = Statement(side(), "above", side(cut("roots") + hold("seldom", 1.0)))
    matched = match(ground(), [claim(question)], DRAWS)
    assert {"roots", "seldom", "standing"} <= set(matched.simulation.keep)


def test_a_size_told_of_several_statements_is_told_once() -> None:
    nothing = Middle(0.0, 0.0, 0.0, 240)
    size = SizeOfChange("variable", "roots", "", "", "", nothing, nothing, nothing, 0.0, True)
    parts = [shown("A", 0.5), shown("B", 0.5)]
    for part in parts:
        object.__setattr__(part, "changed", (size, size))
    assert claim_result("undecided", *parts).changed == (size,)
