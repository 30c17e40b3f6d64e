"""How `make docs` builds the site: Sphinx, MyST-Parser and the theme furo, from the Markdown in docs/.

The lists of links in `index.md` are the table of contents: each heading there is a part of the site's
navigation, and each link is a page. Below the canon stands a page for each of its models. The build stops at
a page that no list names, and at a dead link.
"""

import re
from pathlib import Path

from sphinx.application import Sphinx

ROOT = Path(__file__).parents[1]

project = "conjuncture"
author = "the conjuncture developers"
version = release = re.findall(
    r'__version__ = "(.+)"', (ROOT / "src/conjuncture/version.py").read_text("utf-8")
)[0]

# Sphinx reads the repository from its root: a link from docs/ to README leads there, as on a code host.
extensions = ["myst_parser"]
root_doc = "docs/index"
include_patterns = ["docs/**", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"]
exclude_patterns = [".*", "build", "dist", "out", "runs"]
highlight_language = "text"  # a block that names no language is none
smartquotes = False  # options keep their two hyphens, and code its quotation marks
myst_heading_anchors = 4  # a link to `page.md#a-heading` leads to the heading, as on a code host

html_theme = "furo"
html_title = "conjuncture"
html_show_copyright = False
html_show_sourcelink = False
html_copy_source = False
html_static_path = ["site"]
html_css_files = ["site.css"]
html_additional_pages = {"index": "to_the_start.html"}
templates_path = ["site"]

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_LINK = re.compile(r"^- \[([^]]+)\]\(([\w./]+)\.md\)", re.MULTILINE)


def _parts(index: str) -> dict[str, list[str]]:
    """The parts of the site and the pages of each, in order, as the lists of `index.md` give them."""
    _, *split = _HEADING.split(index)
    return {
        heading: [f"{label} <{page}>" for label, page in _LINK.findall(text)]
        for heading, text in zip(split[::2], split[1::2], strict=True)
    }


def _add_navigation(_: Sphinx, page: str, source: list[str]) -> None:
    """Add to the index, and to the canon, what Sphinx makes the navigation from."""
    if page == "docs/canon":
        source[0] += "\n```{toctree}\n:hidden:\n:glob:\n\ncanon/*\n```\n"
    if page != root_doc:
        return
    for heading, pages in _parts(source[0]).items():
        source[0] += "\n".join(
            ["", "```{toctree}", ":hidden:", f":caption: {heading}", "", *pages, "```", ""]
        )


def setup(app: Sphinx) -> None:
    """Sphinx calls this when it has read the settings above."""
    app.connect("source-read", _add_navigation)
