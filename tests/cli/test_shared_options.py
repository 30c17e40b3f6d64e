"""An option of several verbs is one option: it says the same first, and takes its value in the same form."""

from collections import defaultdict

import click
import pytest

from conjuncture.cli.main import group

OTHERWISE = {
    "--case": "a flag of `new`, and a choice of several for the local page",
    "--of": "`foretell` foretells these cases, other verbs use the recorded course of these members",
    "--on": "`compare` takes other ways than the verbs that run worlds",
    "--page": "a file of `show`, a folder of `record`",
    "--theory": "the local page takes files alone",
}
"""Options with one name that differ between verbs, and why."""


def options() -> dict[str, dict[str, click.Option]]:
    """Each option by its name, and in it by the verbs that have it."""
    found: dict[str, dict[str, click.Option]] = defaultdict(dict)
    for verb in group.commands.values():
        for option in verb.params:
            if isinstance(option, click.Option):
                found[option.opts[0]][str(verb.name)] = option
    return found


def first_words(option: click.Option) -> str:
    return " ".join(str(option.help).split(".")[0].split()[:2])


SHARED = [name for name, verbs in options().items() if len(verbs) > 1]


@pytest.mark.parametrize("name", sorted({*SHARED} - {*OTHERWISE}))
def test_an_option_has_the_same_help_in_every_verb_that_has_it(name) -> None:
    of_verbs = options()[name]
    assert len({first_words(one) for one in of_verbs.values()}) == 1, name
    assert len({(one.metavar, type(one.type), one.multiple) for one in of_verbs.values()}) == 1, name


def test_the_listed_exceptions_are_still_options_of_several_verbs() -> None:
    assert {*OTHERWISE} <= {*SHARED}
