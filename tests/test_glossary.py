"""The glossary of the site explains each word of the report pages, in the same sentence."""

import re
from pathlib import Path

from conjuncture.presentation.glossary import WORDS

PAGE = (Path(__file__).parents[1] / "docs" / "glossary.md").read_text("utf-8")
ENTRIES = {
    word.lower(): " ".join(text.split())
    for word, text in re.findall(r"^### (.+)\n\n((?:(?!#).*\n?)*)", PAGE, flags=re.MULTILINE)
}


def test_the_glossary_has_each_word_of_the_report_pages_in_the_same_sentence() -> None:
    said = {word: meaning[0].upper() + meaning[1:] for word, meaning in WORDS.items()}
    missing = [
        word for word, meaning in said.items() if not ENTRIES.get(word.lower(), "").startswith(meaning)
    ]
    assert not missing, f"docs/glossary.md needs `### {missing[0]}` and: {said[missing[0]]}"


def test_the_glossary_explains_no_word_twice() -> None:
    headings = re.findall(r"^### (.+)$", PAGE, flags=re.MULTILINE)
    assert len(headings) == len({heading.lower() for heading in headings}) == len(ENTRIES) > 60
