"""The layered drawing shows every variable and influence, legibly, and the same for the same theory."""

import random
import re
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import get_args
from xml.etree import ElementTree as ET

import pytest
import vl_convert
from hypothesis import given, settings
from hypothesis import strategies as st

from conjuncture.presentation.layered import draw
from conjuncture.presentation.layered_diagram import Diagram, Edge, Node
from conjuncture.presentation.layered_marks import (
    EDGE_COLOURS,
    FAINT,
    LEVEL_COLOURS,
    TEXT,
    EdgeKind,
    NodeKind,
)

SVG = "{http://www.w3.org/2000/svg}"
TO_BORDER = 0.011  # px: coordinates are written with two decimals, and two of them are compared

STRIKES = Diagram(
    nodes=(
        Node("prices", "consumer prices", "input", "country"),
        Node("skill", "skill", "trait", "worker"),
        Node("pay", "real pay", "derived", "worker", "wage over prices"),
        Node("grievance", "grievance", "state", "worker"),
        Node("willing", "willing to strike", "derived", "worker"),
        Node("quorum", "quorum", "parameter", "workplace"),
        Node("on_strike", "on strike", "derived", "workplace"),
        Node("example", "example in the town", "state", "town"),
        Node("success", "success", "derived", "workplace"),
        Node("confidence", "confidence", "state", "worker"),
    ),
    edges=(
        Edge("prices", "pay", "broadcast"),
        Edge("skill", "pay"),
        Edge("pay", "grievance", "next step"),
        Edge("grievance", "willing"),
        Edge("confidence", "willing"),
        Edge("example", "willing", "broadcast"),
        Edge("willing", "on_strike", "group", "share willing"),
        Edge("quorum", "on_strike"),
        Edge("on_strike", "example", "group"),
        Edge("on_strike", "success"),
        Edge("success", "confidence", "broadcast"),
        Edge("confidence", "confidence", "next step"),
    ),
    levels=("worker", "workplace", "town", "country"),
)


@dataclass(frozen=True)
class Outline:
    left: float
    top: float
    right: float
    bottom: float


def drawn(diagram: Diagram) -> str:
    return draw(diagram, title="Causal diagram", finding="Strikes feed back on the will to strike")


def outlines(svg: str) -> dict[str, Outline]:
    """The outline of each box, from the SVG itself."""
    found = {}
    for group in ET.fromstring(svg).iter(f"{SVG}g"):
        if group.get("class", "").startswith("node"):
            shape = next(part for part in group if part.get("class") == "box")
            if shape.tag == f"{SVG}rect":
                x, y, width, height = (float(shape.get(key, "")) for key in ("x", "y", "width", "height"))
                corners = [(x, y), (x + width, y + height)]
            else:
                corners = [tuple(map(float, pair.split(","))) for pair in shape.get("points", "").split()]
            across, down = zip(*corners, strict=True)
            found[group.get("data-name")] = Outline(min(across), min(down), max(across), max(down))
    return found


def arrows(svg: str) -> list[tuple[str, str, list[list[tuple[float, float]]]]]:
    """Each arrow's source, target and the Bézier pieces of its path, from the SVG itself."""
    found = []
    for group in ET.fromstring(svg).iter(f"{SVG}g"):
        if group.get("class", "").startswith("edge"):
            path = group.find(f"{SVG}path")
            assert path is not None
            pieces: list[list[tuple[float, float]]] = []
            last: tuple[float, float] = (0.0, 0.0)
            for _, coordinates in re.findall(r"([MLC])([^MLC]*)", path.get("d", "")):
                numbers = [float(number) for number in coordinates.split()]
                points = list(zip(numbers[::2], numbers[1::2], strict=True))
                pieces.append([last, *points])
                last = points[-1]
            found.append((group.get("data-source"), group.get("data-target"), pieces[1:]))
    return found


def along(piece: list[tuple[float, float]], share: float) -> tuple[float, float]:
    """The point at a share of a Bézier piece, by de Casteljau's construction."""
    while len(piece) > 1:
        piece = [(x1 + (x2 - x1) * share, y1 + (y2 - y1) * share) for (x1, y1), (x2, y2) in pairwise(piece)]
    return piece[0]


def assert_no_boxes_overlap(svg: str) -> None:
    for (one, a), (other, b) in combinations(outlines(svg).items(), 2):
        apart = a.right < b.left or b.right < a.left or a.bottom < b.top or b.bottom < a.top
        assert apart, f"{one} and {other} overlap"


