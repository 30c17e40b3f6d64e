"""Theory files as people write them: what loads, and the sentence that what does not load gets."""

import inspect
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from conjuncture import TheoryError
from conjuncture.files.python_mistakes import PREFIX
from conjuncture.language.loading import load, parted
from conjuncture.language.resolution import resolve

HEAD = "from conjuncture import *\ncountry = Level('country')\n"
GROWS = """
@state(country, initial=0.0, unit='share', source='none')
def grows(grows):
    return grows + STEP
"""
END = "THEORY = Theory.module(globals())\n"
STEP = "STEP = 1.0\n"
WHOLE = HEAD + STEP + GROWS + END


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(files: Mapping[str, str | bytes]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(text.encode() if isinstance(text, str) else text)


def step(reference: str) -> float:
    """The constant that the mechanism of a loaded theory adds."""
    return load(reference).reading_of("grows").function(0.0)


FROM_BESIDE = HEAD + "from steps import STEP\n" + GROWS + END
LOADS: Mapping[str, tuple[str, Mapping[str, str | bytes]]] = {
    "plain": ("mine.py", {"mine.py": WHOLE}),
    "byte order mark": ("./mine.py", {"mine.py": b"\xef\xbb\xbf" + WHOLE.encode()}),
    "latin-1": ("mine.py", {"mine.py": b"# coding: latin-1\n# \xe9\n" + WHOLE.encode()}),
    "cp1251": ("mine.py", {"mine.py": b"# vim: set fileencoding=cp1251 :\n# \xef\n" + WHOLE.encode()}),
    "line ends of Windows": ("mine.py", {"mine.py": WHOLE.replace("\n", "\r\n").encode()}),
    "up and down": ("sub/../mine.py", {"mine.py": WHOLE, "sub/other.txt": ""}),
    "types": ("types.py", {"types.py": WHOLE}),
    "random, which imports random": (
        "random.py",
        {"random.py": "import random\nrandom.Random(1)\n" + WHOLE},
    ),
    "numpy, which imports numpy": ("numpy.py", {"numpy.py": "import numpy\nnumpy.zeros(1)\n" + WHOLE}),
    "conjuncture": ("conjuncture.py", {"conjuncture.py": WHOLE}),
    "points and spaces": ("my theory.v2.py", {"my theory.v2.py": WHOLE}),
    "named": ("mine.py:OTHER", {"mine.py": WHOLE + "OTHER = THEORY.named('other')\n"}),
    "helper beside": ("mine.py", {"mine.py": FROM_BESIDE, "steps.py": STEP}),
    "helper beside, by a point": (
        "mine.py",
        {"mine.py": FROM_BESIDE.replace("from steps", "from .steps"), "steps.py": STEP},
    ),
    "helper imported when it runs": (
        "mine.py",
        {
            "mine.py": HEAD + GROWS.replace("return grows + ", "import steps\n    return steps.") + END,
            "steps.py": STEP,
        },
    ),
    "package beside": (
        "mine.py",
        {
            "mine.py": HEAD + "import steps.first as s\nSTEP = s.STEP\n" + GROWS + END,
            "steps/__init__.py": "",
            "steps/first.py": "import steps.second\nfrom steps import second\nSTEP = steps.second.STEP\n",
            "steps/second.py": STEP,
        },
    ),
    "package": ("pack", {"pack/__init__.py": FROM_BESIDE, "pack/steps.py": STEP}),
    "package with a theory.py": (
        "pack/",
        {
            "pack/__init__.py": "",
            "pack/theory.py": FROM_BESIDE.replace("steps", ".steps"),
            "pack/steps.py": STEP,
        },
    ),
    "folder with a theory.py": (
        "folder",
        {"folder/theory.py": FROM_BESIDE.replace("steps", ".steps"), "folder/steps.py": STEP},
    ),
    "mechanisms in other files": (
        "folder",
        {
            "folder/theory.py": "from conjuncture import Theory\nfrom .grows import *\n" + END,
            "folder/grows.py": "from .levels import *\nfrom .steps import STEP\n" + GROWS,
            "folder/levels.py": HEAD,
            "folder/steps.py": STEP,
        },
    ),
    "theory of a folder by its name": (
        "folder:OTHER",
        {"folder/theory.py": WHOLE + "OTHER = THEORY.named('other')\n"},
    ),
    "package with a slash": ("pack/", {"pack/__init__.py": WHOLE}),
    "package by its file": ("pack/__init__.py", {"pack/__init__.py": WHOLE}),
    "file in a package": (
        "pack/inner/mine.py",
        {
            "pack/__init__.py": "",
            "pack/inner/__init__.py": "",
            "pack/inner/mine.py": "from pack.steps import STEP\n"
            + FROM_BESIDE.replace("from steps", "from ..steps"),
            "pack/steps.py": STEP,
        },
    ),
}


@pytest.mark.parametrize("name", LOADS)
def test_a_file_loads_with_what_it_needs_and_changes_nothing_else(name: str) -> None:
    reference, files = LOADS[name]
    write(files)
    path, before = list(sys.path), set(sys.modules)
    assert step(reference) == 1.0
    assert sys.path == path
    new = {name for name in set(sys.modules) - before if not name.startswith("conjuncture_files_")}
    assert not new & {"steps", "pack", "mine", "types"}
    assert not list(Path().rglob("__pycache__"))


def test_names_of_pythons_own_and_of_installed_modules_still_mean_those() -> None:
    import random
    import types

    write({"types.py": WHOLE, "random.py": WHOLE})
    load("types.py")
    load("random.py")
    assert sys.modules["types"] is types
    assert sys.modules["random"] is random


def test_two_files_of_one_name_and_their_helpers_do_not_meet() -> None:
    own = HEAD + "import steps\nSTEP = steps.STEP\n" + GROWS + END
    write({"a/mine.py": own, "a/steps.py": "STEP = 2.0\n", "b/mine.py": own, "b/steps.py": "STEP = 3.0\n"})
    first, second = load("a/mine.py"), load("b/mine.py")
    for theory, value in ((first, 2.0), (second, 3.0)):
        assert theory.name == "mine"
        function = theory.reading_of("grows").function
        assert function(0.0) == value
        assert sys.modules[function.__module__].__dict__ is function.__globals__
        assert "return grows + STEP" in inspect.getsource(function)


def test_a_file_changed_in_the_same_second_is_read_as_it_is_now() -> None:
    own = HEAD + "from steps import STEP\n" + GROWS + END
    for value in (1.0, 9.0, 4.0):
        write({"mine.py": own, "steps.py": f"STEP = {value}\n"})
        assert step("mine.py") == value


def test_theories_that_import_one_file_share_what_it_makes() -> None:
    shared = "from shared import *\n"
    write(
        {
            "shared.py": HEAD + STEP + GROWS,
            "a.py": shared + END,
            "b.py": shared + END,
            "c.py": "from a import *\n",
        }
    )
    first, second, third = load("a.py"), load("b.py"), load("c.py")
    assert first.mechanisms["grows"] is second.mechanisms["grows"] is third.mechanisms["grows"]
    assert set((first + second).mechanisms) == {"grows"}
    write({"shared.py": HEAD + "STEP = 7.0\n" + GROWS})
    assert step("b.py") == step("c.py") == 7.0


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("mine.py", ("mine.py", "")),
        ("mine.py:OTHER", ("mine.py", "OTHER")),
        (r"C:\my\mine.py", (r"C:\my\mine.py", "")),
        (r"C:\my\mine.py:OTHER", (r"C:\my\mine.py", "OTHER")),
        ("C:/my/mine.py", ("C:/my/mine.py", "")),
        ("package.module:NAME", ("package.module", "NAME")),
        ("canon.granovetter", ("canon.granovetter", "")),
    ],
)
def test_the_colon_of_a_drive_is_no_colon_before_a_name(reference, expected) -> None:
    assert parted(reference) == expected


