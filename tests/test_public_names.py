"""The public names, with their signatures, are those that docs/api.md says; each is explained.

After a change that is meant, `make pages` writes the page anew (`python tests/test_public_names.py`).
"""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

import conjuncture

PAGE = Path(__file__).parents[1] / "docs" / "api.md"
MODULES = (
    "conjuncture",
    "conjuncture.worlds",
    "conjuncture.questions",
    "conjuncture.networks",
    "conjuncture.tables",
    "conjuncture.testing",
)
NAMES = [(module, name) for module in MODULES for name in importlib.import_module(module).__all__]
CONSTANTS = {"__version__": "The version, a text.", "NONE": "The reference to nobody: the number -1."}
ABOUT = """# The public names

The names on this page are public: the changelog announces every change of them. All other modules, such as
`conjuncture.engine`, are private and may change from one version to the next. You can read, run and build on
the theories that come with conjuncture (`conjuncture.theories`); their mechanisms change with the theory.

`make pages` makes this page from the code, and the tests check it.
"""


def thing(module: str, name: str) -> Any:
    return getattr(importlib.import_module(module), name)


class _Bare(str):
    """An annotation that is written without quotation marks."""

    __slots__ = ()
    __repr__ = str.__str__


def signature(of: Any) -> str:
    """How it is called; empty of what cannot be called."""
    if not callable(of):
        return ""
    found = inspect.signature(of)
    bare = [one.replace(annotation=_bare(one.annotation)) for one in found.parameters.values()]
    drawn = str(found.replace(parameters=bare, return_annotation=_bare(found.return_annotation)))
    drawn = drawn.replace("Intervention(acts=())", "Intervention()").replace("<factory>", "...")
    return drawn.removesuffix(" -> None")


def _bare(annotation: Any) -> Any:
    return _Bare(annotation) if isinstance(annotation, str) else annotation


def summary(of: Any) -> str:
    """The first paragraph of its docstring, in one line."""
    return " ".join((inspect.getdoc(of) or "").split("\n\n")[0].split())


def example(of: Any) -> str:
    """The Python of its docstring's section "Example", if there is one."""
    found = re.search(r"^Example:\n((?:    .*\n?|\n)+)", inspect.getdoc(of) or "", flags=re.MULTILINE)
    return textwrap.dedent(found[1]).strip() if found else ""


def page() -> str:
    """The page of all public names."""
    written = [ABOUT]
    for module in MODULES:
        opened = importlib.import_module(module)
        first, *_ = (inspect.getdoc(opened) or "").split("\n")
        written += [f"## `{module}`\n", f"{first}\n"]
        for name in opened.__all__:
            if name in CONSTANTS:
                written += [f"### `{name}`\n", f"{CONSTANTS[name]}\n"]
                continue
            of = getattr(opened, name)
            written += [f"### `{name}`\n", f"```\n{name}{signature(of)}\n```\n", f"{summary(of)}\n"]
            written += [f"```\n{example(of)}\n```\n"] if example(of) else []
    return "\n".join(written)


def test_the_page_of_public_names_is_what_the_code_says() -> None:
    assert PAGE.read_text("utf-8") == page()


@pytest.mark.parametrize(("module", "name"), [one for one in NAMES if one[1] not in CONSTANTS])
def test_every_public_name_is_explained(module: str, name: str) -> None:
    of = thing(module, name)
    if inspect.isclass(of):
        assert "__doc__" in vars(of)  # its own, not that of what it derives from
    assert summary(of).endswith((".", ":", "?", "`"))


@pytest.mark.parametrize(
    ("module", "name"), [one for one in NAMES if example(thing(*one))], ids=lambda text: text
)
def test_every_example_runs_and_speaks_of_what_it_explains(
    module: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # where an example may write
    names = {other: thing(of, other) for of, other in NAMES}
    *before, last = ast.parse(example(thing(module, name))).body
    exec(compile(ast.Module(before, []), name, "exec"), names)
    if isinstance(last, ast.Expr):
        eval(compile(ast.Expression(last.value), name, "eval"), names)
    else:
        assert isinstance(last, ast.FunctionDef)  # of a mechanism
        exec(compile(ast.Module([last], []), name, "exec"), names)
    assert (
        name in {node.id for node in ast.walk(last) if isinstance(node, ast.Name)} or name == "Intervention"
    )


NOBODY_MAKES = {"Answer", "QuestionError", "ConjunctureError", "TheoryError"}
ON_A_PAGE = {
    "compare": "compare.md",
    "condition": "recorded_course.md",
    "fit": "fit.md",
    "foretell": "strikes_of_many_countries.md",
    "identify": "identify.md",
    "ledger": "../README.md",
    "publish": "publish.md",
    "rerun": "publish.md",
}
"""Verbs whose example takes minutes, or a case of its own: it is on a page, which tests/test_docs.py runs."""


@pytest.mark.parametrize("module", MODULES)
def test_every_public_name_has_an_example(module: str) -> None:
    names = set(importlib.import_module(module).__all__) - NOBODY_MAKES - set(CONSTANTS)
    assert {name for name in names if not example(thing(module, name))} <= set(ON_A_PAGE)


@pytest.mark.parametrize(("name", "page"), ON_A_PAGE.items())
def test_a_verb_without_an_example_has_one_on_its_page(name: str, page: str) -> None:
    assert re.search(
        rf"^found = cj\.{name}\(|^{name} = cj\.{name}\(",
        (PAGE.parent / page).read_text("utf-8"),
        re.MULTILINE,
    )


def test_the_root_lists_its_names_and_the_public_modules_and_nothing_else() -> None:
    assert set(dir(conjuncture)) == {*conjuncture.__all__, *(name.split(".")[1] for name in MODULES[1:])}
    assert all(hasattr(conjuncture, name) for name in dir(conjuncture))


def test_type_checkers_are_shown_the_verbs_that_are_loaded() -> None:
    source = Path(conjuncture.__file__).read_text("utf-8")
    (shown,) = (node for node in ast.parse(source).body if isinstance(node, ast.If))
    told = {
        alias.asname or alias.name: (node.module, alias.name)
        for node in shown.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert told == conjuncture._VERBS


def test_a_name_that_the_root_lacks_is_answered_with_the_nearest() -> None:
    with pytest.raises(AttributeError, match="'simulate'"):
        conjuncture.simulat  # noqa: B018


@pytest.mark.parametrize("module", [one for one in MODULES if one != "conjuncture.tables"])  # of pandas
def test_no_public_module_loads_what_runs_theories(module: str) -> None:
    heavy = ("altair", "jax", "pandas", "xarray", *(("numpy",) if module == "conjuncture" else ()))
    program = f"import sys, {module}; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


if __name__ == "__main__":
    sys.stdout.write(page())
