"""Decode bytes to text. The encoding is never guessed.

A byte order mark (BOM) means UTF-8, UTF-16 or UTF-32. Without one a file is UTF-8, unless its first or second
line is a comment that names another encoding: `# encoding: cp1251`.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from importlib.resources.abc import Traversable

from conjuncture.files.mistakes import refusal

# UTF-32 comes before UTF-16, because its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_CANDIDATES = ("cp1252", "cp1250", "cp1251", "cp1253", "koi8-r", "shift_jis", "gb18030")
_SHOWN = 24  # characters of the line on each side of the byte
DECLARATION = re.compile(r"#\s*encoding\s*[:=]\s*([\w.-]+)[\s,;]*")

_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u202f"), " ")
_NOTHING = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))


def read_text(file: Traversable) -> str:
    """The text of a file, with its own line ends.

    Raises:
        FileError: there is no such file, or it cannot be decoded.
    """
    if not file.is_file():
        raise refusal(file, None, None, "there is no such file.", "Add it, or correct its name.")
    return decoded(file.read_bytes(), file)


def decoded(content: bytes, file: object) -> str:
    """The text of these bytes.

    Args:
        content: the bytes of a file.
        file: its path, for the error.

    Raises:
        FileError: the format of a spreadsheet program; an unknown encoding; bytes that are not valid in it
            (the message has the line, and its text in other encodings); or the character NUL.
    """
    if content.startswith(_SPREADSHEETS):
        raise refusal(file, None, None, "this is a spreadsheet, not text.", "Export it as CSV, in UTF-8.")
    mark, encoding = next((pair for pair in _MARKS if content.startswith(pair[0])), (b"", ""))
    content = content.removeprefix(mark)
    encoding = encoding or _declared(content, file)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as wrong:
        line, place = content.count(b"\n", 0, wrong.start) + 1, f"byte {wrong.start}"
        remedy = "Save it as UTF-8, or say its encoding in a first line: # encoding: cp1252. "
        raise refusal(
            file,
            line,
            None,
            f"{place} is 0x{content[wrong.start]:02x}, which is not {encoding.upper()}.",
            remedy + _readings(content, wrong.start),
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise refusal(
            file, line, None, "this line has the character NUL.", "Save the file again, as UTF-8 text."
        )
    return text


def plain(text: str) -> str:
    """A text in the form for comparing names: composed (NFC), with plain spaces, no invisible characters.

    >>> plain("Cote\\u0301\\u00a0d'Or") == "Cot\\u00e9 d'Or"
    True
    """
    return text if text.isascii() else unicodedata.normalize("NFC", text.translate(_SPACES | _NOTHING))


def _declared(content: bytes, file: object) -> str:
    for number, line in enumerate(content.split(b"\n", 2)[:2], 1):
        declaration = DECLARATION.fullmatch(line.decode("latin-1").strip())
        if declaration is None:
            continue
        try:
            b" ".decode(declaration[1])
        except (LookupError, UnicodeError):
            problem = f"there is no encoding '{declaration[1]}'."
            remedy = f"Write utf-8 or one of {', '.join(_CANDIDATES)}."
            raise refusal(file, number, "encoding", problem, remedy, value=declaration[1]) from None
        return declaration[1]
    return "utf-8"


def _readings(content: bytes, at: int) -> str:
    """The text around a byte in several encodings, so that a reader sees which one is right."""
    begin, end = content.rfind(b"\n", 0, at) + 1, content.find(b"\n", at)
    piece = content[max(begin, at - _SHOWN) : min(end if end >= 0 else len(content), at + _SHOWN)].strip()
    lines = []
    for encoding in _CANDIDATES:
        try:
            lines.append(f"{encoding} as '{piece.decode(encoding)}'")
        except UnicodeDecodeError:
            continue
    return f"The line reads in {', in '.join(lines)}." if lines else ""
