"""`--given NAME=VALUE`: another value for an input that the society gives, for all members or for one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from conjuncture.language.levels import level_name
from conjuncture.language.theory import Theory

if TYPE_CHECKING:
    from conjuncture.inquiry.experiments.interventions import Intervention

_FORM = re.compile(r"(?P<name>\w+)(?:\[(?P<member>[^\]]+)\])?\s*=(?P<value>[^=]+)")

given_option = click.option(
    "--given",
    "given",
    metavar="NAME=VALUE",
    multiple=True,
    help="Change an input that the case's society gives: faction_rights=1 for all members, "
    "faction_rights[party]=1 for one. May be repeated.",
)


def parse_given(texts: Sequence[str], *theories: Theory) -> Intervention:
    """The intervention that the texts of `--given` describe, in their order.

    Args:
        texts: as the user types them.
        theories: the theories that are asked; the level of an input is taken from the first that reads it.

    Raises:
        UsageError: a text that is not written NAME=VALUE or NAME[MEMBER]=VALUE.
    """
    from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Where, set_given

    done = NOTHING_DONE
    for text in texts:
        match = _FORM.fullmatch(text.strip())
        value = _value(match["value"]) if match else None
        if match is None or value is None:
            raise click.UsageError(
                f"--given {text}: write NAME=NUMBER (or yes, no), and for one member NAME[MEMBER]=NUMBER."
            )
        name, member = match["name"], match["member"]
        # If no theory reads this name, the run itself refuses it and offers the nearest name.
        level = next((level_name(one.inputs[name].level) for one in theories if name in one.inputs), "")
        where = Where((level, "=", member.strip())) if member and level else None
        done += set_given(name, value, where=where)
    return done


def _value(text: str) -> float | bool | None:
    if text.strip().lower() in ("yes", "no", "true", "false"):
        return text.strip().lower() in ("yes", "true")
    try:
        return float(text)
    except ValueError:
        return None
