"""The server as a process, and the page in a browser: choose, change, run, stop, run again, keep, reload."""

import importlib.util
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from conjuncture.app.choices import Choices
from conjuncture.app.serve import serve
from conjuncture.extras import MissingExtraError

from .driven import Driven

SLOW = """
import time
from pathlib import Path

if Path("slow").exists():
    time.sleep(600)
"""
"""A theory that takes its time where its folder says so: long enough to be stopped."""


@contextmanager
def serving(own: Path, folder: Path, *words: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a server, and its process."""
    command = [sys.executable, "-m", "conjuncture", "app", "--no-browser", "--keep", str(folder)]
    command += ["--case", str(own / "pair"), "--theory", str(own / "eaten.py"), *words]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        address = re.search(r"http://\S+", line)
        assert address is not None, (line, process.stderr and process.stderr.read())
        yield address[0], process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)


def asked(host: str, port: int, request: str) -> str:
    with socket.create_connection((host, port), 20) as line:
        line.sendall(request.encode())
        return line.makefile(encoding="latin-1").read()


def test_the_server_listens_only_on_this_machine_with_a_new_secret_at_each_start(
    own: Path, tmp_path: Path
) -> None:
    secrets = set()
    for _ in range(2):
        with serving(own, tmp_path / "answers") as (address, _):
            found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\?token=([\w-]{40,})", address)
            assert found is not None
            port = int(found[1])
            secrets.add(found[2])
            first = asked(
                "127.0.0.1", port, f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
            )
            assert first.startswith("HTTP/1.1 403 ")
            assert "server:" not in first.lower()
            with pytest.raises(ConnectionRefusedError):
                socket.create_connection(("127.0.0.2", port), 2)
    assert len(secrets) == 2


def test_a_port_in_use_is_named_in_the_error(own: Path, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(OSError, match=f"port {port}"):
            serve(tmp_path, Choices({}, {}), port=port, browser=False, say=print)


@pytest.mark.parametrize("library", ["starlette", "uvicorn"])
def test_without_the_optional_library_the_error_says_what_to_install(
    library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *rest: None if name == library else found(name, *rest)
    )
    with pytest.raises(MissingExtraError, match=re.escape('pip install "conjuncture[app]"')):
        serve(tmp_path / "answers", Choices({}, {}), browser=False, say=print)
    assert not (tmp_path / "answers").exists()


CHANGED = """(name, value) => {
  const field = document.querySelector(`[name="${name}"]`);
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}"""

CLICKED = """(words) => {
  const all = [...document.querySelectorAll("a, button")];
  const one = all.find((each) => each.innerText.trim() === words);
  one?.click();
  return Boolean(one);
}"""


def fill(page: Driven, **values: str) -> None:
    for name, value in values.items():
        page.run(f"({CHANGED})({name!r}, {value!r})")


def choose(page: Driven, words: str) -> None:
    """Click the link or button with these words."""
    page.until(f"({CLICKED})({words!r})")


def heading(page: Driven, words: str) -> None:
    page.until(f"document.querySelector('h1')?.innerText.includes({words!r})")


def narrow_enough(page: Driven) -> list[Any]:
    """The widths at which the page is wider than the window."""
    wide = []
    page.until("document.readyState === 'complete'")  # its style is there
    for width in (390, 1280):
        page.size(width, 900)
        if page.run("document.documentElement.scrollWidth") > width:
            wide.append((width, page.run("location.pathname")))
    return wide


def test_a_user_can_choose_change_run_stop_run_again_keep_and_come_back(
    own: Path, tmp_path: Path, browser: str
) -> None:
    folder, wide = tmp_path / "answers", []
    slow = own / "slow_eaten.py"
    slow.write_text((own / "eaten.py").read_text("utf-8") + SLOW, "utf-8")
    with serving(own, folder, "--theory", str(slow)) as (address, process):
        page = Driven(browser, tmp_path / "profile")
        try:
            page.go(address)
            heading(page, "Which case?")
            assert "token" not in page.run("location.href")
            assert page.run("document.cookie") == ""  # scripts do not see it
            wide += narrow_enough(page)
            choose(page, "Two countries, 1914-1915")
            heading(page, "Which theory?")
            wide += narrow_enough(page)
            page.run(
                "[...document.querySelectorAll('a')].find((one) => one.href.includes('slow_eaten')).click()"
            )
            heading(page, "wages")
            page.until("document.readyState === 'complete'")
            page.run("document.querySelector('details').open = true")
            fill(page, draws="4", workers="100")
            page.run("document.querySelector('input[value=strain]').click()")
            page.until(
                "document.querySelector('[data-line]').innerText.includes('--without strain --draws 4')"
            )
            wide += narrow_enough(page)

            (folder / "work").mkdir(parents=True, exist_ok=True)
            (folder / "work" / "slow").touch()
            choose(page, "Run")
            page.until("location.pathname === '/job' && !!document.querySelector('progress')")
            wide += narrow_enough(page)
            choose(page, "Stop")
            page.until("document.querySelector('.kicker')?.innerText === 'Stopped'")
            (folder / "work" / "slow").unlink()

            choose(page, "Back to the form, with your inputs")
            page.until("document.querySelector('input[value=strain]')?.checked")
            assert page.run("document.querySelector('[name=draws]').value") == "4"
            choose(page, "Run")
            page.until("location.pathname === '/job'")
            page.go("about:blank")  # the browser goes; the job goes on
            page.go(address)
            page.go(address.partition("?")[0] + "job")
            page.until("document.querySelector('.kicker')?.innerText === 'Done'")
            wide += narrow_enough(page)

            fill(page, title="Wages without strain")
            choose(page, "Keep")
            page.until("document.querySelector('.kept')?.innerText.includes('Kept in')")
            choose(page, "conjuncture")
            heading(page, "Which case?")
            page.run("location.reload()")
            choose(page, "Wages without strain")
            page.until("document.querySelector('iframe') && location.pathname.startsWith('/answer/')")
            report = page.run("document.querySelector('iframe').src")
            with pytest.raises(AssertionError):  # the frame is another origin: the page cannot reach into it
                page.run("document.querySelector('iframe').contentWindow.document.title")
            page.go(report)
            page.until("document.querySelectorAll('[data-picture] svg').length > 0")
            assert page.run("self.origin") == "null"
        finally:
            page.close()
        assert page.refused == []
        assert wide == []
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
        assert "Traceback" not in said
    kept = [path.name for path in (folder / "kept").iterdir()]
    assert kept == ["Wages-without-strain"]


def test_a_form_can_be_filled_in_and_sent_with_the_keyboard(own: Path, tmp_path: Path, browser: str) -> None:
    with serving(own, tmp_path / "answers") as (address, _):
        page = Driven(browser, tmp_path / "profile")
        try:
            page.go(address)
            base = address.partition("?")[0]
            page.go(f"{base}statement?case={own / 'pair'}&theory={own / 'eaten.py'}")
            for _ in range(20):
                page.press("Tab", 9)
                if page.run("document.activeElement.name") == "statement":
                    break
            for letter in "nothing":
                page.press(letter, ord(letter.upper()), letter)
            page.press("Enter", 13, "\r")
            page.until("document.activeElement.id === 'error'")
            assert "compares two sides" in page.run("document.activeElement.innerText")
            assert page.run("document.querySelector('[name=statement]').value") == "nothing"
        finally:
            page.close()
