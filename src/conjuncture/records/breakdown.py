"""Breakdowns of a figure: `kind=political;industry=metal` as keys and values."""

from __future__ import annotations

import re

# A key is a few plain words; anything longer before a "=" is prose.
_KEY = re.compile(r"[A-Za-z][A-Za-z ]{0,24}")


def parse_breakdown(text: str) -> dict[str, str]:
    """Keys and values of a `breakdown` cell; free text has the key `detail`.

    A part without "=" after a pair belongs to that pair's value: the names of some events contain a
    semicolon.

    >>> parse_breakdown("kind=political;industry=metal")
    {'kind': 'political', 'industry': 'metal'}
    >>> parse_breakdown("Pravdist;place=Moscow")
    {'detail': 'Pravdist', 'place': 'Moscow'}
    """
    keys: dict[str, str] = {}
    last = "detail"
    for part in filter(None, text.split(";")):
        key, equals, value = part.partition("=")
        if equals and _KEY.fullmatch(key.strip()):
            last = key.strip().replace(" ", "_")
            keys[last] = value.strip()
        else:
            keys[last] = f"{keys[last]};{part}" if last in keys else part.strip()
    return keys
