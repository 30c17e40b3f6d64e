"""How questions are asked: over how many draws, in how large a society, and where what is found is kept."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from conjuncture.engine.store import Store
from conjuncture.inquiry.course.on_record import WHOLE, On, PartOfCourse, in_words
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Intervention
from conjuncture.inquiry.runs.prepare import RunError

DRAWS, WORKERS = 500, 2_000  # smaller societies make waves out of noise


@dataclass(frozen=True)
class AskSettings:
    """How claims and questions are asked.

    Attributes:
        draws: in each round of matching; six rounds at most.
        workers: places in the synthetic society.
        seed: of the society, the parameters and all noise.
        store: folder in which entries are kept and looked up.
        allow_code: whether a theory that a ledger, a question file or a case names may run though it is not
            installed, and the `case.py` of a folder.
        given: what the society gives otherwise, in every world and while draws are matched.
        on: "free", "held", "course" or "fitted": see `conjuncture.ask`.
        part: what of the recorded course is used.
        executor: what computes the worlds that are not in the store.
        bank: with `on="fitted"` the folder in which `conjuncture.fit` has kept its draws.
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
                remedy="Give a folder that all workers see: store=...",
            )

    @property
    def on_words(self) -> str:
        """How the recorded course is used, and how much of it; empty where it is not."""
        return in_words(self.on, self.part)

    @property
    def given_words(self) -> str:
        """What the society gives otherwise; empty where it gives what the case says."""
        return str(self.given) if self.given.acts else ""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader must know of what was asked so."""
        return (f"Asked of a society that is not the case's: {self.given}.",) if self.given.acts else ()

    @property
    def kept(self) -> Store | None:
        """The store in that folder."""
        return None if self.store is None else Store(self.store)


USUAL = AskSettings()


def silent(_: str) -> None:
    """Report nothing: neither what is being run, nor how long it may take."""
