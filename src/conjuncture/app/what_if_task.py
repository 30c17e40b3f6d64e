"""The form of "what if": an intervention and an outcome. It becomes a question file."""

from __future__ import annotations

import hashlib
from typing import get_args

from conjuncture.app.choices import Choices
from conjuncture.app.errors import FormError
from conjuncture.app.form import Form, number
from conjuncture.app.question_tasks import DRAWS, WORKERS
from conjuncture.app.run_task import asked_of, size
from conjuncture.app.task import Task
from conjuncture.errors import nearest
from conjuncture.language.theory import Theory
from conjuncture.over_time import OverTime


def what_if_task(form: Form, choices: Choices) -> Task:
    """The question of a form.

    Raises:
        FormError: no intervention, no outcome, or a name or number that cannot be used.
        TheoryError: a mechanism that cannot be cut.
    """
    from conjuncture.inquiry.codec import toml_of
    from conjuncture.inquiry.counterfactuals.what_if import WhatIf
    from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, cut, hold, set_parameter
    from conjuncture.inquiry.experiments.outcomes import Outcome

    case, theory = choices.case(form.one("case")), choices.theory(form.one("theory"))
    cuts = form.many("cut")
    theory.without(*cuts)
    done = cut(*cuts) if cuts else NOTHING_DONE
    for name, text in form.under("set:").items():
        if name not in theory.parameters:
            raise FormError(f"there is no quantity '{name}'.", remedy=nearest(name, theory.parameters))
        done += set_parameter(name, number(name, text))
    held = form.one("hold")
    if held:
        since, until = form.date("hold since"), form.date("hold until")
        done += hold(_variable(held, theory), form.number("hold at"), since=since, until=until)
    if done == NOTHING_DONE:
        raise FormError(
            "the form changes nothing in the world.",
            remedy="Leave out a mechanism, set a quantity, or fix a variable at a value.",
        )
    over_time = form.one("over time", "mean")
    if over_time not in get_args(OverTime):
        raise FormError(
            f"'{over_time}' is not a way to reduce a period to one figure.",
            remedy=nearest(over_time, get_args(OverTime)),
        )
    outcome = Outcome(
        _variable(form.one("outcome"), theory),
        since=form.date("since"),
        until=form.date("until"),
        over_time=over_time,  # type: ignore[arg-type]
        member=form.one("member") or None,
    )
    question = WhatIf(done, (outcome,))
    text = toml_of(question) + "\n"
    file = f"what_if_{hashlib.sha256(text.encode()).hexdigest()[:8]}.toml"
    place, *rest = asked_of(form, choices)
    words = ("ask", place, file, *rest, *size(form, DRAWS, WORKERS))
    return Task(f"{question} ({case.title})", words, "what-if", form, {file: text})


def _variable(name: str, theory: Theory) -> str:
    """Check the form of a variable's name. A bridge can add variables, so only the run knows them all."""
    if not name:
        raise FormError("the outcome is empty.", remedy="Choose a variable.")
    if not name.isidentifier():
        raise FormError(
            f"'{name}' is not a variable.", remedy=nearest(name, [*theory.mechanisms, *theory.inputs])
        )
    return name