WRONG = {
    "syntax": ({"mine.py": "x = 1\ndef f(:\n    pass\n"}, "mine.py", "mine.py:2", ["column 7", "def f(:"]),
    "indented": ({"mine.py": "def f():\nx = 1\n"}, "mine.py", "mine.py:2", ["expected an indented block"]),
    "syntax of a helper": (
        {"mine.py": "import steps\n", "steps.py": "\nx = = 1\n"},
        "mine.py",
        "steps.py:2",
        ["x = = 1"],
    ),
    "missing module": (
        {"mine.py": "\nimport nowhere_at_all\n"},
        "mine.py",
        "mine.py:2",
        ["'nowhere_at_all'"],
    ),
    "missing beside, by a point": (
        {"pack/__init__.py": "", "pack/mine.py": "from .steps import x\n"},
        "pack/mine.py",
        "mine.py:1",
        ["'pack.steps'", "pack/steps.py"],
    ),
    "missing beside": ({"mine.py": "from . import steps\n"}, "mine.py", "mine.py:1", ["'steps'"]),
    "missing in a helper": (
        {"mine.py": "import steps\n", "steps.py": "\n\nimport nowhere_at_all\n"},
        "mine.py",
        "steps.py:3",
        ["nowhere_at_all.py"],
    ),
    "missing name": (
        {"mine.py": "from conjuncture import Levl\n"},
        "mine.py",
        "mine.py:1",
        ["'conjuncture'", "'Level'"],
    ),
    "relative beyond": (
        {"mine.py": "from .. import x\n"},
        "mine.py",
        "mine.py:1",
        ["a folder above", "__init__.py"],
    ),
    "circle": (
        {"mine.py": "import steps\n", "steps.py": "from mine import absent\n"},
        "mine.py",
        "steps.py:1",
        ["'absent'"],
    ),
    "error inside": (
        {"mine.py": "def f():\n    return 1 / 0\n\nf()\n"},
        "mine.py",
        "mine.py:2",
        ["ZeroDivisionError", "return 1 / 0"],
    ),
    "error of a library": (
        {"mine.py": "\nimport json\njson.loads('{')\n"},
        "mine.py",
        "mine.py:3",
        ["JSONDecodeError", "json.loads"],
    ),
    "name error": ({"mine.py": "x = y\n"}, "mine.py", "mine.py:1", ["name 'y' is not defined"]),
    "wrong argument": (
        {"mine.py": HEAD + "g = given(country, units='x')\n"},
        "mine.py",
        "mine.py:3",
        ["units"],
    ),
    "exit": ({"mine.py": "import sys\nsys.exit(0)\n"}, "mine.py", "mine.py:2", ["sys.exit"]),
    "an error that is no Exception": (
        {"mine.py": "class Panic(BaseException):\n    pass\n\nraise Panic('overflow')\n"},
        "mine.py",
        "mine.py:4",
        ["Panic: overflow"],
    ),
    "recursion": ({"mine.py": "def f():\n    f()\nf()\n"}, "mine.py", "mine.py:2", ["RecursionError"]),
    "latin-1 unsaid": ({"mine.py": b"x = 1\n# \xe9\n"}, "mine.py", "mine.py:2", ["UTF-8", "coding"]),
    "unknown encoding": ({"mine.py": b"# coding: xyzzy\n"}, "mine.py", "mine.py:1", ["xyzzy"]),
    "utf-16": ({"mine.py": "x = 1\n".encode("utf-16")}, "mine.py", "mine.py:1", ["UTF-8"]),
    "null": ({"mine.py": b"x = 1\0\n"}, "mine.py", "mine.py:1", ["null bytes"]),
    "nested": ({"mine.py": "x = " + "-" * 200_000 + "1\n"}, "mine.py", "mine.py:1", ["nested"]),
    "empty": ({"mine.py": ""}, "mine.py", "mine.py", ["THEORY", "Theory.module(globals())"]),
    "no theory": ({"mine.py": "THEORY = {}\n"}, "mine.py", "mine.py", ["type dict"]),
    "another name": ({"mine.py": WHOLE + "OTHER = THEORY\n"}, "mine.py:OTHR", "mine.py", ["'OTHER'"]),
    "no file": ({}, "mine.py", "mine.py", ["no file"]),
    "no file in a folder": ({}, "folder/mine.py", "mine.py", ["no file"]),
    "a folder like a file": ({"mine.py/x.txt": ""}, "mine.py", "mine.py", ["folder"]),
    "a folder and no package": ({"mine/x.txt": ""}, "./mine", "mine", ["__init__.py", "theory.py"]),
    "a folder of other files": ({"mine/b.py": "", "mine/a.py": ""}, "mine", "mine", ["a.py, b.py"]),
    "a package without a theory": ({"mine/__init__.py": ""}, "mine", "mine", ["THEORY"]),
    "error in a file of a folder": (
        {"mine/theory.py": "from .steps import STEP\n", "mine/steps.py": "\nSTEP = 1 / 0\n"},
        "mine",
        "mine/steps.py:2",
        ["ZeroDivisionError", "STEP = 1 / 0"],
    ),
    "not python": ({"mine.txt": ""}, "./mine.txt", "mine.txt", ["not a Python file"]),
    "error in a package": (
        {"pack/__init__.py": "\n1 / 0\n", "pack/mine.py": WHOLE},
        "pack/mine.py",
        "__init__.py:2",
        ["ZeroDivisionError"],
    ),
    "no module": ({}, "nowhere_at_all", "nowhere_at_all", ["no module"]),
    "no module in a package": ({}, "json.nowhere", "json.nowhere", ["no module"]),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_file_that_does_not_load_gets_a_sentence_with_file_line_and_remedy(name: str) -> None:
    files, reference, place, words = WRONG[name]
    write(files)
    with pytest.raises(TheoryError) as caught:
        load(reference)
    said = str(caught.value)
    assert place in said
    for word in words:
        assert word in said
    assert PREFIX not in said
    assert caught.value.remedy


@pytest.mark.parametrize(("body", "word"), [("exit_()", "SystemExit"), ("10**400", "float32")])
def test_a_mechanism_that_ends_the_program_or_leaves_the_engines_numbers_is_refused(body, word) -> None:
    text = WHOLE.replace("grows + STEP", f"grows + {body}")
    write({"mine.py": f"from sys import exit as exit_\n{text}"})
    with pytest.raises(TheoryError, match=word) as caught:
        resolve(load("mine.py"))
    assert "mine.py:" in str(caught.value)
