"""Conjuncture's own code enters each run's identity: whatever runs, and no words about it."""

from conjuncture.engine.digests.own_code import own_code, without_words

PLAIN = '"""A module."""\n\nX = 1\n\n\ndef f(x):\n    """What it does."""\n    return x + X\n'


def test_docstrings_comments_and_layout_are_left_out() -> None:
    other = '"""Another word."""\n# a remark\nX = 1\ndef f(x):\n    "Not so."\n    return (x\n    + X)\n'
    assert without_words(PLAIN) == without_words(other)


def test_a_number_and_a_text_that_is_no_docstring_are_not_left_out() -> None:
    assert without_words(PLAIN) != without_words(PLAIN.replace("X = 1", "X = 2"))
    assert without_words("def f():\n    x = 1\n    'a'\n") != without_words("def f():\n    x = 1\n    'b'\n")


def test_a_package_holds_its_modules_and_a_module_stands_alone() -> None:
    assert own_code("engine") != own_code("engine", "language")
    assert own_code("engine.noise") != own_code("engine.exact")
    assert len(own_code("errors")) == 64
