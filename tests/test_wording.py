"""The file of wording and the tests that fill it belong together."""

import ast
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent


def worded() -> list[str]:
    """The names of the tests that compare a text with the file."""
    trees = (ast.parse(path.read_text("utf-8")) for path in HERE.rglob("test_*.py"))
    functions = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return [node.name for node in functions if any(one.arg == "wording" for one in node.args.args)]


def test_every_text_in_the_file_of_wording_has_a_test() -> None:
    lines = (HERE / "wording.txt").read_text("utf-8").splitlines()
    titles = {line[4:-4].partition("[")[0].partition(",")[0] for line in lines if line.startswith("=== ")}
    assert titles == set(worded())


def test_no_two_tests_share_a_place_in_the_file_of_wording() -> None:
    assert [name for name, count in Counter(worded()).items() if count > 1] == []
