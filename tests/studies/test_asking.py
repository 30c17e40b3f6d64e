"""How a question was asked is told as the command that asks it so."""

import shlex

from conjuncture.cli.ask import ask
from conjuncture.cli.given_option import parse_given
from conjuncture.inquiry.course.on_record import PartOfCourse
from conjuncture.inquiry.experiments.interventions import Where, set_given
from conjuncture.studies.ask_settings import AskSettings
from conjuncture.studies.asking import asking_of
from conjuncture.studies.registry.theories import get_theory


def given_by(command: str) -> dict:
    return ask.make_context("ask", shlex.split(command)[2:]).params


def test_default_settings_are_not_in_the_command() -> None:
    assert asking_of("russia", None, AskSettings()).command("Q5") == "conjuncture ask russia Q5"


def test_the_command_line_reads_every_setting_of_the_command() -> None:
    theory = get_theory("leninism.essay")
    done = set_given("faction_rights", 1.0, where=Where(("organisation", "=", "party"))) + set_given(
        "faction_rights", 0.5
    )
    part = PartOfCourse(("other",), "1917-10", ("Russia",), ("1917-02",))
    settings = AskSettings(120, 300, 4, given=done, on="course", part=part)
    given = given_by(asking_of("russia", theory, settings, rivals=False).command("Q5"))
    assert (given["draws"], given["workers"], given["seed"]) == (120, 300, 4)
    assert given["theory_name"] == theory.name
    assert parse_given(given["given"], theory) == done
    assert (given["on"], given["of"], given["until"]) == ("course", ("Russia",), "1917-10")
    assert (given["leave_free"], given["codings"]) == (("1917-02",), ("other",))
