"""What stands against an answer is declared whole, and names a rival that is asked that claim."""

from pathlib import Path

import pytest
from test_questions import LEDGER, written

from conjuncture.errors import ConjunctureError
from conjuncture.inquiry.ledger.claim_reader import read_claims
from conjuncture.inquiry.ledger.objections import Objection, Refutation

AGAINST = """[question.objection]
says = "It is low."
source = "Somebody else 1900"
rival = "doubt"
claim = "A"
[question.refuted_by]
says = "Low levels."
source = "None."
[[question.through]]"""
WITH = LEDGER.replace("[[question.through]]", AGAINST)


def test_a_question_has_its_objection_and_what_would_refute_it(tmp_path: Path) -> None:
    (question,) = read_claims(written(tmp_path, WITH)).questions
    assert question.objection == Objection("It is low.", "Somebody else 1900", "doubt", "A")
    assert question.refuted_by == Refutation("Low levels.", "None.")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('rival = "doubt"', 'rival = "dout"', "'doubt'"),
        ('rival = "doubt"\nclaim = "A"', 'rival = "doubt"\nclaim = "B"', "'B'"),
        ('says = "It is low."', 'says = " "', "no says"),
        ('says = "Low levels."\n', "", "says"),
    ],
)
def test_a_mistake_in_it_is_named(tmp_path: Path, old: str, new: str, named: str, wording) -> None:
    assert old in WITH
    with pytest.raises(ConjunctureError, match=named) as refused:
        read_claims(written(tmp_path, WITH.replace(old, new)))
    wording(refused.value)
