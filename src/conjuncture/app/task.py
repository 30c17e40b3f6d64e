"""What a form asks for: a command line, and the files that it reads."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field

from conjuncture.app.form import Form


@dataclass(frozen=True)
class Task:
    """One run of the command line.

    Attributes:
        title: what is done, for people.
        words: the command line after `conjuncture`; every name in it was chosen from a list or checked.
        page: the page of the form, such as `run`.
        form: the form as it was sent, to be changed and sent again.
        files: what the command reads, written into its folder before it begins: text by name.
    """

    title: str
    words: tuple[str, ...]
    page: str
    form: Form
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def line(self) -> str:
        """The command line as it can be typed."""
        return shlex.join(("conjuncture", *self.words))

    @property
    def back(self) -> str:
        """The address of the form, filled in as it was sent."""
        return f"/{self.page}?{self.form}"
