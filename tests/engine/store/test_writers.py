"""Several processes in one store at once: nobody raises, and whatever is read is whole."""

import subprocess
import sys
from pathlib import Path

WRITER = """
import sys
from pathlib import Path
import numpy as np
from conjuncture.engine.batch import Batch
from conjuncture.engine.store import BatchSchema, Key, Store

store = Store(Path(sys.argv[1]))
schema = BatchSchema(("p",), {"war": (np.dtype(np.float32), (30, 4))})
draws = np.arange(64, dtype=np.uint32)
none = np.zeros(64, np.int32)
read = 0
for turn in range(20):
    for number in range(3):
        key = Key("batch", "ab" * 32, number, tuple(range(64)))
        values = np.full((64, 30, 4), number, np.float32)
        batch = Batch(draws, {"p": values[:, 0, 0]}, {"war": values}, none, none, none)
        store.write_batch(key, schema, batch)
        found = store.read_batch(key, schema)
        if found is not None:
            read += 1
            assert (found.values["war"] == number).all()
    store.write_finding("C1", "cd" * 32, {"turn": "same"})
    found = store.read_finding("C1", "cd" * 32, dict)
    assert found in (None, {"turn": "same"})
    if turn % 5 == int(sys.argv[2]):
        store.clear()
assert read
"""


def test_three_processes_write_the_same_batches_and_findings_while_others_clear_the_folder(
    tmp_path: Path,
) -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path / "store"), str(number)], stderr=subprocess.PIPE
        )
        for number in range(3)
    ]
    told = [process.communicate()[1].decode() for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], told
    assert not list(tmp_path.rglob("*.unfinished"))
