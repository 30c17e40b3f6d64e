"""Names from data become names of files on every system, and never leave their folder."""

import pytest

from conjuncture import ConjunctureError
from conjuncture.files.names import file_name


@pytest.mark.parametrize("name", ["O5", "Q5-beside-1", "town 1917", "Петроград", "a.b", "con2", "x" * 120])
def test_a_name_that_every_system_allows_does_not_change(name: str) -> None:
    assert file_name(name, of="claim") == name


@pytest.mark.parametrize(
    "name",
    [
        "", " ", ".", "..", "../up", "a/b", "a\\b", "C:", "value:war", "a?", "a*", "a|b", "<a>", 'a"b',
        "a\nb", "a\x00b", ".hidden", "end.", " a", "a ", "con", "con.txt", "com1", "LPT9.csv", "x" * 121,
    ],
)  # fmt: skip
def test_a_name_that_some_system_forbids_is_refused_with_the_reason(name: str) -> None:
    with pytest.raises(ConjunctureError, match="claim"):
        file_name(name, of="claim")
