"""The files of a theory of the user's own, and the installed packages that it needs besides conjuncture."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path

from conjuncture.errors import ConjunctureError
from conjuncture.files.imports_of_file import Imports, imports_of
from conjuncture.language.loading import is_path, parted
from conjuncture.publishing.errors import PublishError
from conjuncture.studies.registry.theories import get_theory, installed

LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", ".*", "*.unfinished")
_ENTRIES = ("__init__.py", "theory.py")
"""The files of a folder that are loaded as its theory."""


@dataclass(frozen=True)
class CodeOfTheory:
    """The code of a theory.

    Attributes:
        name: the theory as the user named it.
        path: its file or folder; None if it is installed.
        imports: the imports of its files; None if it is installed.
        packages: the installed distributions that its code imports.
    """

    name: str
    path: Path | None
    imports: Imports | None
    packages: tuple[str, ...]

    def copied(self, folder: Path) -> str:
        """Copy the theory with all that it imports, and return its path in the folder; its name if installed.

        Raises:
            PublishError: the copy cannot be loaded, for example since it reads a file that was not copied.
        """
        if self.path is None or self.imports is None:
            return self.name
        base = self.path.parent if self.path == self.imports.root else self.imports.root
        place = Path("theory") / self.path.relative_to(base)
        if self.path.is_dir():
            shutil.copytree(self.path, folder / place, ignore=LEFT_OUT)
        for file in self.imports.files:
            target = folder / "theory" / file.relative_to(base)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
        _, wanted = parted(self.name)
        published = place.as_posix() + (f":{wanted}" if wanted else "")
        try:
            get_theory((folder / published).as_posix())
        except ConjunctureError as error:
            raise PublishError(
                f"a copy of its code cannot be loaded by itself: {error.problem}",
                place=self.name,
                remedy="Put all that it reads into one folder, and name the folder.",
            ) from error
        return published


def code_of_theory(name: str) -> CodeOfTheory:
    """Find the code of the theory that a user names.

    Raises:
        PublishError: it is a module, neither installed as a theory nor a file; or it imports a module that
            is neither in its own folder nor installed.
        TheoryError: there is no such theory, or it cannot be loaded.
    """
    location, _ = parted(name)
    if installed(name) is not None:
        offered = metadata.entry_points(group="conjuncture.theories", name=name)
        return CodeOfTheory(name, None, None, tuple(sorted({one.dist.name for one in offered if one.dist})))
    get_theory(name)
    if not is_path(location):
        raise PublishError(
            f"'{name}' is a module of neither conjuncture nor an installed package's theories.",
            remedy="Give the path of its file or folder.",
        )
    path = Path(location).resolve()
    starts = [path / entry for entry in _ENTRIES if (path / entry).is_file()] if path.is_dir() else [path]
    imports = imports_of(starts)
    return CodeOfTheory(name, path, imports, _packages(imports))


def _packages(imports: Imports) -> tuple[str, ...]:
    """The distributions of the modules that are imported from elsewhere."""
    by_module = metadata.packages_distributions()
    found: set[str] = set()
    for module, place in imports.elsewhere.items():
        if module in by_module:
            found.update(by_module[module])
        elif (spec := util.find_spec(module)) is not None:  # a module that is nowhere is imported in vain
            raise PublishError(
                f"it imports '{module}' from {spec.origin or 'another folder'}, which is neither in its "
                f"folder {imports.root} nor installed: the published folder would not run.",
                place=place,
                remedy="Put the file into the folder of the theory, or install its package.",
            )
    return tuple(sorted(found))
