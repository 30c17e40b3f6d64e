"""The facts of a published run, and the fingerprints of its files: `publication.json`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from conjuncture.files.whole import write_text
from conjuncture.presentation.notebook import result_html
from conjuncture.publishing.errors import PublishError

FILE = "publication.json"
_NOT_COUNTED = {FILE, ".venv", "__pycache__"}


@dataclass(frozen=True)
class Publication:
    """A published run.

    Attributes:
        title, authors, license: from the authors; the licence is an SPDX name.
        date: the day when it was written, such as 2026-11-30.
        conjuncture: the version of conjuncture that ran it.
        theory, case: the name if it is installed, else the path in the folder.
        draws, workers, seed, scenario: as for `conjuncture.run`.
        files: the SHA-256 of each file by its path.
    """

    title: str
    authors: tuple[str, ...]
    license: str
    date: str
    conjuncture: str
    theory: str
    case: str
    draws: int
    workers: int
    seed: int
    scenario: str
    files: dict[str, str]

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        facts = (
            f"{', '.join(self.authors)}, {self.date}: {self.theory} over {self.case}, {self.draws} draws, "
            f"{len(self.files)} files, {self.license}."
        )
        return result_html(self.title, (facts,), has_page=False)

    def written(self, folder: Path) -> Publication:
        """Write it into the folder with the fingerprints of the folder's files, and return it with these."""
        signed = replace(self, files=fingerprints(folder))
        write_text(folder / FILE, json.dumps(asdict(signed), indent=1, ensure_ascii=False) + "\n")
        return signed

    def changed(self, folder: Path) -> tuple[str, ...]:
        """The files that were edited or deleted since. New files do not count."""
        now = fingerprints(folder)
        return tuple(name for name, digest in self.files.items() if now.get(name) != digest)


def read_publication(folder: Path) -> Publication:
    """Read the publication of a folder.

    Raises:
        PublishError: it is missing or damaged.
    """
    path = folder / FILE
    if not path.is_file():
        raise PublishError(
            f"{folder} is not a published folder: it has no {FILE}.",
            remedy="`conjuncture publish THEORY --case CASE` writes one.",
        )
    try:
        data = json.loads(path.read_text("utf-8"))
        return Publication(**{**data, "authors": tuple(data["authors"])})
    except (ValueError, TypeError, KeyError) as error:
        raise PublishError(
            f"{path} is damaged: {error}.", remedy="Take the file from the published folder."
        ) from None


def fingerprints(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file in a folder, by its path with forward slashes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(_files(folder))
    }


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and not _NOT_COUNTED & set(path.relative_to(folder).parts):
            yield path
