"""`publish`: write a theory over a case as a folder that others can read, cite, check and run again."""

from __future__ import annotations

import json
import shutil
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Any

import pandas as pd

from conjuncture.engine.scheduling import Progress
from conjuncture.files.spreadsheet import csv_text
from conjuncture.files.whole import UNFINISHED, write_text
from conjuncture.publishing import data_package, metadata
from conjuncture.publishing.code_of_theory import code_of_theory
from conjuncture.publishing.copies import copy_case, copy_software
from conjuncture.publishing.errors import PublishError
from conjuncture.publishing.publication import Publication
from conjuncture.publishing.tables import FOLDER, result_tables, write_tables
from conjuncture.records.exporting import figures
from conjuncture.records.record import Record
from conjuncture.studies.progress import callback, shows_progress
from conjuncture.studies.run import DRAWS, run
from conjuncture.studies.run_result import Run
from conjuncture.studies.show import show
from conjuncture.version import __version__

LICENSE = "BSD-3-Clause"
WORKERS = 2000
_RECORD = "data/record.csv"


@shows_progress
def publish(
    theory: str,
    case: str,
    *,
    folder: str | Path,
    authors: Sequence[str],
    title: str = "",
    license: str = LICENSE,  # noqa: A002 - the usual word for it
    draws: int = DRAWS,
    workers: int = WORKERS,
    seed: int = 0,
    scenario: str | None = None,
    allow_code: bool = False,
    progress: Progress | bool | None = None,
) -> Publication:
    """Run a theory over a case, and write everything that others need to read, cite, check and repeat it.

    The folder contains the files of the theory and the case, conjuncture itself with the versions of its
    libraries, a description of the theory by the ODD protocol, the record with its sources, the results as
    tables and as a page, and metadata (Frictionless, CodeMeta, CFF, RO-Crate). `rerun` runs it again.

    Args:
        theory: its name, or its file or folder, which is copied with all files of its folder that it
            imports.
        case: its name, or its folder, which is copied.
        folder: the folder to write; it must not exist.
        authors: the authors of the theory, each as "Given Family".
        title: default: the titles of theory and case.
        license: the licence of the authors' own work, as an SPDX name such as "CC-BY-4.0".
        draws, workers, seed, scenario: as for `run`.
        allow_code: whether the `case.py` of a folder may run.
        progress: True shows a bar also outside a notebook, False nowhere; or a function, called with
            (steps done, steps in all).

    Raises:
        PublishError: the folder exists, there is no author, the theory is a module without a file or imports
            one that is neither in its folder nor installed, or conjuncture is not installed.
        Other errors are those of `run`.
    """
    target = Path(folder)
    if target.exists():
        raise PublishError(f"{target} exists already.", remedy="Name a folder that does not exist.")
    if not any(author.strip() for author in authors):
        raise PublishError("there is no author.", remedy='Write --author "Given Family".')
    code = code_of_theory(theory)
    done = run(
        case,
        theory,
        draws=draws,
        workers=workers,
        seed=seed,
        scenario=scenario,
        allow_code=allow_code,
        progress=callback(progress) or False,
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{target.name}.{uuid.uuid4().hex}{UNFINISHED}")
    try:
        aside.mkdir()
        publication = Publication(
            title=title or _title(done),
            authors=tuple(author.strip() for author in authors if author.strip()),
            license=license,
            date=datetime.now(UTC).date().isoformat(),
            conjuncture=__version__,
            theory=code.copied(aside),
            case=copy_case(case, aside),
            draws=draws,
            workers=workers,
            seed=seed,
            scenario=done.scenario,
            files={},
        )
        copy_software(aside, code.packages)
        _fill(aside, publication, done, theory)
        publication = publication.written(aside)
        aside.rename(target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return publication


def _fill(folder: Path, publication: Publication, done: Run, theory: str) -> None:
    """Write the description, the results and the metadata."""
    write_text(folder / "ODD.md", str(show(theory)) + "\n")
    tables = result_tables(done)
    write_tables(tables, folder)
    done.report(folder / "results" / "page")
    write_text(folder / "results" / "results.json", done.to_json() + "\n")
    described = {(FOLDER / f"{name}.csv").as_posix(): table for name, table in tables.items()}
    record = done.case.record()
    if record.ids():
        described[_RECORD] = figures(record)
        write_text(folder / _RECORD, csv_text(described[_RECORD]))
    _describe(folder, publication, done, described, record)


def _describe(
    folder: Path,
    publication: Publication,
    done: Run,
    tables: Mapping[str, pd.DataFrame],
    record: Record,
) -> None:
    """Write the licence, the README and the metadata."""
    sources = {key: source.citation for key, source in record.all_sources.items()}
    write_text(folder / "LICENSE", _license(publication))
    write_text(folder / "README.md", _readme(publication, done))
    write_text(folder / "CITATION.cff", metadata.citation(publication))
    _json(folder / data_package.FILE, data_package.data_package(publication, tables, sources))
    _json(folder / "codemeta.json", metadata.codemeta(publication, done.finding))
    there = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
    _json(folder / "ro-crate-metadata.json", metadata.ro_crate(publication, done.finding, there))


def _json(path: Path, content: Mapping[str, Any]) -> None:
    write_text(path, json.dumps(content, indent=1, ensure_ascii=False) + "\n")


def _title(done: Run) -> str:
    card = done.theory.card
    return f"{card.title if card and card.title else done.theory.name} over {done.case.title}"


def _text(name: str) -> str:
    return (resources.files("conjuncture.publishing") / name).read_text("utf-8")


def _license(publication: Publication) -> str:
    names, year = ", ".join(publication.authors), publication.date[:4]
    head = f"SPDX-License-Identifier: {publication.license}\n\nCopyright (c) {year}, {names}\n\n"
    if publication.license == LICENSE:
        return head + _text("license_bsd.txt")
    return head + f"The text of the licence: https://spdx.org/licenses/{publication.license}.html\n"


def _readme(publication: Publication, done: Run) -> str:
    code = " --allow-code" if "/" in publication.theory + publication.case else ""
    return _text("readme.txt").format(
        title=publication.title,
        authors=", ".join(publication.authors),
        date=publication.date,
        finding=done.finding,
        theory=publication.theory,
        case=publication.case,
        draws=publication.draws,
        workers=publication.workers,
        seed=publication.seed,
        scenario=publication.scenario,
        version=publication.conjuncture,
        license=publication.license,
        code=code,
    )
