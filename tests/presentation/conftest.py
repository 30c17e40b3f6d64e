"""One small study for all tests of pictures and report, since compiling takes time; and a browser."""

import os
import shutil

import pytest

import conjuncture
from conjuncture.inquiry.runs.strike_books import StrikeBooks
from conjuncture.studies.run_result import Run

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_NOT_TRIED = (
    "NO SCRIPT OF ANY PAGE WAS TRIED: there is no Chromium on this machine. On Debian, as root, "
    "`.ci/browser` installs it."
)


@pytest.fixture(scope="session")
def study() -> Run:
    """The struggle theory over Russia: 16 draws of the whole priors, of 300 workers' places."""
    return conjuncture.run("russia", draws=16, workers=300, patterns=False)


@pytest.fixture(scope="session")
def books(study: Run) -> StrikeBooks:
    """Its books of strikes."""
    assert study.books is not None
    return study.books


@pytest.fixture(scope="session")
def browser() -> str:
    """A browser to click in. Where `.ci/browser` could put one, its absence is an error and no skip."""
    found = [path for name in BROWSERS if (path := shutil.which(name))]
    if not found and os.environ.get("CONJUNCTURE_NEEDS_BROWSER"):
        pytest.fail(_NOT_TRIED)
    if not found:
        pytest.skip(_NOT_TRIED)
    return found[0]
