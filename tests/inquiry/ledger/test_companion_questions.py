"""What an open question asks with its claims."""

from pathlib import Path

import pytest

from conjuncture import Level, Simulation, Theory, Uniform, derived, parameter, regular_society
from conjuncture.engine.store import Store
from conjuncture.inquiry.counterfactuals.differences import WhatIfResult
from conjuncture.inquiry.counterfactuals.what_if import WhatIf
from conjuncture.inquiry.experiments.interventions import hold
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.ledger.companion_questions import ask_beside
from conjuncture.inquiry.ledger.questions import OpenQuestion
from conjuncture.inquiry.matching.history_matching import match_history
from conjuncture.inquiry.matching.matched_draws import MatchedDraws

country = Level("country")


@derived(country, absent=0.0, source="constructed")
def cause(*, height=parameter(Uniform(0, 1), unit="1", reason="constructed")):
    return height + 0.0


@derived(country, absent=0.0, source="constructed")
def level(cause):
    return 2.0 * cause


@pytest.fixture(scope="module")
def matched() -> MatchedDraws:
    simulation = Simulation(Theory.of(cause, level, name="made"), regular_society({"country": 1}), steps=2)
    return match_history(simulation, (), lambda run: run, 40, rounds=1, enough=40)


def question(*beside) -> OpenQuestion:
    return OpenQuestion("Q", "Was it bound to be?", "p. 1", (), "Silent.", beside=beside)


RAISED = WhatIf(hold("cause", 1.0), (Outcome("level"),))
STRANGE = WhatIf(hold("cause", 1.0), (Outcome("tide"),))


def test_what_was_asked_once_is_read_and_not_run_again(matched: MatchedDraws, tmp_path: Path) -> None:
    run = []

    def tell(what: str) -> None:
        run.append(what)

    first = ask_beside(question(RAISED), matched, store=Store(tmp_path), tell=tell)
    again = ask_beside(question(RAISED), matched, store=Store(tmp_path), tell=tell)
    assert run == ["Q, besides"]
    assert again == first
    assert isinstance(again[0].figures, WhatIfResult)
    assert again[0].asked == RAISED


def test_what_the_theory_has_not_is_said_and_does_not_stop_the_rest(matched: MatchedDraws) -> None:
    strange, raised = ask_beside(question(STRANGE, RAISED), matched)
    assert "'tide'" in strange.words
    assert not strange.figures
    assert raised.figures
