"""The page of a theory: search, zoom and walk, by pointer and keys, in a browser without a network."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

import conjuncture

from .in_browser import seen

TOOLS = """
const settled = () => new Promise((next) => setTimeout(next, 60));
const happens = { bubbles: true, cancelable: true };
const key = (at, name) => at.dispatchEvent(new KeyboardEvent("keydown", { key: name, ...happens }));
const click = (at) => at.dispatchEvent(new MouseEvent("click", happens));
const bench = (folder) => document.querySelector(`section[data-folder="${folder}"] .bench`);
const tell = (seen) => {
  const told = document.createElement("pre");
  told.textContent = "SEEN" + JSON.stringify(seen) + "NEES";
  document.body.replaceChildren(told);
};
"""
WALKED = """
const state = (folder) => [
  bench(folder).querySelector(".panel h3")?.textContent ?? "",
  [...new Set([...document.querySelectorAll(".picked")].map((one) => one.dataset.name))],
  [...bench(folder).querySelectorAll(".edge.near")].map((one) => [one.dataset.source, one.dataset.target]),
  location.hash,
];
const inside = (box, frame) =>
  box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
addEventListener("load", async () => {
  await settled();
  const [seen, sought] = [[], document.getElementById("sought")];
  key(document.body, "/");
  seen.push([document.activeElement.id]);
  sought.value = "on strike";
  sought.dispatchEvent(new Event("input"));
  key(sought, "ArrowDown");
  key(sought, "ArrowUp");
  const marked = document.querySelector("[aria-selected=true]");
  seen.push([marked.dataset.name, marked.id === sought.getAttribute("aria-activedescendant")]);
  key(sought, "Enter");
  await settled();
  seen.push(state("walkouts"));
  const frame = bench("walkouts").querySelector(".frame").getBoundingClientRect();
  const box = bench("walkouts").querySelector(".picked .box").getBoundingClientRect();
  const shown = inside(box, frame) && frame.top < innerHeight && frame.bottom > 0;
  seen.push([shown, document.activeElement.className]);
  click(bench("walkouts").querySelector('.panel a[href="#m-willing"]'));
  await settled();
  seen.push(state("willingness"));
  history.back();
  await settled();
  await settled();
  seen.push(state("walkouts"));
  click(bench("walkouts").querySelector('.node[data-name="takes_part"]'));
  await settled();
  seen.push(state("walkouts"));
  seen.push([innerWidth, document.documentElement.scrollWidth]);
  tell(seen);
});
"""
MOVED = """
addEventListener("load", async () => {
  await settled();
  const one = bench("walkouts");
  const [frame, svg] = [one.querySelector(".frame"), one.querySelector("svg")];
  const view = () => svg.getAttribute("viewBox").split(" ").map(Number);
  const whole = svg.getBoundingClientRect();
  const seen = [["width", "height"].map((side) => Number(svg.getAttribute(side)))];
  seen.push([frame.clientWidth, frame.clientHeight], [whole.width, whole.height], view());
  for (const act of ["in", "in", "out"]) {
    one.querySelector(`[data-do=${act}]`).click();
    seen.push(view());
  }
  for (const name of ["ArrowRight", "ArrowDown", "-", "+", "+"]) {
    key(frame, name);
    seen.push(view());
  }
  const outer = frame.getBoundingClientRect();
  const at = { clientX: outer.left + 90, clientY: outer.top + 60 };
  const wheel = () => frame.dispatchEvent(new WheelEvent("wheel", { deltaY: -100, ...at, ...happens }));
  seen.push([wheel()], view());
  frame.focus();
  seen.push([wheel()], view());
  frame.setPointerCapture = () => {}; // there is no pointer to capture
  const finger = (name, clientX, clientY) =>
    frame.dispatchEvent(new PointerEvent(name, { pointerId: 1, clientX, clientY, ...happens }));
  finger("pointerdown", 100, 100);
  finger("pointermove", 140, 120);
  seen.push(view());
  finger("pointerup", 140, 120);
  click(one.querySelector(".node"));
  seen.push([document.querySelectorAll(".picked").length]);
  key(frame, "0");
  seen.push(view());
  one.querySelector("[data-do=large]").click();
  const full = one.getBoundingClientRect();
  const root = document.documentElement;
  seen.push([full.left, full.top, full.width - root.clientWidth, full.height - innerHeight]);
  key(frame, "Escape");
  seen.push([one.classList.contains("full")]);
  tell(seen);
});
"""


def clicked(page: Path, script: str, browser: str, folder: Path, width: int) -> Any:
    return seen(page, f"<script>{TOOLS}{script}</script>", browser, folder, width)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    card = conjuncture.show("leninism.struggle")
    return card.page(tmp_path_factory.mktemp("theory") / "struggle.html")


def test_every_mechanism_is_described_with_what_it_reads_and_who_says_so(page: Path) -> None:
    text = page.read_text("utf-8")
    card = conjuncture.show("leninism.struggle")
    for found in card.by_subject():
        (article,) = re.findall(
            rf'<article class="mechanism" id="m-{found.name}".*?</article>', text, re.DOTALL
        )
        assert found.says in unescape(article)
        assert found.source in unescape(article)
        linked = set(re.findall(r'href="#m-(\w+)"', article))
        assert linked == {*found.reads, *found.read_by} & set(re.findall(r'id="m-(\w+)"', text))


def test_files_of_one_folder_are_called_files_and_folders_folders(page: Path, tmp_path: Path) -> None:
    text = re.sub(r"<(style|script).*?</\1>", "", page.read_text("utf-8"), flags=re.DOTALL)
    assert "50 mechanisms in 8 files" in text
    assert "folders" not in text
    large = conjuncture.show("leninism").page(tmp_path / "leninism.html")
    assert " mechanisms in 6 folders" in large.read_text("utf-8")


def test_every_link_of_the_page_leads_to_a_place_on_it(page: Path) -> None:
    text = page.read_text("utf-8")
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(re.findall(r' id="([^"]+)"', text))
    assert "src=" not in text


@pytest.mark.parametrize("width", [390, 1280])
def test_words_find_a_mechanism_and_links_walk_on_and_back(
    page: Path, tmp_path: Path, browser: str, width: int
) -> None:
    focused, chosen, struck, place, willing, again, last, wide = clicked(
        page, WALKED, browser, tmp_path, width
    )
    assert focused == ["sought"]
    assert chosen == ["on_strike", True]
    assert (struck[0], struck[1], struck[3]) == ("On strike", ["on_strike"], "#m-on_strike")
    assert ["willing", "on_strike"] in struck[2]
    assert all("on_strike" in ends for ends in struck[2])
    assert place == [True, "panel"]
    assert (willing[0], willing[1], willing[3]) == ("Willing", ["willing"], "#m-willing")
    assert again == struck
    assert (last[0], last[1]) == ("Takes part", ["takes_part"])
    assert wide[0] == width
    assert wide[1] <= width, "nothing is wider than the window"


def test_the_drawing_is_moved_by_buttons_keys_wheel_and_pointer(
    page: Path, tmp_path: Path, browser: str
) -> None:
    found = clicked(page, MOVED, browser, tmp_path, 1280)
    (width, height), (across, down), svg, whole, nearer, nearest, back, right, lower, out, _, closer = found[
        :12
    ]
    assert svg == pytest.approx([across, down], abs=1)
    least = min(across / width, down / height, 1)
    assert whole[2:] == pytest.approx([across / least, down / least])
    assert nearer[2] == pytest.approx(whole[2] / 1.35)
    assert nearest[2] == pytest.approx(nearer[2] / 1.35)
    assert back == pytest.approx(nearer)
    assert right[0] > back[0]
    assert right[1:] == pytest.approx(back[1:])
    assert lower[1] > right[1]
    assert out[2] == pytest.approx(lower[2] * 1.35)
    scrolls, unmoved, taken, moved, dragged, chosen, again, large, left = found[12:]
    assert (scrolls, unmoved) == ([True], closer), "without the focus the wheel scrolls the page"
    assert taken == [False]
    scale, after = across / closer[2], across / moved[2]
    assert after > scale
    under = [corner + at / scale for corner, at in zip(closer, (90, 60), strict=False)]
    assert under == pytest.approx(
        [corner + at / after for corner, at in zip(moved, (90, 60), strict=False)], abs=2
    )
    assert [moved[0] - dragged[0], moved[1] - dragged[1]] == pytest.approx([40 / after, 20 / after], abs=0.1)
    assert chosen == [0], "the end of a drag chooses nothing"
    assert again == pytest.approx(whole)
    assert large == pytest.approx([0, 0, 0, 0], abs=1)
    assert left == [False]
