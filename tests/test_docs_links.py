"""Each link of the page of intermediate links can be asked, and the page names each."""

import re
from pathlib import Path

import pytest

import conjuncture
from conjuncture.inquiry.experiments.interventions import ready_for
from conjuncture.inquiry.experiments.knockouts import switch
from conjuncture.inquiry.experiments.outcomes import check_outcomes
from conjuncture.inquiry.links.link import Link
from conjuncture.inquiry.question_file import read_question
from conjuncture.inquiry.runs.prepare import prepare

from .pages import ROOT


@pytest.mark.parametrize("path", sorted((ROOT / "docs/links").glob("*.toml")), ids=lambda path: path.stem)
def test_each_link_can_be_asked(path: Path) -> None:
    """Its switches can be turned off; its worlds and outcomes are there, in the theory and case it names."""
    file = read_question(path)
    assert isinstance(file.question, Link)
    assert file.question.among
    simulation = prepare(conjuncture.case(file.case), conjuncture.theory(file.theory), workers=300)
    assert all(switch(simulation, name).off.acts for name in file.question.among)
    sides = [*file.question.first.sides, *file.question.second.sides]
    check_outcomes(simulation, [side.outcome for side in sides])
    ready_for(simulation, *(side.world for side in sides), keep=[side.outcome.variable for side in sides])


def test_the_page_of_links_has_a_row_and_a_command_for_each() -> None:
    page = (ROOT / "docs/intermediate_links.md").read_text("utf-8")
    names = {path.name for path in (ROOT / "docs/links").glob("*.toml")}
    assert {"1902_and_1905.toml", "1905_and_april_again.toml"} < names
    assert set(re.findall(r"\]\(links/([^)]+)\)", page)) == names
    assert set(re.findall(r"ask docs/links/(\S+)", page)) == names
