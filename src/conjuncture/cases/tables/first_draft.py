"""A first draft for the user's own case: all tables and TOML files, to be changed."""

from __future__ import annotations

import errno
import os
from importlib.resources import files
from pathlib import Path

from conjuncture.cases.tables.described import Part, in_markdown, parts
from conjuncture.files.whole import whole_folder, write_text

README = "README.md"
_ABOUT = """# {name}: a case of your own

Every table and every TOML file of the case, with its columns and keys. Tables that hold only their header,
and TOML files that hold only comments, are optional. `conjuncture run ./{name}` runs it; mistakes are named
with file, line and column.

"""


def write_tables(folder: Path) -> None:
    """Write a copy of the tables of the case `organisation`, with the folder's name, and headers of all
    others.

    Example:
        from pathlib import Path
        write_case(Path("my_union"))

    Raises:
        FileExistsError: the folder exists.
    """
    tables = files("conjuncture.cases") / "organisation" / "data"
    if folder.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))
    with whole_folder(folder) as aside:
        for part in (part for part in parts() if part.drafted):
            table = tables / part.file
            header = ",".join(part.lines) + "\n" if part.file.endswith(".csv") else ""
            text = table.read_text("utf-8") if table.is_file() else header
            if part.file == "case.toml":
                text = text.replace('name = "organisation"', f'name = "{folder.name}"', 1)
            write_text(aside / part.file, _head(part) + text)
        write_text(aside / README, _ABOUT.format(name=folder.name) + in_markdown())


def _head(part: Part) -> str:
    """A comment with a line for each key of a TOML file; empty for a table, which README.md explains."""
    if not part.file.endswith(".toml"):
        return ""
    width = max(map(len, part.lines))
    lines = [f"# {part.says[:1].upper()}{part.says[1:]}.", "#"]
    lines += [f"#   {key:<{width}}  {says}" for key, says in part.lines.items()]
    return "\n".join(lines) + "\n\n"
