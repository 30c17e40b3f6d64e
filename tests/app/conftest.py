"""A small case and a small theory of a user's own, offered by a page without a server."""

import importlib.util
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from conjuncture.app.choices import Choices
from conjuncture.app.guard import Secret
from conjuncture.app.job import Desk
from conjuncture.app.shelf import Shelf
from conjuncture.app.site import site
from conjuncture.app.views import Views

PORT, TOKEN = 8765, "the-secret-of-this-start"
ADDRESS = f"http://127.0.0.1:{PORT}"
EATEN = '''
"""War eats wages. A second sentence."""
from conjuncture import Beta, Card, Level, Theory, derived, given, parameter, series, state

world = Level("world")
country = Level("country", within=(world,))
literacy = given(country, unit="share", absent=0.5)
war = series(country, unit="strain", absent=0.0)


@state(country, initial=1.0, within=(0, 3), unit="1914 = 1", source="own idea")
def wage_index(wage_index, war, literacy, dt, *, loss=parameter(Beta(2, 5), unit="1/year", reason="a guess")):
    """War eats wages, most where few read."""
    return wage_index + dt * (0.05 - loss * war * (1 - literacy))


@derived(country, absent=0.0, unit="strain", source="own idea")
def strain(war, literacy):
    """War is felt by those who read."""
    return war * literacy


@derived(country, unit="strain", source="own idea")
def rooted(strain):
    """It declares nothing that stands without it."""
    return strain


THEORY = Theory.module(globals(), name="eaten", card=Card(title="War & <b>wages</b>"))
'''


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `pair`, a case, and `eaten.py`, a theory."""
    path = Path(__file__).parents[1] / "cases" / "conftest.py"
    spec = importlib.util.spec_from_file_location("small_case", path)
    assert spec is not None
    assert spec.loader is not None
    small = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(small)
    folder = tmp_path_factory.mktemp("own")
    (folder / "pair").mkdir()
    for name, text in small.FILES.items():
        (folder / "pair" / name).write_text(text.lstrip(), "utf-8")
    (folder / "eaten.py").write_text(EATEN, "utf-8")
    return folder


@pytest.fixture(scope="session")
def choices(own: Path) -> Choices:
    return Choices.at_start([own / "pair"], [own / "eaten.py"])


@pytest.fixture
def asked(own: Path) -> dict[str, str]:
    """The inputs by which every form names its case and its theory."""
    return {"case": str(own / "pair"), "theory": str(own / "eaten.py")}


@pytest.fixture
def views(choices: Choices, tmp_path: Path) -> Iterator[Views]:
    shelf = Shelf(tmp_path / "answers")
    desk = Desk(shelf.work, shelf.add)
    yield Views(choices, desk, shelf, Secret(TOKEN))
    desk.stop()


@pytest.fixture
def outside(views: Views) -> TestClient:
    """A browser that has not opened the first address."""
    return TestClient(site(views, PORT), base_url=ADDRESS, follow_redirects=False)


@pytest.fixture
def client(outside: TestClient) -> TestClient:
    """A browser that has, and follows from page to page."""
    assert outside.get(f"/?token={TOKEN}").status_code == 303
    outside.headers["origin"] = ADDRESS
    return outside


@pytest.fixture(scope="session")
def browser() -> str:
    """A browser. Where `.ci/browser` could put one, its absence is an error and no skip."""
    found = [
        path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))
    ]
    if not found and os.environ.get("CONJUNCTURE_NEEDS_BROWSER"):
        pytest.fail("there is no Chromium on this machine: `.ci/browser` installs it.")
    if not found:
        pytest.skip("there is no Chromium on this machine: the page was not tried in a browser.")
    return found[0]
