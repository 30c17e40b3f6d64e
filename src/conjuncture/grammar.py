"""Grammar of the sentences for users: articles and plurals."""

from __future__ import annotations


def article(noun: str) -> str:
    """The noun with its indefinite article: `a claim`, `an outcome`, `a 'unit'`."""
    sound = noun.lstrip("'\"`").casefold()
    vowel = sound[:1] in "aeiou" and not sound.startswith(("uni", "use", "eu", "one"))
    return f"{'an' if vowel else 'a'} {noun}"


def counted(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun: `1 draw`, `2 draws`, `1,000 draws`."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"
