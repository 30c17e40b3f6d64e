"""What a claim turns on: the direction is that of the part, not of the difference of its sides."""

from dataclasses import replace

import pytest
from made_entries import entry, shown
from tests.made_dispute import CLAIMS

from conjuncture.inquiry.correlates import Correlate
from conjuncture.inquiry.ledger.parts import parts_of
from conjuncture.inquiry.ledger.robustness import Carriers
from conjuncture.inquiry.ledger.turning import MOST, turning
from conjuncture.inquiry.proportions import Proportion
from conjuncture.inquiry.statements.statement import Together

CLAIM = CLAIMS[0]
PARTS = (shown("unrest is high", 0.9), shown("want makes unrest", 0.4))


@pytest.mark.parametrize(
    ("relation", "correlation", "way"),
    [
        ("above", 0.4, "more"),
        ("above", -0.4, "less"),
        ("below", 0.4, "less"),
        ("below", -0.4, "more"),
        ("differs from", 0.4, "larger"),
        ("differs from", -0.4, "smaller"),
    ],
)
def test_where_a_part_says_below_a_lower_difference_holds_by_more(relation, correlation, way) -> None:
    assert isinstance(CLAIM.question, Together)
    first, second = CLAIM.question.statements
    question = replace(CLAIM.question, statements=(first, replace(second, relation=relation)))
    one = entry("undecided", *PARTS, correlates=(Correlate("want.height", correlation, 0.2, 1),))
    found = turning(replace(CLAIM, question=question), one, parts_of(one))
    assert found.part == "want makes unrest"
    assert [lean.way for lean in found.leans] == [way]


def test_no_more_parameters_are_named_than_a_reader_can_take_in() -> None:
    many = tuple(Correlate(f"q{place}", 0.5, 0.2) for place in range(MOST + 2))
    one = entry("undecided", *PARTS, correlates=many)
    assert [lean.correlate for lean in turning(CLAIM, one, parts_of(one)).leans] == list(many[:MOST])


def test_only_mechanisms_that_carry_a_claim_are_named_with_the_share_without_them() -> None:
    rare, often = Proportion(0.1, 0.0, 0.2, 6, 60), Proportion(0.5, 0.4, 0.6, 30, 60)
    carried = Carriers({"want": rare, "memory": often}, ("want",), (), too_seldom=False)
    one = entry("undecided", *PARTS, carried_by=carried)
    assert turning(CLAIM, one, parts_of(one)).without == (("want", rare),)


def test_a_claim_without_draws_turns_on_nothing() -> None:
    assert turning(CLAIM, entry("not asked"), ()).leans == ()
