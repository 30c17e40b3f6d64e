"""The pages: choose, change, run, watch, keep; wrong input says what is wrong and loses nothing."""

import re
import time
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from conjuncture.app.form import Form
from conjuncture.app.task import Task
from conjuncture.app.views import FORMS, Views

SMALL = {"draws": "4", "workers": "100"}


def finished(client: TestClient) -> dict[str, object]:
    end = time.monotonic() + 600
    while (state := client.get("/job/state").json())["state"] == "running" and time.monotonic() < end:
        time.sleep(0.2)
    return state


def labelled(html: str) -> bool:
    """Whether each input that is seen stands within its label."""
    outside = re.sub(r"<label.*?</label>", "", html, flags=re.DOTALL)
    return not re.search(r'<(?:input(?! type="hidden")|select|textarea)\b', outside)


def test_the_first_page_leads_to_every_case_and_each_case_to_its_theories(
    client: TestClient, views: Views
) -> None:
    home = client.get("/").text
    for heading in views.choices.cases.values():
        assert heading.title in unescape(home)
    case = client.get("/case?name=russia").text
    links = [unescape(link) for link in re.findall(r'href="(/run\?[^"]+)"', case)]
    assert links[0] == "/run?case=russia&theory=leninism.struggle"
    assert client.get(links[0]).status_code == 200


@pytest.mark.parametrize("kind", list(FORMS))
def test_every_form_has_its_labels_and_works_without_a_script(client: TestClient, kind: str) -> None:
    page = client.get(f"/{kind}?case=russia&theory=leninism.struggle").text
    assert labelled(page)
    assert f'<form method="post" action="/{kind}"' in page
    assert not re.search(r"\son\w+=|<style|<script(?! src=\"/app.js\" defer></script>)|style=", page)


def test_names_from_data_are_shown_as_text_on_every_page(
    client: TestClient, asked: dict[str, str], views: Views
) -> None:
    evil = '"><script>alert(1)</script>'
    pages = [client.get("/case", params={"name": asked["case"]}).text]
    for kind in ("run", "what-if", "statement"):
        pages.append(
            client.get(f"/{kind}", params=asked | {"draws": evil, "statement": evil, "outcome": evil}).text
        )
        pages.append(
            client.post(f"/{kind}", data=asked | {"draws": evil, "statement": evil, "outcome": evil}).text
        )
    pages.append(client.get("/case", params={"name": evil}).text)
    folder = views.shelf.folder / "last" / "x"
    folder.mkdir(parents=True)
    (folder / "index.html").touch()
    (folder / "answer.json").write_text('{"title": "<script>alert(1)</script>"}', "utf-8")
    pages.append(client.get("/").text)
    for page in pages:
        assert "<script>" not in page
        assert "<b>wages" not in page
    assert "War &amp; &lt;b&gt;wages" in pages[0]


@pytest.mark.parametrize(
    ("kind", "wrong", "said"),
    [
        ("run", {"cut": "rooted"}, "'rooted' cannot be cut"),
        ("run", {"draws": "none"}, "draws is 'none'"),
        ("what-if", {"outcome": "strain"}, "the form changes nothing"),
        ("statement", {"statement": "wage_index"}, "compares two sides"),
    ],
)
def test_a_wrong_input_is_named_and_the_form_keeps_all_inputs(
    client: TestClient, views: Views, asked: dict[str, str], kind: str, wrong: dict[str, str], said: str
) -> None:
    typed = {"seed": "17", "workers": "321"}
    answer = client.post(f"/{kind}", data=asked | typed | wrong | {"do": "start"})
    assert answer.status_code == 400
    assert said in unescape(re.findall(r'role="alert"[^>]*>(.*?)</p>', answer.text, re.DOTALL)[0])
    for value in (*typed.values(), *(value for key, value in wrong.items() if key != "cut")):
        assert f'value="{value}"' in answer.text
    assert views.desk.job is None


def test_the_page_of_a_form_shows_its_command_line_and_gives_it_to_the_script(
    client: TestClient, asked: dict[str, str]
) -> None:
    data = asked | {"cut": "strain", "draws": "5"}
    line = client.post("/run", data=data | {"do": "line"})
    assert line.headers["content-type"].startswith("text/plain")
    assert "--without strain --draws 5" in line.text
    shown = client.post("/run", data=data | {"do": "show"}).text
    assert line.text in unescape(shown)
    assert 'value="strain" checked' in shown
    assert client.post("/run", data=asked | {"cut": "x", "do": "line"}).status_code == 400


