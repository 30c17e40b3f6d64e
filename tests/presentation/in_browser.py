"""A page tried in a browser without a network: a script clicks and types, and tells what it sees."""

import json
import re
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

from conjuncture.presentation.content_policy import content_policy

_FLAGS = (
    "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --host-resolver-rules=MAP,*,~NOTFOUND "
    "--virtual-time-budget=60000 --dump-dom"
)


_WINDOW = """<!DOCTYPE html><html><body><iframe src="{page}" width="{width}" height="900"></iframe><script>
addEventListener("message", (event) => { document.body.textContent = event.data; });
</script></body></html>"""
# The browser has no window below 500 px, but frames of any width; what the script saw goes to the outer page.
_SENT = """
new MutationObserver(() => {
  const found = document.body.textContent.match(/SEEN\\[.*\\]NEES/s);
  if (found && parent !== window) parent.postMessage(found[0], "*");
}).observe(document.body, { childList: true, subtree: true });
"""


def seen(page: Path, clicks: str, browser: str, folder: Path, width: int = 800) -> Any:
    """What a script saw on a page.

    Args:
        page: as it was written; its policy is widened by this one script.
        clicks: a `<script>` that puts "SEEN", JSON and "NEES" into the page when it is done.
        browser: its path.
        folder: for the page with the script, and the browser's profile.
        width: that the page has, in px.
    """
    (text,) = re.findall(r"<script>(.*?)</script>", clicks, re.DOTALL)
    own = content_policy(text + _SENT).split("'")[3]
    allowed = page.read_text("utf-8").replace("script-src ", f"script-src &#39;{own}&#39; ", 1)
    head, end, tail = allowed.rpartition("</body>")
    clicked = folder / "clicked.html"
    clicked.write_text(f"{head}<script>{text}{_SENT}</script>{end}{tail}", "utf-8")
    window = folder / "window.html"
    window.write_text(_WINDOW.replace("{page}", clicked.name).replace("{width}", str(width)), "utf-8")
    size = f"--window-size={width + 100},1100"
    command = [browser, *_FLAGS.split(), size, f"--user-data-dir={folder / 'profile'}", window.as_uri()]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=180, check=True).stdout
    (found,) = re.findall(r"SEEN(\[.*\])NEES", unescape(shown), re.DOTALL)
    return json.loads(found)
