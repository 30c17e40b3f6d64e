"""How a recorded target is to be read beside draws."""

from dataclasses import replace

from conjuncture.presentation.beside_words import how_to_read

from .test_record_of_claims import target


def test_a_judgement_and_crude_patterns_of_the_same_variable_are_said() -> None:
    whole = how_to_read(target())
    assert whole.startswith("As counted.")
    assert "“some unrest”" in whole
    assert whole.count(".") == 3
    assert how_to_read(replace(target(), assumed=False, patterns=())) == "As counted."
