"""Shares of the strikers by quarter: those in political strikes, and the metal workers."""

from __future__ import annotations

import pandas as pd

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.presentation.pictures import findings, theme
from conjuncture.presentation.pictures.format import percent, span
from conjuncture.presentation.pictures.over_time import over_time
from conjuncture.presentation.pictures.picture import Picture
from conjuncture.presentation.pictures.scales import share_axis
from conjuncture.scoring import bands

_DEFINITIONS = {
    "lenin": "Strikes with mixed demands count as economic on both sides.",
    "official": "Strikes with mixed demands count as the ministry counted them.",
}


def political(study: CaseRun) -> Picture | None:
    """The share of strikers in political strikes."""
    target = study.books.targets.get("political share by quarter") if study.books is not None else None
    if target is None:
        return None
    definition = _DEFINITIONS.get(study.observed.attrs.get("political", ""), "")
    return _share(
        study, "political share by quarter", "political_share", "in political strikes", None, definition
    )


def metal(study: CaseRun) -> Picture | None:
    """The share of metal workers among strikers."""
    of_workers = _share_of_places(study, "metal")
    rule = None if of_workers is None else (of_workers, "metal workers' share of all workers")
    note = "" if rule is None else f"Metal workers are {percent(rule[0])} of the simulated society (dashed)."
    return _share(study, "metal share by quarter", "metal_share", "from the metal trades", rule, note)


def _share(
    study: CaseRun, target_name: str, name: str, what: str, rule: tuple[float, str] | None, note: str
) -> Picture | None:
    target = study.books.targets.get(target_name) if study.books is not None else None
    if target is None or target.variable not in study.observed:
        return None
    rows = bands.beside(study.observed, target)
    title = f"{target.name}, {study.case.title}"
    description = (
        f"Chart by quarter. Dark dots: recorded share of strikers {what}. Blue bars: the middle half and "
        "nine in ten of the draws, with their median. Thin orange lines: draws 0 to 4."
    )
    return Picture(
        name=name,
        title=title,
        finding=finding(rows, what),
        chart=theme.finished(
            over_time(rows, share_axis(rows), height=280, rule=rule),
            title=title,
            description=description,
            side=62,
        ),
        data=rows,
        source_keys=target.source_keys,
        how_to_read=(
            f"Quarters are old style. A quarter in which nobody strikes has no share. {note} {target.note}"
        ),
        description=description,
        table=findings.bands_table(rows, percent),
    )


def finding(rows: pd.DataFrame, what: str) -> tuple[str, ...]:
    """Recorded and simulated ranges, where the record lies, and how many draws have no share."""
    recorded, median = rows["recorded"].dropna(), rows["median"].dropna()
    if median.empty:
        return (f"In no draw did anybody strike, so there is no share {what} to compare.",)
    first = (
        f"Recorded, {span(percent(recorded.min()), percent(recorded.max()))} of a quarter's strikers were "
        f"{what}; "
        f"the median of the draws has {span(percent(median.min()), percent(median.max()))}."
    )
    return (first, findings.where_it_lies(bands.placement(rows), "quarter"), _left_out(rows))


def _left_out(rows: pd.DataFrame) -> str:
    most = int(rows["draws_left_out"].max())
    draws = int(rows["draws_left_out"].iloc[0] + rows["draws_counted"].iloc[0])
    if most == 0:
        return f"All {draws} draws have strikers in every quarter shown."
    fewest = int(rows["draws_left_out"].min())
    return (
        f"Left out because nobody struck in the quarter, or because the draw failed: "
        f"{span(str(fewest), str(most))} of {draws} draws, by quarter."
    )


def _share_of_places(study: CaseRun, branch: str) -> float | None:
    """The share of a branch in the society's places; None if the society has no such branch."""
    levels = study.simulation.society.levels
    names = levels["branch"].labels if "branch" in levels else None
    if not names or branch not in names or not {"worker", "workplace"} <= set(levels):
        return None
    branch_of_works = levels["workplace"].within["branch"]
    return float((branch_of_works[levels["worker"].within["workplace"]] == names.index(branch)).mean())
