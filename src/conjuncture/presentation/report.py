"""The report: one page that opens without a network, with the pictures and the data behind them beside it.

    FOLDER/index.html         all in one file: words, pictures, tables, and the library that draws
    FOLDER/figures/NAME.svg   each picture, and NAME.png
    FOLDER/data/NAME.csv      every number behind it
    FOLDER/citations.csv      exactly the mechanisms, series and sources used

The same run gives the same bytes: nothing on the page tells when or where it was made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.inquiry.runs.strike_books import StrikeBooks
from conjuncture.inquiry.runs.switches import POINTS
from conjuncture.presentation import report_tables
from conjuncture.presentation.citations import citations, sources
from conjuncture.presentation.pages import (
    csv_of,
    embedded,
    rendered,
    script,
    untitled,
    write,
    write_pictures,
)
from conjuncture.presentation.pictures import PICTURES, Picture, distance, figure, switched
from conjuncture.presentation.report_words import cannot_tell, control, summary

__all__ = ["figure", "write_report"]

_CHAPTERS = (
    ("strikers", "How many struck", ("strikers_by_year", "strikers_by_quarter")),
    ("shares", "What for, and who", ("political_share", "metal_share")),
    ("works", "Large works and small", ("struck_firms",)),
    ("shape", "The shape of the waves", ("waves",)),
    ("distance-from-record", "How far from the record", ("distance",)),
    ("minds", "What happened in workers' minds", ("consciousness",)),
)


@dataclass(frozen=True)
class Chapter:
    """A chapter of pictures: an anchor, a heading, the pictures."""

    anchor: str
    heading: str
    pictures: tuple[Picture, ...]


def write_report(study: CaseRun, folder: Path) -> Path:
    """Write the page and the files beside it; what is there already is overwritten.

    Args:
        study: what was run, over a case with books of strikes.
        folder: made if it is not there.

    Returns:
        The path of the page, `folder/index.html`.
    """
    books = study.books
    assert books is not None  # other cases have `overview_page`
    made = {name: found for name, make in PICTURES.items() if (found := make(study)) is not None}
    if (found := switched.picture(study)) is not None:
        made[switched.NAME] = found
    specs = write_pictures(made, folder)
    tables = _tables(study)
    used = citations(study)
    data = (
        {name: found.data for name, found in made.items()}
        | {"crps_by_year": distance.by_year(books)}
        | tables
    )
    for name, frame in data.items():
        write(folder / "data" / f"{name}.csv", csv_of(frame))
    write(folder / "citations.csv", csv_of(used))
    diagram = _diagram(study)
    if diagram:
        write(folder / "figures" / "diagram.svg", diagram)
    page = folder / "index.html"
    write(page, _page(study, books, made, specs, tables, used, diagram))
    return page


def _page(
    study: CaseRun,
    books: StrikeBooks,
    made: Mapping[str, Picture],
    specs: Mapping[str, Any],
    tables: Mapping[str, pd.DataFrame],
    used: pd.DataFrame,
    diagram: str,
) -> str:
    chapters = [
        Chapter(anchor, heading, tuple(made[name] for name in names if name in made))
        for anchor, heading, names in _CHAPTERS
        if any(name in made for name in names)
    ]
    return rendered(
        "report.html.j2",
        script(),
        study=study,
        winner=books.winner,
        card=study.theory.card,
        summary=summary(study, books),
        facts=report_tables.facts(study),
        chapters=chapters,
        inputs=made.get("inputs"),
        switches=study.switches,
        switched=made.get(switched.NAME),
        switched_settings=embedded(switched.embedded(study.switches)) if study.switches else "",
        what_was_run=switched.what_was_run(study.switches) if study.switches else "",
        points=POINTS,
        tables=tables,
        failed=report_tables.failures_in_words(study),
        control=control(books),
        cannot_tell=cannot_tell(study),
        sources=sources(study, used),
        record=study.case.record(),
        diagram=diagram,
        specs=embedded({name: untitled(spec) for name, spec in specs.items()}),
        script=script(),
    )


def _tables(study: CaseRun) -> dict[str, pd.DataFrame]:
    return {
        "mechanisms": report_tables.mechanisms(study),
        "schedule": report_tables.schedule(study),
        "parameters": report_tables.parameters(study),
        "input_sources": report_tables.inputs(study),
        "traits": report_tables.traits(study),
        "disputes": report_tables.disputes(study),
        "failed_draws": report_tables.failures(study),
    }


def _diagram(study: CaseRun) -> str:
    """The theory's causal diagram as an SVG element."""
    from conjuncture.presentation.diagram import diagram_svg

    return diagram_svg(study.theory)
