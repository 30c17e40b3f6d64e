"""The bridges from other tools run as they stand, and give the figures of the other tool."""

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

DOCS = Path(__file__).parents[1] / "docs"


def page(name: str) -> str:
    return (DOCS / f"{name}.md").read_text("utf-8")


def run(name: str, language: str = "python") -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": name}
    blocks = re.findall(rf"```{language}\n(.*?)```", page(name), flags=re.DOTALL)
    exec(compile("\n".join(blocks), f"{name}.md", "exec"), names)
    return names


def test_the_crowd_of_the_bridge_from_mesa_takes_one_person_more_in_each_step() -> None:
    names = run("from_mesa")
    assert names["everybody"].tolist() == [np.float32(k / 100) for k in range(1, 101)]
    assert set(names["nobody"].tolist()) == {np.float32(0.01)}


@pytest.mark.slow
def test_mesa_gives_the_same_course_step_by_step() -> None:
    pytest.importorskip("mesa")
    theirs, ours = run("from_mesa", "py"), run("from_mesa")
    for name in ("everybody", "nobody"):
        assert np.array_equal(np.float32(theirs[name]), ours[name])


def test_the_fire_of_the_bridge_from_netlogo_reaches_the_edge_as_its_text_says() -> None:
    share = run("from_netlogo")["share"]
    assert share[0.70] == 1  # almost certain
    assert share[0.55] <= 0.15  # virtually no chance, in a forest five times as wide
    assert abs(share[0.59] - 0.5) < 3 * np.sqrt(0.25 / 20)
    row = {f"{density:.0%}": f"{part:.0%}" for density, part in share.items()}
    assert all(
        re.search(rf"^\| {density} \|.*\| {part} \|$", page("from_netlogo"), re.MULTILINE)
        for density, part in row.items()
    )


def test_the_bridge_from_qca_gives_the_truth_table_the_models_and_the_figures_that_r_prints() -> None:
    found = run("from_r_qca")["answer"].figures
    printed = re.sub(r"[ ]+", " ", page("from_r_qca"))
    for row in found.truth_table:
        values = "".join("0" if part.startswith("~") else "1" for part in row.words.split("*"))
        number = int(values, base=2) + 1  # R numbers the rows of the whole table
        figures = f"{row.output} {len(row.cases)} {row.inclusion:.3f} {row.pri:.3f} {','.join(row.cases)}"
        assert f"\n{' ' * (number < 10)}{number} {' '.join(values)} {figures}\n" in printed
    for kind in ("conservative", "parsimonious"):
        (model,) = found.solutions[kind].models
        for fit, words in ((model, "M1"), *((term, term.words) for term in model.terms)):
            assert f" {words} {fit.inclusion:.3f} {fit.pri:.3f} {fit.coverage:.3f}" in printed
        for term in model.terms if len(model.terms) > 1 else ():
            assert f"{term.coverage:.3f} {term.unique:.3f}" in printed


def test_the_bridge_from_causalqueries_gives_the_probabilities_of_causation_that_are_published() -> None:
    for found, counted in zip(run("from_causalqueries")["caused"], (8 / 13, 3 / 5, 2 / 3), strict=True):
        error = np.sqrt(counted * (1 - counted) / found.of)
        assert abs(found.share - counted) < 2 * error
        assert f"| {found.share:.3f} ({error:.3f}) |".replace("0.", ".") in page("from_causalqueries")
