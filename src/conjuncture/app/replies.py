"""The server's replies to requests; `site.py` has their addresses."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from conjuncture.app import pages
from conjuncture.app.errors import BusyError, FormError
from conjuncture.app.form import Form
from conjuncture.app.shelf import SHOWN
from conjuncture.app.views import FORMS, Views, state_of
from conjuncture.errors import ConjunctureError

HTML, TEXT = "text/html; charset=utf-8", "text/plain; charset=utf-8"


@dataclass(frozen=True)
class Reply:
    """A reply to a request.

    Attributes:
        content: a text, or a file to send.
        status: the HTTP status.
        kind: the media type of the content.
        see: the address to redirect to; empty if there is no redirection.
    """

    content: str | Path = ""
    status: int = 200
    kind: str = HTML
    see: str = ""


@dataclass(frozen=True)
class Replies:
    """The replies of one server. Each takes the form of the request, and parts of the address."""

    views: Views

    def home(self, _: Form) -> Reply:
        """The first page."""
        return Reply(self.views.home())

    def case(self, form: Form) -> Reply:
        """The theories for a case."""
        return Reply(self.views.case(form.one("name")))

    def form(self, form: Form, *, kind: str) -> Reply:
        """A form, filled in with the values in the address."""
        return Reply(self.views.form(kind, form))

    def send(self, form: Form, *, kind: str) -> Reply:
        """Start the job of a form, or show its command line; after an error the form stays as it was."""
        asked, form = form.one("do"), form.without("do")
        _, make_task = FORMS[kind]
        try:
            task = make_task(form, self.views.choices)
            if asked == "line":
                return Reply(task.line, kind=TEXT)
            if asked == "show":
                return Reply(self.views.form(kind, form))
            self.views.desk.start(task)
        except ConjunctureError as error:
            status = 409 if isinstance(error, BusyError) else 400
            if asked == "line":
                return Reply(str(error), status, TEXT)
            return Reply(self.views.form(kind, form, str(error)), status)
        return Reply(see="/job")

    def job(self, _: Form) -> Reply:
        """The job, or its answer if it is done."""
        return Reply(self.views.job())

    def state(self, _: Form) -> Reply:
        """The job as data."""
        return Reply(json.dumps(state_of(self.views.desk.job)), kind="application/json")

    def stop(self, _: Form) -> Reply:
        """Stop the job."""
        self.views.desk.stop()
        return Reply(see="/job")

    def answer(self, _: Form, *, key: str) -> Reply:
        """A page with an answer."""
        found = self.views.shelf.called(key)
        if found is None:
            raise FormError("there is no such answer.", remedy="See the list on the first page.")
        return Reply(self.views.answer(found))

    def keep(self, form: Form) -> Reply:
        """Keep an answer under a title."""
        return Reply(see=f"/answer/{self.views.shelf.keep(form.one('key'), form.one('title')).key}")

    def report(self, _: Form, *, key: str, secret: str, inner: str) -> Reply:
        """A file of a report; the guard has already checked the secret."""
        assert secret
        found = self.views.shelf.called(key)
        path = found.file(inner) if found else None
        if path is None:
            return Reply("There is no such file.", 404, TEXT)
        return Reply(path, kind=SHOWN[path.suffix])

    def style(self, _: Form) -> Reply:
        """The style of all pages."""
        return Reply(pages.style(), kind="text/css; charset=utf-8")

    def script(self, _: Form) -> Reply:
        """The script of all pages."""
        return Reply(pages.script(), kind="text/javascript; charset=utf-8")

    def wrong(self, message: str, status: int = 400) -> Reply:
        """A page that says what is wrong."""
        return Reply(self.views.error(message), status)
