"""Copies of the theory, the case and conjuncture in a published folder, and the libraries that they need."""

from __future__ import annotations

import re
import shutil
from importlib import metadata
from pathlib import Path

from conjuncture.language.loading import is_path, parted
from conjuncture.publishing.errors import PublishError
from conjuncture.studies.registry.theories import installed

SOFTWARE = "software"
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", ".*", "*.unfinished")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def copy_theory(name: str, folder: Path) -> str:
    """Copy the theory that a user named, and return its path in the folder; its name if it is installed.

    Raises:
        PublishError: it is a module, neither installed as a theory nor a file.
    """
    location, wanted = parted(name)
    if installed(name) is not None:
        return name
    if not is_path(location):
        raise PublishError(
            f"'{name}' is a module of neither conjuncture nor an installed package's theories.",
            remedy="Give the path of its file or folder.",
        )
    copied = _copied(Path(location), folder / "theory")
    return copied.relative_to(folder).as_posix() + (f":{wanted}" if wanted else "")


def copy_case(name: str, folder: Path) -> str:
    """Copy the case that a user named, and return its path in the folder; its name if it is no folder."""
    if not Path(name).is_dir() and "/" not in name and "\\" not in name:
        return name
    return _copied(Path(name), folder / "case").relative_to(folder).as_posix()


def copy_software(folder: Path) -> None:
    """Copy conjuncture's own code as it runs here, and write the versions of the libraries that it needs."""
    package = Path(__file__).parents[1]
    shutil.copytree(package, folder / SOFTWARE / "conjuncture", ignore=_LEFT_OUT)
    pinned = "".join(f"{name}=={version}\n" for name, version in sorted(_needed().items()))
    (folder / "requirements.txt").write_text(pinned, "utf-8")


def _copied(source: Path, folder: Path) -> Path:
    target = folder / source.resolve().name
    if source.is_dir():
        shutil.copytree(source, target, ignore=_LEFT_OUT)
    else:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    return target


def _needed() -> dict[str, str]:
    """The versions of the packages that conjuncture needs to run, and of those that these need."""
    try:
        wanted = list(metadata.requires("conjuncture") or ())
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
