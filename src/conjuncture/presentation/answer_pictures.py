"""The picture of an answer, by its figures: only numbers are drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.counterfactuals.differences import WhatIfResult
from conjuncture.inquiry.counterfactuals.effects import ThroughWhatResult
from conjuncture.inquiry.counterfactuals.necessities import SineQuaNonResult
from conjuncture.inquiry.ledger.judgements import ClaimResult, ConditionsResult
from conjuncture.inquiry.ledger.questions import OpenQuestionResult
from conjuncture.inquiry.links.result import LinkResult
from conjuncture.inquiry.qca.result import ConfigurationsResult
from conjuncture.inquiry.sensitivity.loops import HysteresisResult
from conjuncture.inquiry.sensitivity.reading_audit import AuditResult
from conjuncture.inquiry.sensitivity.scenario_discovery import FlipResult
from conjuncture.inquiry.sensitivity.turns import ThresholdResult
from conjuncture.inquiry.sensitivity.weights import SensitivityResult
from conjuncture.inquiry.statements.result import StatementResult
from conjuncture.presentation.answer_marks import Panel, stacked
from conjuncture.presentation.answer_panels import of_causes, of_claims, of_parameters
from conjuncture.presentation.answer_panels.of_any import short, whatever
from conjuncture.presentation.number_words import capital
from conjuncture.presentation.pictures import theme


def picture(answer: Answer, width: int = theme.WIDTH) -> Any:
    """An Altair chart of the answer's figures; None if nothing in them can be drawn.

    Args:
        answer: of any kind.
        width: of its plots, in px; names and headings go on in further lines where it is narrow.
    """
    return _of_panels(answer, panels_of(answer), width)


def panels_of(answer: Answer) -> list[Panel]:
    """The panels of its picture, from above to below; none if nothing in it can be drawn."""
    result = answer.figures
    for panels in (_PANELS.get(type(result), whatever), whatever):
        found = [panel for panel in panels(result) if panel is not None]
        if found:
            return found
    return []


def picture_in_short(answer: Answer, width: int = theme.WIDTH) -> Any:
    """Of an open question the claims as wholes, without their parts; of any other answer its picture."""
    result = answer.figures
    if not isinstance(result, OpenQuestionResult):
        return picture(answer, width)
    return _of_panels(answer, of_claims.question_in_short(result), width)


def how_to_read(kind: str) -> str:
    """How to read the picture of an answer of this kind."""
    return _TO_READ.get(kind, "Dots are estimates, bars their 95% intervals.")


def _of_panels(answer: Answer, panels: Sequence[Panel | None], width: int) -> Any:
    result = answer.figures
    verdict = result.verdict if isinstance(result, ConditionsResult) else ""
    text = f"{capital(verdict)}: {answer.question}" if verdict else answer.question
    title = short(text, 110) or answer.kind
    caption = f"{answer.question} {how_to_read(answer.kind)}".strip()
    return stacked(panels, title=title, description=caption, width=width)


_PANELS: Mapping[type, Callable[[Any], list[Panel | None]]] = {
    WhatIfResult: of_causes.what_if,
    ThroughWhatResult: of_causes.through_what,
    SineQuaNonResult: of_causes.sine_qua_non,
    LinkResult: of_causes.link,
    SensitivityResult: of_parameters.hinges,
    ThresholdResult: of_parameters.threshold,
    HysteresisResult: of_parameters.hysteresis,
    FlipResult: of_parameters.where_it_flips,
    AuditResult: of_parameters.audit,
    StatementResult: of_claims.statements,
    ClaimResult: of_claims.statements,
    OpenQuestionResult: of_claims.question,
    ConfigurationsResult: of_claims.which_conditions,
    ConditionsResult: of_claims.conditions,
}
_NULL_BAND = "The grey field is the null twin's; a difference within it is none."
_SHARES_AND_MEDIANS = (
    "Dots are shares with their 95% intervals (Wilson), and medians over the draws with the middle 95% of "
    f"them. {_NULL_BAND}"
)
_MEMBERSHIPS = (
    "Each case stands where its codes put it. What is sufficient has all cases on the diagonal or above it, "
    "what is necessary on it or below; the tinted half, and triangles, speak against. Of many cases, or of "
    "kinds, shares with the outcome are shown, bars their 95% intervals (Wilson)."
)
_TO_READ = {
    "what if": "The line is the mean difference over the draws, its band the middle 95% of them. "
    f"{_NULL_BAND}",
    "through what": f"Dots are means over the draws, bars the middle 95% of them. {_NULL_BAND}",
    "sine qua non": "Dots are shares of the cases judged, bars their 95% intervals (Wilson). Necessity: it "
    "would not have happened without; sufficiency: it would have happened with; both: the one and the other.",
    "hinges on": "Dots are indices or effects of a quantity over its prior, bars their 95% "
    "intervals. Alone: what it explains by itself; with its interplay: with all it does with others.",
    "threshold scan": "The line is the mean over the draws; each draw turns at a place of its own.",
    "hysteresis": "Led up and down again in stairs. Lines that lie apart may only lag: the words above say "
    "whether the gap stays when the leading is slowed. Dots are medians over the draws, bars the middle 95% "
    "of them.",
    "where it flips": "Dots are shares. A rule counts only as far as it lies above what answers dealt out at "
    "random would give it.",
    "link": "Dots are shares of the draws, bars their 95% intervals (Wilson).",
    "statement": _SHARES_AND_MEDIANS,
    "together": _SHARES_AND_MEDIANS,
    "claim": _SHARES_AND_MEDIANS,
    "question": "A dot is the share of draws in which a claim holds with all its parts, its bar the 95% "
    "interval (Wilson). A claim fails if its bar ends left of the first line, and follows if its bar begins "
    "right of the second. Only draws that no crude pattern of the record rules out count.",
    "audit": "Dots are means over the draws, bars 1.96 standard errors either way.",
    "which conditions": _MEMBERSHIPS,
    "which conditions in worlds": _MEMBERSHIPS,
    "conditions": f"Shares are of recodings, bars their 95% intervals (Wilson). {_MEMBERSHIPS}",
}
