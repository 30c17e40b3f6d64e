"""The picture of an answer, by its kind. Figures are read as they stand: what is missing is not drawn."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from typing import Any

from conjuncture.inquiry.answers import Answer
from conjuncture.presentation.answer_marks import stacked
from conjuncture.presentation.answer_panels import of_causes, of_claims, of_quantities
from conjuncture.presentation.number_words import capital


def picture(answer: Answer) -> Any:
    """An Altair chart of the answer's figures; None where its figures hold nothing that can be drawn."""
    make = _BY_KIND.get(answer.kind, of_claims.whatever)
    panels = make(answer)
    if not any(panel is not None for panel in panels):
        panels = of_claims.whatever(answer)
    verdict = str(answer.figures.get("verdict", "")) if answer.kind == "conditions" else ""
    told = f"{capital(verdict)}: {answer.question}" if verdict else answer.question
    title = textwrap.shorten(told, 110, placeholder=" …") or answer.kind
    return stacked(panels, title=title, description=f"{answer.question} {how_to_read(answer.kind)}".strip())


def how_to_read(kind: str) -> str:
    """What has to be known to read the picture of an answer of this kind."""
    return _TO_READ.get(kind, "Dots are estimates, bars their 95% intervals.")


_BY_KIND: Mapping[str, Callable[[Answer], list[Any]]] = {
    "what if": of_causes.what_if,
    "through what": of_causes.through_what,
    "sine qua non": of_causes.sine_qua_non,
    "what it hinges on": of_quantities.hinges,
    "sensitivity": of_quantities.hinges,
    "threshold": of_quantities.threshold,
    "scan": of_quantities.threshold,
    "hysteresis": of_quantities.hysteresis,
    "where it flips": of_quantities.where_it_flips,
    "discovery": of_quantities.where_it_flips,
    "link": of_causes.link,
    "statement": of_claims.statements,
    "claim": of_claims.statements,
    "verdict": of_claims.statements,
    "question": of_claims.question,
    "audit of readings": of_quantities.audit,
    "which conditions": of_claims.which_conditions,
    "conditions": of_claims.conditions,
}
_NULL_BAND = "The grey field is the null twin's; a difference within it is none."
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
    "what it hinges on": "Dots are indices or effects of a quantity over its prior, bars their 95% "
    "intervals. Alone: what it explains by itself; with its interplay: with all it does with others.",
    "threshold": "The line is the mean over the draws; each draw turns at a place of its own.",
    "hysteresis": "Led up and down again in stairs. Lines that lie apart may only lag: the words above say "
    "whether the gap stays when the leading is slowed.",
    "where it flips": "Dots are shares. A rule counts only as far as it lies above what answers dealt out at "
    "random would give it.",
    "link": "Dots are shares of the draws, bars their 95% intervals (Wilson).",
    "statement": f"Dots are shares or medians over the draws, bars their 95% intervals. {_NULL_BAND}",
    "claim": f"Dots are shares or medians over the draws, bars their 95% intervals. {_NULL_BAND}",
    "question": "Dots are shares of the draws not ruled out, bars their 95% intervals (Wilson).",
    "audit of readings": "Dots are means over the draws, bars 1.96 standard errors either way.",
    "which conditions": _MEMBERSHIPS,
    "conditions": f"Shares are of recodings, bars their 95% intervals (Wilson). {_MEMBERSHIPS}",
}
