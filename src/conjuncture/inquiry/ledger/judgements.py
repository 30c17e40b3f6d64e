"""Judgements: the figures that a verdict on a claim rests on, and what would change it, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conjuncture.inquiry.correlates import Correlate
from conjuncture.inquiry.draw_by_draw import DrawByDraw
from conjuncture.inquiry.estimates import Band
from conjuncture.inquiry.ledger.robustness import Carriers, OtherMargins
from conjuncture.inquiry.ledger.verdicts import Word
from conjuncture.inquiry.proportions import Proportion
from conjuncture.inquiry.qca.claim import CodedFit
from conjuncture.inquiry.qca.result import Memberships
from conjuncture.inquiry.sensitivity.boundaries import Boundary
from conjuncture.inquiry.statements.result import StatementResult


@dataclass(frozen=True, eq=False, kw_only=True)
class Judgement(StatementResult):
    """A verdict, and the figures it rests on.

    Attributes:
        verdict: one of the five words.
        boundary: a rule that separates the draws in which it holds from the others, where one was looked for.
        correlates: parameters that correlate with the weakest statement.
        margins: the verdict with margins "half" and "twice" as wide; empty where there are none.
        carried_by: the effect of cutting each carrier, or of leaving out each case; None where none is named.
    """

    verdict: Word
    boundary: Boundary | None = None
    correlates: tuple[Correlate, ...] = ()
    margins: Mapping[str, OtherMargins]
    carried_by: Carriers | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class ClaimResult(Judgement):
    """A claim judged on a theory's draws.

    Attributes:
        ruled_out: how the draws were chosen, in words.
        by_draw: in which draws it holds.
    """

    ruled_out: str
    by_draw: DrawByDraw | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class ConditionsResult(Judgement):
    """A claim judged on recodings of coded cases.

    Attributes:
        cases: how many.
        as_coded: each assertion as the cases are coded.
        recoded: the figures of each assertion over the recodings.
        beside: in how many recodings each rival expression holds.
        memberships: of each case, as coded.
        warnings: what so few cases cannot show.
    """

    cases: int
    as_coded: Mapping[str, CodedFit]
    recoded: Mapping[str, Mapping[str, Band]]
    beside: Mapping[str, Proportion]
    memberships: Memberships
    warnings: tuple[str, ...]
