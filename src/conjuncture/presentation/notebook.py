"""A study in a notebook: what follows, who is nearest, and two pictures, without a network or a script.

`Study._repr_html_` calls `study_html`; `figure(study, name)` gives each picture as an Altair chart.
"""

from __future__ import annotations

from html import escape

from conjuncture.presentation.pages import data_address, svg_of
from conjuncture.presentation.pictures import PICTURES, made
from conjuncture.presentation.report_words import summary
from conjuncture.presentation.study import Study

_SHOWN = ("strikers_by_year", "distance")


def study_html(study: Study) -> str:
    """A fragment of HTML: the report's three sentences, the strikers by year, the distance from the record.

    The pictures are images with their data in their address, so every notebook shows them, also when it is
    opened again without a kernel.
    """
    title = study.theory.card.title or study.theory.name
    sentences = "".join(f"<p>{escape(sentence)}</p>" for sentence in summary(study))
    pictures = "".join(_image(study, name) for name in _SHOWN if PICTURES[name](study) is not None)
    names = ", ".join(f"<code>{name}</code>" for name in PICTURES)
    return (
        f'<div style="max-width:46em"><h3>{escape(title)}: {escape(study.case.title)}</h3>'
        f"{sentences}{pictures}"
        f"<p>Each picture as a chart: <code>figure(study, name)</code>, name one of {names}. "
        "The whole page: <code>write_report(study, folder)</code>.</p></div>"
    )


def _image(study: Study, name: str) -> str:
    picture = made(study, name)
    address = data_address(svg_of(picture.chart.to_dict(validate=False)))
    return (
        f"<p><strong>{escape(picture.finding[0])}</strong></p>"
        f'<img src="{address}" alt="{escape(picture.description)}" style="max-width:100%">'
    )
