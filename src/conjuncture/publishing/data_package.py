"""`datapackage.json`: every table of a published folder with its columns, for programs.

Source: Frictionless Data, Data Package and Table Schema, https://specs.frictionlessdata.io
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from conjuncture.publishing.publication import Publication

FILE = "datapackage.json"


def data_package(
    publication: Publication, tables: Mapping[str, pd.DataFrame], sources: Mapping[str, str]
) -> dict[str, Any]:
    """The description of the tables.

    Args:
        publication: the facts of the run.
        tables: the tables by their paths.
        sources: the citations of the record by their keys.
    """
    described: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": name_of(publication.title),
        "title": publication.title,
        "created": f"{publication.date}T00:00:00Z",
        "licenses": [{"name": publication.license}],
        "contributors": [{"title": author, "role": "author"} for author in publication.authors],
        "resources": [_resource(path, table) for path, table in tables.items()],
    }
    if sources:
        described["sources"] = [{"title": citation} for citation in sources.values()]
    return described


def name_of(words: str) -> str:
    """A name of small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-") or "data"


def _resource(path: str, table: pd.DataFrame) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name_of(path.rsplit("/", 1)[-1].removesuffix(".csv")),
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [{"name": str(name), "type": _type(table[name])} for name in table.columns],
            "missingValues": [""],
        },
    }


def _type(column: pd.Series) -> str:
    if pd.api.types.is_bool_dtype(column):
        return "boolean"
    if pd.api.types.is_integer_dtype(column):
        return "integer"
    return "number" if pd.api.types.is_float_dtype(column) else "string"
