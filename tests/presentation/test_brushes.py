"""The page's brushes: they hold the draws of the run, and keep in a browser those that NumPy keeps."""

from pathlib import Path

import numpy as np
import pytest

import conjuncture
from conjuncture.presentation.brushes import FEW, MOST, brushes
from conjuncture.presentation.run_page import write_report
from conjuncture.studies.run_result import Run

from .in_browser import seen

MOVED = """<script>
const wait = async (met) => { while (!met()) await new Promise((next) => setTimeout(next, 20)); };
addEventListener("load", async () => {
  const form = document.querySelector("form.brush");
  await wait(() => form.querySelector("svg polygon"));
  const look = () => [form.querySelector(".kept").textContent, form.classList.contains("few"),
    form.querySelector("svg .middle") ? form.querySelector("svg .middle").getAttribute("points") : ""];
  const seen = [look()];
  const [low, high] = form.querySelectorAll("fieldset input");
  for (const [end, place] of [[high, 50], [low, 45], [low, 50]]) {
    end.value = place;
    end.dispatchEvent(new Event("input", { bubbles: true }));
    seen.push(look());
  }
  form.querySelector("button").click();
  await wait(() => low.value === "0");
  await new Promise((next) => setTimeout(next, 50));
  seen.push(look());
  const told = document.createElement("pre");
  told.textContent = "SEEN" + JSON.stringify(seen) + "NEES";
  document.body.replaceChildren(told);
});
</script>"""


@pytest.fixture(scope="module")
def run() -> Run:
    return conjuncture.run("russia", draws=64, workers=300, patterns=False)


def test_they_hold_every_draw_of_each_quantity_and_of_each_compared_figure(run: Run) -> None:
    data = brushes(run)
    assert data is not None
    names = run.data["parameter"].to_numpy().tolist()
    table = run.data["parameters"].to_numpy()
    assert 0 < len(data["quantities"]) <= MOST
    for quantity in data["quantities"]:
        drawn = table[:, names.index(quantity["name"])]
        np.testing.assert_allclose(quantity["values"], drawn, rtol=1e-4)
    by_name = {target["name"]: target for target in data["targets"]}
    target = by_name["strikers by year"]
    own = run.observed["strikers_year"].transpose("draw", "year").to_numpy() * 1000
    np.testing.assert_allclose(target["drawn"], own, rtol=1e-3, atol=1)
    assert target["recorded"][10] == pytest.approx(2_863_200, rel=1e-3)
    assert len(target["labels"]) == len(target["recorded"]) == 20


def test_where_a_run_has_fewer_draws_than_can_be_read_there_are_none() -> None:
    few = conjuncture.run("russia", draws=FEW - 1, workers=200, patterns=False)
    assert brushes(few) is None


def test_handles_keep_the_draws_between_them_in_a_browser_without_a_network(
    run: Run, tmp_path: Path, browser: str
) -> None:
    data = brushes(run)
    assert data is not None
    page = write_report(run, tmp_path / "page")
    whole, half, narrow, nothing, again = seen(page, MOVED, browser, tmp_path)
    values = np.array(data["quantities"][0]["values"])
    below = values <= np.quantile(values, 0.5)
    between = below & (values >= np.quantile(values, 0.45))
    for (said, few, _), kept in ((whole, np.ones(64, bool)), (half, below), (narrow, between)):
        assert said.startswith(f"{kept.sum()} of 64 draws")
        assert few == (kept.sum() < FEW)
    assert "no draw" in nothing[0].lower() or nothing[0].startswith(
        f"{(values == np.quantile(values, 0.5)).sum()} of"
    )
    assert whole[2] != half[2]
    assert again == whole
