"""The page of a coarse case: one file that opens without a network, with pictures and data beside it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from conjuncture.engine.identity import fingerprint
from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.presentation import (
    against_record,
    overview_pictures,
    record_pictures,
    report_tables,
    variable_list,
)
from conjuncture.presentation.pages import (
    csv_of,
    embedded,
    rendered,
    script,
    untitled,
    write,
    write_pictures,
)
from conjuncture.presentation.pictures.format import counted, listed
from conjuncture.scoring.targets import target_table
from conjuncture.version import __version__


def write_overview(found: CaseRun, folder: Path) -> Path:
    """Write the page and the files beside it; what is there already is overwritten.

    Args:
        found: what was run.
        folder: made if it is not there.

    Returns:
        The path of the page, `folder/index.html`.
    """
    beside = found.standings
    courses = [overview_pictures.course(found, name) for name in found.shown]
    record_shown = record_pictures.pictures(beside)
    inputs = [overview_pictures.spells(found, name, one) for name, one in found.inputs.items() if one.spells]
    made = {picture.name: picture for picture in (*record_shown, *courses, *inputs)}
    specs = write_pictures(made, folder)
    tables = {
        "mechanisms": report_tables.mechanisms(found),
        "parameters": report_tables.parameters(found),
        "society": _society(found),
        "failed_draws": report_tables.failures(found),
        "targets": against_record.figures(beside),
        "scores": target_table([one.row for one in beside]),
        "against_the_record": against_record.table(beside),
        "likeness": against_record.likeness(beside),
        "variables": variable_list.variables(found),
    }
    for name, frame in {**{n: p.data for n, p in made.items()}, **tables}.items():
        write(folder / "data" / f"{name}.csv", csv_of(frame))
    record = found.case.record()
    page = folder / "index.html"
    html = rendered(
        "overview.html.j2",
        script(),
        found=found,
        card=found.theory.card,
        summary=_summary(found),
        facts=_facts(found),
        courses=courses,
        beside=record_shown,
        in_short=against_record.in_short(beside),
        inputs=inputs,
        tables=tables,
        subjects=list(tables["variables"].groupby("subject")),
        failed=report_tables.failures_in_words(found),
        record=record,
        sources=list(record.all_sources.values()),
        specs=embedded({name: untitled(spec) for name, spec in specs.items()}),
        script=script(),
    )
    write(page, html)
    return page


def _summary(found: CaseRun) -> list[str]:
    assumed = [name for name, given in found.inputs.items() if given.kind == "assumption"]
    run = f"{found.theory.name} was run over {found.draws} draws of its parameters and luck."
    told = [found.case.description, f"{run} Nothing was fitted, and no draw was ruled out for this page."]
    if assumed:
        told.append(f"Set by assumption throughout: {listed([name.replace('_', ' ') for name in assumed])}.")
    told += [f"Beware: {warning}" for warning in found.warnings]
    if found.left_out:
        told.append(f"In the case's tables, and not read by this theory: {listed(list(found.left_out))}.")
    return [sentence for sentence in told if sentence]


def _facts(found: CaseRun) -> list[tuple[str, str]]:
    sizes = ", ".join(f"{size.size:,} × {level}" for level, size in found.simulation.society.levels.items())
    chosen = ", ".join(f"{name} = {reading}" for name, reading in found.theory.chosen.items())
    return [
        ("Case", found.case.title),
        ("Theory", found.theory.name),
        ("Scenario", found.scenario),
        ("Draws", f"{found.draws:,}, of which {len(found.failures) or 'none'} failed"),
        ("Society", sizes),
        ("Seed", str(found.simulation.seed)),
        ("Cut", ", ".join(sorted(found.theory.cut)) or "nothing"),
        ("Readings", chosen or "the first of each mechanism"),
        ("Steps", f"{counted(found.simulation.steps, 'month')} from {found.simulation.start}"),
        ("Software", f"conjuncture {__version__}"),
        ("Fingerprint", fingerprint(found.simulation)),
    ]


def _society(found: CaseRun) -> pd.DataFrame:
    """One row for each variable and member that the society gives."""
    society = found.simulation.society
    rows = [
        {
            "variable": name,
            "level": given.level,
            "member": member,
            "value": float(value),
            "unit": given.unit,
            "kind": given.kind,
            "from": given.source,
            "how_made": given.description,
            "read": name in found.simulation.resolved.variables,
        }
        for name, given in society.given.items()
        for member, value in zip(society.levels[given.level].labels or (), given.values, strict=False)
    ]
    columns = ["variable", "level", "member", "value", "unit", "kind", "from", "how_made", "read"]
    return pd.DataFrame(rows, columns=columns)
