"""Tables with a mistake in them."""

from pathlib import Path


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    """Put a mistake in a file: one text in the place of another, which must be there."""
    text = (folder / file).read_text("utf-8")
    assert text.count(old) >= 1
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
