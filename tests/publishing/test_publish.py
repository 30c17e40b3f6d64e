"""A published folder holds all that is needed, and gives the same numbers when it is run again."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import conjuncture as cj
from conjuncture.files.code import CodeFromDataError
from conjuncture.publishing.errors import PublishError
from conjuncture.publishing.publish import publish
from conjuncture.publishing.tables import differences, write_tables

THEORY = """
from conjuncture import Beta, Level, Theory, parameter, state

organisation = Level("organisation")


@state(organisation, initial=1.0, unit="share", source="own conjecture")
def unrest(unrest, noise, *, stays=parameter(Beta(8, 2), unit="share", reason="unknown")):
    return stays * unrest * noise.uniform(0.5, 1.5)


THEORY = Theory.module(globals())
"""
SMALL = {"draws": 4, "workers": 200, "authors": ["Rosa Example", "Collective"]}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("publishing")
    (folder / "mine.py").write_text(THEORY, "utf-8")
    publish(str(folder / "mine.py"), "organisation", folder=folder / "out", title="A theory", **SMALL)
    return folder / "out"


@pytest.fixture
def copy(published: Path, tmp_path: Path) -> Path:
    return shutil.copytree(published, tmp_path / "elsewhere")


def test_a_folder_that_runs_again_elsewhere_gives_every_table_to_the_last_digit(copy: Path) -> None:
    found = cj.rerun(copy, allow_code=True)
    assert found.same
    assert found.close
    assert not found.changed
    assert {table.table for table in found.tables} >= {"parameters"}


def test_code_in_the_folder_runs_only_if_it_is_allowed(copy: Path) -> None:
    with pytest.raises(CodeFromDataError, match=r"mine\.py"):
        cj.rerun(copy)


def test_a_changed_theory_is_noticed_by_its_file_and_by_its_numbers(copy: Path) -> None:
    file = copy / "theory" / "mine.py"
    file.write_text(THEORY.replace("Beta(8, 2)", "Beta(2, 8)"), "utf-8")
    found = cj.rerun(copy, allow_code=True)
    assert found.changed == ("theory/mine.py",)
    assert not found.close
    assert "parameters" in {table.table for table in found.tables if not table.same}


def test_every_table_is_described_with_its_columns_and_every_file_has_its_fingerprint(
    published: Path,
) -> None:
    package = json.loads((published / "datapackage.json").read_text("utf-8"))
    described = {
        one["path"]: [field["name"] for field in one["schema"]["fields"]] for one in package["resources"]
    }
    tables = {path.relative_to(published).as_posix() for path in published.glob("results/tables/*.csv")}
    assert tables <= set(described)
    for path, columns in described.items():
        with (published / path).open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == columns
    signed = json.loads((published / "publication.json").read_text("utf-8"))["files"]
    there = {path.relative_to(published).as_posix() for path in published.rglob("*") if path.is_file()}
    assert set(signed) == there - {"publication.json"}


def test_the_metadata_have_authors_licence_and_every_file(published: Path) -> None:
    crate = json.loads((published / "ro-crate-metadata.json").read_text("utf-8"))["@graph"]
    by_id = {entity["@id"]: entity for entity in crate}
    parts = {part["@id"] for part in by_id["./"]["hasPart"]}
    assert {"ODD.md", "LICENSE", "theory/mine.py", "software/"} <= parts <= set(by_id)
    assert all((published / part).exists() for part in parts)
    assert {by_id[author["@id"]]["name"] for author in by_id["./"]["author"]} == set(SMALL["authors"])
    code = json.loads((published / "codemeta.json").read_text("utf-8"))
    assert code["author"][0]["familyName"] == "Example"
    cited = (published / "CITATION.cff").read_text("utf-8")
    assert 'family-names: "Example"' in cited
    assert 'name: "Collective"' in cited
    assert "jax==" in (published / "requirements.txt").read_text("utf-8")


def test_an_existing_folder_or_a_missing_author_is_refused_before_anything_runs(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="exists already"):
        publish("leninism.struggle", "russia", folder=tmp_path, authors=["Rosa Example"])
    with pytest.raises(PublishError, match="author"):
        publish("leninism.struggle", "russia", folder=tmp_path / "new", authors=[" "])
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_damaged_or_not_published_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="not a published folder"):
        cj.rerun(tmp_path)
    (tmp_path / "publication.json").write_text("{}", "utf-8")
    with pytest.raises(PublishError, match="damaged"):
        cj.rerun(tmp_path)


def test_a_number_that_was_infinite_is_not_close(tmp_path: Path) -> None:
    write_tables({"scores": pd.DataFrame({"score": [1.0, np.inf, np.nan]})}, tmp_path)
    (again,) = differences({"scores": pd.DataFrame({"score": [1.0, 5.0, np.nan]})}, tmp_path)
    assert again.largest == np.inf
    (rounded,) = differences({"scores": pd.DataFrame({"score": [1.0 + 1e-6, np.inf, np.nan]})}, tmp_path)
    assert rounded.largest == pytest.approx(1e-6, rel=1e-3)
