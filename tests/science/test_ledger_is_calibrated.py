"""The ledger judged by worlds of which the truth is known (honesty, rule 7).

Sixty-four small worlds are made in which a claim is false, some plainly and some almost true; the ledger may
call none of them, or next to none, `follows`. All run in one compiled program: what differs is data.
"""

import sys
from dataclasses import dataclass, replace

import numpy as np
import pytest

from conjuncture import (
    Level,
    Simulation,
    Theory,
    Uniform,
    clip,
    derived,
    parameter,
    regular_society,
    state,
    where,
)
from conjuncture.inquiry.ledger.verdicts import FOLLOWS, Verdict, judge
from conjuncture.inquiry.ledger.weighing import weigh
from conjuncture.inquiry.worlds.interventions import cut
from conjuncture.inquiry.worlds.outcomes import Outcome
from conjuncture.inquiry.worlds.statements import Side, Statement

DRAWS = 240
country = Level("country")
worker = Level("worker", within=(country,))


@derived(country, absent=0.0, source="constructed")
def teaching(
    *,
    strength=parameter(Uniform(-1, 1), unit="1", reason="constructed"),
    heard=parameter(Uniform(0, 1), unit="1", reason="constructed"),
):
    """What is claimed to raise activity: it does where it is heard and its strength is positive."""
    return strength * heard


@state(worker, initial=False, source="constructed")
def active(active, teaching, mood, noise):
    """Active by chance, by teaching, and by many others: with a threshold, so that twins drift."""
    chance = clip(0.15 + 0.25 * teaching + where(mood > 0.25, 0.1, 0.0))
    return noise.bernoulli(chance)


@derived(country, absent=0.0, source="constructed")
def mood(active):
    """Share active."""
    return active.share()


@derived(country, absent=0.0, source="constructed")
def weather(noise):
    """Luck that nothing causes and that causes nothing."""
    return noise.normal()


@derived(country, absent=0.0, source="constructed")
def other_weather(noise):
    """The same, of another place."""
    return noise.normal()


SMALL = Simulation(
    Theory.of(teaching, active, mood, weather, other_weather, name="constructed"),
    regular_society({"country": 1, "worker": 40}, within={"worker": "country"}),
    steps=24,
)
RAISES = Statement(Side(Outcome("mood")), "above", Side(Outcome("mood"), cut("teaching")))
MORE_RAIN_HERE = Statement(Side(Outcome("weather")), "above", Side(Outcome("other_weather")))


@dataclass(frozen=True)
class Made:
    """A constructed case: in what share of its worlds the claim is true, and how it is made."""

    name: str
    truth: float
    question: Statement
    strength: np.ndarray
    heard: np.ndarray
    seed: int = 0


def made() -> list[Made]:
    """The claim that teaching raises activity, true in a share of the worlds; and claims on mere luck."""
    found = []
    for number, truth in enumerate(
        np.repeat(np.array([0.0, 0.03, 0.05, 0.1, 0.2, 0.4, 0.6, 0.7, 0.75, 0.8]), 4)
    ):
        luck = np.random.default_rng(number)
        positive = luck.random(DRAWS) < truth
        strength = np.where(positive, 1.0, -1.0) * luck.uniform(0.5, 1, DRAWS)
        found.append(Made(f"signed {truth:.2f}", truth, RAISES, strength, np.ones(DRAWS)))
    for number, truth in enumerate((0.0, 0.0, 0.05, 0.05, 0.5, 0.5, 0.7, 0.75, 0.8, 0.8)):
        luck = np.random.default_rng(100 + number)
        heard = (luck.random(DRAWS) < truth).astype(float)
        found.append(Made(f"heard {truth:.2f}", truth, RAISES, luck.uniform(0.5, 1, DRAWS), heard))
    for seed in range(14):
        nothing = np.zeros(DRAWS)
        found.append(Made("luck", 0.5, MORE_RAIN_HERE, nothing, nothing, seed))
    return found


def verdict_on(case: Made) -> Verdict:
    simulation = replace(
        SMALL,
        seed=case.seed,
        parameters={"teaching.strength": case.strength.tolist(), "teaching.heard": case.heard.tolist()},
    )
    held = weigh(case.question, simulation, DRAWS)
    return judge(held.holds, held.parameters, held.names)


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[Made, Verdict]]:
    return [(case, verdict_on(case)) for case in made()]


def test_false_claims_are_said_to_follow_in_fewer_than_one_case_in_twenty(verdicts, capsys) -> None:
    assert len(verdicts) >= 50
    assert all(case.truth < FOLLOWS for case, _ in verdicts)
    wrong = [case.name for case, found in verdicts if found.word == "follows"]
    words = {
        word: sum(found.word == word for _, found in verdicts) for word in ("fails", "depends", "undecided")
    }
    with capsys.disabled():
        sys.stdout.write(f"\nfalse `follows`: {len(wrong)} of {len(verdicts)} made cases; others: {words}\n")
    assert len(wrong) / len(verdicts) < 0.05


def test_a_claim_that_is_false_in_nearly_all_worlds_is_said_to_fail(verdicts) -> None:
    plainly_false = [found.word for case, found in verdicts if case.truth < 0.06]
    assert len(plainly_false) >= 15
    assert set(plainly_false) == {"fails"}


def test_luck_alone_is_neither_found_to_follow_nor_to_depend_on_anything(verdicts) -> None:
    words = [found.word for case, found in verdicts if case.name == "luck"]
    assert words.count("undecided") == len(words)


def test_where_the_sign_of_a_quantity_decides_the_ledger_says_so(verdicts) -> None:
    mixed = [found for case, found in verdicts if case.name.startswith("signed") and 0.3 < case.truth < 0.75]
    assert {found.word for found in mixed} == {"depends"}
    assert all("teaching.strength" in found.boundary.quantities for found in mixed if found.boundary)


def test_a_claim_that_is_true_in_all_worlds_is_said_to_follow() -> None:
    true = Made("true", 1.0, RAISES, np.full(DRAWS, 0.8), np.ones(DRAWS))
    assert verdict_on(true).word == "follows"
