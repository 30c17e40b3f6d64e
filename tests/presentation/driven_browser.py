"""A browser driven as a person would: real keys and clicks, a phone's width, and no network.

Chromium takes commands (Chrome DevTools Protocol) through two pipes: file descriptor 3 to it, 4 from it.
"""

from __future__ import annotations

import base64
import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_FLAGS = (
    "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --host-resolver-rules=MAP,*,~NOTFOUND "
    "--remote-debugging-pipe about:blank"
)
_WITH_PIPES = """import fcntl, os, sys
pipes = [fcntl.fcntl(int(number), fcntl.F_DUPFD, 10) for number in sys.argv[1:3]]
os.dup2(pipes[0], 3)
os.dup2(pipes[1], 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
_SECONDS = 60.0
_KEYS = {
    "Tab": (9, ""),
    "Enter": (13, "\r"),
    " ": (32, " "),
    "End": (35, ""),
    "Home": (36, ""),
    "ArrowLeft": (37, ""),
    "ArrowRight": (39, ""),
    "ArrowDown": (40, ""),
}


class Driven:
    """A page in a browser."""

    def __init__(self, to_browser: int, from_browser: int) -> None:
        self._to, self._from = to_browser, from_browser
        self._number, self._rest, self._session = 0, b"", ""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable")
        self.call("Network.enable")
        offline = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        self.call("Network.emulateNetworkConditions", offline=True, **offline)

    def call(self, method: str, **arguments: Any) -> dict[str, Any]:
        """The result of a command."""
        self._number += 1
        asked = {"id": self._number, "method": method, "params": arguments}
        if self._session:
            asked["sessionId"] = self._session
        os.write(self._to, json.dumps(asked).encode() + b"\0")
        while True:
            message = self._message()
            if message.get("id") == self._number:
                assert "error" not in message, message
                return message["result"]

    def open(self, page: Path, width: int, height: int = 900) -> None:
        """Open a file in a window of this width, in px."""
        sizes = {"width": width, "height": height, "deviceScaleFactor": 1}
        self.call("Emulation.setDeviceMetricsOverride", mobile=width < 500, **sizes)
        self.call("Page.navigate", url=page.as_uri())
        deadline = time.monotonic() + _SECONDS
        while not self.see(f"document.readyState === 'complete' && location.href === {page.as_uri()!r}"):
            assert time.monotonic() < deadline, "the page did not load"
            time.sleep(0.05)

    def see(self, expression: str) -> Any:
        """The value of an expression of JavaScript in the page."""
        found = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def press(self, key: str, times: int = 1, *, shift: bool = False) -> None:
        """Press a key."""
        code, text = _KEYS[key]
        common = {"key": key, "code": key, "windowsVirtualKeyCode": code, "modifiers": 8 if shift else 0}
        for _ in range(times):
            self.call("Input.dispatchKeyEvent", type="keyDown", text=text, **common)
            self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    def click(self, selector: str, across: float = 0.5) -> None:
        """Click on an element, so far across it from its left."""
        place = self.see(
            f"(() => {{ const one = document.querySelector({json.dumps(selector)}); "
            "one.scrollIntoView({ block: 'center', behavior: 'instant' }); "
            "const box = one.getBoundingClientRect(); "
            f"return [box.left + box.width * {across}, box.top + box.height / 2]; }})()"
        )
        at = {"x": place[0], "y": place[1], "button": "left", "clickCount": 1}
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, **at)

    def screenshot(self, file: Path) -> None:
        """The whole page as a PNG."""
        found = self.call("Page.captureScreenshot", captureBeyondViewport=True)
        file.write_bytes(base64.b64decode(found["data"]))

    def _message(self) -> dict[str, Any]:
        deadline = time.monotonic() + _SECONDS
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._from], [], [], max(0.0, deadline - time.monotonic()))
            assert ready, "the browser does not answer"
            more = os.read(self._from, 1 << 20)
            assert more, "the browser has closed"
            self._rest += more
        one, _, self._rest = self._rest.partition(b"\0")
        return json.loads(one)


@contextmanager
def driven(browser: str, folder: Path) -> Iterator[Driven]:
    """A browser without a network, closed at the end.

    Args:
        browser: its path.
        folder: for its profile.
    """
    (for_it, to_it), (from_it, by_it) = os.pipe(), os.pipe()
    flags = [f"--user-data-dir={folder / 'driven'}", *_FLAGS.split()]
    command = [sys.executable, "-c", _WITH_PIPES, str(for_it), str(by_it), browser, *flags]
    process = subprocess.Popen(
        command, pass_fds=(for_it, by_it), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(for_it)
    os.close(by_it)
    try:
        yield Driven(to_it, from_it)
    finally:
        os.close(to_it)
        os.close(from_it)
        process.terminate()
        process.wait(timeout=_SECONDS)
