"""Commands to try are commands of this program, about this question and case; the footnote asks it again."""

import re
import shlex
from dataclasses import replace

import pytest
from tests.made_dispute import QUESTION, made_dispute

from conjuncture.cli.ask import ask
from conjuncture.cli.run import run
from conjuncture.inquiry.ledger.dispute import Dispute
from conjuncture.presentation.things_to_try import (
    Asking,
    courses_to_see,
    footnote,
    objection_command,
    things_to_try,
)
from conjuncture.studies.registry.ledgers import get_claims
from conjuncture.studies.registry.theories import get_theory
from conjuncture.version import __version__

LEDGER = get_claims("leninism")


def asked_by(command: str) -> dict[str, object]:
    """What the program reads of a command line, as it would before it runs anything."""
    program, verb, *words = shlex.split(command)
    assert (program, verb) == ("conjuncture", "ask")
    return ask.make_context(verb, words).params


def dispute_about(question_id: str) -> Dispute:
    """A dispute of the essay's question, without figures: of these the commands are not made."""
    question = LEDGER.question_called(question_id)
    assert question is not None
    claims = {claim.id: claim for claim in LEDGER.claims_of(question_id)}
    return replace(made_dispute(32), question=question, claims=claims, rivals=LEDGER.rivals)


@pytest.mark.parametrize("question", [question.id for question in LEDGER.questions])
def test_each_command_is_read_and_asks_what_is_there(question: str) -> None:
    asking = Asking("russia", "", 240, 1000, 3, (("--draws", "240"), ("--seed", "3")))
    dispute = dispute_about(question)
    tries = things_to_try(dispute, asking)
    for one in tries:
        given = asked_by(one.command)
        assert given["case_name"] == "russia"
        assert LEDGER.id_of(str(given["what"]))
        if given["theory_name"]:
            assert get_theory(str(given["theory_name"]))
    assert {asked_by(one.command)["seed"] for one in tries} == {3, 4}
    assert {asked_by(one.command)["draws"] for one in tries} == {240, 480}
    objection = asked_by(objection_command(dispute, asking))
    assert dispute.question.objection is not None
    assert objection["what"] == dispute.question.objection.claim
    rival = dispute.rival_called(dispute.question.objection.rival)
    assert objection["theory_name"] == rival.theory


def test_a_command_shows_the_courses_of_what_the_claims_look_at_from_the_same_seed() -> None:
    asking = Asking("one", "", 32, 1000, 3, (("--draws", "32"), ("--no-rivals", ""), ("--seed", "3")))
    (one,) = courses_to_see(made_dispute(32), asking)
    program, verb, *words = shlex.split(one.command)
    assert (program, verb) == ("conjuncture", "run")
    given = run.make_context(verb, words).params
    assert (given["case_name"], given["theory_name"]) == ("one", "made")
    assert (given["draws"], given["seed"]) == (32, 3)
    assert given["show"] == ("unrest",)


def test_options_that_were_given_are_given_again_and_a_later_one_stands_in_their_place() -> None:
    options = (("--seed", "3"), ("--no-rivals", ""), ("--given", "pay=2"), ("--given", "a b[c d]=1"))
    asking = Asking("my case", "", 500, 1000, 3, options)
    given = asked_by(asking.command("Q5", ("--seed", "4")))
    assert (given["seed"], given["rivals"], given["case_name"]) == (4, False, "my case")
    assert given["given"] == ("pay=2", "a b[c d]=1")
    assert "--no-rivals" not in asking.command("B3", theory="rivals.premature")


def test_the_footnote_names_version_theory_case_seed_and_fingerprint_and_asks_again() -> None:
    dispute = made_dispute(32)
    line = footnote(dispute, Asking("one", "", 32, 1000, 7, (("--draws", "32"), ("--seed", "7"))))
    assert "\n" not in line
    wanted = (QUESTION.sentence, __version__, "made over one", "seed 7", dispute.fingerprint[:16])
    assert all(part in line for part in wanted)
    again = asked_by(re.search(r"conjuncture ask .*", line)[0])  # type: ignore[index]
    assert (again["case_name"], again["what"], again["draws"], again["seed"]) == ("one", "Q", 32, 7)
