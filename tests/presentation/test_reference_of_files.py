"""The page of files says what the readers read."""

from pathlib import Path

from conjuncture.presentation.reference_of_files import page

ROOT = Path(__file__).parents[2]


def test_the_page_of_files_lists_every_column_and_key_that_is_read() -> None:
    # after a change: python -m conjuncture.presentation.reference_of_files > docs/files.md
    assert (ROOT / "docs" / "files.md").read_text("utf-8") == page()
