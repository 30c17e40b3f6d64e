"""What is put to rivals: theories and claims that there are, and every claim on which a position parts."""

from __future__ import annotations

import pkgutil
import re
import tomllib
from importlib import resources

import pytest

from conjuncture import theories
from conjuncture.language.loading import load
from conjuncture.theories import rivals

LEDGER = {
    file.name: tomllib.loads(file.read_text("utf-8"))
    for file in (resources.files(theories) / "leninism" / "ledger").iterdir()
    if file.name.endswith(".toml")
}
RIVALS = LEDGER["rivals.toml"]["rival"]
CLAIMS = {claim["id"] for written in LEDGER.values() for claim in written.get("claim", ())}

DISPUTED = "M2 M3 S2 S5 O6 O8 O10a O10b W1 W4 B1 B2 B3 B5 B11 B13 B14 B16"
"""The claims on which the historians' positions part from the essay."""

NAMED = re.compile(r"((?:[A-Z][a-z]+(?:, | and )?)+ \d{4})")


@pytest.fixture(params=RIVALS, ids=lambda rival: rival["theory"])
def rival(request: pytest.FixtureRequest) -> dict:
    return request.param


def test_it_names_a_theory_of_that_name(rival: dict) -> None:
    assert load(f"conjuncture.theories.{rival['theory']}").name == rival["theory"]


def test_its_name_is_the_title_of_the_theory_or_its_author(rival: dict) -> None:
    card = load(f"conjuncture.theories.{rival['theory']}").card
    assert rival["name"] == card.title or rival["name"] in card.source


def test_it_is_asked_a_few_claims_that_there_are_and_denies_some_of_them(rival: dict) -> None:
    assert set(rival["asked"]) <= CLAIMS
    assert 2 <= len(set(rival["asked"])) == len(rival["asked"]) <= 5
    assert rival["denies"]
    assert set(rival["denies"]) <= set(rival["asked"])


def test_its_holders_are_given_in_full_on_the_card(rival: dict) -> None:
    card = load(f"conjuncture.theories.{rival['theory']}").card
    holders = set(NAMED.findall(rival["holder"]))
    assert holders
    assert holders <= set(card.references)
    assert all(rival[field].strip() for field in ("says", "parts"))


def test_every_rival_theory_is_in_the_list_once() -> None:
    written = [rival["theory"].removeprefix("rivals.") for rival in RIVALS]
    assert sorted(written) == sorted(module.name for module in pkgutil.iter_modules(rivals.__path__))


def test_every_disputed_claim_is_put_to_somebody() -> None:
    assert set(DISPUTED.split()) - {claim for rival in RIVALS for claim in rival["asked"]} == set()
