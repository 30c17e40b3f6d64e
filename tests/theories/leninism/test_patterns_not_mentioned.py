"""What a file of the theory may not mention, its code does not: neither years and places nor who wins."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from conjuncture.theories import leninism

ROOT = Path(leninism.__file__ or "").parent
COMING_AND_GOING = ("wave", "cycl", "ebb", "upsurge")
YEARS = ("1903", "1905", "1912", "1917", "1918", "1923", "february", "april", "october")
PLACES_AND_PARTIES = (
    "russia", "germany", "bolshevik", "menshevik", "kadet", "spartac", "lenin ", "labour party", "zimmerwald",
)  # fmt: skip
OF_CLASSES_AND_CRISIS = (
    "classes/activity", "classes/consciousness", "classes/workforce", "classes/peasants", "crisis/regime",
    "classes/industry", "classes/villages", "classes/usual", "crisis/power", "crisis/governments",
    "crisis/coordination", "crisis/aftermath",
)  # fmt: skip
OF_ORGANISATIONS = (
    "organisation/standing", "organisation/allegiance", "organisation/membership", "strategy/positions",
    "strategy/inside",
)  # fmt: skip


def code_of(name: str) -> str:
    """The text of a file without its head, which says what may not be mentioned, and without sources."""
    text = (ROOT / f"{name}.py").read_text("utf-8")
    head = ast.get_docstring(ast.parse(text), clean=False) or ""
    return re.sub(r'source="[^"]*"', "", text.replace(head, "", 1)).lower()


@pytest.mark.parametrize("name", OF_CLASSES_AND_CRISIS)
def test_that_struggle_comes_and_goes_is_not_mentioned(name: str) -> None:
    assert [word for word in COMING_AND_GOING if word in code_of(name)] == []


@pytest.mark.parametrize("name", OF_CLASSES_AND_CRISIS + OF_ORGANISATIONS)
def test_no_year_place_or_party_is_mentioned(name: str) -> None:
    assert [word for word in YEARS + PLACES_AND_PARTIES if word in code_of(name)] == []


@pytest.mark.parametrize("name", OF_CLASSES_AND_CRISIS + OF_ORGANISATIONS)
def test_each_file_says_what_it_may_not_mention(name: str) -> None:
    document = ast.get_docstring(ast.parse((ROOT / f"{name}.py").read_text("utf-8"))) or ""
    assert "may not mention" in document
