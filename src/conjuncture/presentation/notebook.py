"""A run in a notebook: what it comes to, and two pictures, without a network or a script."""

from __future__ import annotations

from html import escape

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.presentation.first_screen import first_screen
from conjuncture.presentation.pages import data_address, svg_of
from conjuncture.presentation.pictures.picture import Picture
from conjuncture.presentation.run_page import run_pictures

_MOST = 2


def run_html(run: CaseRun) -> str:
    """A fragment of HTML: what the run comes to in some sentences, and its first two pictures.

    The pictures are images with their data in their address, so every notebook shows them, also when it is
    opened again without a kernel.
    """
    finding, *more = first_screen(run).lines()
    sentences = "".join(f"<p>{escape(sentence)}</p>" for sentence in more)
    shown = list(run_pictures(run).by_name.values())[:_MOST]
    return (
        f'<div style="max-width:46em"><h3>{escape(run.case.title)}: {escape(run.theory.name)}</h3>'
        f"<p><strong>{escape(finding)}</strong></p>{sentences}{''.join(map(_image, shown))}"
        "<p>The whole page: <code>run.report(folder)</code>.</p></div>"
    )


def _image(picture: Picture) -> str:
    address = data_address(svg_of(picture.chart.to_dict(validate=False)))
    return (
        f"<p><strong>{escape(picture.title)}</strong></p>"
        f'<img src="{address}" alt="{escape(picture.description)}" style="max-width:100%">'
    )
