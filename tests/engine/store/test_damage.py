"""Every kept file damaged in turn: what is not what was kept is computed anew, and never read or raised."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from walkers import theory_in, walking

from conjuncture.engine.execute import run
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.store import Store
from conjuncture.engine.store.key import Key
from conjuncture.engine.store.sealed import read_arrays, write_arrays

DRAWS = 150  # three batches, the last of them begun


@pytest.fixture(scope="module")
def simulation(tmp_path_factory: pytest.TempPathFactory) -> Simulation:
    return walking(theory_in(tmp_path_factory.mktemp("theory")))


@pytest.fixture(scope="module")
def good(simulation: Simulation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("good")
    assert run(simulation, DRAWS, store=Store(folder)).computed == 3
    return folder


@pytest.fixture
def kept(good: Path, tmp_path: Path) -> Path:
    """A copy of a store in which everything is there."""
    return Path(shutil.copytree(good, tmp_path / "store"))


def batches(folder: Path) -> list[Path]:
    return sorted(folder.glob("*/batch-*.npz"))


def flip_bytes(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def as_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGE: dict[str, Callable[[Path], object]] = {
    "one bit flipped": flip_bytes,
    "cut short": lambda path: path.write_bytes(path.read_bytes()[:-40]),
    "empty": lambda path: path.write_bytes(b""),
    "zeroed": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "deleted": lambda path: path.unlink(),
    "text": lambda path: path.write_text("no batch", "utf-8"),
    "a pickle": lambda path: np.save(path.open("wb"), np.array([{}], dtype=object), allow_pickle=True),
}


@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.filterwarnings("ignore:unclosed file")  # the damage's own
def test_a_damaged_batch_is_computed_anew_and_the_others_are_read(
    kept: Path, simulation: Simulation, damage: str, number: int
) -> None:
    whole = run(simulation, DRAWS).dataset
    DAMAGE[damage](batches(kept)[number])
    again = run(simulation, DRAWS, store=Store(kept))
    assert (again.computed, again.read) == (1, 2)
    assert again.dataset.identical(whole)
    assert run(simulation, DRAWS, store=Store(kept)).read == 3


def test_a_batch_whose_every_hundredth_byte_is_flipped_in_turn_is_never_read(
    kept: Path, simulation: Simulation
) -> None:
    whole = run(simulation, 64).dataset
    (first, *_) = batches(kept)
    content = first.read_bytes()
    for place in range(0, len(content), max(len(content) // 60, 1)):
        first.write_bytes(content[:place] + bytes([content[place] ^ 0x10]) + content[place + 1 :])
        found = run(simulation, 64, store=Store(kept))
        assert found.dataset.identical(whole)


def test_a_batch_copied_over_another_is_not_read(kept: Path, simulation: Simulation) -> None:
    first, second, _ = batches(kept)
    shutil.copy(first, second)
    found = run(simulation, DRAWS, store=Store(kept))
    assert (found.computed, found.read) == (1, 2)
    assert found.dataset.identical(run(simulation, DRAWS).dataset)


def test_two_batches_in_each_others_place_are_not_read(kept: Path, simulation: Simulation) -> None:
    first, second, _ = batches(kept)
    first.rename(kept / "aside")
    second.rename(first)
    (kept / "aside").rename(second)
    found = run(simulation, DRAWS, store=Store(kept))
    assert (found.computed, found.read) == (2, 1)
    assert found.dataset.identical(run(simulation, DRAWS).dataset)


def test_a_batch_of_another_seed_is_not_read(kept: Path, simulation: Simulation, tmp_path: Path) -> None:
    other = walking(simulation.theory, seed=1)
    run(other, DRAWS, store=Store(tmp_path / "other"))
    for mine, theirs in zip(batches(kept), batches(tmp_path / "other"), strict=True):
        shutil.copy(theirs, mine)
    found = run(simulation, DRAWS, store=Store(kept))
    assert found.read == 0
    assert found.dataset.identical(run(simulation, DRAWS).dataset)


def test_a_batch_sealed_under_this_key_that_holds_other_arrays_is_not_read(
    kept: Path, simulation: Simulation
) -> None:
    from conjuncture.engine.jobs import Draws
    from conjuncture.engine.store import sealed

    job = Draws(simulation, DRAWS)
    (first, *_) = batches(kept)
    read = sealed.read_arrays(first, job.key(0))
    assert read is not None
    arrays, _ = read
    broken = {
        "one variable less": {name: array for name, array in arrays.items() if name != "value:place"},
        "another type": {**arrays, "value:place": arrays["value:place"].astype(np.float64)},
        "a month less": {**arrays, "value:place": arrays["value:place"][:, 1:]},
        "other draws": {**arrays, "draws": arrays["draws"] + np.uint32(1)},
    }
    for content in broken.values():
        sealed.write_arrays(first, job.key(0), content)
        assert Store(kept).read_batch(job.key(0), simulation.schema) is None


def test_a_finding_is_read_as_it_was_written_and_not_when_anything_in_it_was_changed(tmp_path: Path) -> None:
    store, fingerprint = Store(tmp_path), "ab" * 32
    content = {"word": "fails", "figures": {"of": 200, "count": 23}}
    store.write_finding("C1", fingerprint, content)
    assert store.read_finding("C1", fingerprint, dict) == content
    (path,) = tmp_path.glob("C1-*.json")
    whole = path.read_text("utf-8")
    for old, new in (("fails", "follows"), ("23", "24"), ('"number": 0', '"number": 1'), ("ab", "ac")):
        assert old in whole
        path.write_text(whole.replace(old, new, 1), "utf-8")
        assert store.read_finding("C1", fingerprint, dict) is None
    for text in (
        "",
        "[]",
        "null",
        "12",
        '"text"',
        "{}",
        whole[:-2],
        '{"key": {}, "checksum": 1}',
        "[" * 5000,
    ):
        path.write_text(text, "utf-8")
        assert store.read_finding("C1", fingerprint, dict) is None
    path.write_bytes(b"\xff\xfe" + whole.encode())
    assert store.read_finding("C1", fingerprint, dict) is None


def test_a_finding_of_another_claim_put_in_its_place_is_not_read(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write_finding("C1", "ab" * 32, {"word": "fails"})
    store.write_finding("C2", "cd" * 32, {"word": "follows"})
    (mine,), (other,) = tmp_path.glob("C1-*.json"), tmp_path.glob("C2-*.json")
    shutil.copy(other, mine)
    assert store.read_finding("C1", "ab" * 32, dict) is None


def test_arrays_come_back_as_they_were_kept(tmp_path: Path) -> None:
    arrays = {
        "empty": np.zeros((0, 3), np.float32),
        "one": np.array(3, np.float32),
        "many": np.arange(24, dtype=np.float32).reshape(2, 3, 4)[:, ::2],
        "truths": np.array([[True, False]]),
        "counts": np.arange(5, dtype=np.int64),
        "of another machine": np.arange(5, dtype=">f4"),
        "missing": np.array([np.nan, -0.0, np.inf]),
        "value:a/b": np.array([7], np.uint32),
    }
    key = Key("plan", "ab" * 32)
    write_arrays(tmp_path / "kept.npz", key, arrays, {"note": 1})
    found = read_arrays(tmp_path / "kept.npz", key)
    assert found is not None
    assert found[1] == {"note": 1}
    assert found[0].keys() == arrays.keys()
    for name, array in arrays.items():
        assert (found[0][name].dtype, found[0][name].shape) == (array.dtype, array.shape)
        assert found[0][name].tobytes() == array.tobytes()


def test_what_stands_in_the_store_is_plain_data(kept: Path) -> None:
    for path in batches(kept):
        with np.load(path, allow_pickle=False) as arrays:
            label = json.loads(str(arrays["label"]))
            assert all(arrays[name].dtype.kind in "fbiuU" for name in arrays.files)
        assert label["key"]["number"] == int(path.stem.removeprefix("batch-"))
    for path in kept.rglob("*"):
        assert not set(path.name) & set('<>:"/\\|?*')  # every system allows these names
