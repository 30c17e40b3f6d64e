"""Copies of the case and of conjuncture in a published folder, and the libraries that all need."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

from conjuncture.publishing.code_of_theory import LEFT_OUT
from conjuncture.publishing.errors import PublishError

SOFTWARE = "software"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def copy_case(name: str, folder: Path) -> str:
    """Copy the case that a user named, and return its path in the folder; its name if it is no folder."""
    if not Path(name).is_dir() and "/" not in name and "\\" not in name:
        return name
    target = folder / "case" / Path(name).resolve().name
    shutil.copytree(name, target, ignore=LEFT_OUT)
    return target.relative_to(folder).as_posix()


def copy_software(folder: Path, packages: Sequence[str] = ()) -> None:
    """Copy conjuncture's own code as it runs here, and write the versions of the libraries that it needs.

    Args:
        folder: where to.
        packages: the distributions that the theory imports besides.
    """
    package = Path(__file__).parents[1]
    shutil.copytree(package, folder / SOFTWARE / "conjuncture", ignore=LEFT_OUT)
    pinned = "".join(f"{name}=={version}\n" for name, version in sorted(_needed(packages).items()))
    (folder / "requirements.txt").write_text(pinned, "utf-8")


def _needed(packages: Sequence[str]) -> dict[str, str]:
    """The versions of these packages, of those that conjuncture needs, and of those that these need."""
    try:
        wanted = [*packages, *(metadata.requires("conjuncture") or ())]
    except metadata.PackageNotFoundError:
        raise PublishError(
            "conjuncture runs here without being installed, so the libraries that it needs are not known.",
            remedy="Install it: pip install --editable .",
        ) from None
    found: dict[str, str] = {}
    while wanted:
        text = wanted.pop()
        name = _NAME.match(text)
        if name is None or "extra ==" in text or _plain(name.group()) in found:
            continue
        try:
            there = metadata.distribution(name.group())
        except metadata.PackageNotFoundError:
            continue  # a library for another operating system
        found[_plain(name.group())] = there.version
        wanted += there.requires or ()
    return found


def _plain(name: str) -> str:
    """A package's name in the normal form, in which names can be compared."""
    return re.sub(r"[-_.]+", "-", name).casefold()
