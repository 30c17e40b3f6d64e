"""Types with shapes are executed in every test; what people read stands in one file, tests/wording.txt."""

import atexit
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from jaxtyping import install_import_hook

if "JAX_COMPILATION_CACHE_DIR" not in os.environ:
    # The user's cache is not for tests. One cache for all workers and commands of this run goes with it.
    _COMPILED = tempfile.mkdtemp(prefix="conjuncture-compiled-")
    atexit.register(shutil.rmtree, _COMPILED, ignore_errors=True)
    os.environ["JAX_COMPILATION_CACHE_DIR"] = _COMPILED
    os.environ.setdefault("JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS", "0.3")

install_import_hook(["conjuncture.engine.priors", "conjuncture.engine.batch"], "beartype.beartype")

WORDING = Path(__file__).with_name("wording.txt")
_SECTION = re.compile(r"^=== ([^\n]+) ===\n(.*?)\n*(?=^=== |\Z)", re.MULTILINE | re.DOTALL)
_WRITTEN: set[str] = set()


def pytest_addoption(parser: pytest.Parser) -> None:
    """The one way to mend the wording: `make wording`, then read the difference."""
    parser.addoption(
        "--write-wording", action="store_true", help="write tests/wording.txt anew for the tests that run"
    )


@pytest.fixture
def wording(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Compare a text that people read with the one that tests/wording.txt has for this test.

    Tests assert data; the sentences stand in that file alone, each text under the name of its test.
    """
    texts = _texts()
    count = 0

    def check(*said: object) -> None:
        nonlocal count
        count += 1
        name = request.node.name if count == 1 else f"{request.node.name}, {count}"
        lines = "\n".join(map(str, said)).strip().split("\n")
        text = _without_place("\n".join(line.rstrip() for line in lines))
        if request.config.getoption("--write-wording"):
            texts[name] = text
            _WRITTEN.add(name)
            _write(texts)
        assert text == texts.get(name, ""), "if this is meant: make wording"

    return check


def pytest_sessionfinish() -> None:
    """Texts go that their test, which has just written others, no longer has."""
    if _WRITTEN:
        tests = {_test_of(name) for name in _WRITTEN}
        _write(
            {name: text for name, text in _texts().items() if name in _WRITTEN or _test_of(name) not in tests}
        )


def _test_of(name: str) -> str:
    """The test to which a text belongs, without its parameters and its number."""
    return re.split(r"[\[,]", name, maxsplit=1)[0]


def _texts() -> dict[str, str]:
    return dict(_SECTION.findall(WORDING.read_text("utf-8")))


def _write(texts: Mapping[str, str]) -> None:
    WORDING.write_text("\n".join(f"=== {name} ===\n{texts[name]}\n" for name in sorted(texts)), "utf-8")


def _without_place(text: str) -> str:
    """The text without the folders and lines of Python files, folders of this machine, and fingerprints."""
    text = re.sub(r"\b(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{20,64}\b", "FINGERPRINT", text)
    text = re.sub(r"[\w./-]*/(\w+\.py)\b", r"\1", text)
    return re.sub(r"(\w+\.py):\d+", r"\1:LINE", re.sub(r"/[\w./-]*/pytest-[\w./-]*/(?=[\w.-]+)", "", text))
