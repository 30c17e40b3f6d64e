"""Authors and citation of a published folder: `codemeta.json`, `CITATION.cff`, `ro-crate-metadata.json`.

Sources: CodeMeta 3.0, https://w3id.org/codemeta/3.0; Citation File Format 1.2.0; RO-Crate 1.1,
https://w3id.org/ro/crate/1.1
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from conjuncture.publishing.copies import SOFTWARE
from conjuncture.publishing.publication import Publication

_SPDX = "https://spdx.org/licenses/"
_CRATE = "https://w3id.org/ro/crate/1.1"


def codemeta(publication: Publication, description: str) -> dict[str, Any]:
    """The CodeMeta description of the folder as software."""
    return {
        "@context": "https://w3id.org/codemeta/3.0",
        "@type": "SoftwareSourceCode",
        "name": publication.title,
        "description": description,
        "author": [_person(author) for author in publication.authors],
        "license": f"{_SPDX}{publication.license}",
        "datePublished": publication.date,
        "programmingLanguage": "Python",
        "softwareRequirements": [f"conjuncture {publication.conjuncture}", "requirements.txt"],
    }


def citation(publication: Publication) -> str:
    """The text of `CITATION.cff`. Texts are quoted as in JSON, which YAML can read."""
    lines = [
        "cff-version: 1.2.0",
        'message: "If you use this, please cite it, and the sources that ODD.md and the data name."',
        "type: software",
        f"title: {_text(publication.title)}",
        "authors:",
        *(line for author in publication.authors for line in _author(author)),
        f"date-released: {publication.date}",
        f"license: {publication.license}",
    ]
    return "\n".join(lines) + "\n"


def ro_crate(publication: Publication, description: str, files: Iterable[str]) -> dict[str, Any]:
    """The RO-Crate description of the folder: its files, their authors, and the run that made the results."""
    listed = [name for name in files if not name.startswith(f"{SOFTWARE}/")]
    results = [name for name in listed if name.startswith("results/")]
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": publication.title,
        "description": description,
        "datePublished": publication.date,
        "license": {"@id": f"{_SPDX}{publication.license}"},
        "author": [{"@id": f"#{_id(author)}"} for author in publication.authors],
        "hasPart": [{"@id": name} for name in [*listed, f"{SOFTWARE}/"]],
        "mentions": {"@id": "#run"},
    }
    run = {
        "@id": "#run",
        "@type": "CreateAction",
        "name": f"conjuncture run {publication.case} --theory {publication.theory}",
        "instrument": {"@id": f"{SOFTWARE}/"},
        "result": [{"@id": name} for name in results],
    }
    software = {
        "@id": f"{SOFTWARE}/",
        "@type": ["Dataset", "SoftwareApplication"],
        "name": "conjuncture",
        "version": publication.conjuncture,
    }
    graph = [
        {
            "@id": "ro-crate-metadata.json",
            "@type": "CreativeWork",
            "conformsTo": {"@id": _CRATE},
            "about": {"@id": "./"},
        },
        root,
        run,
        software,
        *({"@id": f"#{_id(author)}", **_person(author)} for author in publication.authors),
        *({"@id": name, "@type": "File"} for name in listed),
    ]
    return {"@context": f"{_CRATE}/context", "@graph": graph}


def _person(author: str) -> dict[str, str]:
    given, _, family = author.rpartition(" ")
    if not given:
        return {"@type": "Person", "name": author}
    return {"@type": "Person", "name": author, "givenName": given, "familyName": family}


def _author(author: str) -> list[str]:
    given, _, family = author.rpartition(" ")
    if not given:
        return [f"  - name: {_text(author)}"]
    return [f"  - given-names: {_text(given)}", f"    family-names: {_text(family)}"]


def _id(author: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in author)


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
