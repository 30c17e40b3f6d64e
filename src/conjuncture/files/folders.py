"""The files of a user's folder, without those that operating systems and programs leave there."""

from __future__ import annotations

from importlib.resources.abc import Traversable

_LEFT_BY_PROGRAMS = (".", "~$")
"""`._x.csv` of macOS, `.~lock.x.csv#` of LibreOffice, `~$x` of Office."""


def files_of(folder: Traversable, ending: str) -> list[Traversable]:
    """The files with this ending, such as ".csv", in upper or lower case, in the order of their names."""
    files = (
        file
        for file in folder.iterdir()
        if file.name.casefold().endswith(ending)
        and not file.name.startswith(_LEFT_BY_PROGRAMS)
        and file.is_file()
    )
    return sorted(files, key=lambda file: file.name)
