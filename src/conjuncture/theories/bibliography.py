"""The one bibliography: every work that a theory, a ledger, a pattern or a page names, in full.

`bibliography.csv` has for each work the words by which it is named ("Smith 1983"), its citation, and where
the citation was looked up. A work whose citation nobody can look up has no entry and is named nowhere.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

ESSAY = "essay"


class Work(NamedTuple):
    """A work, by the words by which it is named.

    Attributes:
        name: author and year, "Lipset, Trow and Coleman 1956"; or `ESSAY`.
        citation: in full.
        checked: where the citation was looked up.
    """

    name: str
    citation: str
    checked: str


@cache
def bibliography() -> dict[str, Work]:
    """Every work by its name, in alphabetical order."""
    text = (files("conjuncture.theories") / "bibliography.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["work"]: Work(row["work"], row["citation"], row["checked"]) for row in rows}


def named_in(texts: Iterable[str]) -> dict[str, str]:
    """Works that these texts name, by name, in full.

    "S. A. Smith 1983", "Smith (1983)" and "Wildman 1980, 1987" name works as well.
    """
    found: dict[str, str] = {}
    together = " ; ".join(texts)
    for name, work in bibliography().items():
        if _pattern(name).search(together):
            found[name] = work.citation
    return found


@cache
def _pattern(name: str) -> re.Pattern[str]:
    if name == ESSAY:
        return re.compile(r"\bessay\b")
    authors, _, year = name.rpartition(" ")
    return re.compile(rf"\b{re.escape(authors)},? \(?(?:\d{{4}}, )*{year}\b")
