"""The page of what a record could decide: it opens without a network, pictures and tables beside it.

FOLDER/index.html         all in one file: words, the picture, tables, and the library that draws
FOLDER/figures/NAME.svg   the picture, and NAME.png
FOLDER/data/NAME.csv      every number behind it
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from conjuncture.cases.case import Case
from conjuncture.inquiry.identifying.identification import Identification
from conjuncture.inquiry.identifying.traces import ScoredTrace
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.language.theory import Theory
from conjuncture.presentation.identify_words import (
    all_lines,
    finding,
    quantities_in_words,
    rests_on,
)
from conjuncture.presentation.pictures.claims_moved import claims_moved
from conjuncture.presentation.report_files import write_report
from conjuncture.presentation.trace_words import trace_table, traces_in_words


def write_page(
    found: Identification,
    case: Case,
    theory: Theory,
    claims: Mapping[str, Claim],
    tables: Mapping[str, pd.DataFrame],
    folder: Path,
    mark: str = "",
    traces: Sequence[ScoredTrace] = (),
) -> Path:
    """Write the page and its files; existing files are overwritten.

    Args:
        found: what the record could decide.
        case, theory: of which.
        claims: by id.
        tables: written beside the page, by name.
        folder: made if it does not exist.
        mark: says on the page whose report it is.
        traces: what claims and rivals would leave in the record.

    Returns:
        The path of the page, `folder/index.html`.
    """
    lead = claims_moved(found)
    pictures = {} if lead is None else {lead.name: lead}
    return write_report(
        "identify.html.j2",
        folder,
        pictures,
        tables,
        case=case,
        theory=theory,
        mark=mark,
        finding=finding(found, case.title, theory.name),
        rests_on=rests_on(found),
        claims=[(name, claims[name].sentence, lines) for name, lines in all_lines(found, traces).items()],
        traced=traces_in_words(traces),
        traces=trace_table(traces),
        quantities=quantities_in_words(found),
        lead=lead,
        files_beside=list(tables),
        record=case.record(),
        simulated="these draws",
    )
