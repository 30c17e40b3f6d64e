"""Cases by name between condition and outcome: who speaks against, and names that can be read."""

import json
import math
from itertools import combinations

import pytest

from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.ledger.judgements import ConditionsResult
from conjuncture.inquiry.proportions import Proportion
from conjuncture.inquiry.qca.result import (
    About,
    ConfigurationsResult,
    Count,
    FoundAgain,
    Membership,
    Memberships,
    ModelFound,
    SolutionFound,
    Tables,
    TermFound,
)
from conjuncture.presentation.answer_pictures import picture
from conjuncture.presentation.answers import answer_html
from conjuncture.presentation.label_placement import HEIGHT, placed
from conjuncture.presentation.membership_plot import membership_panels
from conjuncture.presentation.solution_table import HEADINGS, solution_table

CASES = ("Here 1905", "There 1917", "Elsewhere 1919", "Nowhere 1923")


def memberships(
    about: About = "sufficient", x=(0.9, 0.4, 0.2, 0.2), y=(0.3, 0.8, 0.2, 0.2), panels: int = 1
) -> Memberships:
    return Memberships(CASES, (Membership("army*~roots", "won", about, x, y),) * panels)


def spec(panel) -> str:
    return str(panel.draw(700).to_dict(validate=False))


def heading(panel) -> list[str]:
    return panel.draw(700).to_dict(validate=False)["title"]["text"]


def test_a_case_with_more_of_the_condition_than_of_the_outcome_speaks_against_sufficiency(wording) -> None:
    (panel,) = membership_panels(memberships())
    assert spec(panel).count("'against': True") == 1
    assert all(case in spec(panel) for case in CASES)
    wording(*heading(panel))


def test_a_case_with_more_of_the_outcome_than_of_the_condition_speaks_against_necessity(wording) -> None:
    (panel,) = membership_panels(memberships("necessary"))
    assert spec(panel).count("'against': True") == 1
    wording(*heading(panel))


def test_cases_at_one_place_share_a_name() -> None:
    (panel,) = membership_panels(memberships())
    assert "Elsewhere 1919, Nowhere 1923" in spec(panel)


def test_of_kinds_shares_with_and_without_are_shown_instead_of_points_on_four_corners() -> None:
    (panel,) = membership_panels(memberships(x=(1, 1, 0, 0), y=(1, 0, 0, 0)))
    assert "army × not roots: with it, 2 cases" in spec(panel)
    assert "share with: won" in spec(panel)


def test_four_panels_are_drawn_at_most_and_none_of_nothing() -> None:
    assert len(membership_panels(memberships(panels=6))) == 4
    assert membership_panels(memberships(panels=0)) == [None]


def test_no_label_lies_on_another_or_on_a_point_or_beyond_the_edge_where_there_is_room() -> None:
    crowd = [(30.0 + 9 * one, 300.0 - 8 * (one % 5), f"Country {one} 1917") for one in range(12)]
    labels = placed(crowd, 700, 480)
    boxes = [(one.left, one.top, one.left + one.width, one.top + HEIGHT) for one in labels]
    assert [one.text for one in labels] == [text for _, _, text in crowd]
    for one, other in combinations(boxes, 2):
        assert min(one[2], other[2]) <= max(one[0], other[0]) or min(one[3], other[3]) <= max(
            one[1], other[1]
        )
    for left, top, right, bottom in boxes:
        assert left >= 0 <= top
        assert right <= 700
        assert bottom <= 480
        assert not any(left < x < right and top < y < bottom for x, y, _ in crowd)


def test_a_label_that_stands_off_is_led_to_its_point_and_one_beside_it_is_not() -> None:
    (alone,) = placed([(100.0, 100.0, "Russia 1917")], 700, 480)
    assert not alone.led
    assert alone.left > 100  # to the right of it first
    assert any(one.led for one in placed([(100.0 + one, 100.0, "Russia 1917") for one in range(8)], 700, 480))


def test_the_picture_of_a_claim_over_codings_begins_with_its_verdict() -> None:
    holds = Proportion(0.0, 0.0, 0.01, 0, 400)
    figures = ConditionsResult(
        draws=400, failed=0, holds=holds, contrary=holds, statements=(), verdict="fails", margins={}, cases=4,
        as_coded={}, recoded={}, beside={"army": holds}, memberships=memberships(), warnings=(),
    )  # fmt: skip
    answer = Answer("conditions", "Roots are necessary.", "It fails.", figures)
    assert Answer.from_dict(json.loads(answer.to_json())) == answer
    chart = picture(answer)
    title = chart.to_dict(validate=False)["title"]["text"]
    assert title.startswith("Fails")
    assert title.endswith("Roots are necessary.")
    assert "army" in str(chart.to_dict(validate=False))


FIT = {"inclusion": 0.9, "pri": 0.6, "coverage": 0.5}
QUARTER = Proportion(0.25, 0.2, 0.3, 25, 100)
TERMS = (
    TermFound(
        **FIT, words="army*roots", unique=0.3, cases=("There 1917",),
        survives=FoundAgain(left_out=Count(3, 4)),
    ),
    TermFound(
        **{**FIT, "pri": math.nan}, words="war", unique=0.3,
        cases=tuple(f"Country {one}" for one in range(11)), survives=FoundAgain(),
    ),
)  # fmt: skip
MODEL = ModelFound(
    **FIT, words="army*roots + war", assumed=1, survives=FoundAgain(moved=QUARTER), terms=TERMS
)


def result(**solutions: int) -> ConfigurationsResult:
    """So many models of each kind that tie."""
    return ConfigurationsResult(
        cases=4, with_outcome=(), in_no_configuration=(), conditions=(),
        solutions={kind: SolutionFound(tied, (MODEL,) * tied) for kind, tied in solutions.items()},
        necessary=(), rivals=(), truth_table=(), conjunctions=(), tables=Tables(0, 0),
        memberships=memberships(),
    )  # fmt: skip


def test_every_tied_model_stands_in_the_table_with_all_its_terms() -> None:
    found = solution_table(result(parsimonious=2))
    assert [row[1:3] for row in found.rows[:3]] == [
        ("1 of 2", "all together"), ("1 of 2", "army × roots"), ("1 of 2", "war"),
    ]  # fmt: skip
    assert len(found.rows) == 6
    assert all(len(row) == len(HEADINGS) for row in found.rows)
    assert [row[7] for row in found.rows[:3]] == ["25% of moved", "3 of 4 lacking cases", "—"]
    assert found.rows[2][4] == "—"
    assert found.rows[2][8].endswith("Country 7 and 3 more")


def test_models_beyond_those_that_are_told_are_counted_and_a_solution_without_one_is_said_to_have_none(
    wording,
) -> None:
    found = solution_table(result(parsimonious=30, conservative=0))
    wording(found.note)


@pytest.mark.parametrize("models", [1, 0])
def test_the_page_of_an_answer_has_the_table_in_words(models: int) -> None:
    answer = Answer("which conditions", "Which?", "So.", result(parsimonious=models))
    assert Answer.from_dict(json.loads(answer.to_json())) == answer
    page = answer_html(answer)
    assert ("army × roots" in page) == bool(models)
