"""Load users' Python files together with the files that they import, without side effects on other modules.

Each folder becomes a package with a unique name. So two files with the same name, or a file called
`types.py`, hide no other module, `sys.path` does not change, and relative imports work. `import helpers`
finds `helpers.py` in the folder of the file or in the folder where the file's package begins, unless it is
the name of a module of the standard library, or `conjuncture`.

The file itself runs again at each call. The files that it imports run again only if the text of one has
changed, so two theories that import one file share its objects. Compiled code is not stored, because it could
be out of date if a file changes twice within a second.
"""

from __future__ import annotations

import builtins
import hashlib
import importlib
import importlib.util
import sys
from collections.abc import Mapping, Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from conjuncture.errors import ConjunctureError
from conjuncture.files.imports_of_file import LEFT_ALONE, root_of
from conjuncture.files.python_mistakes import PREFIX, mistake

_OWN = Path(__file__).parents[1].resolve()


def module_in(path: Path, error: type[ConjunctureError] = ConjunctureError) -> ModuleType:
    """Run a Python file, or the `__init__.py` of a folder, and return its module.

    Args:
        path: a `.py` file, or a folder with an `__init__.py`.
        error: the class of the error to raise.

    Raises:
        ConjunctureError: an error of this class: there is no such file, or it cannot be read, compiled or
            run; the message has the file, line and column.
    """
    file = _file(path, error).resolve()
    if file.is_relative_to(_OWN):
        name = ".".join(("conjuncture", *file.relative_to(_OWN).with_suffix("").parts))
        return importlib.import_module(name.removesuffix(".__init__"))
    root = root_of(file)
    package = PREFIX + hashlib.sha256(str(root).encode()).hexdigest()[:12]
    *folders, stem = file.relative_to(root).with_suffix("").parts
    parts = folders if stem == "__init__" else [*folders, stem.replace(".", "_")]
    name = ".".join((package, *parts))
    sys.modules.pop(name, None)
    if package not in sys.modules or _has_changed(package):
        _forget(package)
        sys.modules[package] = _folder_as_package(package, root)
    _FILES[name] = file
    try:
        return importlib.import_module(name)
    except (ConjunctureError, KeyboardInterrupt):
        raise
    except BaseException as wrong:  # SystemExit, and errors of some libraries, are not of class Exception
        raise mistake(wrong, file, error, package) from wrong
    finally:
        _FILES.pop(name)
        if name not in sys.modules:
            _forget(package)


def _file(path: Path, error: type[ConjunctureError]) -> Path:
    if path.is_dir():
        if not (path / "__init__.py").is_file():
            raise error(
                f"{path} is a folder but not a package: it has no __init__.py.",
                remedy="Give the path of a .py file in it.",
            )
        return path / "__init__.py"
    if not path.exists():
        raise error(f"there is no file {path}.", remedy="Give the path of a .py file.")
    if path.suffix != ".py":
        raise error(f"{path} is not a Python file.", remedy="Give the path of a .py file.")
    return path


def _folder_as_package(name: str, folder: Path) -> ModuleType:
    spec = ModuleSpec(name, None, is_package=True)
    spec.submodule_search_locations = [str(folder)]
    return importlib.util.module_from_spec(spec)


def _loaded(package: str) -> list[str]:
    return [name for name in sys.modules if f"{name}.".startswith(f"{package}.")]


def _forget(package: str) -> None:
    for name in _loaded(package):
        sys.modules.pop(name, None)


def _has_changed(package: str) -> bool:
    """Whether the text of a loaded file has changed."""
    loaders = [getattr(sys.modules[name].__spec__, "loader", None) for name in _loaded(package)]
    return any(isinstance(loader, _Loader) and loader.has_changed() for loader in loaders)


_FILES: dict[str, Path] = {}
"""The file that is being loaded, by its module's name: only the name of a file may contain points."""


class _Finder:
    """Finds only the modules in users' folders."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, _: Any = None) -> ModuleSpec | None:
        if not name.startswith(PREFIX):
            return None
        last = name.rpartition(".")[2]
        candidates = [_FILES[name]] if name in _FILES else []
        for folder in path or ():
            candidates += [Path(folder, last, "__init__.py"), Path(folder, f"{last}.py")]
        for file in candidates:
            if file.is_file():
                inner = [str(file.parent)] if file.name == "__init__.py" else None
                loader = _Loader(name, str(file))
                return importlib.util.spec_from_file_location(
                    name, file, loader=loader, submodule_search_locations=inner
                )
        return None


class _Loader(SourceFileLoader):
    """Compiles the current text, and lets the module import the files in its folder."""

    _content = b""

    def get_code(self, fullname: str) -> CodeType:
        self._content = self.get_data(self.path)
        text = importlib.util.decode_source(self._content)
        return compile(text, self.path, "exec", dont_inherit=True)

    def has_changed(self) -> bool:
        """Whether the file has changed since it was read."""
        try:
            return self.get_data(self.path) != self._content
        except OSError:
            return True

    def exec_module(self, module: ModuleType) -> None:
        module.__dict__["__builtins__"] = {**vars(builtins), "__import__": _import}
        super().exec_module(module)


def _import(
    name: str,
    globals: Mapping[str, Any] | None = None,  # noqa: A002  (the names are Python's)
    locals: Mapping[str, Any] | None = None,  # noqa: A002
    fromlist: Sequence[str] | None = (),
    level: int = 0,
) -> ModuleType:
    """`import name` in a user's file: a module in the file's folder, or else as usual."""
    within = (globals or {}).get("__package__") or ""
    top = name.partition(".")[0]
    if level == 0 and within.startswith(PREFIX) and top not in LEFT_ALONE:
        own = (globals or {}).get("__file__", "")
        for home in (within, within.partition(".")[0]):
            if _stands_in(home, top, own):
                beside = builtins.__import__(name, {"__package__": home}, None, fromlist or ("",), 1)
                return beside if fromlist else sys.modules[f"{home}.{top}"]
    return builtins.__import__(name, globals, locals, fromlist or (), level)


def _stands_in(home: str, top: str, own: str) -> bool:
    """Whether a package's folder has a module with this name, other than the importing file."""
    folders = getattr(sys.modules.get(home), "__path__", ())
    files = [Path(folder, end) for folder in folders for end in (f"{top}.py", Path(top, "__init__.py"))]
    return any(file.is_file() and str(file) != own for file in files)


sys.meta_path.insert(0, _Finder)
