"""The brushes of an open question hold draws, letters and switches as the entries have them."""

from dataclasses import replace

import numpy as np
from tests.made_dispute import RIVAL, made_dispute

from conjuncture.inquiry.ledger.entry import holds_in
from conjuncture.presentation.brushes import FEW, handles_of
from conjuncture.presentation.dispute_brushes import brushed_set

DRAWS = 64


def brushed():
    dispute = made_dispute(DRAWS)
    found = brushed_set(dispute, dispute.judged[0])
    assert found is not None
    return dispute, found


def test_each_claim_stands_with_its_parts_and_their_letters_give_the_share() -> None:
    dispute, found = brushed()
    assert [(row.claim, row.is_part) for row in found.rows] == [
        ("A", False),
        ("A", True),
        ("A", True),
        ("B", False),
    ]
    assert [row.share for row in found.rows if not row.is_part] == [
        holds_in(entry) for entry in dispute.entries.values()
    ]
    for row, data in zip(found.rows, found.data["rows"], strict=True):
        assert data["letters"].count("1") == row.share.count
        assert len(data["letters"]) == DRAWS == found.data["draws"]


def test_the_strongest_objection_is_the_first_rival_with_the_share_in_its_own_draws() -> None:
    made, _ = brushed()
    early = replace(RIVAL, name="Another", asked=("A",), denies=())
    entries = {**made.rival_entries, ("Another", "A"): made.rival_entries["Doubt", "A"]}
    dispute = replace(made, rivals=(early, *made.rivals), rival_entries=entries)
    found = brushed_set(dispute, dispute.judged[0])
    assert found is not None
    assert [(rival.name, rival.claims, rival.objection) for rival in found.rivals] == [
        ("Doubt", ("A",), True),
        ("Another", ("A",), False),
    ]
    share = holds_in(dispute.rival_entries["Doubt", "A"])
    whole, *others = found.rows
    assert [(one.rival, one.words, one.share) for one in whole.rivals] == [
        (0, "Doubt, which denies it", share),
        (1, "Another", share),
    ]
    assert not any(row.rivals for row in others)


def test_the_switches_are_those_under_which_any_claim_was_computed() -> None:
    _, found = brushed()
    as_it_is, *others = found.variants
    assert as_it_is.name == ""
    names = {name for row in found.data["rows"] for name in row["otherwise"]}
    assert {variant.name for variant in others} == names


def test_too_few_draws_have_no_brushes() -> None:
    dispute = made_dispute(FEW - 1)
    assert brushed_set(dispute, dispute.judged[0]) is None


def test_those_quantities_stand_first_that_go_most_with_any_figure_over_the_draws_that_count() -> None:
    generator = np.random.default_rng(0)
    table = generator.uniform(size=(200, 60))
    strong, weak = (table[:, place] > 0.5 for place in (7, 11))
    weak = np.where(generator.uniform(size=200) < 0.3, ~weak, weak).astype(float)
    weak[:50] = np.nan
    levels = np.stack([strong.astype(float), weak], axis=1)
    names = [f"q{place}" for place in range(60)]
    found = handles_of(names, table, levels, {"q7": "years"})
    assert found is not None
    assert [one["name"] for one in found["quantities"][:2]] == ["q7", "q11"]
    assert found["quantities"][0]["unit"] == "years"
    assert (len(found["quantities"]), found["left_out"]) == (40, 20)
