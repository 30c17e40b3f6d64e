"""Questions whose worlds an executor computes have the same answers, and every world is computed by it."""

from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest

import conjuncture
from conjuncture.inquiry.runs.prepare import RunError
from conjuncture.questions import WhatIf
from conjuncture.worlds import Outcome, cut

QUESTION = WhatIf(cut("example"), (Outcome("horizon"),))
SMALL: dict[str, Any] = {"draws": 60, "workers": 200}


class Counted(ThreadPoolExecutor):
    """Threads that count what they are given."""

    given = 0

    def submit(self, *arguments: Any, **settings: Any) -> Future:
        self.given += 1
        return super().submit(*arguments, **settings)


def test_an_executor_computes_the_worlds_of_a_question_and_changes_no_number(tmp_path) -> None:
    alone = conjuncture.ask("russia", QUESTION, "leninism.struggle", **SMALL)
    with Counted(2) as threads:
        found = conjuncture.ask(
            "russia", QUESTION, "leninism.struggle", store=tmp_path, executor=threads, **SMALL
        )
    assert threads.given > 1
    assert found.answer.to_dict() == alone.answer.to_dict()


def test_an_executor_without_a_store_is_refused() -> None:
    with Counted(1) as threads, pytest.raises(RunError, match="need a store"):
        conjuncture.ask("russia", QUESTION, "leninism.struggle", executor=threads, **SMALL)