def assert_no_arrow_crosses_a_box(svg: str) -> None:
    boxes = outlines(svg)
    for source, target, pieces in arrows(svg):
        for piece in pieces:
            for x, y in (along(piece, step / 20) for step in range(21)):
                for name, box in boxes.items():
                    inside = (
                        box.left + TO_BORDER < x < box.right - TO_BORDER
                        and box.top + TO_BORDER < y < box.bottom - TO_BORDER
                    )
                    assert not inside, f"{source} -> {target} runs through {name}"


@st.composite
def diagrams(draw_from: st.DrawFn) -> Diagram:
    """Little theories of any shape, cycles of every kind included."""
    names = [f"variable_{number}" for number in range(draw_from(st.integers(1, 12)))]
    kinds = st.sampled_from(get_args(NodeKind))
    labels = st.text(st.sampled_from("abm W <&>\"'é"), max_size=40)
    nodes = tuple(
        Node(name, draw_from(labels), draw_from(kinds), draw_from(st.sampled_from(["worker", "town"])))
        for name in names
    )
    ends = st.sampled_from(names)
    edge = st.builds(Edge, ends, ends, st.sampled_from(get_args(EdgeKind)))
    return Diagram(nodes, tuple(draw_from(st.lists(edge, max_size=24))))


def test_every_variable_is_drawn_with_its_label_level_and_kind() -> None:
    svg = drawn(STRIKES)
    groups = {
        group.get("data-name"): group
        for group in ET.fromstring(svg).iter(f"{SVG}g")
        if group.get("class", "").startswith("node")
    }
    assert set(groups) == {node.name for node in STRIKES.nodes}
    for node in STRIKES.nodes:
        *label, caption = [text.text or "" for text in groups[node.name].iter(f"{SVG}text")]
        assert " ".join(label) == node.label
        assert caption == node.level
        assert groups[node.name].get("data-kind") == node.kind


def test_every_influence_is_drawn_once() -> None:
    assert sorted((source, target) for source, target, _ in arrows(drawn(STRIKES))) == sorted(
        (edge.source, edge.target) for edge in STRIKES.edges
    )


def test_arrows_begin_and_end_on_the_borders_of_their_boxes() -> None:
    svg = drawn(STRIKES)
    boxes = outlines(svg)
    for source, target, pieces in arrows(svg):
        for name, (x, y) in ((source, pieces[0][0]), (target, pieces[-1][-1])):
            box = boxes[name]
            on_top_or_bottom = min(abs(y - box.top), abs(y - box.bottom)) <= TO_BORDER
            assert on_top_or_bottom if source != target else abs(x - box.right) <= TO_BORDER
            assert box.left <= x <= box.right + TO_BORDER


def test_arrowheads_meet_the_box_upright() -> None:
    """The last piece ends straight over an arrowhead's length, so the head neither tilts nor hides."""
    for source, target, pieces in arrows(drawn(STRIKES)):
        if source != target:
            (x1, y1), *_, (x2, y2) = pieces[-1]
            assert x1 == x2
            assert abs(y1 - y2) >= 9


def test_only_what_arrives_in_the_next_step_points_upwards_and_it_is_dashed() -> None:
    root = ET.fromstring(drawn(STRIKES))
    into_states = {node.name for node in STRIKES.nodes if node.kind == "state"}
    upwards = {
        (source, target)
        for source, target, pieces in arrows(drawn(STRIKES))
        if pieces[0][0][1] > pieces[-1][-1][1] and source != target
    }
    assert ("on_strike", "example") in upwards
    assert {target for _, target in upwards} <= into_states
    for group in root.iter(f"{SVG}g"):
        if group.get("class", "").startswith("edge"):
            path = group.find(f"{SVG}path")
            assert path is not None
            assert ("stroke-dasharray" in path.attrib) == (group.get("data-target") in into_states)


@settings(max_examples=60, deadline=None)
@given(diagrams())
def test_no_boxes_overlap_and_no_arrow_crosses_a_box_in_any_diagram(diagram: Diagram) -> None:
    svg = drawn(diagram)
    assert_no_boxes_overlap(svg)
    assert_no_arrow_crosses_a_box(svg)


def test_the_widest_letters_stay_within_their_box() -> None:
    """The widest letters, by Liberation Sans's own advance widths (which are Helvetica's)."""
    wide = Diagram((Node("w", "WWWWWWWW mmmmmmmm @@@@", "derived", "MMMMMMMM"),), ())
    box = outlines(drawn(wide))["w"]
    for text in ET.fromstring(drawn(wide)).iter(f"{SVG}text"):
        if text.get("text-anchor") == "middle":
            ems = sum({"W": 0.944, "m": 0.833, "M": 0.833, "@": 1.015}[letter] for letter in text.text or "")
            assert ems * float(text.get("font-size", "")) <= box.right - box.left


