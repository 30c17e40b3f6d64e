"""`conjuncture run CASE` for a case of shares: a page that shows it beside its record."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from conjuncture.cli.progress import progress_bar

if TYPE_CHECKING:
    from conjuncture.cases.case import Case
    from conjuncture.language.theory import Theory
    from conjuncture.presentation.against_record import Standing
    from conjuncture.presentation.overview import Overview

_TOLD = 6  # names told in a terminal


@dataclass(frozen=True)
class Looked:
    """How a case is looked at: the options of `conjuncture run`."""

    draws: int
    seed: int
    scenario: str | None
    show: tuple[str, ...]
    folder: Path
    as_json: bool


def show_coarse(case: Case, theory: Theory, how: Looked, begun: float) -> None:
    """Run, write the page, and tell where it is."""
    from conjuncture.presentation.against_record import in_short, standings
    from conjuncture.presentation.overview import overview
    from conjuncture.presentation.overview_page import write_overview

    settings: dict[str, Any] = {
        "draws": how.draws,
        "seed": how.seed,
        "scenario": how.scenario,
        "show": how.show,
        "store": how.folder / "store",
    }
    if how.as_json:
        found = overview(case, theory, **settings)
    else:
        with progress_bar(f"{theory.name} over {case.title}") as progress:
            found = overview(case, theory, **settings, progress=progress)
    beside = standings(found)
    page = write_overview(found, beside, how.folder)
    found.save(how.folder)
    if how.as_json:
        click.echo(json.dumps(summary(found, beside, page), indent=1))
        return
    click.echo(f"{theory.name} over {case.title}: {found.draws} draws in {time.monotonic() - begun:.0f} s.")
    if found.failures:
        click.echo(f"{len(found.failures)} draws failed, the first: {found.failures[0]}")
    for warning in found.warnings:
        click.echo(f"Beware: {warning}")
    if found.left_out:
        more = f" and {len(found.left_out) - _TOLD} more" if len(found.left_out) > _TOLD else ""
        told = ", ".join(found.left_out[:_TOLD]) + more
        click.echo(f"In the tables, and not read by this theory: {told}. All of them stand on the page.")
    for sentence in in_short(beside)[:1]:
        click.echo(sentence)
    weak = sum(one.weak for one in beside)
    if weak:
        click.echo(f"{weak} of these targets rest on sources of grade C alone; the page says which.")
    click.echo(f"The page: {page}")


def summary(found: Overview, beside: Sequence[Standing], page: Path) -> dict[str, Any]:
    """The result as plain data: what was run, where each variable shown ends, and each target's verdict."""
    ends = {}
    for name in found.shown:
        last = found.dataset[name].astype(float).isel(time=-1)
        points = last.quantile((0.05, 0.5, 0.95), "draw")
        ends[name] = {
            "member": [str(m) for dim in points.dims if dim != "quantile" for m in points[dim].to_numpy()],
            **{f"{share:.0%}": points.sel(quantile=share).values.tolist() for share in (0.05, 0.5, 0.95)},
        }
    return {
        "case": found.case.name,
        "theory": found.theory.name,
        "cut": sorted(found.theory.cut),
        "scenario": found.scenario,
        "draws": found.draws,
        "failed_draws": list(found.failures),
        "not_read": list(found.left_out),
        "warnings": list(found.warnings),
        "at_the_end": ends,
        "against_the_record": [
            {
                "target": one.row.name,
                "figures": one.row.figures,
                "beside": one.row.baseline,
                "skill": None if math.isnan(one.row.skill) else round(one.row.skill, 4),
                "verdict": one.row.verdict,
                "grades": sorted(set(one.graded)),
            }
            for one in beside
        ],
        "report": str(page),
    }
