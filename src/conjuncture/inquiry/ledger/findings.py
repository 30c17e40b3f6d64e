"""Stored findings: a finding of the ledger is stored under everything that determines it, and read again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from conjuncture.engine.digests import own_code
from conjuncture.engine.store import Store, fingerprint_of
from conjuncture.inquiry.results import to_data

_RULES = ("cases", "inquiry", "over_time", "records", "scoring")
"""Whose code makes a finding of a run: how it is observed, and how statements are weighed and judged."""


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
    """The finding stored under this name and everything that determines it; it is made where there is none.

    Args:
        store: where findings are kept; None: nowhere.
        name: what it is about.
        decides: everything that decides it, as what JSON can hold.
        make: makes it; given a store for the worlds that it runs, so that it resumes where it was stopped.
        written: the finding as data.
        read: the finding of such data; raises ValueError, TypeError or KeyError for what is none.
        alone: no other process makes this finding at the same time: its worlds go once it is kept.
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
    """The stored value for this name and all that decides it; None where there is none."""
    return store.read_finding(name, _fingerprint(decides), read)


def _fingerprint(decides: Mapping[str, Any]) -> str:
    return fingerprint_of({**decides, "rules": own_code(*_RULES)})
