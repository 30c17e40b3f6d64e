"""The page's switches: which worlds are run, what the page says of them, and that a click redraws."""

import dataclasses
import json
import re
from html import unescape
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import conjuncture
from conjuncture import TheoryError
from conjuncture.cases.registry import load
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.inquiry.runs.switches import MOST_WORLDS, Setting, SwitchError, Switches, named, offered
from conjuncture.presentation.number_words import people
from conjuncture.presentation.pictures import switched
from conjuncture.presentation.run_page import write_report
from conjuncture.studies.run_result import Run

from .in_browser import seen

NAMES = ("taught", "example", "willing.caution")


@pytest.fixture(scope="module")
def small() -> Run:
    return conjuncture.run("russia", draws=8, workers=300, switch=NAMES, patterns=False)


@pytest.fixture(scope="module")
def switches(small: Run) -> Switches:
    assert small.switches is not None
    return small.switches


@pytest.fixture(scope="module")
def page(small: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_report(small, tmp_path_factory.mktemp("switched"))


def place(switches: Switches, off: int, point: int = 0) -> int:
    return switches.settings.index(Setting(off, (point,)))


def test_everything_at_work_is_the_study_itself_when_it_is_no_larger(small: Run, switches: Switches) -> None:
    own = small.observed["strikers_year"].sum("year").to_numpy()
    assert switches.settings[0] == Setting(0, (0,))
    np.testing.assert_array_equal(switches.totals[0], own)


def test_a_setting_is_the_run_with_those_mechanisms_cut(switches: Switches) -> None:
    cut = conjuncture.run("russia", draws=8, workers=300, without=["taught", "example"], patterns=False)
    own = cut.observed["strikers_year"].sum("year").to_numpy()
    assert (own != switches.totals[0]).any()
    np.testing.assert_array_equal(switches.totals[place(switches, 0b11)], own)


def test_a_quantity_is_set_at_points_of_its_prior_and_moves_the_strikers(switches: Switches) -> None:
    (selector,) = switches.selectors
    assert selector.values == tuple(sorted(selector.values))
    low, high = (np.nanmedian(switches.totals[place(switches, 0, point)]) for point in (1, 3))
    assert low > high  # the more cautious all are, the fewer strike


def test_all_sets_of_up_to_six_are_run_and_singles_pairs_and_corners_of_more() -> None:
    assert [setting.off for setting in offered(6, 0)] == sorted(
        range(64), key=lambda off: (off.bit_count(), off)
    )
    seven = {setting.off.bit_count() for setting in offered(7, 0)}
    assert seven == {0, 1, 2, 6, 7}
    for toggles, selectors in ((0, 3), (2, 2), (6, 2), (12, 3)):
        settings = offered(toggles, selectors)
        assert settings[0] == Setting(0, (0,) * selectors)
        assert len(set(settings)) == len(settings)
    assert len(offered(2, 2)) == 4 * 16 == MOST_WORLDS
    moved = [setting for setting in offered(6, 2) if any(setting.points)]
    assert {setting.off.bit_count() for setting in moved} == {0, 1, 6}
    assert all(sum(map(bool, setting.points)) == 1 for setting in moved)


def test_the_finding_counts_the_draws_that_differ_by_more_than_the_null_twin(
    switches: Switches, wording
) -> None:
    here = place(switches, 0b10)
    totals = np.tile(np.full(8, 1000.0), (len(switches.settings), 1))
    totals[here] = [400, 500, 900, 1001, 1600, 1000, 1000, np.nan]
    made = dataclasses.replace(switches, totals=totals, null_twin=np.full(8, 1010.0))
    told = switched.finding(made, here)[0]
    wording(told)
    alike = dataclasses.replace(made, totals=np.tile(np.full(8, 1000.0), (len(switches.settings), 1)))
    wording(switched.finding(alike, here)[0])


def test_the_page_has_its_default_finding_and_a_picture_without_a_script(page: Path, small: Run) -> None:
    text = unescape(page.read_text("utf-8"))
    assert small.switches is not None
    for sentence in switched.finding(small.switches, 0):
        assert f"<p>{sentence}</p>" in text
    assert '<noscript><img src="figures/switches.svg"' in text
    assert (page.parent / "figures" / "switches.svg").read_text("utf-8").startswith("<svg")
    assert re.search(r"\b8 draws\b.*\b300\b", text)
    assert re.search(r'<form class="switches" hidden>', text)  # shown by the script that can answer it


def test_every_setting_is_embedded_with_its_finding_and_written_to_the_data(
    page: Path, switches: Switches
) -> None:
    text = page.read_text("utf-8")
    (found,) = re.findall(r'<script type="application/json" id="switched">(.*?)</script>', text)
    settings = json.loads(found)["settings"]
    assert set(settings) == {switched.key(setting) for setting in switches.settings}
    years = len(switches.rows[0])
    assert all(len(band) == years for one in settings.values() for band in one["bands"])
    assert re.search("taught.*example", settings["3|0"]["finding"][0])
    table = pd.read_csv(page.parent / "data" / "switches.csv", keep_default_na=False)
    assert len(table) == years * len(switches.settings)
    assert set(table["without"]) == {"", "taught", "example", "taught example"}


def test_every_switch_is_labelled(page: Path, switches: Switches) -> None:
    text = page.read_text("utf-8")
    form = text[text.index('<form class="switches"') : text.index("</form>")]
    labels = re.findall(r"<label>(.*?)</label>", form, re.DOTALL)
    assert len(labels) == len(NAMES)
    for one, label in zip((*switches.toggles, *switches.selectors), labels, strict=True):
        assert f"<code>{one.name}</code>" in label
        assert one.told.split()[0] in unescape(label)


def test_a_page_without_switches_says_how_to_get_them(small: Run, tmp_path: Path) -> None:
    text = write_report(dataclasses.replace(small, switches=None), tmp_path).read_text("utf-8")
    assert "--switch" in text
    assert 'class="switches"' not in text
    assert not (tmp_path / "data" / "switches.csv").exists()


@pytest.mark.parametrize(
    ("names", "error", "told"),
    [
        (("exampel",), TheoryError, "'example'"),
        (("taught", "taught"), SwitchError, "taught"),
        (("strikers_political",), SwitchError, "bridge"),
        (("fear",), SwitchError, "fear"),
        (("willing.caution", "news_fades", "won.usual", "means.most"), SwitchError, "many"),
        ((), SwitchError, "switch"),
    ],
)
def test_what_cannot_be_switched_is_said(names, error, told, wording) -> None:
    case = load("russia")
    theory = conjuncture.theory(case.default_theory).without("fear")
    with pytest.raises(error, match=told) as refused:
        named(prepare(case, theory, workers=300), case, names)
    wording(refused.value)


CLICKS = """
<script>
addEventListener("load", async () => {
  const wait = async (there) => {
    for (let times = 0; times < 400 && !there(); times++) await new Promise((on) => setTimeout(on, 25));
  };
  const place = document.querySelector('[data-picture="switches"]');
  const section = place.closest("section");
  const paths = () => [...place.querySelectorAll("svg g.mark-area path")];
  const look = () => paths().map((path) => path.getAttribute("d")).join();
  const said = () => section.querySelector(".finding p").textContent;
  const cell = () => section.querySelector("tbody td:nth-child(3)").textContent;
  const presses = [
    () => section.querySelector('[data-toggle="1"]').click(),
    () => {
      const list = section.querySelector("[data-selector]");
      list.value = "1";
      list.dispatchEvent(new Event("change", { bubbles: true }));
    },
    () => section.querySelector("form.switches button").click(),
  ];
  await wait(look);
  const seen = [[look(), said(), cell()]];
  for (const press of presses) {
    const before = look();
    press();
    await wait(() => look() && look() !== before);
    seen.push([look(), said(), cell()]);
  }
  const told = document.createElement("pre");
  told.textContent = "SEEN" + JSON.stringify(seen) + "NEES";
  document.body.replaceChildren(told);
});
</script>
"""


def test_a_click_redraws_picture_finding_and_table_in_a_browser_without_a_network(
    page: Path, tmp_path: Path, switches: Switches, browser: str
) -> None:
    begun, without, cautious, reset = seen(page, CLICKS, browser, tmp_path)
    places = (0, place(switches, 0b10), place(switches, 0b10, 1), 0)
    for (_, said, cell), here in zip((begun, without, cautious, reset), places, strict=True):
        assert said == switched.finding(switches, here)[0]
        assert cell == people(switches.rows[here]["median"].iloc[0])
    assert begun[0]
    assert len({begun[0], without[0], cautious[0]}) == 3
    assert reset == begun
