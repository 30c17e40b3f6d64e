"""A ledger that several processes ask together, and one that is stopped in the middle of a claim."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from made_entries import claim_result, shown

from conjuncture import Level, Simulation, Theory, Uniform, derived, parameter, regular_society
from conjuncture.engine.scheduling import Share
from conjuncture.engine.store import Store
from conjuncture.inquiry.experiments.interventions import cut
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.entry import NOT_ASKED, Entry, entry_from
from conjuncture.inquiry.ledger.ground import Ground
from conjuncture.inquiry.ledger.ledger import run_ledger
from conjuncture.inquiry.ledger.sharing import share_of_ledger
from conjuncture.inquiry.ledger.verdicts import WORDS
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement

country = Level("country")


@derived(country, absent=0.0, source="constructed")
def push(noise, *, strength=parameter(Uniform(0.5, 1), unit="1", reason="constructed")):
    """What moves the level."""
    return strength + noise.normal(0.0, 0.01)


@derived(country, absent=0.0, source="constructed")
def level(push):
    """Moved by the push."""
    return push + 0.0


SIMULATION = Simulation(Theory.of(push, level, name="pushed"), regular_society({"country": 1}), steps=48)
DRAWS = 240


def claim(number: int, **changes: object) -> Claim:
    here = Side(Outcome("level"))
    question = Statement(here, "above", replace(here, world=cut("push")), margin=number / 10)
    told = dict.fromkeys(("sentence", "holder", "against", "locator", "answer", "asked_so"), "constructed")
    given = {"id": f"C{number}", "theory": "pushed", "case": "none", "question": question, **changes}
    return Claim(**{**told, "counts_against": "constructed", **given})


CLAIMS = (claim(1), claim(4), claim(6), claim(8, theory="pushed", case="other"))


def ground(_: str, case: str) -> Ground:
    seed = 0 if case == "none" else 1
    return Ground(replace(SIMULATION, seed=seed), (), lambda run: run)


def without_read(entries: tuple[Entry, ...]) -> list[Entry]:
    return [replace(entry, read=False) for entry in entries]


@pytest.fixture(scope="module")
def alone() -> list[Entry]:
    return without_read(run_ledger(CLAIMS, ground, DRAWS).entries)


def test_two_halves_of_a_ledger_are_the_whole(tmp_path: Path, alone: list[Entry]) -> None:
    store = Store(tmp_path)
    first = share_of_ledger(CLAIMS, ground, DRAWS, Share(1, 2), store=store)
    assert (first.asked, first.there, first.missing, first.claims) == (2, 2, 2, 4)
    second = share_of_ledger(CLAIMS, ground, DRAWS, Share(2, 2), store=store)
    assert (second.asked, second.there, second.missing) == (2, 4, 0)
    assert share_of_ledger(CLAIMS, ground, DRAWS, Share(1, 2), store=store).asked == 0
    whole = run_ledger(CLAIMS, ground, DRAWS, store=store)
    assert all(entry.read for entry in whole.entries)
    assert without_read(whole.entries) == alone
    assert not [path for path in tmp_path.iterdir() if path.is_dir()]  # the worlds of what is found are gone


def stopping(after: float) -> Callable[[str], Callable[[int, int], None]]:
    """Stops the second claim when this share of its steps is done."""

    def tell(what: str) -> Callable[[int, int], None]:
        def progress(done: int, total: int) -> None:
            if what == "C4" and done > after * total:
                raise KeyboardInterrupt

        return progress

    return tell


@pytest.mark.parametrize("after", [0.0, 0.5, 0.9])
def test_a_claim_that_was_stopped_goes_on_with_the_worlds_it_has(
    tmp_path: Path, alone: list[Entry], after: float
) -> None:
    store, claims = Store(tmp_path), CLAIMS[:3]
    with pytest.raises(KeyboardInterrupt):
        run_ledger(claims, ground, DRAWS, store=store, tell=stopping(after))
    (room,) = (path for path in tmp_path.iterdir() if path.is_dir())
    assert room.name.startswith("C4-")
    kept = {path: path.stat().st_mtime_ns for path in room.rglob("batch-*")}
    assert bool(kept) == (after > 0)
    seen: list[bool] = []

    def tell(what: str) -> None:
        if what == "C6":
            seen.append(room.exists())

    again = run_ledger(claims, ground, DRAWS, store=store, tell=tell)
    assert [entry.read for entry in again.entries] == [True, False, False]
    assert without_read(again.entries) == alone[:3]
    assert seen == [False]  # once its entry is there, its worlds are gone


def test_what_was_computed_before_a_stop_is_not_computed_again(tmp_path: Path) -> None:
    store, claims = Store(tmp_path), CLAIMS[:2]
    with pytest.raises(KeyboardInterrupt):
        run_ledger(claims, ground, DRAWS, store=store, tell=stopping(0.5))
    computed: list[int] = []

    def tell(what: str) -> Callable[[int, int], None]:
        def progress(done: int, total: int) -> None:
            if what == "C4":
                computed.append(done)

        return progress

    run_ledger(claims, ground, DRAWS, store=store, tell=tell)
    assert computed[0] > 0  # the first thing told is what was read


@pytest.mark.parametrize(
    ("old", "new"),
    [('"follows"', '"fails"'), ('"follows"', '"maybe"'), ('"count": 240', '"count": 239'), ("C1", "C2")],
)
def test_an_entry_in_which_a_word_or_number_was_edited_is_made_anew(
    tmp_path: Path, alone: list[Entry], old: str, new: str
) -> None:
    store = Store(tmp_path)
    run_ledger(CLAIMS[:1], ground, DRAWS, store=store)
    (path,) = tmp_path.glob("C1-*.json")
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    (entry,) = run_ledger(CLAIMS[:1], ground, DRAWS, store=store).entries
    assert not entry.read
    assert entry == alone[0]
    assert run_ledger(CLAIMS[:1], ground, DRAWS, store=store).entries[0].read


def test_draws_not_ruled_out_that_were_edited_are_ruled_out_anew(tmp_path: Path, alone: list[Entry]) -> None:
    store = Store(tmp_path)
    run_ledger(CLAIMS[:1], ground, DRAWS, store=store)
    (path,) = tmp_path.glob("not-ruled-out-*.json")
    whole = path.read_text("utf-8")
    path.write_text(whole.replace("  17,\n", "", 1), "utf-8")
    assert path.read_text("utf-8") != whole
    (entry,) = run_ledger(CLAIMS[:1], ground, DRAWS, store=store).entries
    assert entry.read  # of the same draws as before
    assert path.read_text("utf-8") == whole


def test_an_entry_is_read_by_a_schema() -> None:
    asked = claim(1)
    for word in WORDS:
        made = Entry("C1", word, "So it is.", claim_result(word, shown("It is high", 0.5)))
        read = entry_from(json.loads(json.dumps(made.to_dict())), asked)
        assert read == replace(made, read=True)
    assert entry_from(Entry("C1", NOT_ASKED, "So.", None).to_dict(), asked).word == NOT_ASKED
    good = Entry("C1", "follows", "So it is.", claim_result("follows")).to_dict()
    for change in (
        {"word": "maybe"},
        {"word": None},
        {"claim": "C2"},
        {"words": 3},
        {"figures": []},
        {"figures": {**good["figures"], "verdict": "fails"}},
        {"figures": {**good["figures"], "draws": "many"}},
        {"figures": {**good["figures"], "more": 1}},
        {"figures": {key: item for key, item in good["figures"].items() if key != "holds"}},
        {"more": 1},
    ):
        with pytest.raises((ValueError, TypeError, KeyError)):
            entry_from({**good, **change}, asked)
    with pytest.raises((ValueError, TypeError, KeyError)):
        entry_from({"claim": "C1", "word": "follows"}, asked)
