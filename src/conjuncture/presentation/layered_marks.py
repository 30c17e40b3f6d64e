"""How the parts of a layered drawing look: boxes, arrows, words. All in SVG, all in px, y downwards."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import Literal

from conjuncture.presentation.layered_rows import Point

NodeKind = Literal["state", "derived", "trait", "input", "parameter", "elsewhere", "folder"]
EdgeKind = Literal["same step", "next step", "group", "broadcast", "across"]

TEXT = "#1a1a1a"
FAINT = "#454545"
FONT = "Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif"
LABEL_SIZE, CAPTION_SIZE = 13.0, 10.5
LINE = 16.0  # px from one line of a label to the next
WIDEST_LABEL = 124.0  # px; a longer label goes on in a further line

# Pale tints with dark outlines, in the hues that Okabe and Ito (Color Universal Design, 2008) chose so that
# readers of every colour vision tell them apart.
LEVEL_COLOURS = (
    ("#e1f0fb", "#1f6fa8"),
    ("#fdebd2", "#96560a"),
    ("#dcf3e9", "#00704f"),
    ("#fae5ef", "#994273"),
    ("#fbf6c8", "#756a00"),
    ("#fbdfd4", "#a84100"),
    ("#ececec", "#4d4d4d"),
)
FOLDER_COLOURS = ("#efe8f6", "#6b4a8a")
NO_COLOURS = ("#ffffff", "#4d4d4d")
EDGE_COLOURS: Mapping[EdgeKind, str] = {
    "same step": "#555555",
    "next step": "#0072b2",
    "group": "#b34700",
    "broadcast": "#00785a",
    "across": "#6b4a8a",
}

# Widths of Helvetica's letters in thousandths of the size, rounded from Adobe's metrics; others are as an a.
LETTER_WIDTHS = {
    **dict.fromkeys("ijl'|", 222),
    **dict.fromkeys("ft.,:;/ !", 278),
    **dict.fromkeys("r()-[]", 333),
    **dict.fromkeys("ckvxyzsJ", 500),
    **dict.fromkeys("ABEKPSVXY&", 667),
    **dict.fromkeys("CDHNRUwm", 760),
    **dict.fromkeys("GOQMW—→%@", 900),
}
SAFETY = 1.1  # a reader's sans-serif may be wider than Helvetica


def text_width(text: str, size: float) -> float:
    """The approximate width of the text; if wrong, it is too wide and not too narrow."""
    return SAFETY * size / 1000 * sum(LETTER_WIDTHS.get(letter, 556) for letter in text)


def wrapped(text: str, size: float, widest: float) -> list[str]:
    """The text in lines of at most the given width; a single word that is wider stays whole."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", size) <= widest:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


def words(
    text: str,
    x: float,
    y: float,
    size: float = 12.0,
    *,
    anchor: str = "start",
    weight: int = 400,
    colour: str = TEXT,
) -> str:
    """One line of text; y is its base line."""
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" font-size="{size:g}" font-weight="{weight}" text-anchor="{anchor}" '
        f'fill="{colour}">{escape(text)}</text>'
    )


def box_size(label: str, caption: str, *, at_least: float = 0) -> Point:
    """Width and height of the box that holds a label and, below it, a caption."""
    lines = wrapped(label, LABEL_SIZE, WIDEST_LABEL)
    widest = max([text_width(line, LABEL_SIZE) for line in lines] + [text_width(caption, CAPTION_SIZE)])
    return round(max(widest + 26, at_least, 84), 1), 16 + LINE * len(lines) + 14


