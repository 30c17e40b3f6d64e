"""Sealed files: JSON, or arrays as npz, with their key and a checksum over key and content inside them.

Readers return None for a file that is missing or has changed since it was sealed; they never raise.
"""

from __future__ import annotations

import hashlib
import io
import json
import math
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from conjuncture.engine.store.key import Key
from conjuncture.files.whole import write_bytes

Arrays = Mapping[str, np.ndarray]

_LABEL = "label"
"""The member of an npz that holds key, checksum, notes and the arrays' names, as JSON in one text."""
_QUICK = 1
"""Compression: numbers of a run shrink little more by the usual level 6, which takes four times as long."""


def write_json(path: Path, key: Key, content: Any) -> None:
    """Seal plain data as JSON."""
    data = {"key": key.as_data(), "checksum": _text_checksum(key, content), "content": content}
    write_bytes(path, json.dumps(data, indent=1).encode())


def read_json(path: Path, key: Key) -> Any:
    """The data sealed under this key; None if there is none, or if it is damaged."""
    try:
        data = json.loads(path.read_bytes())
        sound = data["key"] == key.as_data() and data["checksum"] == _text_checksum(key, data["content"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return data["content"] if sound else None


def write_arrays(path: Path, key: Key, arrays: Arrays, notes: Any = None) -> None:
    """Seal arrays of numbers and truths, and notes as plain data for JSON.

    All arrays of one type are in one member of the file, one after the other, since a large theory has
    hundreds of small ones.
    """
    names = sorted(arrays)
    shapes = [[name, arrays[name].dtype.str, list(arrays[name].shape)] for name in names]
    kinds = sorted({kind for _, kind, _ in shapes})
    label = {"key": key.as_data(), "checksum": _array_checksum(key, arrays, notes), "notes": notes}
    members = {_LABEL: np.array(json.dumps({**label, "arrays": shapes, "kinds": kinds}))}
    for number, kind in enumerate(kinds):
        members[str(number)] = np.concatenate(
            [np.ravel(arrays[name]) for name, own, _ in shapes if own == kind]
        )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_QUICK) as whole:
        for name, array in members.items():
            with whole.open(f"{name}.npy", "w", force_zip64=True) as member:
                np.lib.format.write_array(member, array, allow_pickle=False)
    write_bytes(path, file.getvalue())


def read_arrays(path: Path, key: Key) -> tuple[dict[str, np.ndarray], Any] | None:
    """The arrays and notes sealed under this key; None if there are none, or if they are damaged."""
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as file:
            label = json.loads(str(file[_LABEL]))
            if label["key"] != key.as_data():
                return None
            members = {kind: file[str(number)] for number, kind in enumerate(label["kinds"])}
        arrays, ends = {}, dict.fromkeys(members, 0)
        for name, kind, shape in label["arrays"]:
            begin, ends[kind] = ends[kind], ends[kind] + math.prod(shape)
            arrays[name] = members[kind][begin : ends[kind]].reshape(shape).astype(kind)
    # Damaged bytes reach the parsers of zip, zlib and npy, which promise no error in particular.
    except Exception:  # noqa: BLE001
        return None
    sound = label.get("checksum") == _array_checksum(key, arrays, label.get("notes"))
    return (arrays, label.get("notes")) if sound else None


def _text_checksum(key: Key, content: Any) -> str:
    whole = json.dumps([key.as_data(), content], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()


def _array_checksum(key: Key, arrays: Arrays, notes: Any) -> str:
    found = hashlib.sha256(json.dumps([key.as_data(), notes], sort_keys=True).encode())
    for name in sorted(arrays):
        array = np.ascontiguousarray(arrays[name])
        head = json.dumps([name, array.dtype.str, list(arrays[name].shape), array.nbytes])
        found.update(head.encode())
        found.update(array.tobytes())
    return found.hexdigest()
