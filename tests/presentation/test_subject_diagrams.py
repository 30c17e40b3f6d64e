"""The diagrams of the folders together are that of the theory; each arrow is in its reader's folder."""

from collections import Counter

import pytest

from conjuncture.presentation.diagram import diagram
from conjuncture.presentation.subject_diagrams import subject_diagrams
from conjuncture.studies.registry.theories import get_theory

FULL = diagram(get_theory("leninism"), measures=True)
DRAWN = subject_diagrams(get_theory("leninism"))


def test_every_mechanism_is_at_home_in_one_folder_and_drawn_there_as_it_is() -> None:
    inputs = {node.name for node in FULL.nodes if node.kind == "input"}
    assert set(DRAWN.home) == {node.name for node in FULL.nodes} - inputs
    kinds = {node.name: node.kind for node in FULL.nodes}
    for folder, drawn in DRAWN.each.items():
        own = {node.name: node.kind for node in drawn.nodes if DRAWN.home.get(node.name) == folder}
        assert own == {name: kinds[name] for name, home in DRAWN.home.items() if home == folder}


def test_every_arrow_is_drawn_once_into_its_reader_and_in_no_other_folder() -> None:
    arrows = Counter(
        (edge.source, edge.target, edge.kind, edge.label)
        for drawn in DRAWN.each.values()
        for edge in drawn.edges
        if edge.kind != "across"
    )
    assert arrows == Counter((edge.source, edge.target, edge.kind, edge.label) for edge in FULL.edges)


def test_what_another_folder_reads_leads_to_that_folders_box_and_nothing_else_does() -> None:
    read = {
        (edge.source, DRAWN.home[edge.target])
        for edge in FULL.edges
        if edge.source in DRAWN.home and DRAWN.home[edge.source] != DRAWN.home[edge.target]
    }
    led = {
        (edge.source, edge.target.removeprefix("folder: "))
        for drawn in DRAWN.each.values()
        for edge in drawn.edges
        if edge.kind == "across"
    }
    assert led == read


def test_an_arrow_between_folders_is_some_mechanism_of_the_one_that_reads_the_other() -> None:
    assert DRAWN.whole is not None
    read = {
        (DRAWN.home.get(edge.source, "the case"), DRAWN.home[edge.target])
        for edge in FULL.edges
        if DRAWN.home.get(edge.source) != DRAWN.home[edge.target]
    }
    drawn = {
        (edge.source.removeprefix("folder: "), edge.target.removeprefix("folder: "))
        for edge in DRAWN.whole.edges
    }
    assert drawn == read
    captions = {node.label: node.caption for node in DRAWN.whole.nodes}
    assert captions["classes"] == f"{list(DRAWN.home.values()).count('classes')} mechanisms"


def test_a_mechanism_that_is_cut_is_in_no_folder_and_the_theory_of_one_file_is_one_diagram() -> None:
    theory = get_theory("small.roots")
    cut = min(theory.mechanisms)
    drawn = subject_diagrams(theory.without(cut))
    assert drawn.whole is None
    assert list(drawn.each) == ["roots"]
    assert cut not in {node.name for node in drawn.each["roots"].nodes}


@pytest.mark.parametrize("theory", ["leninism.struggle", "canon.granovetter_friends"])
def test_where_all_files_lie_in_one_folder_each_file_is_drawn(theory: str) -> None:
    assert len(subject_diagrams(get_theory(theory)).each) > 1
