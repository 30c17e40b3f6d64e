"""A run in a notebook: what follows, and two pictures, without a network or a script."""

from __future__ import annotations

from html import escape

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.presentation.against_record import in_short
from conjuncture.presentation.overview_pictures import course
from conjuncture.presentation.pages import data_address, svg_of
from conjuncture.presentation.pictures import PICTURES, made
from conjuncture.presentation.pictures.picture import Picture
from conjuncture.presentation.report_words import summary

_OF_STRIKES = ("strikers_by_year", "distance")
_COURSES = 2


def run_html(run: CaseRun) -> str:
    """A fragment of HTML: what the run comes to in some sentences, and its first two pictures.

    The pictures are images with their data in their address, so every notebook shows them, also when it is
    opened again without a kernel.
    """
    title = run.theory.card.title or run.theory.name
    if run.books is not None:
        sentences = summary(run, run.books)
        pictures = [made(run, name) for name in _OF_STRIKES if PICTURES[name](run) is not None]
    else:
        sentences = tuple(in_short(run.standings))
        pictures = [course(run, name) for name in run.shown[:_COURSES]]
    return (
        f'<div style="max-width:46em"><h3>{escape(title)}: {escape(run.case.title)}</h3>'
        f"{''.join(f'<p>{escape(sentence)}</p>' for sentence in sentences)}"
        f"{''.join(map(_image, pictures))}"
        "<p>The tables by name: <code>list(run.tables)</code>. The whole page: "
        "<code>run.report(folder)</code>.</p></div>"
    )


def _image(picture: Picture) -> str:
    address = data_address(svg_of(picture.chart.to_dict(validate=False)))
    return (
        f"<p><strong>{escape(picture.finding[0])}</strong></p>"
        f'<img src="{address}" alt="{escape(picture.description)}" style="max-width:100%">'
    )
