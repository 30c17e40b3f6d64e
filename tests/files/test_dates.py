"""A date is written in one form; what is in no form is refused and never guessed."""

import pytest

from conjuncture.files.dates import DateError, day_of, month_of


@pytest.mark.parametrize(
    ("text", "day", "month"),
    [
        ("1914-08", "1914-08-01", "1914-08"),
        ("1914-08-01", "1914-08-01", "1914-08"),
        ("1905-12-05", "1905-12-05", None),
        ("1904-02-29", "1904-02-29", None),
        ("0914-08", "0914-08-01", "0914-08"),
    ]
    + [
        (text, None, None)
        for text in (
            "05.12.1905",
            "12/05/1905",
            "1905",
            "1905-13",
            "1905-1",
            "1905-02-30",
            "1905-12-5",
            "19051205",
            "1905-W49",
            "1905-12-05T10:00",
            "today",
            "now",
            "NaT",
            "May 1905",
            "",
            " 1905-12",
            "0000-01",
            "\u0661\u0669\u0660\u0665-12",
        )
    ],
)
def test_a_text_is_a_date_or_is_refused(text: str, day: str | None, month: str | None) -> None:
    for read, date in ((day_of, day), (month_of, month)):
        if date is None:
            with pytest.raises(DateError):
                read(text)
        else:
            assert read(text) == date
