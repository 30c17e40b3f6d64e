"""The page of conditions runs, and gives the figures that come out."""

import re
from pathlib import Path
from typing import Any

import pytest

from conjuncture.cases.situations import agreement
from conjuncture.inquiry.ledger.coded_claims import judged
from conjuncture.inquiry.qca.claim import Conditions
from conjuncture.inquiry.qca.expression import readable
from conjuncture.inquiry.question_file import read_question
from conjuncture.studies.registry.coded_cases import BY_ROOTS, RECORDED, get_codings
from conjuncture.studies.registry.ledgers import get_claims

from .pages import ROOT, blocks


def test_the_page_of_conditions_runs_and_its_figures_are_those_that_it_gives(tmp_path: Path) -> None:
    page = (ROOT / "docs/conditions.md").read_text("utf-8")
    names: dict[str, Any] = {"__name__": "conditions_page"}
    exec("\n".join(blocks("docs/conditions.md")), names)
    figures = names["answer"].figures
    assert not names["at_the_usual"].figures.solutions["parsimonious"].models
    tied = figures.solutions["parsimonious"].models
    for model in tied:
        again = model.survives.moved.share
        row = [readable(model.words), *(f"{one:.2f}" for one in (model.inclusion, model.pri, model.coverage))]
        assert f"| {' | '.join(row)} | {again:.0%} of 100 |" in page
    assert f"has {len(tied)} models".replace("3", "three") in page
    for one in figures.necessary:
        if one.words in ("dual_power", "regime_crisis", "army_split"):
            assert f"({one.inclusion:.2f})" in page
    assert "implantation" not in [one.words for one in figures.necessary]


@pytest.mark.parametrize("name", ["M2b", "M3b", "O8b"])
def test_the_page_of_conditions_tells_the_verdicts_that_the_ledger_gives(name: str) -> None:
    question = get_claims("leninism").called(name).question
    assert isinstance(question, Conditions)
    _, found = judged(question, get_codings("situations"), 400, 0)
    page = (ROOT / "docs/conditions.md").read_text("utf-8")
    (row,) = [line for line in page.splitlines() if line.startswith(f"| {name} ")]
    assert f"| {found.holds.share:.0%} of 400 | {found.verdict} |" in row
    for share in found.beside.values():
        assert f"{share.share:.0%}" in row or not row.split("|")[4].strip()


@pytest.mark.parametrize("name", ["M2b", "M3b", "O8b"])
def test_the_page_of_conditions_tells_what_comes_out_in_each_coding_of_roots(name: str) -> None:
    question = get_claims("leninism").called(name).question
    assert isinstance(question, Conditions)
    told = []
    for coding in (RECORDED, *BY_ROOTS):
        _, found = judged(question, get_codings(coding), 400, 0)
        told.append(f"{found.holds.share:.0%} {found.verdict}")
    assert f"| ask {name} | {' | '.join(told)} |" in (ROOT / "docs/conditions.md").read_text("utf-8")


def test_the_page_of_conditions_tells_how_far_the_codings_of_roots_agree() -> None:
    page = (ROOT / "docs/conditions.md").read_text("utf-8")
    for row in agreement().to_dict("records"):
        names = " | ".join(row[key].replace("_", " ") for key in ("one", "other"))
        figures = f"{row['cases']} | {row['spearman']:.2f} | {row['mean_difference']:.2f}"
        assert f"| {names} | {figures} |" in page


def test_the_questions_in_files_of_the_page_of_conditions_can_be_read(tmp_path: Path) -> None:
    (written,) = re.findall(
        r"```toml\n(.*?)```", (ROOT / "docs/conditions.md").read_text("utf-8"), flags=re.DOTALL
    )
    path = tmp_path / "mine.toml"
    path.write_text(written, "utf-8")
    (assertion,) = read_question(path).question.assertions
    assert (assertion.expression, assertion.relation) == ("roots*crisis", "sufficient for")
    asked = {one.stem: read_question(one) for one in (ROOT / "docs/conditions").glob("*.toml")}
    assert set(asked) == {"recorded", "simulated"}
    assert asked["recorded"].table == "situations"
    assert asked["simulated"].case == "world"
