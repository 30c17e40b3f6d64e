"""`rerun`: run a published folder again, and compare the numbers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from conjuncture.engine.scheduling import Progress
from conjuncture.files.code import refuse_code
from conjuncture.grammar import counted
from conjuncture.presentation.notebook import result_html
from conjuncture.publishing.publication import Publication, read_publication
from conjuncture.publishing.tables import Difference, differences, result_tables
from conjuncture.studies.progress import callback, shows_progress
from conjuncture.studies.run import run
from conjuncture.version import __version__

CLOSE = 1e-4
"""The largest relative difference that rounding on another processor explains: numbers have about seven
digits, and runs have hundreds of steps."""


@dataclass(frozen=True)
class Rerun:
    """The comparison of a published folder with a new run of it.

    Attributes:
        publication: the facts of the published run.
        changed: the files that are missing or differ from those published.
        tables: how each table differs from the published one.
        version: the version of conjuncture that ran it again.
    """

    publication: Publication
    changed: tuple[str, ...]
    tables: tuple[Difference, ...]
    version: str

    @property
    def same(self) -> bool:
        """Whether all tables are equal to the last digit."""
        return all(table.same for table in self.tables)

    @property
    def close(self) -> bool:
        """Whether no number differs by more than rounding can explain."""
        return all(table.largest <= CLOSE for table in self.tables)

    def words(self) -> str:
        """The result in sentences."""
        said = [
            f"{len(self.changed)} of {counted(len(self.publication.files), 'file')} "
            f"{'is' if len(self.changed) == 1 else 'are'} not as published: {', '.join(self.changed[:5])}."
            if self.changed
            else f"All {len(self.publication.files)} files are as published."
        ]
        if self.version != self.publication.conjuncture:
            said.append(f"conjuncture {self.version} ran it; {self.publication.conjuncture} was published.")
        apart = [table for table in self.tables if not table.same]
        if not apart:
            said.append(f"The same numbers: all {counted(len(self.tables), 'table')} to the last digit.")
            return " ".join(said)
        worst = max(apart, key=lambda table: table.largest)
        far = "another shape" if worst.largest == float("inf") else f"numbers apart by {worst.largest:.1g}"
        verdict = "Nearly the same numbers" if self.close else "Other numbers"
        said.append(
            f"{verdict}: {len(apart)} of {counted(len(self.tables), 'table')} differ, '{worst.table}' the "
            f"most, with {far}."
        )
        return " ".join(said)

    def __str__(self) -> str:
        return self.words()

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        table = pd.DataFrame([vars(table) for table in self.tables])
        return result_html(
            f"{self.publication.title}, run again", (self.words(),), table=table, has_page=False
        )

    def to_dict(self) -> dict[str, Any]:
        """The same as plain data."""
        return {
            "same": self.same,
            "close": self.close,
            "changed_files": list(self.changed),
            "tables": {table.table: {"same": table.same, "largest": table.largest} for table in self.tables},
            "words": self.words(),
        }


@shows_progress
def rerun(folder: str | Path, *, allow_code: bool = False, progress: Progress | bool | None = None) -> Rerun:
    """Run the theory of a published folder again, and compare all tables.

    Args:
        folder: a folder that `publish` wrote.
        allow_code: whether code in the folder (its theory, a `case.py`) may run.
        progress: True shows a bar also outside a notebook, False nowhere; or a function, called with
            (steps done, steps in all).

    Raises:
        PublishError: the folder is not a published one, or is damaged.
        CodeFromDataError: its theory is not installed, and may not run.
        Other errors are those of `run`.
    """
    there = Path(folder)
    publication = read_publication(there)
    changed = publication.changed(there)
    theory, case = _in(there, publication.theory), _in(there, publication.case)
    if theory != publication.theory:
        refuse_code(theory, named_in=str(there), allowed=allow_code)
    found = run(
        case,
        theory,
        draws=publication.draws,
        workers=publication.workers,
        seed=publication.seed,
        scenario=publication.scenario,
        allow_code=allow_code,
        progress=callback(progress) or False,
    )
    return Rerun(publication, changed, differences(result_tables(found), there), __version__)


def _in(folder: Path, name: str) -> str:
    return (folder / name).as_posix() if name.startswith(("theory/", "case/")) else name
