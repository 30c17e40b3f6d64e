"""Making a bank and storing it: a folder that grows, and that is read only for the same inputs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from conjuncture.cases.summary import summaries_hash
from conjuncture.engine.digests import digest, own_code
from conjuncture.engine.identity import identity
from conjuncture.engine.scheduling import Progress, part_of
from conjuncture.engine.store import Key, fingerprint_of, sealed
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.fitting.bank import Bank
from conjuncture.inquiry.fitting.blocks import blocks_of_figures
from conjuncture.inquiry.fitting.worlds import Floats, Numbers, Worlds
from conjuncture.scoring.cross_validation import BLOCK

DRAWS_AT_ONCE = 256
"""Draws of a file: a run that is interrupted loses no more than these."""
_SIZE = "size.json"
_DECIDES = (
    "cases.member_series", "cases.recorded_target", "cases.summary", "inquiry.fitting.figures",
    "inquiry.fitting.worlds", "inquiry.runs.book_standings", "over_time", "records",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Banking:
    """How the bank of a theory on a case is made.

    Attributes:
        worlds: the theory on the case.
        folder: where the bank is kept; None: nowhere.
        block: years of a block; it changes no number of a draw.
    """

    worlds: Worlds
    folder: Path | None = None
    block: int = BLOCK

    @cached_property
    def summaries_hash(self) -> str:
        """SHA-256 of the declared summaries, or of the default ones where none are declared."""
        return summaries_hash(list(dict.fromkeys(figure.summary for figure in self.worlds.figures)))

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of everything that determines the bank's numbers, except how many draws it has."""
        books = digest((self.worlds.case.observe, own_code(*_DECIDES)))
        figures = [figure.looks_at for figure in self.worlds.figures]
        decides = {
            "run": identity(self.worlds.simulation).fingerprint,
            "books": books.value,
            "summaries": self.summaries_hash,
            "figures": figures,
        }
        return fingerprint_of(decides)

    @cached_property
    def not_kept(self) -> tuple[str, ...]:
        """Why nothing can be stored, a sentence each: something that determines the numbers is not known."""
        unknown = (*identity(self.worlds.simulation).unknown, *digest(self.worlds.case.observe).unknown)
        return tuple(f"The bank is not kept: {why}" for why in unknown)

    @property
    def kept(self) -> int:
        """How many draws the largest complete stored bank has; 0: none is stored."""
        if self.folder is None or self.not_kept:
            return 0
        said = sealed.read_json(self._place / _SIZE, Key("finding", self.fingerprint))
        return int(said["draws"]) if said else 0

    @property
    def _place(self) -> Path:
        """The folder of this bank, within the folder of all banks."""
        assert self.folder is not None
        return self.folder / Key("batch", self.fingerprint).short

    def bank(self, draws: int, progress: Progress | None = None) -> Bank:
        """The bank of so many draws from the priors: stored draws are read, and the others are run.

        Raises:
            QuestionError: fewer than two draws, or all of them failed.
        """
        return self._together(self.figures(draws, progress))

    def figures(self, draws: int, progress: Progress | None = None) -> Floats:
        """The figures of so many draws from the priors, (draws, figures), stored as the bank is.

        A failed draw has NaN.

        Raises:
            QuestionError: fewer than two draws.
        """
        if draws < 2:
            raise QuestionError(f"a bank of {draws} draws.", remedy="Give 2 or more.")
        parts = []
        for first in range(0, draws, DRAWS_AT_ONCE):
            numbers = range(first, min(first + DRAWS_AT_ONCE, draws))
            of_part = part_of(progress, first / draws, (first + len(numbers)) / draws)
            parts.append(self._part(numbers, of_part))
        if progress is not None:
            progress(1, 1)
        if self.folder is not None and not self.not_kept and draws > self.kept:
            sealed.write_json(self._place / _SIZE, Key("finding", self.fingerprint), {"draws": draws})
        return np.concatenate(parts)

    def values(self, positions: Floats, draws: Numbers) -> Floats:
        """As `Worlds.values`, for worlds at any place in the priors; stored ones are read.

        A fit that was interrupted finds the same worlds again, since its choices depend only on its seed.
        """
        places = hashlib.sha256(np.ascontiguousarray(positions).tobytes()).hexdigest()
        fingerprint = fingerprint_of({"bank": self.fingerprint, "positions": places})
        key = Key("batch", fingerprint, 0, tuple(draws.tolist()))
        name = f"moved-{key.short}.npz"
        return self._kept(key, name, lambda: self.worlds.values(positions, draws))

    def _part(self, numbers: range, progress: Progress | None) -> Floats:
        """The figures of these draws from the priors; stored ones are read, also from a longer file."""
        number, draws = numbers.start // DRAWS_AT_ONCE, np.asarray(numbers, np.int64)
        name = f"draws-{number:05d}.npz"

        def key(end: int) -> Key:
            return Key("batch", self.fingerprint, number, tuple(range(numbers.start, end)))

        whole = numbers.start + DRAWS_AT_ONCE
        longer = {whole, min(whole, self.kept)} if numbers.stop < whole else set()
        for end in longer:
            there = self._read(key(end), name) if end > numbers.stop else None
            if there is not None:
                return there[: len(numbers)]
        return self._kept(
            key(numbers.stop),
            name,
            lambda: self.worlds.values(self.worlds.prior_positions(numbers), draws, progress),
        )

    def _kept(self, key: Key, name: str, make: Callable[[], Floats]) -> Floats:
        there = self._read(key, name)
        if there is not None:
            return there
        values = make()
        if self.folder is not None and not self.not_kept:
            sealed.write_arrays(self._place / name, key, {"values": values})
        return values

    def _read(self, key: Key, name: str) -> Floats | None:
        """The stored values; None if there are none."""
        if self.folder is None or self.not_kept:
            return None
        there = sealed.read_arrays(self._place / name, key)
        return None if there is None else there[0]["values"]

    def _together(self, values: Floats) -> Bank:
        figures, fine = self.worlds.figures, np.isfinite(values).all(axis=1)
        if not fine.any():
            raise QuestionError("every draw failed. Look at the theory with `run`.")
        draws = np.flatnonzero(fine)
        return Bank(
            quantities=self.worlds.quantities,
            positions=self.worlds.prior_positions(range(len(values)))[fine],
            draws=draws.astype(np.int64),
            summaries=tuple(figure.name for figure in figures),
            values=values[fine],
            recorded=np.array([figure.recorded for figure in figures]),
            spread=np.array([figure.spread for figure in figures]),
            blocks=blocks_of_figures(figures, self.block),
            failed=int((~fine).sum()),
        )
