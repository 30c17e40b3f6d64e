"""Which conditions: the question over a table, its answer, what survives, what is refused."""

import json

import pytest

from conjuncture.cases.situations import situations
from conjuncture.inquiry.codec import decode, encode
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.qca import effort
from conjuncture.inquiry.qca.question import WhichConditions
from conjuncture.inquiry.qca.result import Count, Tables
from conjuncture.inquiry.qca.robustness import left_out, moved
from conjuncture.inquiry.qca.table import Table
from conjuncture.presentation.answers import answer_html

# Fusion wins where there are roots and crisis; or where the army splits. Ardour is everywhere.
RISINGS = Table.rows(
    ("roots", "crisis", "army", "ardour", "won"),
    {
        "a": (1, 1, 0, 1, 1), "b": (1, 1, 1, 1, 1), "c": (0, 1, 1, 1, 1), "d": (0, 1, 0, 1, 0),
        "e": (1, 0, 0, 1, 0), "f": (0, 0, 0, 0, 0), "g": (0, 1, 0, 1, 0), "h": (1, 0, 0, 0, 0),
    },
)  # fmt: skip


def in_degrees(table, by=0.02, **one_case):
    """The same table in degrees, a little short of sure; `army={"c": 0.55}` codes one case otherwise."""
    columns = {name: by + (1 - 2 * by) * values for name, values in table.columns.items()}
    for name, codes in one_case.items():
        for case, code in codes.items():
            columns[name][table.cases.index(case)] = code
    return Table(table.cases, columns)


def test_the_answer_names_models_rivals_and_what_failures_share(wording):
    answer = WhichConditions("won", rivals=("army",)).ask(RISINGS)
    assert answer.kind == "which conditions"
    assert (len(answer.figures.with_outcome), answer.figures.cases) == (3, 8)
    (army,) = answer.figures.rivals
    assert (army.inclusion, army.coverage) == (1.0, pytest.approx(2 / 3))
    wording(answer.words, *answer.warnings)
    (model,) = answer.figures.solutions["parsimonious"].models
    assert {term.words for term in model.terms} == {"roots*crisis", "army"}
    json.loads(answer.to_json())
    assert "roots*crisis" in answer_html(answer)


def test_how_long_it_may_take_is_said_beforehand_and_told_table_by_table(wording):
    table = in_degrees(RISINGS)
    question = WhichConditions("won", moved_times=7)
    count = effort.tables_asked(table, question.moved_times)
    assert count == 1 + 7 + len(table.cases)
    wording(question.effort(table))
    told: list[tuple[int, int]] = []
    found = question.findings(table, progress=lambda *at: told.append(at))
    assert told == [(done, count) for done in range(1, count + 1)]
    assert found.when_moved.tables + found.when_left_out.tables == count - 1


def test_more_conditions_cases_or_tables_take_longer(wording):
    usual = effort.seconds(20, 6, 100)
    assert effort.seconds(20, 10, 100) > 9 * usual
    assert effort.seconds(40, 6, 100) == pytest.approx(2 * usual)
    assert effort.seconds(20, 6, 200) == pytest.approx(2 * usual)
    wording(*(effort.in_words(*size) for size in ((20, 4, 10), (20, 10, 121), (60, 12, 161))))
    assert effort.tables_asked(RISINGS, 100) == 1 + len(RISINGS.cases)  # kinds alone: no coding is moved


def test_every_conjunction_is_in_the_figures_with_what_survives():
    shown = {one.words: one for one in WhichConditions("won").ask(RISINGS).figures.conjunctions}
    assert shown["ardour"].shared_by_failures == pytest.approx(3 / 5)
    assert shown["ardour"].needed_when_left_out == 1.0
    assert shown["roots*crisis"].enough_when_left_out == 1.0
    assert "roots*crisis*army" in shown


def test_a_tie_is_told_and_all_its_models_are_shown(wording):
    table = Table.rows(("A", "B", "Y"), {"a": (1, 1, 1), "b": (0, 0, 0)})
    answer = WhichConditions("Y").ask(table)
    wording(answer.words, *answer.warnings)
    assert answer.figures.solutions["parsimonious"].tied == 2
    assert answer.figures.solutions["conservative"].tied == 1


def test_a_term_survives_as_often_as_the_coding_it_hangs_on():
    question = WhichConditions("won", inclusion=0.5, moved_times=200)

    def army_survives(table):
        models = question.ask(table).figures.solutions["parsimonious"].models
        (term,) = (term for term in models[0].terms if term.words == "army")
        return term.survives.moved

    assert army_survives(in_degrees(RISINGS)).share == 1.0
    # "c" alone won by the army; coded .55 it stays above a half in five eighths of moves by up to .2.
    unsure = army_survives(in_degrees(RISINGS, army={"c": 0.55}))
    assert unsure.low < 5 / 8 < unsure.high


