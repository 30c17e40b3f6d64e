"""The page opens without a network, shows what was run and nothing else, and is the same for the same run."""

import dataclasses
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

from conjuncture.inquiry.runs.strike_books import StrikeBooks
from conjuncture.presentation.first_screen import WOULD_COUNT, first_screen, whether
from conjuncture.presentation.notebook import run_html
from conjuncture.presentation.report_words import cannot_tell
from conjuncture.presentation.run_page import run_pictures, write_report
from conjuncture.studies.run_result import Run

LARGEST_PAGE = 4_000_000  # bytes: what a mail server takes and a phone opens


class Page(HTMLParser):
    """What a test asks of a page: elements with their attributes, that they close, and the words."""

    VOID = frozenset({"meta", "link", "img", "br", "path", "rect", "circle"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.unclosed: list[str] = []
        self.words: list[str] = []
        self.feed(re.sub("</?dfn>", "", text))  # which stand inside words
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.unclosed.append(tag)

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in {"script", "style"}:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


@pytest.fixture(scope="session")
def folder(study: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    assert write_report(study, folder) == folder / "index.html"
    return folder


@pytest.fixture(scope="session")
def troubled(study: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a study with a failed draw, a mechanism cut, and another scenario."""
    cause = "'fear' (/home/someone/theories/mine.py:12) was not a finite number on 1905-01-01, in draw 3."
    causes = study.dataset["failure"].to_numpy().astype(object)
    causes[3] = cause
    changed = dataclasses.replace(
        study,
        dataset=study.dataset.assign_coords(failure=("draw", causes.astype(str))),
        observed=study.observed.where(study.observed["draw"] != 3),
        theory=study.theory.without("taught"),
        simulation=dataclasses.replace(study.simulation, theory=study.simulation.theory.without("taught")),
        scenario="with_endogenous_events",
    )
    folder = tmp_path_factory.mktemp("troubled")
    write_report(changed, folder)
    return folder


@pytest.fixture(scope="session")
def page(folder: Path) -> Page:
    return Page((folder / "index.html").read_text("utf-8"))


def test_the_page_is_well_formed_and_small_enough(folder: Path, page: Page) -> None:
    assert page.unclosed == []
    assert page.open == []
    assert (folder / "index.html").stat().st_size < LARGEST_PAGE


def test_nothing_on_the_page_is_fetched(page: Page) -> None:
    for tag, attributes in page.elements:
        for name in ("src", "srcset", "data", "poster", "action", "background"):
            assert not re.match(r"(https?:)?//", attributes.get(name) or ""), (tag, attributes)
        if tag != "a":
            assert not re.match(r"(https?:)?//", attributes.get("href") or ""), (tag, attributes)
    assert [tag for tag, attributes in page.elements if tag == "script" and "src" in attributes] == []


def test_no_picture_or_style_names_an_address_outside(folder: Path) -> None:
    text = (folder / "index.html").read_text("utf-8")
    (style,) = re.findall(r"<style>\n(:root.*?)</style>", text, re.DOTALL)
    assert "url(" not in style
    assert "@import" not in style
    (specs,) = re.findall(r'<script type="application/json" id="specs">(.*?)</script>', text, re.DOTALL)
    fetched = [spec for spec in json.loads(specs).values() if '"url"' in json.dumps(spec)]
    assert fetched == []


def test_every_picture_has_a_finding_a_source_and_its_data(study: Run, folder: Path, page: Page) -> None:
    shown = [attributes["data-picture"] for _, attributes in page.elements if "data-picture" in attributes]
    pictures = run_pictures(study).by_name
    assert shown == list(pictures)
    links = {attributes.get("href") for tag, attributes in page.elements if tag == "a"}
    for name in pictures:
        assert f"data/{name}.csv" in links
        assert len(pd.read_csv(folder / "data" / f"{name}.csv")) > 0
        assert (folder / "figures" / f"{name}.svg").read_text("utf-8").startswith("<svg")
        assert (folder / "figures" / f"{name}.png").read_bytes().startswith(b"\x89PNG")
    text = (folder / "index.html").read_text("utf-8")
    figures = re.findall(
        r'<div class="finding"><p>.+?</div>\s*<figure.*?<p class="source">.+?</figure>', text, re.DOTALL
    )
    assert len(figures) == len(pictures)  # the first stands under the finding itself; and the diagram


def test_every_link_to_a_file_leads_somewhere(folder: Path, page: Page) -> None:
    anchors = {attributes["id"] for _, attributes in page.elements if attributes.get("id")}
    for tag, attributes in page.elements:
        address = attributes.get("href") or ""
        if tag == "a" and address.startswith("#"):
            assert address[1:] in anchors
        elif tag == "a" and not address.startswith("http"):
            assert (folder / address).is_file(), address


def test_the_recorded_figures_stand_on_the_page(books: StrikeBooks, page: Page) -> None:
    for recorded in ("2.86 million", "24,900"):
        assert recorded in page.text
    assert "72.9%" in page.text  # political share in the first quarter of 1906, 196 of 269
    for score in books.scores:
        assert score.name in page.text
    assert books.winner in page.text


def test_the_first_screen_stands_on_the_page_in_the_words_of_the_terminal(study: Run, page: Page) -> None:
    screen = first_screen(study)
    assert screen.finding in page.text
    assert screen.against
    for one in screen.against:
        assert f"{WOULD_COUNT[one.kind]} {whether(one)}" in page.text
    places = [page.text.index(whether(one)) for one in screen.against]
    assert places == sorted(places)


def test_pictures_can_be_read_without_seeing_them(page: Page) -> None:
    told = [attributes for _, attributes in page.elements if "data-picture" in attributes]
    assert all(attributes["role"] == "img" and attributes["aria-label"] for attributes in told)
    assert ("html", {"lang": "en"}) in page.elements
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1


def test_assumptions_are_marked(study: Run, page: Page, folder: Path) -> None:
    marked = sum(attributes.get("class") == "assumption" for _, attributes in page.elements)
    tables = [pd.read_csv(folder / "data" / f"{name}.csv") for name in ("traits", "society")]
    assumed = sum(given.kind == "assumption" for given in study.inputs.values())
    assert assumed > 0
    assert marked == assumed + sum((table["kind"] == "assumption").sum() for table in tables)


def test_the_same_run_gives_the_same_files(study: Run, folder: Path, tmp_path: Path) -> None:
    as_if_read = dataclasses.replace(study, computed=0, read=1)
    write_report(as_if_read, tmp_path)
    written = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    assert written == sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    for path in written:
        assert (folder / path).read_bytes() == (tmp_path / path).read_bytes(), path


def test_a_failed_draw_appears_with_its_cause_and_without_the_folder_it_ran_in(troubled: Path) -> None:
    text = Page((troubled / "index.html").read_text("utf-8")).text
    assert all(name in text for name in ("'fear' (mine.py:12)", "1905-01-01", "draw 3"))
    assert "/home/someone" not in text


def test_citations_hold_what_ran_and_nothing_that_was_cut(study: Run, folder: Path, troubled: Path) -> None:
    used = pd.read_csv(folder / "citations.csv", keep_default_na=False)
    ran = set(used.loc[used["used_as"] == "mechanism", "name"])
    assert ran == set(study.simulation.theory.mechanisms)
    assert set(used.loc[used["used_as"] == "input", "name"]) == set(study.inputs)
    works = used[used["used_as"] == "work"].set_index("name")["citation"]
    sources = " ".join(used.loc[used["used_as"].isin(("theory", "mechanism")), "citation"])
    assert {"Biggs 2005", "essay"} <= set(works.index) <= set(study.theory.card.references)
    assert "American Journal of Sociology" in works["Biggs 2005"]  # in full, for the mechanisms that ran
    assert all(work in sources for work in works.index)
    left = pd.read_csv(troubled / "citations.csv", keep_default_na=False)
    assert ran - set(left.loc[left["used_as"] == "mechanism", "name"]) == {"taught"}
    assert "16 draws, without taught" in Page((troubled / "index.html").read_text("utf-8")).text


def test_parameters_are_shown_with_what_was_drawn(study: Run, folder: Path) -> None:
    table = pd.read_csv(folder / "data" / "parameters.csv").set_index("parameter")
    assert set(table.index) == set(study.simulation.theory.parameters)
    assert (table["drawn_5"] <= table["drawn_50"]).all()
    assert (table["drawn_50"] <= table["drawn_95"]).all()
    assert table["reason"].notna().all()


def test_a_scenario_that_may_answer_the_strikes_is_announced(folder: Path, troubled: Path) -> None:
    notices = ['class="notice"' in (place / "index.html").read_text("utf-8") for place in (folder, troubled)]
    assert notices == [False, True]


def test_what_the_page_cannot_tell_follows_from_what_was_run(study: Run, wording) -> None:
    limits = cannot_tell(study)
    assert any("trade cycle" in text for _, text in limits)
    assert study.theory.card.scope in [text for _, text in limits]
    wording(*(heading for heading, _ in limits))


def test_a_notebook_shows_the_study_without_script_or_network(study: Run) -> None:
    shown = Page(run_html(study))
    assert shown.unclosed == []
    images = [attributes["src"] for tag, attributes in shown.elements if tag == "img"]
    assert len(images) == 2
    assert all(address and address.startswith("data:image/svg+xml;base64,") for address in images)
    assert "script" not in {tag for tag, _ in shown.elements}
