"""The page of a run, the same for every case: it opens without a network, with pictures and data beside it.

    FOLDER/index.html         all in one file: words, pictures, tables, and the library that draws
    FOLDER/figures/NAME.svg   each picture, and NAME.png
    FOLDER/data/NAME.csv      every number behind it
    FOLDER/one_sheet.html     of a case with levers: the answer on one sheet, to be printed
    FOLDER/citations.csv      exactly the mechanisms, series and sources used

The same run gives the same bytes: nothing on the page says when or where it was made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.inquiry.runs.switches import POINTS
from conjuncture.language.theory import Card
from conjuncture.presentation import against_record, column_words, report_tables, variable_list
from conjuncture.presentation.brushes import brushes
from conjuncture.presentation.citations import citations, sources
from conjuncture.presentation.diagram import diagram_svg
from conjuncture.presentation.first_screen import WOULD_COUNT, first_screen, whether
from conjuncture.presentation.glossary import Glossary
from conjuncture.presentation.one_sheet import SHEET, write_one_sheet
from conjuncture.presentation.pages import csv_of, embedded, rendered, script, untitled, write, write_pictures
from conjuncture.presentation.pictures import distance, switched, waves
from conjuncture.presentation.pictures.courses import course
from conjuncture.presentation.pictures.inputs import input_pictures
from conjuncture.presentation.pictures.levers import levers_picture
from conjuncture.presentation.pictures.picture import Picture
from conjuncture.presentation.pictures.ranking import ranking
from conjuncture.presentation.pictures.record import record_pictures
from conjuncture.presentation.pictures.rules import rules_picture
from conjuncture.presentation.pictures.target_columns import target_columns
from conjuncture.presentation.report_words import HOW_JUDGED, cannot_tell, control
from conjuncture.scoring.targets import target_table


@dataclass(frozen=True, eq=False)
class RunPictures:
    """The pictures of a run, by the part of the page in which they stand."""

    lead: Picture | None
    record: tuple[Picture, ...]
    books: tuple[Picture, ...]
    on_course: tuple[Picture, ...]
    courses: tuple[Picture, ...]
    switched: Picture | None
    inputs: tuple[Picture, ...]

    @property
    def by_name(self) -> dict[str, Picture]:
        """Every picture, in the order of the page."""
        drawn = (*self.record, *self.on_course, *self.books, *self.courses)
        parts = (self.lead, *drawn, self.switched, *self.inputs)
        return {picture.name: picture for picture in parts if picture is not None}


def run_pictures(run: CaseRun) -> RunPictures:
    """Every picture that the run has something for."""
    courses = [course(run, name) for name in run.shown]
    moved = levers_picture(run.levers) if run.levers is not None else None
    rules = rules_picture(run.rules) if run.rules is not None else moved
    lead = ranking(run) or rules
    if lead is None and courses:
        lead = courses.pop(0)
    elif rules is not None and lead is not rules:
        courses.insert(0, rules)
    return RunPictures(
        lead=lead,
        record=tuple(record_pictures(run)),
        books=tuple(
            picture for picture in (distance.from_the_record(run), waves.shape(run)) if picture is not None
        ),
        on_course=tuple(target_columns(run)) if column_words.on_course(run) else (),
        courses=tuple(courses),
        switched=switched.picture(run),
        inputs=input_pictures(run),
    )


def write_report(run: CaseRun, folder: Path, mark: str = "") -> Path:
    """Write the page and its files; existing files are overwritten.

    Args:
        run: what was run, over any case.
        folder: made if it does not exist.
        mark: says on the page whose report it is.

    Returns:
        The path of the page, `folder/index.html`.
    """
    screen = first_screen(run)
    pictures, tables, used = run_pictures(run), _tables(run), citations(run)
    specs = write_pictures(pictures.by_name, folder)
    data = {name: picture.data for name, picture in pictures.by_name.items()} | tables
    if run.books is not None:
        data["crps_by_year"] = distance.by_year(run.books)
    for name, frame in data.items():
        write(folder / "data" / f"{name}.csv", csv_of(frame))
    write(folder / "citations.csv", csv_of(used))
    diagram = diagram_svg(run.theory)
    if diagram:
        write(folder / "figures" / "diagram.svg", diagram)
    switches, brushed = run.switches, brushes(run)
    html = rendered(
        "run.html.j2",
        script(),
        run=run,
        mark=mark,
        screen=screen,
        words=Glossary(),
        would_count=WOULD_COUNT,
        whether=whether,
        card=run.theory.card,
        card_sections=_card_sections(run.theory.card),
        facts=report_tables.facts(run),
        contents=_contents(run, pictures, brushed=brushed is not None),
        lead=pictures.lead,
        record_pictures=pictures.record,
        books=pictures.books,
        on_course=pictures.on_course,
        column_headings=[
            (column.chosen, column_words.HEADINGS[column.chosen], column_words.MEANING[column.chosen], column)
            for column in column_words.columns_of(run)
        ],
        column_findings=column_words.findings(run),
        column_tally=column_words.tally(run),
        has_course=run.case.course is not None and bool(run.case.course.spells),
        courses=pictures.courses,
        inputs=pictures.inputs,
        switches=switches,
        switched=pictures.switched,
        switched_settings=embedded(switched.embedded(switches)) if switches else "",
        what_was_run=switched.what_was_run(switches) if switches else "",
        points=POINTS,
        brushes=brushed,
        brushes_data=embedded(brushed) if brushed else "",
        tables=tables,
        subjects=list(tables["variables"].groupby("subject")),
        prior_skill=_prior_skill(run),
        how_judged=HOW_JUDGED,
        failed=report_tables.failures_in_words(run),
        control=control(run.books) if run.books is not None else "",
        cannot_tell=cannot_tell(run),
        sources=sources(run, used),
        record=run.case.record(),
        diagram=diagram,
        specs=embedded({name: untitled(spec) for name, spec in specs.items()}),
        script=script(),
        sheet=SHEET if run.levers is not None else "",
    )
    page = folder / "index.html"
    write(page, html)
    write_one_sheet(run, folder)
    return page


def _tables(run: CaseRun) -> dict[str, pd.DataFrame]:
    return {
        "against_the_record": against_record.table(run.standings, run.silent),
        "targets": against_record.figures(run.standings),
        "scores": target_table([standing.row for standing in run.standings]),
        "columns": column_words.skills(run),
        "likeness": against_record.likeness(run.standings),
        "mechanisms": report_tables.mechanisms(run),
        "schedule": report_tables.schedule(run),
        "parameters": report_tables.parameters(run),
        "input_sources": report_tables.inputs(run),
        "traits": report_tables.traits(run),
        "society": report_tables.society(run),
        "known": report_tables.known(run),
        "disputes": report_tables.disputes(run),
        "failed_draws": report_tables.failures(run),
        "variables": variable_list.variables(run),
    }


def _prior_skill(run: CaseRun) -> dict[str, float]:
    """The skill of each target before any draw was ruled out; empty if none was."""
    if run.chosen != "left":
        return {}
    return {standing.row.name: standing.row.skill for standing in run.before.standings}


def _card_sections(card: Card) -> tuple[tuple[str, str], ...]:
    return (
        ("What it is", card.what_it_is),
        ("What it claims", card.claim),
        ("What would refute it", card.refuted_by),
        ("What it covers", card.scope),
        ("How it works", card.how_it_works),
        ("What to notice", card.what_to_notice),
        ("What to try", card.what_to_try),
    )


def _contents(run: CaseRun, pictures: RunPictures, *, brushed: bool) -> Sequence[tuple[str, str]]:
    """The page's sections: anchor and heading."""
    sections = (
        ("summary", "In short", True),
        ("record", "All that was compared", bool(run.standings or run.silent)),
        ("on-course", "On the recorded course", bool(pictures.on_course)),
        ("predictors", "Among dumb predictors", bool(pictures.books)),
        ("courses", "What happened in the draws", bool(pictures.courses)),
        ("switches", "What carries it: switches", run.books is not None),
        ("brushes", "If you believe otherwise: brushes", brushed),
        ("theory", "The theory", True),
        ("given", "Inputs and assumptions", True),
        ("failed", "Draws that failed", True),
        ("limits", "What this page cannot tell you", True),
        ("sources", "Sources used", True),
        ("variables", "All variables", True),
    )
    return [(anchor, heading) for anchor, heading, there in sections if there]
