"""The answer of a case with levers on one sheet of A4, for a meeting: no script, no network, one page."""

from __future__ import annotations

from pathlib import Path

from conjuncture.engine.identity import fingerprint
from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.presentation import lever_words
from conjuncture.presentation.first_screen import records_what_it_asks
from conjuncture.presentation.pages import image_address, png_of, rendered, svg_of, untitled, write
from conjuncture.presentation.pictures.levers import lever_table, levers_picture

SHEET = "one_sheet.html"


def write_one_sheet(run: CaseRun, folder: Path) -> Path | None:
    """Write the sheet beside the page of a run; None where the case has no levers.

    The same run gives the same bytes.
    """
    levers = run.levers
    if levers is None:
        return None
    answer, *more = lever_words.finding(levers)[:3]  # the others stand in the table
    picture = levers_picture(levers)
    html = rendered(
        "one_sheet.html.j2",
        mark="",
        run=run,
        levers=levers,
        answer=answer,
        more=more,
        hangs_on=lever_words.hangs_on(levers, run.known),
        picture=image_address(png_of(svg_of(untitled(picture.chart.to_dict(validate=False))))),
        description=picture.description,
        rows=lever_table(levers).to_dict("records"),
        words=lever_words,
        known=[one for one in run.known if one.value is not None],
        empty=[one for one in run.known if one.value is None],
        sources=run.case.record().all_sources,
        from_a_theory=lever_words.from_a_theory(levers, recorded=records_what_it_asks(run)),
        fingerprint=fingerprint(run.simulation),
    )
    page = folder / SHEET
    write(page, html)
    return page
