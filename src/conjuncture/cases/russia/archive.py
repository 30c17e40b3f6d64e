"""The Russian record, which is read only once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from conjuncture.records import Record


def data_folder() -> Traversable:
    """The folder with the tables of the Russian case."""
    return files("conjuncture.cases") / "russia" / "data"


@cache
def read_record() -> Record:
    """The recorded series of Russia, 1885-1939; the first call reads and checks them (about a second)."""
    return Record.read(data_folder())
