"""Panels of claims: in how many draws they hold, part by part, and the cases they are about."""

from __future__ import annotations

from collections.abc import Sequence

from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.counterfactuals.necessities import SineQuaNonResult
from conjuncture.inquiry.ledger.judgements import ConditionsResult
from conjuncture.inquiry.ledger.questions import ClaimBehind, OpenQuestionResult
from conjuncture.inquiry.qca.result import ConfigurationsResult
from conjuncture.inquiry.statements.result import StatementResult
from conjuncture.presentation.answer_intervals import intervals
from conjuncture.presentation.answer_marks import Mark, Panel, mark
from conjuncture.presentation.answer_panels.of_any import SHARE, short, whatever
from conjuncture.presentation.membership_plot import membership_panels

_LIMITS = ((0.15, "at most: fails"), (0.85, "at least: follows"))


def statements(result: StatementResult) -> list[Panel | None]:
    """In how many draws it holds, and each statement by itself."""
    shares = [mark("it holds", result.holds), mark("the reverse", result.contrary)]
    panels = [intervals(shares, axis="share of draws", domain=SHARE, rules=_LIMITS)]
    panels += [
        intervals(
            [mark("first side less the second", statement.difference.middle)],
            heading=short(statement.statement),
            within=statement.null_band,
        )
        for statement in result.statements
    ]
    return panels


def which_conditions(result: ConfigurationsResult) -> list[Panel | None]:
    """Cases between condition and outcome."""
    return membership_panels(result.memberships)


def conditions(result: ConditionsResult) -> list[Panel | None]:
    """The share of recodings, and the cases."""
    shares = {"it holds": result.holds, **result.beside}
    return [
        intervals(
            [mark(name, share) for name, share in shares.items()],
            heading="In how many recodings it holds, and what is asked the same way beside it",
            axis="share of recodings",
            domain=SHARE,
            rules=_LIMITS,
        ),
        *membership_panels(result.memberships),
    ]


def question(result: OpenQuestionResult) -> list[Panel | None]:
    """The claims behind it, what else was asked, part by part, and rivals."""
    by_part = [
        _shares(
            [mark(short(part.words, 105), part.share) for part in claim.parts],
            f"{name} {claim.verdict}, part by part",
        )
        for name, claim in result.claims.items()
        if len(claim.parts) > 1
    ]
    rivals = [mark(f"{name} {answer.verdict}", answer.holds) for name, answer in result.rivals.items()]
    return [
        *question_in_short(result),
        *by_part,
        _shares(rivals, "In the worlds of rivals the claim holds in"),
    ]


def question_in_short(result: OpenQuestionResult) -> list[Panel | None]:
    """Each claim behind it as a whole, and what else was asked."""
    whole = [mark(_title(name, claim), claim.holds) for name, claim in result.claims.items()]
    besides = [panel for answer in result.beside for panel in _besides(answer)]
    return [_shares(whole, result.finding), *besides]


def _title(name: str, claim: ClaimBehind) -> str:
    return f"{name} {claim.verdict}: {short(claim.says, 200)}" if claim.says else f"{name} ({claim.verdict})"


def _shares(marks: Sequence[Mark | None], heading: str) -> Panel | None:
    return intervals(marks, heading=heading, axis="share of draws", domain=SHARE, rules=_LIMITS)


def _besides(answer: Answer) -> list[Panel | None]:
    """Companion questions: in how many draws the event happens with all conditions, none, each, all but one.

    All are shares of the same draws. That a condition is enough alone is asked only of draws in which the
    event does not happen with none: that share stands in the words.
    """
    result = answer.figures
    if not isinstance(result, SineQuaNonResult):
        return whatever(result)
    without = {frozenset(share.factors): share.happens for share in result.without.values()}
    names = [
        factor for share in result.without.values() if len(share.factors) == 1 for factor in share.factors
    ]
    alone = {name: without[frozenset(names) - {name}] for name in names if len(names) > 1}
    marks = [
        mark("all of these conditions", result.with_all),
        mark("none of these conditions", result.with_none),
        *(mark(f"with {name} alone", share) for name, share in alone.items()),
        *(mark(f"with all but {name}", without[frozenset({name})]) for name in names),
    ]
    heading = short(f"Asked besides. {answer.question}")
    return [intervals(marks, heading=heading, axis="share of draws", domain=SHARE)]
