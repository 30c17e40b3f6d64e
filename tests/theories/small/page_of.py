"""Runs the page of a small theory, and looks for its figures in the text."""

import re
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[3] / "docs"


def words_of(page: str) -> str:
    """The text of a page in one line."""
    return " ".join((DOCS / f"{page}.md").read_text("utf-8").split())


def run(page: str, folder: Path) -> dict[str, Any]:
    """What the code of a page has made. It runs as a file, so that a mechanism's text is found."""
    path = folder / f"{page}_page.py"
    text = (DOCS / f"{page}.md").read_text("utf-8")
    path.write_text("\n".join(re.findall(r"```python\n(.*?)```", text, re.DOTALL)), "utf-8")
    names: dict[str, Any] = {"__name__": path.stem, "__file__": str(path)}
    exec(compile(path.read_text("utf-8"), str(path), "exec"), names)
    return names
