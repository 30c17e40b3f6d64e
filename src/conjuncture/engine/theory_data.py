"""A theory as data: the files or modules of its parts, and the choices among them.

A part is found again by its name in its module. A module that can be imported is given by its name; any other
file is included as text, so that it is the same wherever it is read.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from conjuncture.errors import ConjunctureError, Place
from conjuncture.files.python_file import module_in
from conjuncture.files.python_mistakes import PREFIX
from conjuncture.files.whole import UNFINISHED, write_bytes
from conjuncture.language import priors
from conjuncture.language.inputs import Input
from conjuncture.language.levels import Level
from conjuncture.language.mechanisms import Mechanism
from conjuncture.language.parameters import Parameter, parameter_name
from conjuncture.language.prior_overrides import with_priors
from conjuncture.language.theory import Theory

Namespace = Mapping[str, Any]
Part = Mechanism | Input | Level

_REMEDY = "Put it into a theory file, each mechanism under a name of its own, and load that."


def theory_data(theory: Theory) -> dict[str, Any]:
    """A theory as data.

    Raises:
        ConjunctureError: a part of it has no name in any file or module.
    """
    namespaces = _Namespaces(theory)
    return {
        "name": theory.name,
        "namespaces": [_namespace_data(namespace) for namespace in namespaces.all],
        "mechanisms": {
            name: namespaces.place_of(name, mechanism) for name, mechanism in theory.mechanisms.items()
        },
        "inputs": {
            name: namespaces.place_of(name, declaration) for name, declaration in theory.inputs.items()
        },
        "levels": {name: namespaces.place_of(name, level) for name, level in theory.levels.items()},
        "priors": {
            name: _prior_data(one)
            for mechanism in theory.mechanisms.values()
            for name, one in _other_priors(mechanism, namespaces.part(mechanism.name, mechanism))
        },
        "chosen": dict(theory.chosen),
        "cut": sorted(theory.cut),
    }


def theory_from(data: Mapping[str, Any], folder: Path) -> Theory:
    """The theory that `theory_data` wrote.

    Args:
        data: what it wrote.
        folder: where the texts of files are put to be read as Python; other files there are removed.

    Raises:
        ConjunctureError: a module or a part of it does not exist.
    """
    namespaces = [
        _namespace_from(namespace, folder / f"{number}")
        for number, namespace in enumerate(data["namespaces"])
    ]

    def parts(kind: str) -> dict[str, Any]:
        return {name: _at(namespaces, place) for name, place in data[kind].items()}

    overrides = {name: _prior_from(prior) for name, prior in data["priors"].items()}
    return Theory(
        name=data["name"],
        mechanisms=with_priors(data["name"], parts("mechanisms"), overrides),
        inputs=parts("inputs"),
        levels=parts("levels"),
        chosen=data["chosen"],
        cut=frozenset(data["cut"]),
    )


class _Namespaces:
    """The namespaces in which a theory's mechanisms were written, and their content."""

    def __init__(self, theory: Theory) -> None:
        functions = [
            reading.function
            for mechanism in theory.mechanisms.values()
            for reading in mechanism.readings.values()
        ]
        by_id = {
            id(function.__globals__): function.__globals__
            for function in functions
            if isinstance(function, FunctionType)
        }
        self.all: list[Namespace] = list(by_id.values())
        self._theory = theory.name

    def place_of(self, name: str, wanted: Part) -> list[Any]:
        """[number of the namespace, name in it] or [number, name of a theory in it, kind, name in that]."""
        for number, namespace in enumerate(self.all):
            for place, part in _parts(namespace):
                if _same(part, wanted):
                    return [number, *place]
        raise ConjunctureError(
            f"'{name}' of the theory '{self._theory}' was made in Python and has no name in any file: "
            "it cannot be sent to other processes.",
            place=wanted.place,
            remedy=_REMEDY,
        )

    def part(self, name: str, wanted: Part) -> Any:
        """The part with this name in its namespace."""
        return _at(self.all, self.place_of(name, wanted))


def _parts(namespace: Namespace) -> Iterator[tuple[list[str], Part]]:
    for key, value in namespace.items():
        if isinstance(value, Mechanism | Input | Level):
            yield [key], value
    for key, value in namespace.items():
        if isinstance(value, Theory):
            for kind in ("mechanisms", "inputs", "levels"):
                for name, part in getattr(value, kind).items():
                    yield [key, kind, name], part


