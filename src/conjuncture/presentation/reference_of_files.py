"""The reference of all files that users write, column by column and key by key, made from what reads them.

`python -m conjuncture.presentation.reference_of_files` prints it; `docs/files.md` has it.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields

from conjuncture.cases.tables.described import in_markdown
from conjuncture.inquiry.codec.kinds import KINDS, PARTS, class_of
from conjuncture.inquiry.codec.worlds import ACTS
from conjuncture.inquiry.ledger.claim_reader import LEDGER_HEAD
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.objections import Objection, Refutation
from conjuncture.inquiry.ledger.questions import Means, OpenQuestion
from conjuncture.inquiry.ledger.rivals import Rival
from conjuncture.inquiry.ledger.trace import Stretch, Trace
from conjuncture.inquiry.question_file import HEAD

_ABOUT = """# Files: every column and every key

The files that you write for conjuncture are text: tables (CSV) and TOML. conjuncture reads both strictly. A
file is UTF-8, or begins with a byte order mark, or names its encoding in a first line, `# encoding: cp1251`.
A table has commas between its cells, decimal points, and as many cells in each row as in the header. A date
is `1905-12-05`, a month `1905-12`. You see all mistakes of a file at once, each with line, column and remedy.
`conjuncture new NAME --case` writes a folder with every file of a case.

## A case's folder

`python -m conjuncture.records FOLDER` writes `hashes.json`, with which conjuncture notices a changed figure.
"""
_CODINGS = """## A table of coded cases

The first column names each case once. Every other column is a condition or an outcome, with any name. Its
cells are 0 or 1, whole numbers from 0, or degrees from 0 to 1. No cell is empty.
"""
_QUESTIONS = """## A question's file

The head has the keys of the second table. `[worlds]` names worlds, and `[question]` is the question: its key
`is` names the kind, and its other keys are those of the kind. An intervention is a list of short tables, each
with one key of the first table and the keys that go with it.
"""
_LEDGER = """## A ledger

A ledger is one TOML file, or a folder of them. In a folder, a file `worlds.toml` gives the head for all
files.
"""
_SECTION = re.compile(r"Attributes:\n(.*?)(?:\n\n(?=\S)|\Z)", re.DOTALL)


def page() -> str:
    """The whole page, in Markdown."""
    sections = [_ABOUT, in_markdown("###"), _CODINGS, _QUESTIONS]
    acts = {act: ", ".join(f"`{key}`" for key in keys) or "nothing else" for act, keys in ACTS.items()}
    head = {key: says for key, (_, says) in HEAD.items()}
    sections += [_table("### Interventions in a world", acts), _table("### The head", head)]
    sections += [_of_class(f'### is = "{word}"', class_of(word)) for word in (*KINDS, *PARTS)]
    sections += [_LEDGER, _table("### The head of a ledger", LEDGER_HEAD)]
    entries = {
        "[[claim]]": Claim,
        "[[question]]": OpenQuestion,
        "[[question.through]]": Means,
        "[question.objection]": Objection,
        "[question.refuted_by]": Refutation,
        "[[rival]]": Rival,
        "[[trace]]": Trace,
        "than, of a trace": Stretch,
    }
    sections += [_of_class(f"### {heading}", kind) for heading, kind in entries.items()]
    return "\n".join(sections).rstrip() + "\n"


def _of_class(heading: str, kind: type) -> str:
    described = _attributes(kind)
    lines = {field.name: described[field.name] + _usual(field) for field in fields(kind)}
    first = str(inspect.getdoc(kind)).splitlines()[0]
    return _table(f"{heading}\n\n{first}", lines)


def _table(heading: str, lines: Mapping[str, str]) -> str:
    rows = [f"| `{key}` | {says.replace('|', '/')} |" for key, says in lines.items()]
    return "\n".join([heading, "", "| key | meaning |", "|---|---|", *rows, ""])


def _attributes(kind: type) -> dict[str, str]:
    """The docstring's text on each attribute."""
    section = _SECTION.search(str(inspect.getdoc(kind)))
    meanings: dict[str, str] = {}
    for entry in re.split(r"\n(?=\S)", inspect.cleandoc("\n" + section[1])) if section else ():
        names, _, says = entry.partition(":")
        meanings |= dict.fromkeys((name.strip() for name in names.split(",")), " ".join(says.split()))
    return meanings


def _usual(field: Field[object]) -> str:
    """Whether it may be left out."""
    needed = field.default is MISSING and field.default_factory is MISSING
    return "" if needed else " (optional)"


if __name__ == "__main__":
    sys.stdout.write(page())
