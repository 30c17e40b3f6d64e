"""A layered drawing of a causal diagram, as one SVG that needs nothing else.

Causes are above their effects. A box's outline says what kind of variable it is, its colour and its
last line on which level it stands; an arrow's line says how the value is seen. An arrow whose value arrives
in the next step is dashed, and may point upwards. In a browser, pointing at a box fades all arrows but its
own.
"""

from html import escape
from typing import get_args

from conjuncture.presentation import layered_marks as marks
from conjuncture.presentation.layered_diagram import EDGES_IN_WORDS, KINDS_IN_WORDS, Diagram, arrives_later
from conjuncture.presentation.layered_drawing import Drawing, level_colours
from conjuncture.presentation.layered_legend import legend
from conjuncture.presentation.layered_marks import EdgeKind

MARGIN = 28.0


def draw(diagram: Diagram, *, title: str, finding: str, page: float = 1240.0) -> str:
    """The diagram as a standalone SVG document.

    Args:
        diagram: what to draw; some 15 to 35 variables are legible at once.
        title: what is drawn ("Causal diagram of the struggle theory").
        finding: what the reader should see in it, in a sentence; it is in large letters above the drawing.
        page: the width aimed at, in px. A drawing that needs more becomes wider, and is shown scaled down.

    The same variables and influences give the same bytes, whatever their order in the list.
    """
    drawing = Drawing.of(diagram, page - 2 * MARGIN)
    placed = drawing.placed
    width = max(placed.width + 2 * MARGIN, 760.0)
    heading, top = _heading(title, finding, width)
    key, bottom = legend(meanings(diagram), left=MARGIN, right=width - MARGIN, top=top + placed.height + 48)
    size = (width, bottom + MARGIN - 8)
    return "\n".join(
        [
            _opening(f"{title}. {finding}", *size, style="max-width:100%;height:auto"),
            *drawing.words_and_rules(),
            arrowheads(),
            f'<rect class="paper" width="{width:.0f}" height="{size[1]:.0f}" fill="#ffffff"/>',
            *heading,
            f'<g transform="translate({(width - placed.width) / 2:.2f} {top:.2f})">',
            *drawing.marks(),
            "</g>",
            *key,
            "</svg>",
            "",
        ]
    )


def inline(diagram: Diagram, *, label: str, page: float = 1240.0) -> str:
    """The diagram as an SVG element of a page, without heading and legend.

    The page has `arrowheads` once, and explains the marks by `meanings`.

    Args:
        diagram, page: as for `draw`.
        label: what it shows, for those who do not see it.
    """
    drawing = Drawing.of(diagram, page - 2 * MARGIN)
    width, height = drawing.placed.width + 2 * MARGIN, drawing.placed.height + 2 * MARGIN
    return "\n".join(
        [
            _opening(label, width, height),
            *drawing.words_and_rules(),
            f'<g transform="translate({MARGIN:.2f} {MARGIN:.2f})">',
            *drawing.marks(),
            "</g>",
            "</svg>",
        ]
    )


def arrowheads() -> str:
    """The arrows' heads, to which every arrow refers."""
    return f"<defs>{''.join(marks.arrowhead(kind) for kind in get_args(EdgeKind))}</defs>"


def meanings(*diagrams: Diagram) -> dict[str, list[tuple[str, str]]]:
    """What the outlines, the lines and the colours mean, of those that occur: samples in SVG, with words."""
    nodes = {node.kind for diagram in diagrams for node in diagram.nodes}
    edges = {(edge.kind, arrives_later(edge, diagram)) for diagram in diagrams for edge in diagram.edges}
    colours = {level: found for diagram in diagrams for level, found in level_colours(diagram).items()}
    outlines = [
        (marks.box(kind, 0, -10, 30, 18, marks.NO_COLOURS), words)
        for kind, words in KINDS_IN_WORDS.items()
        if kind in nodes
    ]
    lines = [
        (marks.line("M0 0 L30 0", kind, dashed=kind == "next step"), words)
        for kind, words in EDGES_IN_WORDS.items()
        if kind in {kind for kind, _ in edges}
    ]
    if any(later and kind != "next step" for kind, later in edges):
        lines.append((marks.dashes("M0 0 L30 0"), "dashed: arrives in the next step"))
    levels = [(marks.box("derived", 0, -10, 30, 18, found), level) for level, found in colours.items()]
    return {"Variables": outlines, "Influences": lines, "Levels": levels}


def _opening(label: str, width: float, height: float, *, style: str = "") -> str:
    """The element's first tag."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="causal-diagram" role="img" '
        f'width="{width:.0f}" height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'{f"""style="{style}" """ if style else ""}font-family="{marks.FONT}" aria-label="{escape(label)}">'
    )


def _heading(title: str, finding: str, width: float) -> tuple[list[str], float]:
    """The title and, large, the finding; and the y where the drawing may begin."""
    room = width - 2 * MARGIN
    y = MARGIN + 10
    drawn = []
    for line in marks.wrapped(title, 13, room):
        drawn.append(marks.words(line, MARGIN, y, 13, colour=marks.FAINT))
        y += 18
    y += 8
    for line in marks.wrapped(finding, 19, room):
        drawn.append(marks.words(line, MARGIN, y, 19, weight=600))
        y += 25
    return drawn, y + 10
