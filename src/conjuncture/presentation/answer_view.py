"""How a notebook shows the answer that a question's own `ask` returns.

An answer is made in a layer that cannot import this one. So this module gives it a function that imports the
pictures only when a notebook asks for them.
"""

from __future__ import annotations

from conjuncture.inquiry.answers import Answer


def show_answers_in_notebooks() -> None:
    """From now on a notebook shows every answer by its finding, its picture and its main figures."""
    Answer.html = _html


def _html(answer: Answer) -> str:
    from conjuncture.presentation.notebook_answer import answer_in_notebook

    return answer_in_notebook(answer, has_page=False)
