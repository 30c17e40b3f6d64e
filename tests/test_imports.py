"""No circle of imports: between modules here, between packages in the contracts that `make layers` checks."""

from graphlib import CycleError, TopologicalSorter

import grimp
import pytest

PACKAGE = "conjuncture"


def circle(imports: dict[str, set[str]]) -> list[str]:
    """The modules of one circle, each imported by the one before it; empty where there is none."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


@pytest.fixture(scope="module")
def imports() -> dict[str, set[str]]:
    """What each module imports of ours, wherever: at its head, within functions, under TYPE_CHECKING."""
    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    return {module: set(graph.find_modules_directly_imported_by(module)) for module in graph.modules}


def test_no_circle_of_imports_joins_any_modules(imports: dict[str, set[str]]) -> None:
    assert " -> ".join(circle(imports)) == ""


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("conjuncture.cli.main", "conjuncture.cli.ask"),  # at the head of a file or in a function
        ("conjuncture", "conjuncture.engine.simulation"),  # for type checkers alone
    ],
)
def test_imports_are_seen_wherever_they_stand(
    imports: dict[str, set[str]], importer: str, imported: str
) -> None:
    assert imported in imports[importer]


def test_a_circle_is_told_with_all_its_modules() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}})[:-1] in (
        ["a", "b", "c"], ["b", "c", "a"], ["c", "a", "b"],
    )  # fmt: skip
    assert circle({"a": {"b", "c"}, "b": {"c"}}) == []