def test_the_order_of_listing_changes_nothing() -> None:
    shuffle = random.Random(4).sample
    for _ in range(5):
        listed = Diagram(
            tuple(shuffle(STRIKES.nodes, len(STRIKES.nodes))),
            tuple(shuffle(STRIKES.edges, len(STRIKES.edges))),
            STRIKES.levels,
        )
        assert drawn(listed) == drawn(STRIKES)


def test_a_wide_row_is_broken_to_fit_the_page_and_its_arrowheads_stay_apart() -> None:
    inputs = tuple(
        Node(f"input_{number:02}", f"input {number:02}", "input", "country") for number in range(20)
    )
    outcome = Node("outcome", "outcome", "derived", "country")
    fan = Diagram((*inputs, outcome), tuple(Edge(node.name, "outcome") for node in inputs))
    rows = {box.top for box in outlines(drawn(fan)).values()}
    assert len(rows) >= 3
    ends = sorted(pieces[-1][-1][0] for _, _, pieces in arrows(drawn(fan)))
    assert min(right - left for left, right in pairwise(ends)) >= 9  # an arrowhead's width
    width = float(ET.fromstring(drawn(fan)).get("width", ""))
    assert width <= 1400


def test_signs_of_markup_in_names_are_shown_as_they_are() -> None:
    odd = '<b> & "quoted"'
    svg = draw(
        Diagram((Node(odd, odd, "state", odd, odd, odd),), (Edge(odd, odd, "next step", odd),), (odd,)),
        title=odd,
        finding=odd,
    )
    root = ET.fromstring(svg)
    assert not list(root.iter(f"{SVG}b"))
    assert odd in [text.text for text in root.iter(f"{SVG}text")]
    link = root.find(f".//{SVG}a")
    assert link is not None
    assert link.get("href") == odd


def test_those_who_do_not_see_the_drawing_are_told_what_it_shows(wording) -> None:
    root = ET.fromstring(drawn(STRIKES))
    assert root.get("role") == "img"
    wording(root.get("aria-label"), root.findtext(f"{SVG}desc"))


def test_the_legend_names_what_occurs_and_nothing_else(wording) -> None:
    alone = drawn(Diagram((Node("a", "alone", "trait", "worker"),), ()))
    words = [text.text for text in ET.fromstring(alone).iter(f"{SVG}text")]
    kinds = {word.partition(":")[0] for word in words if word}
    assert "trait" in kinds
    assert kinds.isdisjoint({"state", "input"})
    wording(*words)


def test_every_text_and_outline_stands_out_from_its_ground() -> None:
    """Contrast as the Web Content Accessibility Guidelines 2.2 ask: 4.5 for text, 3 for lines."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def contrast(one: str, other: str) -> float:
        low, high = sorted((luminance(one), luminance(other)))
        return (high + 0.05) / (low + 0.05)

    for fill, outline in LEVEL_COLOURS:
        assert contrast(TEXT, fill) >= 4.5
        assert contrast(FAINT, fill) >= 4.5
        assert contrast(outline, fill) >= 3
        assert contrast(outline, "#ffffff") >= 3
    for colour in EDGE_COLOURS.values():
        assert contrast(colour, "#ffffff") >= 3


def test_the_drawing_is_read_by_an_svg_renderer() -> None:
    assert vl_convert.svg_to_png(drawn(STRIKES)).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("nodes", "edges", "told"),
    [
        ((), (), "variables"),
        ((Node("a", "a", "state", "x"), Node("a", "b", "trait", "x")), (), "'a'"),
        ((Node("a", "a", "state", "x"),), (Edge("a", "b"),), "'a' -> 'b'"),
        ((Node("a", "a", "stock", "x"),), (), "'stock'"),  # pyright: ignore[reportArgumentType]
        (
            (Node("a", "a", "state", "x"),),
            (Edge("a", "a", "later"),),  # pyright: ignore[reportArgumentType]
            "'later'",
        ),
    ],
    ids=["empty", "twice", "unknown end", "unknown kind of node", "unknown kind of edge"],
)
def test_what_cannot_be_drawn_is_refused_in_words(
    nodes: tuple[Node, ...], edges: tuple[Edge, ...], told: str, wording
) -> None:
    with pytest.raises(ValueError, match=told) as refused:
        Diagram(nodes, edges)
    wording(refused.value)
