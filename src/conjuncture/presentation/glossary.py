"""Words of forecasting and of this project, each explained at its first use on a page or in a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from markupsafe import Markup, escape

WORDS: Mapping[str, str] = {
    "draw": "one history that the theory allows: one sample of its parameters and of chance.",
    "median": "the value that half of the draws lie below.",
    "middle draw": "the median of the draws: half of them lie below it.",
    "95 per cent band": "where 95 of 100 draws lie; a good one holds 19 recorded figures of 20.",
    "guess": "a prediction made without any theory, from the other recorded figures, from the inputs in a "
    "plain regression, or from nothing but what the figure could be.",
    "blind guess": "a guess that knows only between what the figure could lie, each share or each factor as "
    "likely as any other.",
    "its inputs alone": "a plain regression of the recorded figures on the inputs that the theory reads; it "
    "has seen the figures outside a block of five years, or in a short series all others.",
    "dumb predictor": "a rule without any theory: the spread of the other years, last year again.",
    "error": "how far the draws lie from the recorded figure, on a scale on which a factor of two counts "
    "alike everywhere (the CRPS, the continuous ranked probability score, of the logarithm); a wide "
    "spread is charged for its width.",
    "CRPS": "continuous ranked probability score, the usual distance of a forecast with a spread from what "
    "happened: 0 is sure and right; here, on logarithms, 0.69 is out by a factor of two.",
    "crude pattern": "a rough bound, declared before any run, that a history must meet to count at all.",
    "grade C": "of the three grades of sources the weakest: the figure is less sure than it looks.",
    "standard error": "how much the figure would vary by chance alone.",
    "climatology": "the spread of the other years.",
    "persistence": "last year again.",
    "forcing only": "a regression on the case's inputs, without any theory.",
    "blocks": "each year predicted from those outside its block of five.",
    "leave-one-out": "each year predicted from all others.",
    "expanding": "each year predicted from earlier years alone.",
    "null twin": "the same history with a change too small to matter: what differs there is chance.",
    "rank correlation": "1 where two series rise and fall together, 0 where they do not.",
    "reading": "one of several ways to write a mechanism that its words allow.",
    "Pareto k": "how much hangs on the largest weights: below 0.5 little, to 0.7 it will do, above that "
    "the mean has not settled, however many draws are run.",
    "passage": "the coming of another outcome, such as another government, in a month.",
    "draws of equal weight": "so many draws, if all counted alike, would say as much as these, of which some "
    "count more.",
    "whole priors": "all that the author held possible of the theory's parameters, before any run.",
    "prior": "what the author held possible of a parameter, before any run.",
}
_ALSO_PLAIN = frozenset({"passage", "persistence", "prior", "reading"})
"""Words that theories and claims also use in their plain sense: explained only on request."""
_IN_BRACKETS = frozenset({"blocks", "expanding", "leave-one-out"})


def _word_pattern(word: str) -> str:
    return rf"(?<=\(){word}(?=\))" if word in _IN_BRACKETS else rf"\b{re.escape(word)}(?:s|es)?\b"


_LONGEST_FIRST = sorted(WORDS, key=len, reverse=True)
_PATTERN = re.compile("|".join(f"({_word_pattern(word)})" for word in _LONGEST_FIRST), re.IGNORECASE)


class Glossary:
    """The words that a reader has already met; one glossary for each page."""

    def __init__(self) -> None:
        self._met: set[str] = set()
        self._new: list[str] = []

    def marked(self, text: str, *also: str) -> Markup:
        """The text as HTML, each word marked where it first occurs.

        Args:
            text: plain, and escaped here.
            also: words with a plain sense that have their technical sense here: "prior", "reading",
                "persistence".
        """
        parts, end = [], 0
        for match in _PATTERN.finditer(text):
            word = _LONGEST_FIRST[(match.lastindex or 1) - 1]
            if word in self._met or word in _ALSO_PLAIN.difference(also):
                continue
            self._met.add(word)
            self._new.append(word)
            parts += [escape(text[end : match.start()]), Markup("<dfn>{}</dfn>").format(match.group())]
            end = match.end()
        return Markup("").join([*parts, escape(text[end:])])

    def explained(self) -> list[tuple[str, str]]:
        """The words that are new since the last call, each with its meaning."""
        new, self._new = self._new, []
        return [(word, WORDS[word]) for word in new]


def in_plain_words(sentences: Iterable[str]) -> list[str]:
    """The words of some sentences that a newcomer does not know, each with what it means, for a terminal."""
    words = Glossary()
    for sentence in sentences:
        words.marked(sentence)
    return [f"{word}: {means}" for word, means in words.explained()]
