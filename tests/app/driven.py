"""A browser that is driven: it opens addresses, runs scripts in pages, and takes pictures.

Chromium speaks its DevTools protocol over two pipes: JSON, each message ended by a zero byte.
"""

import base64
import itertools
import json
import os
import subprocess
import time
from pathlib import Path
from typing import Any

_FLAGS = (
    "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --remote-debugging-pipe "
    "--host-resolver-rules=MAP,*,~NOTFOUND,EXCLUDE,127.0.0.1"
)
_PATIENCE = 240.0  # seconds


class Driven:
    """One page of a browser; `close` ends it."""

    def __init__(self, browser: str, profile: Path, width: int = 1280, height: int = 900) -> None:
        """Start the browser at its path, with a profile of its own."""
        to_read, self._write = os.pipe()
        self._read, to_write = os.pipe()

        # The browser reads its descriptor 3 and writes its descriptor 4.
        words = [browser, *_FLAGS.split(), f"--user-data-dir={profile}", "about:blank"]
        shell = ["bash", "-c", f'exec "$@" 3<&{to_read} 4>&{to_write}', "bash", *words]
        self._process = subprocess.Popen(shell, pass_fds=(to_read, to_write), stderr=subprocess.DEVNULL)
        os.close(to_read)
        os.close(to_write)
        self._numbers, self._buffer, self._session = itertools.count(1), b"", ""
        self.refused: list[str] = []
        pages = self._call("Target.getTargets")["targetInfos"]
        page = next(one["targetId"] for one in pages if one["type"] == "page")
        self._session = self._call("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self._call(f"{domain}.enable")
        self.size(width, height)

    def size(self, width: int, height: int) -> None:
        """Give the window another size."""
        self._call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def go(self, address: str) -> None:
        """Open an address."""
        self._call("Page.navigate", url=address)
        self.until("document.readyState === 'complete'")

    def run(self, script: str) -> Any:
        """The value of a script in the page."""
        found = self._call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True, userGesture=True
        )
        if "exceptionDetails" in found:
            raise AssertionError(found["exceptionDetails"])
        return found["result"].get("value")

    def until(self, script: str) -> Any:
        """Wait until a script gives something true in the page that is open by then."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            try:
                if found := self.run(script):
                    return found
            except (AssertionError, LookupError):  # between two pages
                pass
            time.sleep(0.1)
        raise AssertionError(f"it never came: {script}\n{self.run('document.body.innerText')}")

    def press(self, key: str, code: int, text: str = "") -> None:
        """Press and release a key."""
        for kind in ("keyDown", "keyUp"):
            self._call("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, text=text)

    def picture(self, path: Path, *, whole: bool = True) -> Path:
        """A picture of the page, as a PNG."""
        data = self._call("Page.captureScreenshot", captureBeyondViewport=whole)["data"]
        path.write_bytes(base64.b64decode(data))
        return path

    def close(self) -> None:
        """End the browser."""
        os.close(self._write)
        self._process.terminate()
        self._process.wait(20)
        os.close(self._read)

    def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        number = next(self._numbers)
        message: dict[str, Any] = {"id": number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("method") == "Log.entryAdded":
                self.refused.append(answer["params"]["entry"]["text"])
            if answer.get("id") == number:
                if "error" in answer:
                    raise LookupError(answer["error"])
                return answer["result"]

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            more = os.read(self._read, 1 << 20)
            if not more:
                raise AssertionError("the browser has gone")
            self._buffer += more
        one, self._buffer = self._buffer.split(b"\0", 1)
        return json.loads(one)
