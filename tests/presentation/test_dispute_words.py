"""The answer in one sentence, whatever the verdict on the main claim."""

from dataclasses import replace

import pytest
from tests.made_dispute import made_dispute

from conjuncture.presentation.dispute_words import answer_in_a_sentence


@pytest.mark.parametrize("word", ["follows", "fails", "depends", "undecided", "definition", "not asked"])
def test_the_sentence_says_what_the_verdict_means_with_its_share(word: str, wording) -> None:
    dispute = made_dispute(32)
    entry = dispute.entries["A"]
    changed = replace(entry, word=word, figures=None if word == "not asked" else entry.figures)
    said = answer_in_a_sentence(replace(dispute, entries={**dispute.entries, "A": changed}))
    assert said.count(". ") == 0
    wording(said)
