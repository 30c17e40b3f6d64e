"""The Russian record, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from conjuncture.records import Record


def data_folder() -> Traversable:
    """Where the tables of the Russian case lie."""
    return files("conjuncture.cases") / "russia" / "data"


@cache
def read_record() -> Record:
    """The recorded series of Russia, 1885-1939, read and checked at the first call (about a second)."""
    return Record.read(data_folder())
