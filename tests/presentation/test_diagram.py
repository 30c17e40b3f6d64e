"""The diagram is the signatures."""

import re

import pytest

from conjuncture import Level, Theory, derived, network, series, state
from conjuncture.language.errors import TheoryError
from conjuncture.presentation.diagram import diagram, diagram_svg, neighbourhood, neighbourhood_svg

country = Level("country")
worker = Level("worker", within=(country,))
war = series(country, unit="0 or 1", absent=0.0, name="war")

TEXTS = re.compile(r"<(?:text|desc|title)[^>]*>([^<]+)<")


@state(worker, initial=0.0, source="x")
def anger(anger, war):
    """Anger grows in war."""
    return anger + war


@derived(country, absent=0.0, source="x")
def unrest(anger):
    """Anger seen from the country."""
    return anger.mean()


@derived(country, absent=0.0, source="definition")
def half_of_unrest(unrest):
    """A number for a picture."""
    return unrest / 2


THEORY = Theory.of(anger, unrest, half_of_unrest, war)
workmates = network(worker)


@derived(worker, absent=0.0, source="x")
def anger_around(workmates, anger):
    """The anger of those one works with."""
    return workmates(anger).mean()


@derived(worker, absent=False, source="x")
def stands_out(workmates, anger):
    """Whether one is angrier than all of them."""
    return (workmates(anger) < anger).all()


@state(workmates, initial=0.0, source="x")
def trust(trust, workmates, anger):
    """Anger on the other side wins trust."""
    return trust + workmates(anger)


TIED = Theory.of(anger, war, anger_around, stands_out, trust)


def through(theory: Theory) -> dict[str, tuple[str, str]]:
    return {edge.target: (edge.kind, edge.label) for edge in diagram(theory).edges if edge.source == "anger"}


def test_an_arrow_through_a_network_says_so_and_goes_with_the_network() -> None:
    assert through(TIED) == {
        "anger": ("next step", ""),
        "anger_around": ("group", "through workmates"),
        "stands_out": ("group", "through workmates"),
        "trust": ("next step", "through workmates"),
    }
    # Who compares the others with themselves still reads their own anger.
    assert through(TIED.without("workmates")) == {"anger": ("next step", ""), "stands_out": ("same step", "")}
    assert "anger → anger_around: through workmates" in TEXTS.findall(diagram_svg(TIED))


def test_every_arrow_is_an_argument_and_every_argument_an_arrow() -> None:
    drawn = diagram(THEORY, measures=True)
    arrows = {(edge.source, edge.target, edge.kind) for edge in drawn.edges}
    assert arrows == {
        ("anger", "anger", "next step"),
        ("war", "anger", "next step"),
        ("anger", "unrest", "group"),
        ("unrest", "half_of_unrest", "same step"),
    }


def test_definitions_that_nothing_reads_are_left_out_unless_asked_for() -> None:
    assert {node.name for node in diagram(THEORY).nodes} == {"anger", "unrest", "war"}


def test_a_mechanism_that_is_cut_is_not_drawn() -> None:
    assert "unrest" not in {node.name for node in diagram(THEORY.without("unrest"), measures=True).nodes}


def test_the_drawing_counts_mechanisms_inputs_and_states(wording) -> None:
    wording(*TEXTS.findall(diagram_svg(THEORY)))


@pytest.mark.parametrize(
    ("name", "arrows"),
    [
        ("anger", {("anger", "anger"), ("war", "anger"), ("anger", "unrest")}),
        ("unrest", {("anger", "unrest"), ("unrest", "half_of_unrest")}),
        ("war", {("war", "anger")}),
    ],
)
def test_a_neighbourhood_is_one_variable_with_the_arrows_to_and_from_it_and_nothing_else(
    name: str, arrows: set[tuple[str, str]]
) -> None:
    drawn = neighbourhood(THEORY, name)
    assert {(edge.source, edge.target) for edge in drawn.edges} == arrows
    assert {node.name for node in drawn.nodes} == {name for ends in arrows for name in ends}


def test_a_neighbourhood_counts_what_is_read_and_who_reads_without_the_variable_itself(wording) -> None:
    wording(*TEXTS.findall(neighbourhood_svg(THEORY, "anger")))
    wording(*TEXTS.findall(neighbourhood_svg(THEORY, "war")))


@pytest.mark.parametrize("name", ["unrest", "angre"])
def test_what_is_not_at_work_has_no_neighbourhood(name: str) -> None:
    with pytest.raises(TheoryError, match=f"'{name}'"):
        neighbourhood(THEORY.without("unrest"), name)


def test_a_mechanism_that_is_cut_is_nobodys_neighbour() -> None:
    assert {node.name for node in neighbourhood(THEORY.without("unrest"), "anger").nodes} == {"anger", "war"}
