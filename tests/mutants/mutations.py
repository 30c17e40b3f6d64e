"""What goes wrong in a text file: seeded mutations of its bytes, each with words that say what was done."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

Mutation = Callable[[Random, bytes], bytes]

NUMBERS = (
    "", "-1", "0", "nan", "inf", "-inf", "1e400", "-1e-400", "99999999999999999999", "1,5", "1_000", "0x10",
    "\u0661", "1.2.3", "--1", "true", "1905-13", "1905-02-30", "05.12.1905", "0001-01", "99999-01",
    "'", '"', "=1+1",
)  # fmt: skip
TEXTS = (
    "\0", "\t", "\r", "\x1a", "\u00a0", "\u200b", "\ufeff", "é", "e\u0301", "🙂", '"', "'", '"""', ",", ";",
    "#", "[", "]", "{", "}", "(", ")", ":", "=", "\\", "%s", "{0}", "[/x]", "../", "\n", "\n\n", " ", "    ",
    "|",
)  # fmt: skip


def _lines(change: Callable[[Random, list[bytes]], None]) -> Mutation:
    def mutated(random: Random, content: bytes) -> bytes:
        lines = content.splitlines(keepends=True)
        change(random, lines)
        return b"".join(lines)

    return mutated


def _at(random: Random, sequence: bytes | list[bytes]) -> int:
    return random.randrange(len(sequence)) if sequence else 0


def _delete_line(random: Random, lines: list[bytes]) -> None:
    del lines[_at(random, lines)]


def _repeat_line(random: Random, lines: list[bytes]) -> None:
    place = _at(random, lines)
    lines.insert(place, lines[place])


def _swap_lines(random: Random, lines: list[bytes]) -> None:
    one, other = _at(random, lines), _at(random, lines)
    lines[one], lines[other] = lines[other], lines[one]


def _move_cell(random: Random, lines: list[bytes]) -> None:
    place = _at(random, lines)
    cells = lines[place].split(b",")
    cells.insert(_at(random, cells), cells.pop(_at(random, cells)))
    lines[place] = b",".join(cells)


def _drop_cell(random: Random, lines: list[bytes]) -> None:
    place = _at(random, lines)
    cells = lines[place].split(b",")
    del cells[_at(random, cells)]
    lines[place] = b",".join(cells)


def _fill_cell(random: Random, lines: list[bytes]) -> None:
    place = _at(random, lines)
    cells = lines[place].rstrip(b"\n").split(b",")
    cells[_at(random, cells)] = random.choice((*NUMBERS, *TEXTS)).encode()
    lines[place] = b",".join(cells) + b"\n"


def _delete_bytes(random: Random, content: bytes) -> bytes:
    place = _at(random, content)
    return content[:place] + content[place + random.choice((1, 1, 3, 20)) :]


def _insert_text(random: Random, content: bytes) -> bytes:
    place = _at(random, content)
    return content[:place] + random.choice(TEXTS).encode() + content[place:]


def _another_byte(random: Random, content: bytes) -> bytes:
    place = _at(random, content)
    return content[:place] + bytes([random.randrange(256)]) + content[place + 1 :]


def _another_number(random: Random, content: bytes) -> bytes:
    found = list(re.finditer(rb"\d[\d.\-]*", content))
    if not found:
        return content
    number = random.choice(found)
    return content[: number.start()] + random.choice(NUMBERS).encode() + content[number.end() :]


def _another_word(random: Random, content: bytes) -> bytes:
    found = list(re.finditer(rb"[A-Za-z_]{3,}", content))
    if len(found) < 2:
        return content
    one, other = random.sample(found, 2)
    return content[: one.start()] + other.group() + content[one.end() :]


def _cut_short(random: Random, content: bytes) -> bytes:
    return content[: _at(random, content)]


def _encoded(random: Random, content: bytes) -> bytes:
    how = random.choice(("utf-16", "utf-32", "latin-1", "cp1251", "utf-8-sig", "utf-7"))
    return (content.decode("utf-8", errors="replace") + "\n# é Ж\n").encode(how, errors="replace")


def _line_ends(random: Random, content: bytes) -> bytes:
    return content.replace(b"\n", random.choice((b"\r\n", b"\r", b"\n\n", b"\n\r")))


MUTATIONS: dict[str, Mutation] = {
    "a line is gone": _lines(_delete_line),
    "a line stands twice": _lines(_repeat_line),
    "two lines are swapped": _lines(_swap_lines),
    "a cell is moved": _lines(_move_cell),
    "a cell is gone": _lines(_drop_cell),
    "a cell is another": _lines(_fill_cell),
    "bytes are gone": _delete_bytes,
    "a text is put in": _insert_text,
    "a byte is another": _another_byte,
    "a number is another": _another_number,
    "a word is another": _another_word,
    "it is cut short": _cut_short,
    "it has another encoding": _encoded,
    "it has other line ends": _line_ends,
}


def mutant(content: bytes, seed: int) -> tuple[str, bytes]:
    """A mutant of a file: what was done to it, and its bytes; one in three has two mutations."""
    random = Random(seed)
    chosen = [random.choice(list(MUTATIONS)) for _ in range(1 + (seed % 3 == 2))]
    for name in chosen:
        content = MUTATIONS[name](random, content)
    return " and ".join(chosen), content
