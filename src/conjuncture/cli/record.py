"""`conjuncture record [CASE]`: list the cases, or show, plot and export the recorded series of one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conjuncture.cli.shared_options import code_option, json_option

if TYPE_CHECKING:
    from conjuncture.records import Record, SeriesRow


_WIDEST = 48
"""Largest width in letters of a column in the table of a series; longer notes stand below it."""


@click.command(
    short_help="List the cases, or the recorded series of one; show, plot or export a series.",
    epilog="Example, a picture of a series: conjuncture record russia ru_strikers_total --plot strikers.svg",
)
@click.argument("case_name", metavar="[CASE]", required=False)
@click.argument("series_id", metavar="[SERIES]", required=False)
@click.option(
    "--plot",
    "picture",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Draw SERIES and save the picture (.svg, .png or .html).",
)
@click.option(
    "--export",
    "table",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Save SERIES, or all series, as a table (.csv or .json).",
)
@click.option(
    "--page",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write a page of all series into this folder, with a search, figures, sources and data.",
)
@click.option(
    "--find", metavar="WORD", help="List only the series with this word in their name or description."
)
@code_option
@json_option
def record(
    case_name: str | None,
    series_id: str | None,
    picture: Path | None,
    table: Path | None,
    folder: Path | None,
    find: str | None,
    allow_code: bool,
    as_json: bool,
) -> None:
    """List the recorded series of a CASE; show, plot or export one SERIES.

    Without a CASE the command lists the cases. Every figure has a source, and every source a grade: A
    (primary or official), B (scholarly) or C (weak).
    """
    if case_name is None:
        _list_cases(as_json)
        return
    from conjuncture.studies.record import record as record_of

    recorded = record_of(case_name, allow_code=allow_code)
    if picture is not None:
        if series_id is None:
            raise click.UsageError("--plot needs the name of a SERIES.")
        recorded.plot(series_id, picture)
        click.echo(f"The picture: {picture}", err=as_json)
    if table is not None:
        recorded.export(table, series_id)
        click.echo(f"The table: {table}", err=as_json)
    if folder is not None:
        click.echo(f"The page: {recorded.report(folder)}", err=as_json)
    if series_id is not None:
        _tell_one(recorded, series_id, as_json)
    elif table is None and folder is None:
        _tell_all(recorded.find(find or ""), as_json)


def _list_cases(as_json: bool) -> None:
    from conjuncture.cases.headings import headings

    if as_json:
        rows = [
            {"name": heading.name, "place": heading.place, "title": heading.title} for heading in headings()
        ]
        click.echo(json.dumps(rows, indent=1))
        return
    width = max(len(heading.name) for heading in headings())
    for heading in headings():
        click.echo(f"{heading.name.ljust(width)}  {heading.title}")


def _tell_all(rows: Sequence[SeriesRow], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([vars(row) for row in rows], indent=1))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(
        title=f"{len(rows)} series",
        caption="In brackets: the grade of a source, A, B or C. ≠: on how many points sources differ.",
    )
    table.add_column("series", no_wrap=True)
    for name in ("years", "figures", "unit", "sources", "≠"):
        table.add_column(name, overflow="fold")
    for row in rows:
        years = (
            str(row.first_year) if row.first_year == row.last_year else f"{row.first_year}-{row.last_year}"
        )
        differ = str(row.disagreements or "")
        table.add_row(row.series_id, years, str(row.figures), row.unit, "\n".join(row.sources), differ)
    console = Console(markup=False, emoji=False)  # brackets in names are text and not markup
    # A pipe has no width, and names must not be cut in it.
    (console if console.is_terminal else Console(width=160, markup=False, emoji=False)).print(table)


def _tell_one(recorded: Record, series_id: str, as_json: bool) -> None:
    series = recorded[series_id]
    if as_json:
        rows = series.frame.to_dict("records")
        click.echo(json.dumps(rows, default=str, indent=1))
        return
    exact = {
        "value": "{:.10g}".format
    }  # pandas prints six decimals, which would round small and large figures
    click.echo(series.frame.to_string(index=False, max_colwidth=_WIDEST, formatters=exact))
    for note in series.frame["note"].dropna().unique():
        if len(str(note)) >= _WIDEST:
            click.echo(f"\nNote: {note}")
    for source in recorded.sources(series_id):
        click.echo(f"\n{source.source_key} (grade {source.grade}): {source.citation}\n  {source.address}")
    for disagreement in recorded.disagreements(series_id):
        click.echo(f"\nSources differ on {disagreement.subject}.\n  One: {disagreement.source_a}")
        for name, value in (
            ("Another", disagreement.source_b),
            ("Why", disagreement.reason),
            ("Use", disagreement.recommended_use),
        ):
            if value:
                click.echo(f"  {name}: {value}")
