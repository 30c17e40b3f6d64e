"""Pages load nothing and run their own scripts alone, and their pictures are drawn all the same."""

import json
import re
import shutil
import subprocess
from html import unescape
from importlib.resources import files
from pathlib import Path

import altair as alt
import pandas as pd
import pytest

from conjuncture.presentation.content_policy import content_policy
from conjuncture.presentation.pages import embedded, resource, script

TEMPLATES = sorted(
    path.name
    for path in (files("conjuncture.presentation") / "templates").iterdir()
    if path.name.endswith(".j2")
)
WATCH = """
const refused = [];
addEventListener("securitypolicyviolation", (event) => {
  refused.push(event.effectiveDirective + " " + event.blockedURI);
});
addEventListener("load", async () => {
  const place = document.querySelector("[data-picture]");
  for (let times = 0; times < 400 && !place.querySelector("svg path"); times++) {
    await new Promise((on) => setTimeout(on, 25));
  }
  const labels = [...place.querySelectorAll("svg text")].map((one) => one.textContent);
  const marks = place.querySelectorAll("svg path").length;
  const told = { marks, labels, refused, evil: window.evil ?? null };
  const said = document.createElement("pre");
  said.textContent = "SAID" + JSON.stringify(told) + "DIAS";
  document.body.replaceChildren(said);
});
"""
EVIL = """<script>window.evil = "script"</script>
<img src="http://example.invalid/x.png" onerror="window.evil = 'handler'">
<img src="data:image/png;base64,x" onerror="window.evil = 'handler'">
<link rel="stylesheet" href="http://example.invalid/x.css">"""


def browser() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("no Chromium on this machine: no page was opened.")
    return found


def opened(page: Path, profile: Path) -> str:
    """The page's elements after its scripts have run, in a browser that reaches no network."""
    flags = (
        "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking "
        "--disable-component-update --disable-sync --host-resolver-rules=MAP,*,~NOTFOUND "
        "--virtual-time-budget=20000 --dump-dom"
    )
    command = [browser(), *flags.split(), f"--user-data-dir={profile}", page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


def test_a_picture_is_drawn_and_nothing_that_slipped_in_is_run_or_loaded(tmp_path: Path) -> None:
    rows = pd.DataFrame({"when": [1.0, 2.0, 3.0], "share": [0.1, 0.5, 0.2]})
    chart = (
        alt.Chart(rows, width=300, usermeta={"fit": {"columns": 1, "side": 60, "width": 300}})
        .transform_calculate(doubled="isValid(datum.share) ? 2 * datum.share : null")
        .mark_line()
        .encode(x="when:Q", y=alt.Y("doubled:Q", axis=alt.Axis(labelExpr="format(datum.value, '.0%')")))
    )
    policy = content_policy(script(), WATCH)
    page = tmp_path / "page.html"
    page.write_text(
        f'<!DOCTYPE html><html><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"></head>'
        f'<body><script>{WATCH}</script>{EVIL}<div data-picture="one"></div>'
        f'<script type="application/json" id="specs">{embedded({"one": chart.to_dict()})}</script>'
        f'<script type="module">{script()}</script></body></html>',
        "utf-8",
    )
    shown = unescape(opened(page, tmp_path / "profile"))
    found = json.loads(re.findall(r"SAID(\{.*\})DIAS", shown, re.DOTALL)[0])
    assert found["marks"] > 0
    assert "100%" in found["labels"]  # the expression of the axis was evaluated
    assert found["evil"] is None
    refused = " ".join(found["refused"])
    for what in ("script-src-elem inline", "script-src-attr inline", "img-src", "style-src-elem"):
        assert what in refused
    assert "eval" not in refused


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_fetches_or_handles_and_every_page_begins_with_its_policy(name: str) -> None:
    template = resource(name)
    assert not re.search(r"""\son\w+=["']|(?:src|srcset)=["']?http|@import|url\(""", template)
    if "<head>" in template:
        policy = template.index('http-equiv="Content-Security-Policy" content="{{ policy }}"')
        assert all(policy < template.index(tag) for tag in ("<style", "<link"))
    assert ("<head>" in template) == (name == "page.html.j2")


def test_a_page_without_scripts_allows_none_and_every_page_loads_nothing() -> None:
    assert "script-src 'none'" in content_policy()
    for policy in (content_policy(), content_policy("a", "b")):
        rules = dict(part.strip().split(" ", 1) for part in policy.split(";"))
        assert rules["default-src"] == "'none'"
        assert "unsafe-eval" not in policy
        assert "unsafe" not in rules["script-src"]
        assert "http" not in policy
