"""Stored findings: a finding of the ledger is stored under everything that determines it, and read again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from conjuncture.engine.digests import own_code
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.store import Store, fingerprint_of
from conjuncture.inquiry.results import to_data

_RULES = ("cases", "inquiry", "over_time", "records", "scoring")
"""Packages whose code turns a run into a finding: how it is observed, and how statements are judged."""


def kept[T](
    store: Store | None,
    name: str,
    decides: Mapping[str, Any],
    *,
    make: Callable[[Store | None], T],
    written: Callable[[T], Mapping[str, Any]],
    read: Callable[[Any], T],
    alone: bool = True,
) -> T:
    """The finding stored under this name and everything that determines it; if there is none, it is made.

    Args:
        store: where findings are stored; None: nowhere.
        name: of the finding.
        decides: everything that determines it, as plain data for JSON.
        make: makes it; it gets a store for the worlds that it runs, so that it can resume where it was
            stopped.
        written: gives the finding as data.
        read: gives the finding of such data; raises ValueError, TypeError or KeyError for other data.
        alone: no other process makes this finding at the same time; then its worlds are deleted once it is
            stored.
    """
    if store is None:
        return make(None)
    fingerprint = _fingerprint(decides)
    room = store.room(name, fingerprint)
    finding = store.read_finding(name, fingerprint, read)
    if finding is None:
        finding = make(room)
        store.write_finding(name, fingerprint, to_data(written(finding)))
    if alone:
        room.clear()
    return finding


def look_up[T](store: Store, name: str, decides: Mapping[str, Any], read: Callable[[Any], T]) -> T | None:
    """The stored value for this name and everything that determines it; None if there is none."""
    return store.read_finding(name, _fingerprint(decides), read)


def bare(simulation: Simulation) -> Simulation:
    """What determines a run, without the variables that it records and the room that it has."""
    return replace(simulation, sparing=True, keep=(), settable=(), wirable=(), store=None)


def _fingerprint(decides: Mapping[str, Any]) -> str:
    return fingerprint_of({**decides, "rules": own_code(*_RULES)})
