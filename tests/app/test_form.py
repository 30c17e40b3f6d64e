"""Forms are read strictly, and written again as they were."""

import pytest

from conjuncture.app.errors import FormError
from conjuncture.app.form import Form, number


def test_empty_inputs_are_left_out() -> None:
    form = Form.read("case=russia&cut=&cut=a&cut=+b+&draws=+")
    assert form.pairs == (("case", "russia"), ("cut", "a"), ("cut", "b"))
    assert (form.one("draws", "64"), form.many("cut"), form.one("cut")) == ("64", ("a", "b"), "b")


def test_a_form_reads_its_own_text_without_loss() -> None:
    form = Form((("statement", "a & b < c = 1?#é"), ("set:x.y", "1")))
    assert Form.read(str(form)) == form
    assert form.under("set:") == {"x.y": "1"}
    assert form.without("statement").pairs == (("set:x.y", "1"),)


@pytest.mark.parametrize("text", ["0", "1.5", "1e3", "seven", "٣", "99999999999999", "1_000", "-3", "10001"])
def test_a_whole_number_out_of_range_is_refused_with_the_range(text: str) -> None:
    with pytest.raises(FormError, match="draws") as refused:
        Form((("draws", text),)).whole("draws", 64, least=1, most=10_000)
    assert "from 1 to 10,000" in str(refused.value)


def test_a_missing_whole_number_has_its_default() -> None:
    assert Form().whole("draws", 64, least=1) == 64


@pytest.mark.parametrize("text", ["", "nan", "inf", "-inf", "1,5", "x"])
def test_a_text_that_is_not_a_number_is_refused(text: str) -> None:
    with pytest.raises(FormError, match="value"):
        number("value", text)


@pytest.mark.parametrize("text", ["1905", "1905-1-1", "yesterday", "1905-01-01T00:00"])
def test_a_text_that_is_not_a_date_is_refused(text: str) -> None:
    with pytest.raises(FormError, match="1905-01-31"):
        Form((("since", text),)).date("since")
    assert Form().date("since") is None


def test_a_form_with_too_many_inputs_is_refused() -> None:
    with pytest.raises(FormError, match="cannot be read"):
        Form.read("&".join(["a=1"] * 4000))