def box(
    kind: NodeKind, left: float, top: float, width: float, height: float, colours: tuple[str, str]
) -> str:
    """A box's outline: heavy for a state, double for a trait, slanted for an input, dotted for a parameter.

    A mechanism of another folder is dotted, and a folder has a line below its upper side.
    """
    fill, outline = colours
    look = f'class="box" fill="{fill}" stroke="{outline}" stroke-width="{2.8 if kind == "state" else 1.3}"'
    if kind == "input":
        slant = height / 5
        corners = ((slant, 0), (width, 0), (width - slant, height), (0, height))
        points = " ".join(f"{left + x:.2f},{top + y:.2f}" for x, y in corners)
        return f'<polygon {look} points="{points}" stroke-linejoin="round"/>'
    corner = {"derived": min(10, height / 3), "parameter": height / 2, "elsewhere": 10}.get(kind, 2.5)
    dots = ' stroke-dasharray="1.5 3" stroke-linecap="round"' if kind in ("parameter", "elsewhere") else ""
    drawn = _rectangle(left, top, width, height, corner, look + dots)
    if kind == "folder":
        drawn += f'<path d="M{left:.2f} {top + 5:.2f} h{width:.2f}" stroke="{outline}" stroke-width="1"/>'
    if kind == "trait":
        inner = f'fill="none" stroke="{outline}" stroke-width="1"'
        drawn += _rectangle(left + 3.5, top + 3.5, width - 7, height - 7, 1, inner)
    return drawn


def _rectangle(left: float, top: float, width: float, height: float, corner: float, look: str) -> str:
    place = f'x="{left:.2f}" y="{top:.2f}" width="{width:.2f}" height="{height:.2f}" rx="{corner:g}"'
    return f"<rect {place} {look}/>"


def box_text(label: str, caption: str, x: float, top: float) -> str:
    """A box's label, with the caption as its last line."""
    lines = wrapped(label, LABEL_SIZE, WIDEST_LABEL)
    drawn = [
        words(line, x, top + 20 + LINE * place, LABEL_SIZE, anchor="middle", weight=600)
        for place, line in enumerate(lines)
    ]
    caption_line = words(
        caption, x, top + 18 + LINE * len(lines), CAPTION_SIZE, anchor="middle", colour=FAINT
    )
    return "".join([*drawn, caption_line])


def arrowhead(kind: EdgeKind) -> str:
    """An arrowhead whose tip lies on the box's border; hollow where one value goes to many."""
    colour = EDGE_COLOURS[kind]
    fill = "#ffffff" if kind == "broadcast" else colour
    return (
        f'<marker id="{_head(kind)}" viewBox="0 0 10 10" refX="9.4" refY="5" markerWidth="9" '
        f'markerHeight="9" markerUnits="userSpaceOnUse" orient="auto">'
        f'<path d="M1 1.2 L9 5 L1 8.8 Z" fill="{fill}" stroke="{colour}" stroke-width="1.3" '
        f'stroke-linejoin="round"/></marker>'
    )


def line(path: str, kind: EdgeKind, *, dashed: bool) -> str:
    """An arrow along a path: heavy where many are seen together, dashed where it arrives in the next step."""
    dashes = 'stroke-dasharray="6 4" ' if dashed else ""
    return (
        f'<path d="{path}" fill="none" stroke="{EDGE_COLOURS[kind]}" '
        f'stroke-width="{2.1 if kind == "group" else 1.3}" {dashes}marker-end="url(#{_head(kind)})"/>'
    )


def _head(kind: EdgeKind) -> str:
    return f"head-{kind.replace(' ', '-')}"


def dashes(path: str) -> str:
    """A dashed line of no kind in particular, for the legend."""
    return f'<path d="{path}" fill="none" stroke="{FAINT}" stroke-width="1.3" stroke-dasharray="6 4"/>'


def curve(route: Sequence[Point]) -> str:
    """A path through the points that is upright at each of them."""
    path = [f"M{route[0][0]:.2f} {route[0][1]:.2f}"]
    for (x1, y1), (x2, y2) in pairwise(route):
        if (x1, y1) == (x2, y2):
            continue  # a step of no length would leave the arrowhead without a direction
        if x1 == x2:
            path.append(f"L{x2:.2f} {y2:.2f}")
        else:
            middle = (y1 + y2) / 2
            path.append(f"C{x1:.2f} {middle:.2f} {x2:.2f} {middle:.2f} {x2:.2f} {y2:.2f}")
    return " ".join(path)


def loop(right: float, y: float) -> str:
    """A small path from a box's right side back to it."""
    out = right + 17
    return f"M{right:.2f} {y - 8:.2f} C{out:.2f} {y - 15:.2f} {out:.2f} {y + 15:.2f} {right:.2f} {y + 8:.2f}"
