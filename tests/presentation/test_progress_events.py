"""A command tells a program how far it is, and only if the program asks."""

from pathlib import Path

import pytest

from conjuncture.presentation import progress_events as events


def test_nobody_is_told_anything_who_did_not_ask(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(events.EVENTS, raising=False)
    events.tell(page="x")
    assert not events.wanted()
    assert list(tmp_path.iterdir()) == []


def test_each_event_is_a_line_and_an_unfinished_line_is_left_for_later(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "events.jsonl"
    assert events.told(path) == []
    monkeypatch.setenv(events.EVENTS, str(path))
    progress = events.teller("a run")
    for done in range(1, 1001):
        progress(done, 1000)
    events.tell(page="index.html")
    with path.open("a") as file:
        file.write('{"title": "half')
    told = events.told(path)
    assert told[0] == {"title": "a run", "done": 0, "of": 0}
    assert {"title": "a run", "done": 1000, "of": 1000} in told
    assert told[-1] == {"page": "index.html"}
    assert len(told) < 20  # a thousand steps in no time are no thousand lines
