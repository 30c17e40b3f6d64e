"""Subjects: a theory's files and folders, in which its author put mechanisms together."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from conjuncture.language.mechanisms import Mechanism
from conjuncture.language.theory import Theory


def subject_of(mechanism: Mechanism) -> str:
    """The mechanism's file, with its folder: "crisis/power"."""
    folder, file = _stands_in(mechanism)
    return f"{folder}/{file}"


def subjects(theory: Theory) -> Mapping[str, str]:
    """The subject of each mechanism, in words: its folder; its file where all lie in one folder."""
    stands = {name: _stands_in(mechanism) for name, mechanism in theory.mechanisms.items()}
    one_folder = len({folder for folder, _ in stands.values()}) == 1
    return {name: where[one_folder].replace("_", " ") for name, where in stands.items()}


def word_for_subjects(theory: Theory) -> str:
    """The kind of a theory's subjects: "folder" or "file"."""
    folders = {_stands_in(mechanism)[0] for mechanism in theory.mechanisms.values()}
    return "file" if len(folders) == 1 else "folder"


def _stands_in(mechanism: Mechanism) -> tuple[str, str]:
    path = Path(mechanism.place.file)
    return path.parent.name, path.stem
