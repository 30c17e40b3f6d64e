"""One bibliography: every work named has an entry, no entry stands for show, none is only remembered."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from conjuncture.theories.bibliography import ESSAY, bibliography, named_in

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "conjuncture"
WORD = r"[A-ZÀ-Ž][\w’'-]+"
NAMED = re.compile(rf"((?:{WORD}, )*{WORD}(?: and {WORD})?),? \(?((?:1[5-9]|20)\d\d)(?!\d|[-–]\d)")
_NO_AUTHORS = """
January February March April May June July August September October November December Britain
Bulgaria Canton Chile China Europe Finland France Germany Hamburg Hungary Indonesia Italy Japan
Korea Mongolia Moscow Poland Portugal Reval Russia Spain States Taiwan Yugoslavia International
Kienthal Ruhr Berlin After Before By During For From In Since Until Till War Revolution Petrograd
Stuttgart Madrid Done STEEL Kapp Tsushima Easter Struggle Bialystok UGT CNT FAI Communists Socialists
"""
NO_AUTHORS = frozenset(_NO_AUTHORS.split())


def mentions(text: str) -> set[str]:
    """Works that a text names, by author and year."""
    plain = re.sub(r"\\\n", "", text).replace("\n", " ")
    found = set()
    for authors, year in NAMED.findall(plain):
        if authors.replace(" and ", ", ").split(", ")[-1] not in NO_AUTHORS:
            found.add(f"{authors} {year}")
    return found


def last_and_year(name: str) -> tuple[str, str]:
    """The last author and the year: titles and initials may stand before a name."""
    *authors, year = name.split()
    return authors[-1] if authors else "", year


def strings(value: object) -> Iterator[str]:
    """All text within data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in strings(one))
    elif isinstance(value, list):
        yield from (text for one in value for text in strings(one))


@cache
def texts() -> dict[str, str]:
    """What may name works: sources of mechanisms, ledgers, patterns, pages; by file."""
    found = {}
    for file in sorted((SOURCE / "theories").rglob("*.py")):
        if file.name != "bibliography.py":
            quoted = re.findall(r'source=\(?((?:\s*f?"[^"]*")+)', file.read_text("utf-8"))
            found[file.name] = " ; ".join(" ".join(re.findall(r'"([^"]*)"', one)) for one in quoted)
    for file in [*(SOURCE / "theories").rglob("*.toml"), *(SOURCE / "cases").rglob("patterns.toml")]:
        found[f"{file.parent.parent.name}/{file.name}"] = " ; ".join(
            strings(tomllib.loads(file.read_text("utf-8")))
        )
    for file in [*(ROOT / "docs").glob("*.md"), ROOT / "README.md"]:
        found[file.name] = file.read_text("utf-8")
    for file in (SOURCE / "cases").rglob("*.csv"):
        if file.name in ("society.csv", "inputs.csv", "targets.csv"):
            found[f"{file.parent.parent.name}/{file.name}"] = file.read_text("utf-8")
    found["patterns.py"] = (SOURCE / "cases" / "russia" / "patterns.py").read_text("utf-8")
    return found


@pytest.mark.parametrize("place", texts())
def test_every_work_named_has_an_entry(place: str) -> None:
    text = texts()[place]
    entries = set(named_in([re.sub(r"\\\n", "", text).replace("\n", " ")]))
    known = {last_and_year(name) for name in entries}
    assert {one for one in mentions(text) if last_and_year(one) not in known} == set()


def test_no_entry_stands_for_show() -> None:
    assert set(bibliography()) - set(named_in(text.replace("\n", " ") for text in texts().values())) == set()


def test_every_entry_says_where_its_citation_was_seen() -> None:
    assert [work.name for work in bibliography().values() if not work.checked.strip()] == []


def test_an_entry_says_who_and_when_as_it_is_named() -> None:
    for work in bibliography().values():
        if work.name != ESSAY:
            authors, _, year = work.name.rpartition(" ")
            assert year in work.citation or str(int(year) - 2) in work.citation, work  # printed 1930-32
            assert all(author[:3] in work.citation for author in re.split(r", | and ", authors)), work


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("S. A. Smith 1983, on the works", ["Smith 1983"]),
        ("Chorley (1943) and Russell (1974)", ["Chorley 1943", "Russell 1974"]),
        ("Ragin 1987, 2008", ["Ragin 1987", "Ragin 2008"]),
        ("essay L408; against it, Kautsky 1901", ["essay", "Kautsky 1901"]),
        ("Smith 1984; the essayist", []),
    ],
)  # fmt: skip
def test_works_are_found_however_they_are_named(text: str, works: list[str]) -> None:
    assert sorted(named_in([text])) == sorted(works)


def test_a_text_that_names_a_work_without_entry_is_noticed() -> None:
    assert mentions("as Nobody 1955 says; Hill and Turner 1980 (Smith 1983), March 1917") == {
        "Nobody 1955",
        "Hill and Turner 1980",
        "Smith 1983",
    }
