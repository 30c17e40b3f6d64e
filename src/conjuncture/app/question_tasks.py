"""The forms for questions: a statement in one line, and a claim or an open question of a ledger."""

from __future__ import annotations

from conjuncture.app.choices import Choices
from conjuncture.app.errors import FormError
from conjuncture.app.form import Form
from conjuncture.app.run_task import asked_of, size
from conjuncture.app.task import Task
from conjuncture.inquiry.ledger.claim_file import ClaimFile

DRAWS, WORKERS = 200, 2_000
_FILES = (".toml", ".csv")


def statement_task(form: Form, choices: Choices) -> Task:
    """A statement that compares two sides: `strikers without example < strikers in 1905`.

    Raises:
        FormError: the statement is empty, or ends like the name of a file.
        QuestionError: the statement cannot be read; the message has an example.
    """
    from conjuncture.inquiry.statements.sentence import read_sentence

    case = choices.case(form.one("case"))
    choices.theory(form.one("theory"))
    text = form.one("statement")
    if not text:
        raise FormError("the statement is empty.", remedy="Example: strikers without example < strikers")
    read_sentence(text)
    if text.endswith(_FILES):  # the command line would read that file
        raise FormError(f"'{text}' ends like the name of a file.", remedy="Give it another ending.")
    place, *rest = asked_of(form, choices)
    words = ("ask", place, text, *rest, *size(form, DRAWS, WORKERS))
    return Task(f"{text} ({case.title})", words, "statement", form)


def claim_task(form: Form, choices: Choices) -> Task:
    """A claim or an open question of the case's ledger, by its id.

    Raises:
        FormError: no claim is chosen.
        QuestionError: no claim or question has this id; the message has the nearest.
    """
    case = choices.case(form.one("case"))
    name = form.one("claim")
    if not name:
        raise FormError("no claim is chosen.", remedy="Choose a question or a claim.")
    called = claims_of(form, choices).id_of(name)
    place, *rest = asked_of(form, choices)
    rivals = ["--no-rivals"] if not form.one("rivals") else []
    words = ("ask", place, called, *rest, *size(form, DRAWS, WORKERS), *rivals)
    return Task(f"{called} ({case.title})", words, "claim", form)


def claims_of(form: Form, choices: Choices) -> ClaimFile:
    """The ledger of the case and theory of a form. Reading it runs nothing.

    Raises:
        QuestionError: there is no ledger for them.
    """
    from conjuncture.studies.registry.ledgers import ledger_of

    case, theory = form.one("case"), form.one("theory")
    choices.case(case)
    choices.theory(theory)
    own = None if theory == choices.usual_theory(case) else theory
    return ledger_of(case, own, allow_code=choices.allow_code)
