"""What a reader can do next with an open question: commands that run, and a line to copy as a footnote."""

from __future__ import annotations

import shlex
from dataclasses import dataclass

from conjuncture.inquiry.ledger.dispute import Dispute, JudgedSet
from conjuncture.version import __version__

_DIGITS = 16
_MOST_SHOWN = 4
"""Variables whose courses a command shows: those that claims look at first."""
_OF_RUNS = ("--draws", "--workers", "--seed", "--allow-code")
"""Options of an answer that a run has, too."""


@dataclass(frozen=True)
class Asking:
    """How a question was asked, as a command.

    Attributes:
        case: the name that was typed.
        theory: the theory that was named; empty: the claims' own.
        draws, workers, seed: in each round, in the society, of all noise.
        options: options with their values, as far as they differ from the command's defaults, without the
            theory. An option without a value has an empty one.
    """

    case: str
    theory: str
    draws: int
    workers: int
    seed: int
    options: tuple[tuple[str, str], ...] = ()

    def command(self, what: str, *otherwise: tuple[str, str], theory: str = "") -> str:
        """`conjuncture ask CASE WHAT ...` with these options.

        Args:
            what: a claim or question.
            otherwise: options that replace those with the same name.
            theory: asked instead of the named theory.
        """
        named = theory or self.theory
        replaced = {option for option, _ in otherwise} | ({"--no-rivals"} if named else set())
        pairs = [
            *([("--theory", named)] if named else []),
            *(pair for pair in self.options if pair[0] not in replaced),
            *otherwise,
        ]
        words = [word for pair in pairs for word in pair if word]
        return shlex.join(["conjuncture", "ask", self.case, what, *words])


@dataclass(frozen=True)
class Try:
    """A command with what it shows."""

    why: str
    command: str


def objection_command(dispute: Dispute, asking: Asking) -> str:
    """The command that runs the strongest objection; empty if none is declared."""
    objection = dispute.question.objection
    if objection is None:
        return ""
    return asking.command(objection.claim, theory=dispute.rival_called(objection.rival).theory)


def things_to_try(dispute: Dispute, asking: Asking) -> tuple[Try, ...]:
    """Commands for exactly this question and case, the cheapest first."""
    question = dispute.question
    found = [
        Try(
            f"See how {claim.id} was tested, what would count against it, and what carries it.",
            asking.command(claim.id),
        )
        for claim in dispute.claims.values()
    ]
    if question.objection is not None:
        rival = dispute.rival_called(question.objection.rival)
        why = f"Ask {question.objection.claim} of the rival theory that makes the strongest objection."
        found.append(Try(why, asking.command(question.objection.claim, theory=rival.theory)))
    found += [
        Try(
            "Ask again with other chance: does the answer stay?",
            asking.command(question.id, ("--seed", str(asking.seed + 1))),
        ),
        Try(
            "Ask with twice as many draws: narrower intervals, and more draws for the handles.",
            asking.command(question.id, ("--draws", str(2 * asking.draws))),
        ),
    ]
    return tuple(found)


def courses_to_see(dispute: Dispute, asking: Asking) -> tuple[Try, ...]:
    """For each set of draws a command: it shows, with the record, courses of what the claims look at."""
    return tuple(
        Try(
            f"See courses with the record, of {judged.theory} over {judged.case}.",
            _run_command(dispute, judged, asking),
        )
        for judged in dispute.judged
    )


def _run_command(dispute: Dispute, judged: JudgedSet, asking: Asking) -> str:
    looked_at = dict.fromkeys(
        outcome.name
        for step in dispute.steps
        if step.claim in judged.claims
        for outcome in step.outcomes
        if outcome.says  # a mechanism of the theory
    )
    pairs = [("--theory", asking.theory or judged.theory)]
    pairs += [pair for pair in asking.options if pair[0] in _OF_RUNS]
    pairs += [("--show", name) for name in list(looked_at)[:_MOST_SHOWN]]
    words = [word for pair in pairs for word in pair if word]
    return shlex.join(["conjuncture", "run", judged.case, *words])


def footnote(dispute: Dispute, asking: Asking) -> str:
    """A line that cites this answer, with which anybody can ask the question again."""
    question = dispute.question
    asked = dict.fromkeys(claim.asked_of for claim in dispute.claims.values())
    how = f"seed {asking.seed}, {asking.draws} draws a round, {asking.workers} workers"
    return (
        f"“{question.sentence}” ({question.id}; {question.locator}), answered with conjuncture "
        f"{__version__}: {', '.join(asked)}; {how}; fingerprint {dispute.fingerprint[:_DIGITS]}; "
        f"{asking.command(question.id)}"
    )
