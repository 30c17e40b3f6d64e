import pytest

from conjuncture.records.breakdown import parse_breakdown


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", {}),
        ("kind=political;industry=metal", {"kind": "political", "industry": "metal"}),
        ("European Russia", {"detail": "European Russia"}),
        ("Pravdist;place=Moscow", {"detail": "Pravdist", "place": "Moscow"}),
        ("os=;direction=shock", {"os": "", "direction": "shock"}),
        (
            "prec=day;name=Sipiagin killed; Plehve follows",
            {"prec": "day", "name": "Sipiagin killed; Plehve follows"},
        ),
        ("actual occupation=army", {"actual_occupation": "army"}),
        ("total failure; population 34.5 m", {"detail": "total failure; population 34.5 m"}),
    ],
)
def test_pairs_become_keys_and_free_text_becomes_detail(text: str, keys: dict[str, str]) -> None:
    assert parse_breakdown(text) == keys