def _at(namespaces: list[Namespace], place: list[Any]) -> Any:
    number, *names = place
    try:
        value = namespaces[number][names[0]]
        return value if len(names) == 1 else getattr(value, names[1])[names[2]]
    except (KeyError, AttributeError, IndexError) as error:
        raise ConjunctureError(
            f"there is no {' '.join(names)} in the files or modules of the theory ({error}).",
            remedy="Run the same conjuncture, and the same packages of theories, on all machines.",
        ) from None


def _same(part: Part, other: Part) -> bool:
    if not isinstance(part, Mechanism) or not isinstance(other, Mechanism):
        return type(part) is type(other) and part == other
    functions = {name: reading.function for name, reading in part.readings.items()}
    return part is other or (
        part.name == other.name and functions == {name: one.function for name, one in other.readings.items()}
    )


def _other_priors(mechanism: Mechanism, base: Mechanism) -> Iterator[tuple[str, Parameter]]:
    """The parameters whose prior differs from the one in the mechanism's file."""
    if mechanism is base:
        return
    for name, reading in mechanism.readings.items():
        for argument, parameter in reading.parameters.items():
            if parameter != base.readings[name].parameters[argument]:
                yield parameter_name(mechanism.name, argument, parameter), parameter
    if isinstance(mechanism.initial, Parameter) and mechanism.initial != base.initial:
        yield parameter_name(mechanism.name, "initial", mechanism.initial), mechanism.initial


def _prior_data(one: Parameter) -> dict[str, Any]:
    fields = {key: value for key, value in vars(one).items() if key not in {"prior", "place"}}
    return {**fields, "prior": [type(one.prior).__name__, vars(one.prior)]}


def _prior_from(data: Mapping[str, Any]) -> Parameter:
    kind, numbers = data["prior"]
    made = {one.__name__: one for one in priors.PRIORS}[kind](**numbers)
    return Parameter(**{**data, "prior": made}, place=Place("<kept>", 0))


def _namespace_data(namespace: Namespace) -> dict[str, Any]:
    """A module's name; or a file's, with its text and those of the files from which it has something."""
    name, file = str(namespace.get("__name__")), namespace.get("__file__")
    if file is None:
        raise ConjunctureError(
            "this theory was typed into a console or a notebook: it cannot be sent to other processes.",
            remedy=_REMEDY,
        )
    if _is_module(name, file):
        return {"module": name}
    path = Path(file)
    deep = name.count(".") - 1 if name.startswith(PREFIX) else 0
    root = path.parents[deep + (path.name == "__init__.py")]
    texts = {file.relative_to(root).as_posix(): _bytes_as_text(file) for file in _files(namespace, root)}
    return {"file": path.relative_to(root).as_posix(), "texts": texts}


def _namespace_from(data: Mapping[str, Any], folder: Path) -> Namespace:
    if "module" in data:
        try:
            return vars(importlib.import_module(data["module"]))
        except ImportError as error:
            raise ConjunctureError(
                f"there is no module '{data['module']}' here ({error}).",
                remedy="Install the package that the theory comes from on all machines.",
            ) from None
    for name, text in data["texts"].items():
        write_bytes(folder / name, text.encode("latin-1"))
    for other in folder.rglob("*"):  # a file that is not part of the theory could be imported with it
        expected = other.suffix == UNFINISHED or other.relative_to(folder).as_posix() in data["texts"]
        if other.is_file() and not expected:
            other.unlink(missing_ok=True)
    return vars(module_in(folder / data["file"]))


def _bytes_as_text(file: Path) -> str:
    """One letter for each byte, whatever encoding the file declares, so that it is the same when written."""
    return file.read_bytes().decode("latin-1")


def _is_module(name: str, file: str) -> bool:
    """Whether another process that imports this name gets this file."""
    if name == "__main__" or name.startswith(PREFIX):
        return False
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, ValueError, AttributeError):
        return False
    return spec is not None and spec.origin is not None and Path(spec.origin) == Path(file)


def _files(namespace: Namespace, root: Path) -> set[Path]:
    """The file of a namespace, and all below a folder from which it has something."""
    files: set[Path] = set()
    waiting = [namespace]
    while waiting:
        here = waiting.pop()
        path = Path(str(here.get("__file__", "")))
        if path in files or not path.is_relative_to(root) or not path.is_file():
            continue
        files.add(path)
        files |= {folder / "__init__.py" for folder in path.parents if folder.is_relative_to(root)}
        for value in here.values():
            if isinstance(value, ModuleType):
                waiting.append(vars(value))
            elif isinstance(value, Mechanism):
                functions = [reading.function for reading in value.readings.values()]
                waiting += [
                    function.__globals__ for function in functions if isinstance(function, FunctionType)
                ]
            elif isinstance(value, FunctionType):
                waiting.append(value.__globals__)
    return {path for path in files if path.is_file()}
