"""Citations: exactly the mechanisms, series and sources that a study used, and no others."""

from __future__ import annotations

import pandas as pd

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.records import Record
from conjuncture.theories.bibliography import named_in

COLUMNS = ("used_as", "name", "source_key", "citation", "address", "grade")


def citations(run: CaseRun) -> pd.DataFrame:
    """One row for each use of a source.

    Returns:
        Columns `used_as` (theory, mechanism, work: a work that they name, in full; input, trait of the
        society, known quantity, recorded figures, record), `name`, `source_key` (empty where the source is
        given in words), `citation`, `address`, `grade` (A primary or official, B scholarly, C weak, -
        computed by the record's compiler).
    """
    theory, record = run.simulation.theory, run.case.record()
    rows: list[tuple[str, ...]] = []
    if run.theory.card.source:
        rows.append(("theory", run.theory.name, "", run.theory.card.source, "", ""))
    rows += [
        ("mechanism", name, "", theory.reading_of(name).source, "", "")
        for name in theory.mechanisms
        if name not in theory.cut
    ]
    citations_shown = [row[3] for row in rows]
    own = {
        work: full
        for work, full in theory.card.references.items()
        if any(work in citation for citation in citations_shown)
    }
    rows += [("work", work, "", full, "", "") for work, full in {**own, **named_in(citations_shown)}.items()]
    for name, given in run.inputs.items():
        rows += [("input", name, *_source(record, key)) for key in given.source_keys]
        if not given.source_keys:
            rows.append(("input", name, "", f"assumption: {given.reason}", "", ""))
    society = run.simulation.society
    for name in sorted(run.simulation.resolved.inputs_read & set(society.given)):
        given = society.given[name]
        works = (
            _source(record, given.source)
            if given.source in record.all_sources
            else ("", f"{given.kind}: {given.source}", "", "")
        )
        rows.append(("trait of the society", name, *works))
    rows += [
        ("known quantity", one.name, *_source(record, one.source_key))
        for one in run.known
        if one.source_key and one.name in theory.parameters
    ]
    for name, target in run.compared.items():
        rows += [("recorded figures", name, *_source(record, key)) for key in target.source_keys]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def sources(run: CaseRun, used: pd.DataFrame) -> list[dict[str, str]]:
    """The keyed sources among the citations, once each: what for, and how they were checked."""
    record = run.case.record()
    keyed = used[used["source_key"] != ""]
    found = []
    for key, rows in keyed.groupby("source_key", sort=True):
        source = record.all_sources[str(key)]
        found.append(
            {
                "key": str(key),
                "citation": source.citation,
                "address": source.address,
                "grade": source.grade,
                "how_verified": source.how_verified,
                "used_for": ", ".join(dict.fromkeys(rows["name"].str.replace("_", " "))),
            }
        )
    return found


def _source(record: Record, key: str) -> tuple[str, str, str, str]:
    source = record.all_sources[key]
    return key, source.citation, source.address, source.grade
