"""Kinds of questions and their parts, by public names. A new kind of question is one line here.

A package of its own adds a kind through the entry point `conjuncture.questions`: the kind's name, and the
dataclass that asks it.
"""

from __future__ import annotations

import importlib
from functools import cache
from importlib.metadata import entry_points
from typing import Any

from conjuncture.errors import nearest
from conjuncture.inquiry.errors import QuestionError

KINDS: dict[str, str] = {
    "statement": "statements.statement:Statement",
    "together": "statements.statement:Together",
    "what if": "counterfactuals.what_if:WhatIf",
    "through what": "counterfactuals.through_what:ThroughWhat",
    "sine qua non": "counterfactuals.sine_qua_non:SineQuaNon",
    "link": "links.link:Link",
    "hinges on": "sensitivity.indices:Sensitivity",
    "threshold scan": "sensitivity.threshold_scan:ThresholdScan",
    "hysteresis": "sensitivity.hysteresis:Hysteresis",
    "where it flips": "sensitivity.scenario_discovery:WhereItFlips",
    "audit": "sensitivity.reading_audit:ReadingAudit",
    "which conditions": "qca.question:WhichConditions",
    "conditions": "qca.claim:Conditions",
    "which conditions in worlds": "qca.worlds_as_cases:WhichConditionsInWorlds",
}
"""Questions: module and class, imported when they are first needed."""

PARTS: dict[str, str] = {
    "side": "statements.side:Side",
    "outcome": "experiments.outcomes:Outcome",
    "wave height": "experiments.wave_height:WaveHeight",
    "event": "statements.event:Event",
    "assertion": "qca.assertions:Assertion",
    "factor": "counterfactuals.sine_qua_non:Factor",
    "switch": "experiments.knockouts:Switch",
    "target": "sensitivity.reading_audit:Target",
}
"""Parts of questions."""
RESULTS: dict[str, str] = {
    "claim": "ledger.judgements:ClaimResult",
    "conditions": "ledger.judgements:ConditionsResult",
    "question": "ledger.questions:OpenQuestionResult",
    "trace": "identifying.trace_result:TraceResult",
}
"""Answers with more than a question's own `result`: a verdict, several claims, or several theories."""
NOT_ASKED = "not asked"
"""The kind of an answer that says why a question could not be asked."""
_INSTALLED = "conjuncture.questions"


@cache
def class_of(name: str) -> type:
    """The dataclass of a kind or part.

    Raises:
        QuestionError: no kind or part has that name; the message gives the nearest.
    """
    classes = {**KINDS, **PARTS}
    if name in classes:
        module, _, qualified = classes[name].partition(":")
        return getattr(importlib.import_module(f"conjuncture.inquiry.{module}"), qualified)
    for offered in entry_points(group=_INSTALLED, name=name):
        return offered.load()
    names = [*classes, *entry_points(group=_INSTALLED).names]
    raise QuestionError(f"there is no kind of question '{name}'. {nearest(name, names)}")


@cache
def name_of(kind: type) -> str:
    """The public name of a dataclass.

    Raises:
        QuestionError: the dataclass is not a kind of question and not a part of one.
    """
    where = f"{kind.__module__}:{kind.__qualname__}"
    for name, place in {**KINDS, **PARTS}.items():
        if where == f"conjuncture.inquiry.{place}":
            return name
    for offered in entry_points(group=_INSTALLED):
        if offered.value == where:
            return offered.name
    raise QuestionError(f"'{kind.__name__}' is no kind of question, and no part of one.")


def is_question(name: str) -> bool:
    """Whether this is the name of a question, and not of a part of one."""
    return name in KINDS or name in entry_points(group=_INSTALLED).names


def result_of(kind: str) -> Any:
    """The result class of this kind of question; None for a question that could not be asked.

    Raises:
        QuestionError: there is no such kind.
    """
    if kind in RESULTS:
        module, _, name = RESULTS[kind].partition(":")
        return getattr(importlib.import_module(f"conjuncture.inquiry.{module}"), name)
    return None if kind == NOT_ASKED else class_of(kind).result  # type: ignore[attr-defined]
