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


def seen(page: Path, clicks: str, browser: str, folder: Path) -> Any:
    """What a script saw on a page.

    Args:
        page: as it was written; its policy is widened by this one script.
        clicks: a `<script>` that puts "SEEN", JSON and "NEES" into the page when it is done.
        browser: its path.
        folder: for the page with the script, and the browser's profile.
    """
    (text,) = re.findall(r"<script>(.*?)</script>", clicks, re.DOTALL)
    own = content_policy(text).split("'")[3]
    allowed = page.read_text("utf-8").replace("script-src ", f"script-src &#39;{own}&#39; ", 1)
    head, end, tail = allowed.rpartition("</body>")
    clicked = folder / "clicked.html"
    clicked.write_text(head + clicks + end + tail, "utf-8")
    command = [browser, *_FLAGS.split(), f"--user-data-dir={folder / 'profile'}", clicked.as_uri()]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=180, check=True).stdout
    (found,) = re.findall(r"SEEN(\[.*\])NEES", unescape(shown), re.DOTALL)
    return json.loads(found)
