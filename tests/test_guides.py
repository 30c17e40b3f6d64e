"""The guides and pages name only what is there: paths, links, public modules; the root is light to import."""

import re
import subprocess
import sys

import pytest

from .pages import GUIDES, PAGES, ROOT, blocks

PUBLIC = ("", ".networks", ".questions", ".tables", ".testing", ".theories", ".worlds")


@pytest.mark.parametrize("page", PAGES)
def test_no_page_imports_from_a_module_that_is_private(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    opened = re.findall(r"^\s*(?:from|import) conjuncture((?:\.\w+)*)", text, flags=re.MULTILINE)
    first = {re.sub(r"(\.\w+)\..*", r"\1", module) for module in opened}
    assert first <= set(PUBLIC)


def test_importing_conjuncture_brings_in_no_heavy_library() -> None:
    program = (
        "import sys, conjuncture; "
        "print([name for name in ('jax', 'numpy', 'pandas', 'xarray', 'altair') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("guide", GUIDES[1:])
def test_every_path_that_a_guide_names_is_there(guide: str) -> None:
    """Those below src/conjuncture too; of a path with a NAME to be chosen, the folder."""
    text = (ROOT / guide).read_text("utf-8")
    named = re.findall(r"`([\w.+/-]+(?:/|\.(?:py|md|toml|csv|txt)))`|`((?:src|tests|docs)/[\w./-]+)`", text)
    paths = {re.sub(r"[\w.+]*(?:NAME|SUBJECT).*", "", one or other) for one, other in named}
    roots = (ROOT, ROOT / "src" / "conjuncture")
    assert len(paths) > 20
    assert [path for path in paths if not any((root / path).exists() for root in roots)] == []


def test_what_the_guide_says_of_a_mechanism_tried_by_hand_holds() -> None:
    (code,) = blocks("CONTRIBUTING.md")
    exec(code, {})


@pytest.mark.parametrize("guide", GUIDES)
def test_every_link_of_a_guide_leads_somewhere(guide: str) -> None:
    targets = re.findall(r"\]\((?!http)([^)#]+)\)", (ROOT / guide).read_text("utf-8"))
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
