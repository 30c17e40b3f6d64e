"""The task of a form: a command line, and the files that it reads."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field

from conjuncture.app.form import Form


@dataclass(frozen=True)
class Task:
    """One run of the command line.

    Attributes:
        title: what the task does, for the page.
        words: the command line after `conjuncture`; each name in it comes from a list or was checked.
        page: the page of the form, such as `run`.
        form: the form as the user sent it, to change and send again.
        files: the texts of files that the command reads, by name; they are written into its folder first.
    """

    title: str
    words: tuple[str, ...]
    page: str
    form: Form
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def line(self) -> str:
        """The command line as a user can type it."""
        return shlex.join(("conjuncture", *self.words))

    @property
    def back(self) -> str:
        """The address of the form with the values that the user sent."""
        return f"/{self.page}?{self.form}"
