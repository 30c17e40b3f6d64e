"""Results in a notebook: the finding, a picture or two, a table, without a network or a script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import pandas as pd

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.presentation.first_screen import first_screen
from conjuncture.presentation.pages import data_address, svg_of
from conjuncture.presentation.pictures.picture import Picture
from conjuncture.presentation.run_page import run_pictures

_MOST = 2
_ROWS = 20
_PAGE = "<p>The whole page: <code>.report(folder)</code>.</p>"


def run_html(run: CaseRun) -> str:
    """A fragment of HTML: the finding of the run in some sentences, and its first two pictures.

    The pictures are images with their data in their address, so every notebook shows them, even when it is
    opened again without a kernel.
    """
    finding, *more = first_screen(run).lines()
    shown = list(run_pictures(run).by_name.values())[:_MOST]
    return result_html(f"{run.case.title}: {run.theory.name}", (finding, *more), shown)


def result_html(
    title: str,
    sentences: Sequence[str],
    pictures: Iterable[Picture] = (),
    table: pd.DataFrame | None = None,
    *,
    in_full: Sequence[str] = (),
    has_page: bool = True,
) -> str:
    """A fragment of HTML for any result.

    Args:
        title: the name of the result.
        sentences: the finding, then what else a reader must know.
        pictures: as images with their data in their address.
        table: its first rows are shown.
        in_full: paragraphs that a reader opens.
        has_page: whether it has a method `report`.
    """
    finding, *more = sentences or ("",)
    told = "".join(f"<p>{escape(sentence)}</p>" for sentence in more)
    rows = "" if table is None else _table(table)
    paragraphs = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in in_full)
    whole = f"<details><summary>The answer in full</summary>{paragraphs}</details>" if in_full else ""
    return (
        f'<div style="max-width:46em"><h3>{escape(title)}</h3><p><strong>{escape(finding)}</strong></p>'
        f"{told}{''.join(map(_image, pictures))}{rows}{whole}{_PAGE if has_page else ''}</div>"
    )


def _table(table: pd.DataFrame) -> str:
    left = len(table) - _ROWS
    more = f"<p>{left} more rows.</p>" if left > 0 else ""
    shown = table.head(_ROWS).to_html(index=False, border=0, float_format="{:.3g}".format)
    return f'<div style="overflow-x:auto">{shown}</div>{more}'


def _image(picture: Picture) -> str:
    address = data_address(svg_of(picture.chart.to_dict(validate=False)))
    image = f'<img src="{address}" alt="{escape(picture.description)}" style="max-width:100%">'
    if not picture.title:
        return f"{image}<p><small>{escape(picture.how_to_read)}</small></p>"
    return f"<p><strong>{escape(picture.title)}</strong></p>{image}"
