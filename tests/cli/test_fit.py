"""`conjuncture fit`: the finding, the page, the kept draws, and errors as sentences."""

import json
from pathlib import Path

from click.testing import CliRunner

from conjuncture.cli.main import group

SMALL = ["fit", "russia", "--draws", "40", "--workers", "100", "--json"]


def test_a_fit_writes_its_page_and_is_the_same_again_from_its_stored_draws(elsewhere: Path) -> None:
    first = CliRunner().invoke(group, SMALL, catch_exceptions=False)
    said = json.loads(first.stdout)
    folder = elsewhere / "russia-leninism.struggle-fit"
    assert Path(said["report"]).resolve() == (folder / "index.html").resolve()
    kept = sorted(path.name for path in (folder / "bank").rglob("*.npz"))
    assert kept[0] == "draws-00000.npz"
    again = json.loads(CliRunner().invoke(group, SMALL, catch_exceptions=False).stdout)
    assert again == said
    assert sorted(path.name for path in (folder / "bank").rglob("*.npz")) == kept


def test_an_unknown_block_is_refused_with_the_known_ones(elsewhere: Path) -> None:
    result = CliRunner().invoke(group, [*SMALL, "--leave", "1911-1915"])
    assert result.exception is not None
    assert "1910-14" in str(result.exception)
    assert not (elsewhere / "russia-leninism.struggle-fit-without-1911-1915" / "index.html").exists()
