"""The lists of docs/index.md, from which `make docs` makes the site's navigation, name every page once."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
INDEX = ROOT / "docs" / "index.md"


def listed() -> list[Path]:
    links = re.findall(r"^- \[[^]]+\]\(([\w./]+\.md)\)", INDEX.read_text("utf-8"), flags=re.MULTILINE)
    return [(INDEX.parent / link).resolve() for link in links]


def test_every_page_is_in_one_list_of_the_index() -> None:
    pages = set((ROOT / "docs").glob("*.md")) - {INDEX}
    without = sorted(page.name for page in pages - set(listed()))
    assert not without, f"add a line `- [...]({without[0]}): ...` to a list of docs/index.md"
    assert len(listed()) == len(set(listed()))
    assert all(page.exists() for page in listed())


@pytest.mark.slow
def test_a_page_in_no_list_and_a_dead_link_stop_the_build(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(ROOT / "docs" / "site", docs / "site")
    for name in ("docs/conf.py", "src/conjuncture/version.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)

    def said() -> str:
        """What the build complains of."""
        words = [
            "--nitpicky",
            "--fail-on-warning",
            "--keep-going",
            "--quiet",
            "--conf-dir",
            "docs",
            ".",
            "site",
        ]
        done = subprocess.run(
            [sys.executable, "-m", "sphinx", *words],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode == 0) == (not done.stderr)
        return done.stderr

    (docs / "index.md").write_text("# Index\n\n## Start\n\n- [README](../README.md): a page\n", "utf-8")
    (tmp_path / "README.md").write_text("# README\n\nText.\n", "utf-8")
    assert not said()
    (docs / "alone.md").write_text("# Alone\n\nIn no list.\n", "utf-8")
    assert "alone.md" in said()
    (docs / "alone.md").unlink()
    (tmp_path / "README.md").write_text("# README\n\n[Nowhere](docs/nowhere.md)\n", "utf-8")
    assert "nowhere" in said()
