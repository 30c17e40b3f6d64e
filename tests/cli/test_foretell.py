"""`conjuncture foretell`: a country in a folder beside those that come with conjuncture."""

import json
from pathlib import Path

import pytest
from tests.cases.made_up_country import write_country


@pytest.mark.slow
def test_one_command_foretells_a_country_in_a_folder(call, capsys, elsewhere: Path) -> None:
    write_country(elsewhere / "utopia")
    command = ("foretell", "strikes_sweden_1908_1919", "--of", "./utopia", "--draws", "8", "--workers", "200")
    assert call(*command, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert [case["name"] for case in found["cases"]] == ["strikes_utopia_1901_1916"]
    assert (elsewhere / "foretell-store").is_dir()


def test_the_same_case_on_both_sides_is_refused(call, capsys) -> None:
    sweden = "strikes_sweden_1908_1919"
    assert call("foretell", sweden, "--of", sweden) == 2
    assert "would know its record" in capsys.readouterr().err
