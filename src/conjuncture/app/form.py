"""The inputs of a form as text, and the values read from them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from conjuncture.app.errors import FormError

_MOST_FIELDS = 3_000  # the largest theory has 286 mechanisms and 463 quantities
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Form:
    """The inputs of a form that are not empty, in the order of the page."""

    pairs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def read(cls, text: str) -> Form:
        """Read the form that a browser sent, in an address or in the body of a request.

        Raises:
            FormError: too many inputs, or a text that is not a form.
        """
        try:
            pairs = parse_qsl(text, max_num_fields=_MOST_FIELDS)
        except ValueError as error:
            raise FormError(f"the form cannot be read: {error}.", remedy="Open the page again.") from None
        return cls(tuple((name, value.strip()) for name, value in pairs if value.strip()))

    def one(self, name: str, default: str = "") -> str:
        """The last input with this name."""
        return self.many(name)[-1] if self.many(name) else default

    def many(self, name: str) -> tuple[str, ...]:
        """All inputs with this name."""
        return tuple(value for key, value in self.pairs if key == name)

    def under(self, prefix: str) -> dict[str, str]:
        """The inputs whose names begin with the prefix, by the rest of the name."""
        return {key.removeprefix(prefix): value for key, value in self.pairs if key.startswith(prefix)}

    def whole(self, name: str, default: int, *, least: int, most: int = 1_000_000) -> int:
        """A whole number.

        Raises:
            FormError: it is not a whole number, or out of range.
        """
        text = self.one(name, str(default))
        if not re.fullmatch(r"-?[0-9]{1,9}", text) or not least <= int(text) <= most:
            raise FormError(
                f"{name} is '{text}'.", remedy=f"Write a whole number from {least:,} to {most:,}."
            )
        return int(text)

    def number(self, name: str) -> float:
        """A number.

        Raises:
            FormError: it is not a finite number.
        """
        return number(name, self.one(name))

    def date(self, name: str) -> str | None:
        """A date such as 1905-01-31; None if the input is empty.

        Raises:
            FormError: it is not a date.
        """
        text = self.one(name)
        if text and not _DATE.fullmatch(text):
            raise FormError(f"{name} is '{text}'.", remedy="Write a date such as 1905-01-31.")
        return text or None

    def without(self, *names: str) -> Form:
        """The form without these inputs."""
        return Form(tuple(pair for pair in self.pairs if pair[0] not in names))

    def __str__(self) -> str:
        return urlencode(self.pairs)


def number(name: str, text: str) -> float:
    """A number that a user typed.

    Raises:
        FormError: it is not a finite number.
    """
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if value - value != 0:
        raise FormError(f"{name} is '{text}'.", remedy="Write a number with a point, such as 0.25.")
    return value
