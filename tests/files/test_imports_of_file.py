"""The imports of a file are those that its loader would find, in the same places."""

from pathlib import Path

import pytest

from conjuncture.files.imports_of_file import imports_of, root_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = {
        "mine.py": "import helpers, types\nfrom pack.inner import deep\nimport far_off.part, numpy as np",
        "helpers.py": "def later():\n    from lazily import needed\n    import mine",
        "lazily.py": "needed = 1",
        "types.py": "raise SystemExit",
        "alone.py": "raise SystemExit",
        "pack/__init__.py": "",
        "pack/inner/__init__.py": "from . import beside\nfrom ..above import *",
        "pack/inner/deep.py": "import beside",
        "pack/inner/beside.py": "import lazily",
        "pack/above.py": "",
        "pack/unused.py": "",
        "all/__init__.py": "from . import *",
        "all/one.py": "",
    }
    for name, text in texts.items():
        path = tmp_path / "of-theory" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path / "of-theory"


def _names(folder: Path, start: str) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in imports_of([folder / start]).files}


def test_files_are_followed_through_packages_functions_and_one_another(folder: Path) -> None:
    assert _names(folder, "mine.py") == {
        *("mine.py", "helpers.py", "lazily.py"),
        *("pack/__init__.py", "pack/inner/__init__.py", "pack/inner/deep.py", "pack/inner/beside.py"),
        "pack/above.py",
    }


def test_a_file_in_a_package_needs_the_packages_above_it(folder: Path) -> None:
    assert root_of(folder / "pack" / "inner" / "beside.py") == folder.resolve()
    assert _names(folder, "pack/inner/beside.py") >= {"pack/__init__.py", "pack/inner/__init__.py"}


def test_a_star_takes_every_file_of_the_package(folder: Path) -> None:
    assert _names(folder, "all/__init__.py") == {"all/__init__.py", "all/one.py"}


def test_modules_from_elsewhere_have_the_place_of_their_import_and_pythons_own_are_left_out(
    folder: Path,
) -> None:
    assert imports_of([folder / "mine.py"]).elsewhere == {
        "far_off": "mine.py, line 3",
        "numpy": "mine.py, line 3",
    }
