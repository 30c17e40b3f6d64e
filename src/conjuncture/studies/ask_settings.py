"""Settings for questions: the number of draws, the size of the society, the store, and others."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from conjuncture.engine.store import Store
from conjuncture.inquiry.course.on_record import WHOLE, On, PartOfCourse, in_words
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Intervention
from conjuncture.inquiry.runs.prepare import RunError

DRAWS, WORKERS = 500, 2_000  # in smaller societies noise alone makes waves of strikes


@dataclass(frozen=True)
class AskSettings:
    """Settings for claims and questions.

    Attributes:
        draws: in each round of matching; there are at most six rounds.
        workers: how many workers the synthetic society has.
        seed: the seed of the society, the parameters and all noise.
        store: the folder that stores entries.
        allow_code: whether a theory that a ledger, a question file or a case names may run if it is not
            installed, and the `case.py` of a folder.
        given: other values for given variables of the society, in every world and during matching.
        on: "free", "held", "course" or "fitted": see `conjuncture.ask`.
        part: the part of the recorded course that is used.
        executor: computes the worlds that are not in the store.
        bank: with `on="fitted"`: the folder in which `conjuncture.fit` stored its draws.
        half_step: whether the theory runs at half the step of its case.
    """

    draws: int = DRAWS
    workers: int = WORKERS
    seed: int = 0
    store: Path | None = None
    allow_code: bool = False
    given: Intervention = NOTHING_DONE
    on: On = "free"
    part: PartOfCourse = WHOLE
    executor: Executor | None = None
    half_step: bool = False
    bank: Path | None = None

    def __post_init__(self) -> None:
        if self.executor is not None and self.store is None:
            raise RunError(
                "an executor's workers need a store to write to.",
                remedy="Give a folder that all workers can reach: store=...",
            )

    @property
    def on_words(self) -> str:
        """How the recorded course is used, and which part of it; empty if it is not used."""
        return in_words(self.on, self.part)

    @property
    def given_words(self) -> str:
        """The changed given variables in words; empty if there are none."""
        return str(self.given) if self.given.acts else ""

    @property
    def warnings(self) -> tuple[str, ...]:
        """The warnings that go with these settings."""
        return (
            (f"Asked of a changed society, and not of the case's own: {self.given}.",)
            if self.given.acts
            else ()
        )

    @property
    def kept(self) -> Store | None:
        """The store in the folder `store`; None if there is no folder."""
        return None if self.store is None else Store(self.store)


USUAL = AskSettings()


def silent(_: str) -> None:
    """Report nothing: neither the runs nor the estimate of the time."""
