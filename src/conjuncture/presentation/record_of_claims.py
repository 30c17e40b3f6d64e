"""The record beside the claims of an answer, for its page: what claims leave in it, and recorded figures."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from conjuncture.inquiry.draw_by_draw import DrawByDraw
from conjuncture.inquiry.identifying.record_beside import RecordBeside, RecordOfClaims, TargetBeside
from conjuncture.inquiry.identifying.recorded_traces import RecordedTrace
from conjuncture.inquiry.proportions import in_percent, proportion
from conjuncture.presentation.beside_words import FIGURES, beside_in_words, how_to_read
from conjuncture.presentation.brushes import FEW
from conjuncture.presentation.number_words import capital, counted
from conjuncture.presentation.pages import data_address, svg_of, untitled
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.beside_picture import beside_picture
from conjuncture.presentation.pictures.picture import Table
from conjuncture.presentation.trace_words import declared, recorded_figure

NARROW = 290
"""Width in px of the plots that are shown on a phone, where a picture has some 350."""
VERDICTS = {True: "recorded", False: "not recorded", None: "open between two counts"}
"""What the record shows of a trace."""
_DASH = "—"


@dataclass(frozen=True)
class TraceShown:
    """What a claim would leave in a record.

    Attributes:
        claim: its id.
        said: what was declared.
        verdict, figure: what the record shows.
        shares: of the draws that leave it: of all, of those in which the claim holds, and of the others; a
            dash where too few count, and nothing where the theory was not run over that case.
    """

    claim: str
    said: str
    verdict: str
    figure: str
    shares: tuple[str, ...]


@dataclass(frozen=True)
class TargetShown:
    """A recorded target beside the draws: title, sentences, picture for wide pages and phones, table."""

    title: str
    sentences: tuple[str, ...]
    wide: str
    narrow: str
    description: str
    how_to_read: str
    sources: tuple[str, ...]
    table: Table


@dataclass(frozen=True)
class RecordShown:
    """What the page shows of the record.

    Attributes:
        traces: in the order of the claims.
        targets: the recorded targets, with pictures.
        draws: which draws stand beside the record, in words, for each theory on a case.
        commands: for each trace that was run, the command that asks how often rivals leave it.
    """

    traces: tuple[TraceShown, ...]
    targets: tuple[TargetShown, ...]
    draws: tuple[str, ...]
    commands: tuple[str, ...]

    @property
    def has_dash(self) -> bool:
        """Whether too few draws count for some share."""
        return any(_DASH in trace.shares for trace in self.traces)


def record_shown(record: RecordOfClaims, held: Mapping[str, DrawByDraw]) -> RecordShown:
    """The parts of the page.

    Args:
        record: what records have of the claims.
        held: in which draws each claim holds, by its id.
    """
    run = {one.recorded.trace.name: (one.letters, set_) for set_ in record.beside for one in set_.traces}
    traces = tuple(
        _trace(one, *run.get(one.trace.name, ("", None)), held)
        for some in record.traces.values()
        for one in some
    )
    return RecordShown(
        traces,
        tuple(_target(target, set_, held) for set_ in record.beside for target in set_.targets),
        tuple(f"{counted(len(one.draws), 'draw')} of {one.theory} over {one.case}" for one in record.beside),
        tuple(shlex.join(["conjuncture", "ask", one.case, name]) for name, (_, one) in run.items()),
    )


def figures_beside(record: RecordOfClaims) -> pd.DataFrame:
    """Every recorded figure with the bands of the draws beside it, a row each."""
    columns = ["theory", "case", "claims", "target", "unit", *FIGURES]
    rows = [
        _rows(target).assign(
            theory=one.theory,
            case=one.case,
            claims=" ".join(target.claims),
            target=target.name,
            unit=target.unit,
        )
        for one in record.beside
        for target in one.targets
    ]
    return pd.concat(rows)[columns] if rows else pd.DataFrame(columns=columns)


def _trace(
    one: RecordedTrace, letters: str, beside: RecordBeside | None, held: Mapping[str, DrawByDraw]
) -> TraceShown:
    shares: tuple[str, ...] = ()
    if beside is not None:
        left, holds = np.array([letter == "1" for letter in letters]), _holds(beside, one.trace.claim, held)
        shares = (proportion(left).in_words(), *(_share(left, holds == value) for value in (1.0, 0.0)))
    said = declared(one).removeprefix("Trace, ")
    return TraceShown(one.trace.claim, capital(said), VERDICTS[one.found], recorded_figure(one), shares)


def _share(left: NDArray[np.bool_], among: NDArray[np.bool_]) -> str:
    share = proportion(left, among)
    return _DASH if share.of < FEW else f"{in_percent(share.share)}% of {share.of}"


def _holds(beside: RecordBeside, claim: str, held: Mapping[str, DrawByDraw]) -> NDArray[np.float64]:
    """1 where the claim holds in a draw, 0 where it does not, not a number where it does not count."""
    if claim not in held:
        return np.full(len(beside.draws), np.nan)
    letters = dict(zip(held[claim].draws, held[claim].whole, strict=True))
    return np.array([{"1": 1.0, "0": 0.0}.get(letters.get(draw, "-"), np.nan) for draw in beside.draws])


def _target(target: TargetBeside, beside: RecordBeside, held: Mapping[str, DrawByDraw]) -> TargetShown:
    rows = _rows(target)
    medians = dict(_divided(target, beside, held))
    first = next(iter(medians), "")
    drawn = rows.assign(holds=medians[first][0], fails=medians[first][1]) if first else rows
    title = f"{capital(target.name)} ({', '.join(target.claims)})"
    description = (
        f"{title}, in {target.unit}: dark for the recorded figures, blue bands for the draws and a line or "
        "tick for their median."
    )

    def image(width: int) -> str:
        chart = beside_picture(drawn, target.unit, title, description, first, width)
        return data_address(svg_of(untitled(chart.to_dict(validate=False))))

    return TargetShown(
        title,
        beside_in_words(rows, target, medians),
        image(theme.WIDTH),
        image(NARROW),
        description,
        how_to_read(target),
        target.sources,
        Table.of(rows, FIGURES),
    )


def _rows(target: TargetBeside) -> pd.DataFrame:
    """The recorded figures and the quantiles of the draws that have them, by the first day of the period."""
    drawn = np.array(target.simulated, float).reshape(-1, len(target.begins))
    at = pd.Series({"low_90": 0.05, "low_50": 0.25, "middle": 0.5, "high_50": 0.75, "high_90": 0.95})
    there = [column[np.isfinite(column)] for column in drawn.T]
    bands = [np.quantile(column, at) if column.size else np.full(len(at), np.nan) for column in there]
    return pd.DataFrame(bands, columns=at.index, index=pd.DatetimeIndex(target.begins)).assign(
        figure=target.labels, recorded=target.recorded, upper=target.upper, draws=[c.size for c in there]
    )


def _divided(
    target: TargetBeside, beside: RecordBeside, held: Mapping[str, DrawByDraw]
) -> Iterator[tuple[str, tuple[NDArray[np.float64], NDArray[np.float64]]]]:
    """The medians of the draws in which a claim holds and in which it does not, if both are enough."""
    drawn = np.array(target.simulated, float).reshape(-1, len(target.begins))
    whole = np.isfinite(drawn).all(axis=1)
    for claim in target.claims:
        holds = _holds(beside, claim, held)
        parts = [drawn[whole & (holds == value)] for value in (1.0, 0.0)]
        if all(len(part) >= FEW for part in parts):
            yield claim, (np.median(parts[0], axis=0), np.median(parts[1], axis=0))
