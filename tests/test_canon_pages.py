"""Each model of the canon has a page: what was published, what runs, which reading meets it, and its card.

After a change that is meant, `make pages` writes the pages anew (`python tests/test_canon_pages.py`).
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conjuncture import Theory
from conjuncture.studies.registry.theories import get_theory, names

DOCS = Path(__file__).parents[1] / "docs"
NAMES = [name for name in names() if name.startswith("canon.")]
_COLUMNS = 3  # after the name


def rows_of(name: str) -> list[list[str]]:
    """The rows of the canon's table that are about a model: published, what runs gives, reading."""
    found: list[list[str]] = []
    current = ""
    for line in (DOCS / "canon.md").read_text("utf-8").splitlines():
        first, *others = [cell.strip() for cell in line.strip("|").split("|")]
        if len(others) != _COLUMNS:
            continue
        current = "".join(re.findall(r"`(canon\.\w+)`", first)) or current
        if current == name:
            found.append(others)
    return found


def page_of(name: str) -> str:
    """The page of one model, as Markdown."""
    theory = get_theory(name)
    card, short = theory.card, name.removeprefix("canon.")
    table = ["| published, or derived | what runs gives | reading |", "|---|---|---|"]
    table += [f"| {' | '.join(row)} |" for row in rows_of(name)]
    parts = [
        f"# {card.title}",
        f"`{name}`, after {card.source}. One of the models of [the canon](../canon.md).",
        "## What was published, and what runs",
        "\n".join(table),
        f"The test is `tests/science/test_{short}.py`.",
        "## What it is",
        card.what_it_is,
        "## How it works",
        card.how_it_works,
        "## What to notice",
        card.what_to_notice,
        "## What to try",
        card.what_to_try,
        f"`conjuncture show {name}` describes all of it; with `--page page.html` it draws the diagram.",
        "## Mechanisms and readings",
        "\n".join(_mechanisms(theory)),
        "## Claim, scope, and what would refute it",
        f"**Claim.** {card.claim}",
        f"**Scope.** {card.scope}",
        f"**What would refute it.** {card.refuted_by}",
    ]
    return "\n\n".join(parts) + "\n"


def _mechanisms(theory: Theory) -> list[str]:
    lines = []
    for name, mechanism in theory.mechanisms.items():
        several = len(mechanism.readings) > 1
        for one in mechanism.readings:
            reading = theory.reading(**{name: one}).reading_of(name) if several else theory.reading_of(name)
            label = f"`{name}`, reading `{one}`" if several else f"`{name}`"
            said = " ".join(reading.description.split("\n\n")[0].split())
            lines.append(f"- {label}: {said} *{reading.source}*")
    return lines


@pytest.mark.parametrize("name", NAMES)
def test_its_page_is_what_the_theory_and_the_table_say(name: str) -> None:
    page = DOCS / "canon" / f"{name.removeprefix('canon.')}.md"
    assert page.read_text("utf-8") == page_of(name), "make pages"


@pytest.mark.parametrize("name", NAMES)
def test_the_table_has_a_row_about_it_and_names_readings_that_it_has(name: str) -> None:
    rows, theory = rows_of(name), get_theory(name)
    assert rows
    own = {one for mechanism in theory.mechanisms.values() for one in mechanism.readings}
    assert {word for row in rows for word in re.findall(r"`(\w+)`", row[-1])} <= own


def test_there_is_no_page_of_a_model_that_is_gone() -> None:
    assert {f"canon.{page.stem}" for page in (DOCS / "canon").glob("*.md")} == set(NAMES)


if __name__ == "__main__":
    for model in NAMES:
        (DOCS / "canon" / f"{model.removeprefix('canon.')}.md").write_text(page_of(model), "utf-8")
