"""The text of each page. It reads forms and answers, and starts no job."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args

from conjuncture.app import pages, run_task
from conjuncture.app.choices import Choices, summary
from conjuncture.app.fitting import fitting
from conjuncture.app.form import Form
from conjuncture.app.groups import cases_in_groups, theories_in_groups
from conjuncture.app.guard import REPORT, Secret
from conjuncture.app.job import Desk, Job
from conjuncture.app.question_tasks import DRAWS, WORKERS, claim_task, claims_of, statement_task
from conjuncture.app.run_task import run_task as task_of_run
from conjuncture.app.shelf import Answer, Shelf
from conjuncture.app.task import Task
from conjuncture.app.theory_lists import lists
from conjuncture.app.what_if_task import what_if_task
from conjuncture.errors import ConjunctureError
from conjuncture.over_time import OverTime

type MakeTask = Callable[[Form, Choices], Task]

FORMS: dict[str, tuple[str, MakeTask]] = {
    "run": ("Run and compare with the record", task_of_run),
    "what-if": ("What if?", what_if_task),
    "statement": ("Does it hold?", statement_task),
    "claim": ("Claims and open questions", claim_task),
}
"""The forms by their pages: heading, and the function that makes the task."""
_QUESTION = {"draws": DRAWS, "workers": WORKERS}
_RUN = {"draws": run_task.DRAWS, "workers": run_task.WORKERS}


@dataclass(frozen=True)
class Views:
    """The pages of one server."""

    choices: Choices
    desk: Desk
    shelf: Shelf
    secret: Secret

    def home(self) -> str:
        """The first page: the cases, and the answers."""
        cases = cases_in_groups(self.choices.cases)
        return self._page("home.html.j2", cases=cases, kept=self.shelf.kept(), last=self.shelf.last())

    def case(self, name: str) -> str:
        """The theories for one case.

        Raises:
            FormError: the page does not offer this case.
        """
        usual = self.choices.usual_theory(name)
        fit = fitting(self.choices.loaded(name), self.choices.theories)
        others = [one for one in self.choices.theories if one not in fit and one != usual]
        return self._page(
            "case.html.j2",
            name=name,
            heading=self.choices.case(name),
            usual=usual,
            fitting=theories_in_groups(one for one in fit if one != usual),
            others=theories_in_groups(others),
            how_many=len(others),
            theories=self.choices.theories,
            summary=summary,
        )

    def form(self, kind: str, form: Form, error: str = "") -> str:
        """A form with the user's values, and its command line.

        Raises:
            FormError: the page does not offer this case or theory.
        """
        heading, make_task = FORMS[kind]
        name, theory_name = form.one("case"), form.one("theory")
        case, theory = self.choices.case(name), self.choices.theory(theory_name)
        return self._page(
            f"{kind}.html.j2",
            kind=kind,
            title=heading,
            forms=FORMS,
            form=form,
            case=case,
            theory=theory,
            lists=lists(theory, self.choices.loaded(name)),
            scenarios=self.choices.loaded(name).scenarios,
            size_of=_RUN if kind == "run" else _QUESTION,
            over_time=get_args(OverTime),
            ledger=claims_of(form, self.choices) if kind == "claim" else None,
            line=line(make_task, form, self.choices),
            error=error,
            kept_form=str(Form((("case", name), ("theory", theory_name)))),
        )

    def job(self) -> str:
        """The job, or its answer."""
        job = self.desk.job
        answer = self.shelf.called(job.answer) if job is not None and job.answer else None
        return self._page("job.html.j2", shown=job, answer=answer, address=self._address(answer))

    def answer(self, answer: Answer) -> str:
        """A page with an answer."""
        return self._page("answer.html.j2", answer=answer, address=self._address(answer))

    def error(self, message: str) -> str:
        """A page with an error message."""
        return self._page("error.html.j2", message=message)

    def _address(self, answer: Answer | None) -> str:
        if answer is None:
            return ""
        return f"{REPORT}{answer.key}/{self.secret.of_report(answer.key)}/index.html"

    def _page(self, template: str, **values: Any) -> str:
        return pages.page(template, job=self.desk.job, choices=self.choices, **values)


def line(make_task: MakeTask, form: Form, choices: Choices) -> str:
    """The command line of a form; empty if the form has a mistake or is not complete."""
    try:
        return make_task(form, choices).line
    except ConjunctureError:
        return ""


def state_of(job: Job | None) -> dict[str, Any]:
    """A job as data, for the page's script."""
    if job is None:
        return {"state": "none"}
    runs = [{"title": one.title, "done": one.done, "of": one.of} for one in job.progress]
    return {"state": job.state, "runs": runs, "messages": job.messages}
