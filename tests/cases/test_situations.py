"""The coded situations: whole, sourced, and honest about what is judgement."""

from conjuncture.cases.situations import anchors, codings, situations
from conjuncture.cases.situations.reading import CONDITIONS, OUTCOME, judged_share


def test_twenty_situations_have_nine_codes_each_and_every_code_its_basis() -> None:
    wide, long = situations(), codings()
    assert len(wide) == 20
    assert len(long) == 20 * 9
    assert (wide["role"] == "control").sum() == 4
    assert set(long["condition"]) == {OUTCOME, *CONDITIONS}
    assert set(CONDITIONS) | {OUTCOME} <= set(anchors())
    assert (wide["end"] > wide["start"]).all()


def test_judgement_is_marked_code_by_code() -> None:
    long = codings()
    assert (long["judgement"] == (long["basis"] == "JUDGEMENT")).all()
    unopened = long["source_key"] == "judgement"
    assert unopened.sum() > 50
    assert long[unopened]["judgement"].all()  # what rests on no opened source never counts as anchored
    assert 0.3 < judged_share()["implantation"] < 0.9


def test_the_full_outcome_occurs_once_and_goes_with_the_army_more_than_with_implantation() -> None:
    wide = situations()
    assert (wide[OUTCOME] == 1).sum() == 1
    with_army = wide[OUTCOME].corr(wide["army_split"])
    assert with_army > 0.8
    assert with_army > wide[OUTCOME].corr(wide["implantation"]) + 0.2


def test_readers_get_copies() -> None:
    mine = situations()
    mine[OUTCOME] = 0.0
    assert situations()[OUTCOME].max() == 1
