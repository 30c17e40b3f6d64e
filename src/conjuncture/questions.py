"""Kinds of questions about a theory, for `conjuncture.ask(case, question)`, or about a table of cases."""

from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.codec import decode, encode, toml_of
from conjuncture.inquiry.counterfactuals.sine_qua_non import Factor, SineQuaNon
from conjuncture.inquiry.counterfactuals.through_what import ThroughWhat
from conjuncture.inquiry.counterfactuals.what_if import WhatIf
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.links.link import Link
from conjuncture.inquiry.qca.assertions import Assertion
from conjuncture.inquiry.qca.claim import Conditions
from conjuncture.inquiry.qca.question import WhichConditions
from conjuncture.inquiry.qca.worlds_as_cases import WhichConditionsInWorlds
from conjuncture.inquiry.sensitivity.hysteresis import Hysteresis
from conjuncture.inquiry.sensitivity.indices import Sensitivity
from conjuncture.inquiry.sensitivity.reading_audit import ReadingAudit, Target
from conjuncture.inquiry.sensitivity.scenario_discovery import WhereItFlips
from conjuncture.inquiry.sensitivity.threshold_scan import ThresholdScan
from conjuncture.presentation.answer_view import show_answers_in_notebooks

__all__ = [
    "Answer", "Assertion", "Conditions", "Factor", "Hysteresis", "Link", "QuestionError", "ReadingAudit",
    "Sensitivity", "SineQuaNon", "Target", "ThresholdScan", "ThroughWhat", "WhatIf", "WhereItFlips",
    "WhichConditions", "WhichConditionsInWorlds", "decode", "encode", "toml_of",
]  # fmt: skip

show_answers_in_notebooks()
