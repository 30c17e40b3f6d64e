"""The legend of a layered drawing: samples with their meaning, side by side."""

from collections.abc import Iterable, Mapping, Sequence

from conjuncture.presentation import layered_marks as marks

LINE = 26.0  # px between the legend's lines
SECTION = 84.0  # px kept for a section's name
SAMPLE = 38.0  # px from a sample's left to its words

# What is shown and what it means.
Entry = tuple[str, str]


def legend(
    sections: Mapping[str, Sequence[Entry]], *, left: float, right: float, top: float
) -> tuple[list[str], float]:
    """A rule, and below it a line or more for each section with entries; and the y where the legend ends."""
    drawn = [f'<path d="M{left:.2f} {top - 22:.2f} L{right:.2f} {top - 22:.2f}" stroke="#c8c8c8"/>']
    y = top
    for name, entries in sections.items():
        if entries:
            drawn.append(marks.words(name, left, y + 4, 12, weight=600))
            rows, y = _flowed(entries, left + SECTION, right, y)
            drawn += rows
    return drawn, y


def _flowed(entries: Iterable[Entry], left: float, right: float, y: float) -> tuple[list[str], float]:
    """Entries in as many lines as they need; and the y of what may follow."""
    x = left
    drawn = []
    for sample, label in entries:
        length = SAMPLE + marks.text_width(label, 12) + 22
        if x > left and x + length > right:
            x, y = left, y + LINE
        drawn.append(f'<g transform="translate({x:.2f} {y:.2f})">{sample}{marks.words(label, SAMPLE, 4)}</g>')
        x += length
    return drawn, y + LINE
