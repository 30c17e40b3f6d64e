"""`conjuncture identify` as its user meets it."""

import json
from pathlib import Path


def test_identify_says_which_claims_the_record_could_decide_and_writes_its_page(call, capsys) -> None:
    few = ("--draws", "100", "--workers", "200", "--claim", "O4", "--no-rivals", "--json")
    assert call("identify", "russia", *few) == 0
    found = json.loads(capsys.readouterr().out)
    assert Path(found["report"]).is_file()
    assert set(found["claims"]) == {"O4"}


def test_an_unknown_claim_is_refused_with_the_nearest_id(call, capsys) -> None:
    assert call("identify", "russia", "--draws", "100", "--workers", "200", "--claim", "O77") == 2
    assert "O7" in capsys.readouterr().err
