"""Where the report of a run goes: named by case and theory, and never over the report of another run."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from conjuncture.cases.case import Case
from conjuncture.errors import ConjunctureError
from conjuncture.files.names import file_name
from conjuncture.files.whole import write_text
from conjuncture.inquiry.experiments.interventions import Intervention
from conjuncture.language.theory import Theory

PAGE, OWNER = "index.html", "run.json"
_CHECKSUM = "checksum"
_MARK = re.compile(rb'<meta name="conjuncture-run" content="([0-9a-f]{32})">')
_LONGEST = 120  # characters; file systems refuse names of more than 255


class ReportError(ConjunctureError, ValueError):
    """A folder that holds the report of another run."""


def owner_of(case: Case, theory: Theory, scenario: str, given: Intervention, seed: int) -> dict[str, Any]:
    """What a report is of. More draws, or a larger society, make the same report anew."""
    return {
        "case": case.name,
        "theory": theory.name,
        "cut": sorted(theory.cut),
        "readings": dict(sorted(theory.chosen.items())),
        "scenario": scenario,
        "given": str(given) if given.acts else "",
        "seed": seed,
    }


def folder_name(owner: Mapping[str, Any], case: Case) -> str:
    """A folder's name for a report: case and theory, and whatever differs from the usual run of the two."""
    parts = [file_name(case.name, of="case"), owner["theory"], *(f"without-{name}" for name in owner["cut"])]
    parts += [f"{mechanism}-{reading}" for mechanism, reading in owner["readings"].items()]
    parts += [owner["scenario"]] if owner["scenario"] != case.scenarios[0] else []
    parts += [owner["given"]] if owner["given"] else []
    parts += [f"seed-{owner['seed']}"] if owner["seed"] else []
    return re.sub(r"[^\w.-]+", "-", "-".join(parts))[:_LONGEST] + "-report"


def mark_of(owner: Mapping[str, Any]) -> str:
    """A short digest of whose report it is, which its page carries."""
    return hashlib.sha256(json.dumps(owner, sort_keys=True).encode()).hexdigest()[:32]


def refuse_other(folder: Path, owner: Mapping[str, Any]) -> None:
    """Refuse a folder in which the report of another run lies.

    Where `run.json` is missing or damaged, the page's own mark says whose it is. A report of which neither
    is whole may be made anew.

    Raises:
        ReportError: with what it is of.
    """
    page = folder / PAGE
    if not page.exists():
        return
    other, mark = _read(folder / OWNER), _mark_on(page)
    if other == owner or (other is None and mark == mark_of(owner)):
        return
    if other is None and mark is None and (folder / OWNER).exists():
        return
    known = f"the report of {other['theory']} over {other['case']}" if other else "another page"
    differs = ", ".join(key for key in owner if other and other.get(key) != owner[key])
    raise ReportError(
        f"it holds {known}, and stays as it is.{f' The two differ in {differs}.' if differs else ''}",
        place=str(folder),
        remedy="Name another folder.",
    )


def sign(folder: Path, owner: Mapping[str, Any]) -> None:
    """Write down whose report lies in a folder, before any of it does."""
    data = {**owner, _CHECKSUM: mark_of(owner)}
    write_text(folder / OWNER, json.dumps(data, indent=1) + "\n")


def _read(path: Path) -> dict[str, Any] | None:
    """What was signed; None where nothing was, or it is damaged."""
    try:
        found = json.loads(path.read_text("utf-8"))
        checksum = found.pop(_CHECKSUM)
    except (OSError, ValueError, KeyError, AttributeError, RecursionError):
        return None
    return found if checksum == mark_of(found) else None


def _mark_on(page: Path) -> str | None:
    """The mark of a page; None where it has none that can be read."""
    found = _MARK.search(page.read_bytes())
    return found.group(1).decode() if found else None