def test_kinds_alone_have_no_degrees_to_move_but_cases_to_leave_out():
    assert list(moved(RISINGS, 0.2, 5)) == []
    assert [len(one.cases) for one in left_out(RISINGS)] == [7] * 8
    resampled = list(left_out(RISINGS, most=4))
    assert [len(one.cases) for one in resampled] == [8] * 4
    assert any("(2)" in name for one in resampled for name in one.cases)


def test_moved_degrees_stay_within_their_bounds_and_kinds_stay():
    table = Table.of(("a", "b"), {"x": [0.05, 0.9], "many": [2, 0], "y": [0, 1]})
    for one in moved(table, 0.2, 20, seed=3):
        assert (abs(one.columns["x"] - table.columns["x"]) <= 0.2).all()
        assert all(0 <= value <= 1 for value in one.columns["y"])
        assert one.columns["many"].tolist() == [2, 0]


def test_asking_about_more_conditions_moves_no_other_coding():
    table = in_degrees(RISINGS)
    fewer = Table(table.cases, {name: table.columns[name] for name in ("army", "won")})
    for one, other in zip(moved(table, 0.2, 3), moved(fewer, 0.2, 3), strict=True):
        assert one.columns["army"].tolist() == other.columns["army"].tolist()
        assert one.columns["army"].tolist() != one.columns["won"].tolist()


def test_what_hangs_on_one_case_is_seen_when_it_is_left_out():
    answer = WhichConditions("won").ask(RISINGS)
    (model,) = answer.figures.solutions["parsimonious"].models
    survives = {term.words: term.survives.left_out for term in model.terms}
    # Without "a" nothing needs roots and crisis: the army has the two other cases.
    assert survives["roots*crisis"] == Count(7, 8)
    assert survives["army"].of == 8


def test_contradictory_rows_are_refused_unless_one_says_what_they_are(wording):
    torn = Table.rows(("A", "B", "Y"), {"a": (1, 1, 1), "b": (1, 1, 0), "c": (0, 1, 0), "d": (1, 0, 1)})
    with pytest.raises(QuestionError, match=r"a, b.*0\.50") as refused:
        WhichConditions("Y").ask(torn)
    wording(refused.value)
    answer = WhichConditions("Y", contradictions="negative").ask(torn)
    wording(*answer.warnings)
    answer = WhichConditions("Y", inclusion=0.5).ask(torn)
    wording(*answer.warnings)


def test_degrees_of_a_half_are_told_and_can_be_moved(wording):
    table = Table.of(("a", "b", "c"), {"x": [0.5, 0.9, 0.1], "y": [1, 1, 0]})
    halved = WhichConditions("y").ask(table)
    assert halved.figures.in_no_configuration == ("a",)
    wording(*halved.warnings)
    answer = WhichConditions("y", halves=0.001).ask(table)
    assert answer.figures.in_no_configuration == ()
    assert [one.cases for one in answer.figures.truth_table] == [("c",), ("a", "b")]


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"outcome": "win"}, "'win'.*'won'"),
        ({"outcome": "won", "conditions": ("root",)}, "'root'.*'roots'"),
        ({"outcome": "won", "rivals": ("navy",)}, "'navy'"),
        ({"outcome": "won", "expected": ("navy",)}, "'navy'"),
        (
            {"outcome": "won", "conditions": ("army", "crisis", "roots"), "expected": ("ardour",)},
            "'ardour'",
        ),
    ],
)
def test_a_question_about_what_is_not_there_is_refused(settings, told, wording):
    with pytest.raises(QuestionError, match=told) as refused:
        WhichConditions(**settings).ask(RISINGS)
    wording(refused.value)


def test_cut_offs_that_set_nothing_apart_are_refused(wording):
    with pytest.raises(QuestionError, match="'won'") as refused:
        WhichConditions("won", inclusion=0.05).ask(in_degrees(RISINGS, 0.2))
    wording(refused.value)


def test_the_question_is_data_and_comes_back():
    question = WhichConditions("won", ("roots", "army"), expected=("roots",), rivals=("army",))
    assert decode(json.loads(json.dumps(encode(question)))) == question


def test_over_the_recorded_cases_one_success_is_told_and_the_army_stands_beside(wording):
    names = ("mass", "implantation", "regime_crisis", "army_split", "outcome")
    recorded = situations()
    table = Table.of(list(recorded.index), {name: recorded[name].tolist() for name in names})
    answer = WhichConditions("outcome", rivals=("army_split", "implantation"), halves=0.001).ask(table)
    assert answer.figures.with_outcome == ("RU1917O",)
    wording(*answer.warnings)
    army, roots = answer.figures.rivals
    assert army.coverage > roots.coverage
    assert army.inclusion > roots.inclusion
    assert answer.figures.tables == Tables(moved=100, left_out=20)
