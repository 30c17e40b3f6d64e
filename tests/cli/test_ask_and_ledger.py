"""`ask` and `ledger` as their user meets them."""

import json
import re
from pathlib import Path

from conjuncture.worlds import set_given

SMALL = ("--draws", "16", "--workers", "200", "--json")


def test_ask_without_a_claim_lists_all_claims_and_questions(call, capsys) -> None:
    assert call("ask") == 0
    listed = capsys.readouterr().out
    for claim in ("O1", "O4", "O5", "O7", "O14", "O15", "M1", "B5", "W4", "S11"):
        assert f"\n{claim} " in listed
    assert call("ask", "russia", "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert {"O1", "O4", "O5", "O7", "O14", "O15"} < {row["id"] for row in rows}


def test_an_unknown_claim_or_ledger_is_refused_with_the_nearest_name(call, capsys) -> None:
    assert call("ask", "russia", "O61") == 2
    assert "O6" in capsys.readouterr().err
    assert call("ledger", "lenism") == 2
    assert "leninism" in capsys.readouterr().err
    assert call("ledger", "mine.toml") == 2
    assert "mine.toml" in capsys.readouterr().err


def test_a_claim_is_answered_with_its_question_and_says_that_too_few_draws_are_left(call, capsys) -> None:
    assert call("ask", "russia", "o7", *SMALL) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["figures"]["verdict"] == "undecided"
    assert " 200" in answer["warnings"][0]
    assert answer["asked"]["is"] == "together"
    assert list(Path("leninism-ledger/entries").glob("O7-*.json"))


def test_the_page_says_which_rival_lacks_the_variables_of_a_claim(call, capsys, wording) -> None:
    assert call("new", "rival") == 0
    capsys.readouterr()
    assert call("ledger", "leninism", "--theory", "rival.py", *SMALL) == 0
    found = json.loads(capsys.readouterr().out)
    assert {row["theory"] for row in found["claims"]} == {"rival", ""}
    assert {row["word"] for row in found["claims"] if row["theory"]} == {"not asked", "left open"}
    over_codings = [row for row in found["claims"] if not row["theory"]]  # whatever the theory
    assert {row["case"] for row in over_codings} == {"situations"}
    (said,) = {row["rivals"] for row in over_codings}
    wording(said)
    page = Path(found["page"]).read_text("utf-8")
    assert "who says what" in page
    assert "L471-484" in page
    assert "://" not in page  # nothing is fetched when it is opened


def test_an_open_question_says_what_it_costs_and_what_could_not_be_asked(call, capsys, wording) -> None:
    assert call("new", "rival") == 0
    capsys.readouterr()
    assert call("ask", "russia", "q5", "--theory", "rival.py", "--draws", "16", "--workers", "200") == 0
    told = capsys.readouterr()
    assert "4 claims" in told.err
    wording(told.out)
    assert Path("leninism-ledger/answers/Q5-rival/index.html").exists()


QUESTION = """
draws = 8
[worlds]
"no force" = [{ hold = "repression", at = 0.0, since = "1905-01-01" }]
[question]
is = "what if"
done = "no force"
outcomes = [{ variable = "taking_part_share", since = "1905-01-01" }]
"""


def test_a_question_from_a_file_is_answered_in_words_a_page_and_as_json(call, capsys) -> None:
    Path("force.toml").write_text(QUESTION, "utf-8")
    small = ("--workers", "200")
    assert call("ask", "russia", "force.toml", *small) == 0
    told = capsys.readouterr().out
    assert "repression" in told.splitlines()[0]
    assert "Warning: " in told
    assert "img" in Path("force-russia-answer/index.html").read_text("utf-8")
    Path("force.toml").write_text('case = "russia"' + QUESTION, "utf-8")
    assert call("ask", "force.toml", "--json", "--given", "pay=2", *small) == 0
    answer = json.loads(capsys.readouterr().out)
    assert str(set_given("pay", 2.0)) in answer["warnings"][0]
    (found,) = answer["figures"]["by_outcome"].values()
    assert found["difference"]["draws"] == 8
    assert answer["asked"]["is"] == "what if"


def test_an_answer_replaces_its_own_page_and_another_is_refused_before_it_runs(call, capsys) -> None:
    for name in ("force", "other"):
        Path(f"{name}.toml").write_text(QUESTION, "utf-8")
    small = ("--workers", "200", "--out", "mine")
    assert call("ask", "russia", "force.toml", *small) == 0
    assert call("ask", "russia", "force.toml", *small) == 0
    capsys.readouterr()
    for words in (("force.toml", "--seed", "1"), ("other.toml",)):
        assert call("ask", "russia", *words, *small) == 2
        assert "'force.toml'" in capsys.readouterr().err


def test_a_question_that_cannot_be_asked_is_refused_with_its_file(call, capsys) -> None:
    Path("force.toml").write_text(QUESTION.replace("taking_part_share", "taking_part"), "utf-8")
    assert call("ask", "russia", "force.toml", "--workers", "200") == 2
    assert re.search("force.toml: .*'taking_part'", capsys.readouterr().err)
    for given, said in (("pai=2", "'pay'"), ("pay", "NAME=NUMBER"), ("pay[coal]=2", "'coal'")):
        assert call("ask", "russia", "force.toml", "--workers", "200", "--given", given) == 2
        assert said in capsys.readouterr().err
    assert call("ask", "russia", "M2b", "--given", "pay=2") == 2
    assert "coded cases" in capsys.readouterr().err
    assert call("ask", "force.toml") == 2
    assert 'case = "russia"' in capsys.readouterr().err
    assert call("ask", "other.toml") == 2
    assert "other.toml" in capsys.readouterr().err


def test_a_statement_is_answered_by_its_share_of_draws_and_a_wrong_one_is_refused(call, capsys) -> None:
    few = ("--draws", "8", "--workers", "200", "--json")
    assert call("ask", "russia", "strikers without example < strikers in 1905", *few) == 0
    answer = json.loads(capsys.readouterr().out)
    assert 0 <= answer["figures"]["holds"]["share"] <= 1
    assert Path("strikers_without_example_strikers_in_1905-russia-answer/index.html").is_file()
    assert call("ask", "russia", "strikers in spring < 3", *few) == 2
    assert "'spring'" in capsys.readouterr().err