def test_a_form_that_is_too_long_and_a_missing_page_get_an_error_page(client: TestClient) -> None:
    assert client.post("/run", data={"case": "x" * 300_000}).status_code == 413
    missing = client.get("/nothing")
    assert (missing.status_code, "There is no such page" in missing.text) == (404, True)
    assert client.get("/run").status_code == 400
    assert client.get("/answer/nothing").status_code == 400


def test_a_run_can_be_watched_and_its_answer_is_shown_without_rights_and_can_be_kept(
    client: TestClient, views: Views, asked: dict[str, str]
) -> None:
    started = client.post("/run", data=asked | SMALL | {"do": "start"})
    assert (started.status_code, started.headers["location"]) == (303, "/job")
    busy = client.post("/run", data=asked | SMALL | {"seed": "9", "do": "start"})
    assert busy.status_code == 409
    assert "another job is running" in busy.text
    assert 'value="9"' in busy.text
    assert "Stop</button>" in client.get("/job").text
    state = finished(client)
    assert state["state"] == "done", state
    page = client.get("/job").text
    frame = re.search(r'<iframe[^>]* src="([^"]+)"[^>]* sandbox="([^"]+)"', page)
    assert frame is not None
    assert "allow-same-origin" not in frame[2]
    assert "allow-top-navigation" not in frame[2]
    client.cookies.clear()  # a sandboxed page sends none
    report = client.get(frame[1])
    assert report.text.startswith("<!DOCTYPE html>")
    assert report.headers["content-security-policy"].startswith("sandbox allow-scripts ")
    assert "set-cookie" not in report.headers
    root = frame[1].removesuffix("index.html")
    assert client.get(root + "citations.csv").headers["content-type"].startswith("text/csv")
    for path in (
        "../../../../etc/passwd",
        "%2e%2e/%2e%2e/answer.json",
        "results.zarr/zarr.json/..",
        "store/x.html",
    ):
        assert client.get(root + path).status_code in (403, 404)
    client.get("/?token=the-secret-of-this-start")
    (answer,) = views.shelf.last()
    kept = client.post("/keep", data={"key": answer.key, "title": "War & wages"})
    again = client.get(kept.headers["location"]).text
    assert "Kept in" in again
    (folder,) = (views.shelf.folder / "kept").iterdir()
    assert (folder / "index.html").is_file()
    assert "War &amp; wages" in client.get("/").text


@pytest.mark.parametrize(
    ("kind", "inputs"),
    [
        (
            "what-if",
            {"cut": "strain", "set:wage_index.loss": "0.5", "outcome": "wage_index", "over time": "last"},
        ),
        ("statement", {"statement": "wage_index of South with strain = 0 < 1"}),
    ],
)
def test_the_page_answers_a_question_like_the_command_line(
    client: TestClient, views: Views, asked: dict[str, str], kind: str, inputs: dict[str, str]
) -> None:
    client.post(f"/{kind}", data=asked | SMALL | inputs | {"do": "start"})
    state = finished(client)
    assert state["state"] == "done", state
    (answer,) = views.shelf.last()
    assert (answer.folder / "index.html").is_file()
    assert answer.line.startswith("conjuncture ask ")
    assert client.get(answer.back).status_code == 200


def test_an_error_of_a_run_is_shown_as_printed_with_a_link_back_to_the_form(
    client: TestClient, views: Views, asked: dict[str, str]
) -> None:
    wrong = asked | SMALL | {"statement": "wages < 3", "do": "start"}
    client.post("/statement", data=wrong)
    assert finished(client)["state"] == "failed"
    page = unescape(client.get("/job").text)
    assert "Error: " in page
    assert "wage_index" in page  # the nearest name
    back = re.findall(r'href="(/statement\?[^"]+)"', page)[0]
    assert 'value="wages &lt; 3"' in client.get(back).text


def test_a_deleted_answer_is_reported_as_missing(client: TestClient, views: Views, tmp_path: Path) -> None:
    task = Task("gone", ("run",), "run", Form())
    (views.shelf.work / "r").mkdir(parents=True)
    (views.shelf.work / "r" / "index.html").touch()
    key = views.shelf.add(views.shelf.work / "r" / "index.html", task)
    assert client.get(f"/answer/{key}").status_code == 200
    for path in (views.shelf.folder / "last").iterdir():
        path.rename(tmp_path / "elsewhere")
    assert client.get(f"/answer/{key}").status_code == 400
