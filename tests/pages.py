"""The pages of the documentation, and the code on them."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
GUIDES = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")
PAGES = [*GUIDES, *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md"))]


def blocks(page: str) -> list[str]:
    """The Python of a page, in order."""
    return re.findall(r"```python\n(.*?)```", (ROOT / page).read_text("utf-8"), flags=re.DOTALL)
