"""Whatever question can be made is written as data and as TOML, and read again as an equal one."""

import json
import tomllib
from dataclasses import fields
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from conjuncture.inquiry.codec import decode, encode, toml_of
from conjuncture.inquiry.codec.hints import hints_of
from conjuncture.inquiry.codec.kinds import KINDS, PARTS, class_of
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import Act, Intervention
from conjuncture.inquiry.experiments.selection import Comparison, Where
from conjuncture.inquiry.qca.assertions import Assertion
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement

NUMBERS = st.floats(allow_nan=False)
FINITE = st.floats(allow_nan=False, allow_infinity=False)
DATES = st.none() | st.dates().map(str)
COMPARISONS: tuple[Comparison, ...] = get_args(Comparison)
CONDITIONS = st.tuples(st.text(), st.sampled_from(COMPARISONS), FINITE | st.text())
WHERE = st.lists(CONDITIONS, max_size=2).map(lambda some: Where(*some))
WINDOW: dict[str, Any] = {"since": DATES, "until": DATES, "where": st.none() | WHERE}
ACTS = st.one_of(
    st.builds(Act, st.just("cut"), st.text()),
    st.builds(Act, st.just("cut_arrow"), st.text(), reader=st.text(min_size=1)),
    st.builds(Act, st.just("parameter"), st.text(), FINITE),
    st.builds(Act, st.just("hold"), st.text(), FINITE | st.booleans(), **WINDOW),
    st.builds(Act, st.just("input"), st.text(), FINITE | st.lists(FINITE, min_size=1).map(tuple), **WINDOW),
    st.builds(Act, st.just("given"), st.text(), FINITE | st.booleans(), where=st.none() | WHERE),
    st.builds(Act, st.just("wire"), st.text(), st.text(), reader=st.text(min_size=1)),
)
RELATIONS = st.sampled_from(["above", "below", "differs from"])
BOUNDS = st.tuples(FINITE, FINITE).filter(lambda two: two[0] < two[1])
MARGIN = st.floats(0, 1e9)


def made(kind: type, **given: Any) -> Any:
    """One of a kind, where the kind allows it."""
    try:
        return kind(**given)
    except QuestionError:
        reject()


def any_of(kind: type) -> st.SearchStrategy[Any]:
    """Every field whatever its annotation allows."""
    drawn = {
        field.name: DATES if field.name in ("since", "until") else st.from_type(hints_of(kind)[field.name])
        for field in fields(kind)
    }
    return st.builds(made, st.just(kind), **drawn)


st.register_type_strategy(float, NUMBERS)
st.register_type_strategy(Where, WHERE)
st.register_type_strategy(
    Intervention, st.lists(ACTS, max_size=2).map(lambda some: Intervention(tuple(some)))
)
for part in sorted(PARTS, key=lambda name: name == "side"):  # a side is made of others
    st.register_type_strategy(class_of(part), any_of(class_of(part)))
SIDES = st.from_type(Side)
st.register_type_strategy(
    Statement,
    st.builds(
        made, st.just(Statement), first=SIDES, relation=RELATIONS, second=SIDES | NUMBERS, margin=MARGIN
    )
    | st.builds(made, st.just(Statement), first=SIDES, relation=st.just("between"), second=BOUNDS),
)
st.register_type_strategy(
    Assertion,
    st.builds(Assertion, st.text(), st.just("necessary for"), st.text(), margin=MARGIN, words=st.text()),
)


@pytest.mark.parametrize("kind", KINDS)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
@given(data=st.data())
def test_a_question_is_read_again_from_its_data_and_from_its_toml(kind: str, data: st.DataObject) -> None:
    question = data.draw(
        st.from_type(class_of(kind)) if kind == "statement" else any_of(class_of(kind)), label="question"
    )
    written = encode(question)
    assert written["is"] == kind
    assert decode(json.loads(json.dumps(written, allow_nan=False))) == question
    assert decode(tomllib.loads(toml_of(question))["question"]) == question
