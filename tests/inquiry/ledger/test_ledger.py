import json
from pathlib import Path

import pytest
import xarray as xr

from conjuncture import Level, Simulation, Theory, Uniform, derived, parameter, regular_society
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.ledger.claims import read_claims
from conjuncture.inquiry.ledger.ledger import answer_of, run_ledger

country = Level("country")

LEDGER = """
title = "Constructed"
theory = "pushed"
case = "none"
[worlds]
"no push" = [{ cut = "push" }]
[[claim]]
id = "C1"
sentence = "The push raises the level."
holder = "Somebody"
against = "Somebody else"
locator = "p. 1"
answer = "Yes"
asked_so = "As it was against without."
counts_against = "Levels that stay."
question = { is = "contrast", first = { is = "side", outcome = { is = "outcome", variable = "level" } }, \
second = { is = "side", world = "no push", outcome = { is = "outcome", variable = "level" } } }
[[claim]]
id = "C2"
sentence = "The level is high."
holder = "Somebody else"
against = ""
locator = "p. 2"
answer = "Yes"
asked_so = "Above two."
counts_against = "Low levels."
attacks = ["C1"]
question = { is = "contrast", second = 2, first = { is = "side", \
outcome = { is = "outcome", variable = "level" } } }
[[claim]]
id = "C3"
sentence = "The tide turns."
holder = "Nobody"
against = ""
locator = "p. 3"
answer = "Yes"
asked_so = "Not to this theory."
counts_against = "Still water."
question = { is = "contrast", second = 2, first = { is = "side", \
outcome = { is = "outcome", variable = "tide" } } }
"""


@derived(country, absent=0.0, source="constructed")
def push(*, strength=parameter(Uniform(0.5, 1), unit="1", reason="constructed")):
    """What moves the level."""
    return strength + 0.0


@derived(country, absent=0.0, source="constructed")
def level(push):
    """Moved by the push."""
    return push + 0.0


SIMULATION = Simulation(Theory.of(push, level, name="pushed"), regular_society({"country": 1}), steps=24)


def as_it_is(run: xr.Dataset) -> xr.Dataset:
    return run


def written(folder: Path, text: str = LEDGER) -> Path:
    path = folder / "my.ledger.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_ledger_says_what_follows_what_fails_and_what_cannot_be_asked(tmp_path: Path) -> None:
    claims = read_claims(written(tmp_path)).claims
    found = run_ledger(SIMULATION, claims, (), as_it_is, 240)
    assert [entry.word for entry in found.entries] == ["follows", "fails", "not asked"]
    assert "no variable 'tide'" in found.entries[2].words
    answer = answer_of(claims[0], found.entries[0], found.matched)
    assert json.loads(answer.to_json())["figures"]["holds"]["of"] == 240
    assert answer.warnings == ()


def test_with_fewer_than_200_draws_everything_is_undecided_with_a_warning(tmp_path: Path) -> None:
    claims = read_claims(written(tmp_path)).claims[:1]
    found = run_ledger(SIMULATION, claims, (), as_it_is, 20, waves=2)
    assert found.entries[0].word == "undecided"
    assert "a verdict needs 200" in answer_of(claims[0], found.entries[0], found.matched).warnings[0]


def test_a_ledger_that_was_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    claims = read_claims(written(tmp_path)).claims
    folder = tmp_path / "entries"

    def stop(what: str) -> None:
        if what == "C2":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_ledger(SIMULATION, claims, (), as_it_is, 240, folder=folder, tell=stop)
    again = run_ledger(SIMULATION, claims, (), as_it_is, 240, folder=folder)
    assert [entry.read for entry in again.entries] == [True, False, False]
    plain = run_ledger(SIMULATION, claims, (), as_it_is, 240)
    assert [entry.words for entry in again.entries] == [entry.words for entry in plain.entries]


def test_an_entry_is_not_read_for_another_question_seed_or_number_of_draws(tmp_path: Path) -> None:
    from dataclasses import replace

    claims = read_claims(written(tmp_path)).claims[:1]
    folder = tmp_path / "entries"
    run_ledger(SIMULATION, claims, (), as_it_is, 240, folder=folder)
    other = (replace(claims[0], question=replace(claims[0].question, margin=0.1)),)
    for simulation, asked, draws in (
        (SIMULATION, other, 240),
        (replace(SIMULATION, seed=1), claims, 240),
        (SIMULATION, claims, 250),
    ):
        found = run_ledger(simulation, asked, (), as_it_is, draws, folder=folder)
        assert not found.entries[0].read
    assert run_ledger(SIMULATION, claims, (), as_it_is, 240, folder=folder).entries[0].read


def test_an_entry_cut_short_on_disk_is_run_again(tmp_path: Path) -> None:
    claims = read_claims(written(tmp_path)).claims[:1]
    folder = tmp_path / "entries"
    run_ledger(SIMULATION, claims, (), as_it_is, 240, folder=folder)
    (entry,) = folder.glob("C1-*.json")
    entry.write_text(entry.read_text("utf-8")[:40], "utf-8")
    assert not run_ledger(SIMULATION, claims, (), as_it_is, 240, folder=folder).entries[0].read


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('is = "contrast", second', 'is = "contrst", second', "C2.*no kind of question 'contrst'.*contrast"),
        ('variable = "tide"', 'varable = "tide"', "C3.*'varable' is no part of a Outcome.*variable"),
        ('world = "no push"', 'world = "no pusch"', "C1.*no world 'no pusch'.*no push"),
        ('{ cut = "push" }', '{ cit = "push" }', "C1.*says nothing that can be done"),
        ('id = "C2"', 'id = "C1"', "two claims 'C1'"),
        ('holder = "Nobody"\n', "", "C3.*a Claim is incomplete.*holder"),
        ("[worlds]", "[worlds", "cannot be read"),
    ],
)
def test_a_mistake_in_a_ledger_file_is_named_with_its_claim(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    assert old in LEDGER
    with pytest.raises(QuestionError, match=message):
        read_claims(written(tmp_path, LEDGER.replace(old, new)))
