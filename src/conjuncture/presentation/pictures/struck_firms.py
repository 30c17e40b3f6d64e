"""How large the struck works were: the percentage of workers striking over the percentage of works struck."""

from __future__ import annotations

import pandas as pd

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.presentation.pictures import findings, theme
from conjuncture.presentation.pictures.format import number, span
from conjuncture.presentation.pictures.over_time import over_time
from conjuncture.presentation.pictures.picture import Picture
from conjuncture.presentation.pictures.scales import ratio_axis
from conjuncture.scoring import bands


def by_year(study: CaseRun) -> Picture | None:
    """The ratio by year, with what the printed rounding allows."""
    target = study.books.targets.get("size of struck firms by year") if study.books is not None else None
    if target is None or target.variable not in study.observed:
        return None
    rows = bands.beside(study.observed, target)
    title = f"{target.name} by year, {study.case.title}"
    description = (
        "Chart by year on a scale of doublings. Dark dots: recorded ratio, with upright lines for what the "
        "printed rounding allows. Blue bands: the middle half and nine in ten of the draws, with their "
        "median."
    )
    return Picture(
        name="struck_firms",
        title=title,
        finding=finding(rows),
        chart=theme.finished(
            over_time(rows, ratio_axis(rows), height=300, rule=(1.0, "struck works of usual size")),
            title=title,
            description=description,
            side=58,
        ),
        data=rows,
        source_keys=target.source_keys,
        how_to_read=(
            "The percentage of workers who struck, divided by the percentage of enterprises that were "
            "struck: at 1 the struck works are of usual size, at 2 twice as large. An undercount cancels "
            f"out. Upright dark lines are what the rounding of the printed percentages allows. {target.note}"
        ),
        description=description,
        table=findings.bands_table(rows, number, rounding=True),
    )


def finding(rows: pd.DataFrame) -> tuple[str, ...]:
    """Recorded and simulated ranges, where the record lies, and the timing."""
    recorded, median = rows["recorded"].dropna(), rows["median"].dropna()
    if median.empty:
        return ("In no draw did anybody strike, so there is no ratio to compare.",)
    first = (
        f"In {len(recorded)} recorded years the struck works were "
        f"{span(number(recorded.min(), 2), number(recorded.max(), 2))} "
        f"times the usual size, the most in {recorded.idxmax()} and the least in {recorded.idxmin()}; the "
        f"median of the draws runs from {number(median.min(), 2)} to {number(median.max(), 2)}."
    )
    told = [first, findings.where_it_lies(bands.placement(rows), "year")]
    if len(recorded) >= findings.MANY:
        told.append(findings.timing(bands.rank_correlation(rows), "year"))
    missing = [str(year) for year in rows.index[rows["recorded"].isna()]]
    if missing:
        told.append(f"Not recorded: {', '.join(missing)}.")
    return tuple(told)
