"""Memory: estimate what a run needs before it starts, and refuse a run that does not fit."""

from __future__ import annotations

import ctypes
import math
import os
from contextlib import suppress
from pathlib import Path

from conjuncture.engine.simulation import Simulation
from conjuncture.errors import ConjunctureError
from conjuncture.society.networks.each_draw import DrawnNetwork

_SOCIETY = 130
"""Bytes for each place of a synthetic society while it is filled; measured on Russia, up to a million."""
_STEP = 4
"""Memory of a step as a multiple of its variables: old values, new values and intermediate ones."""
_RESULTS = 3
"""A result is stored in its batch, in the array of all batches, and in the dataset of all worlds."""
_NUMBER = 4  # bytes of float32


class TooLargeError(ConjunctureError, MemoryError):
    """A run that needs more memory than there is."""


def refuse_large_society(workers: int) -> None:
    """Raise an error if a society does not fit into memory, before it is filled.

    Args:
        workers: places in it.

    Raises:
        TooLargeError: with the estimate, the available memory, and how many would fit.
    """
    there = available()
    if there is not None and workers * _SOCIETY > there:
        fits = f"At most about {_round(there // _SOCIETY):,} places fit: choose fewer with --workers."
        raise _too_large(f"a society of {workers:,} places", workers * _SOCIETY, there, fits)


def refuse_large_run(simulation: Simulation, draws: int, worlds: int = 1) -> None:
    """Refuse a run that does not fit into memory, before any of it is computed.

    Args:
        simulation: what is run.
        draws: of each world.
        worlds: how many.

    Raises:
        TooLargeError: with the estimate, the available memory, and how many draws would fit.
    """
    there = available()
    if there is None:
        return
    levels = simulation.society.levels
    members = sum(levels[variable.level].size for variable in simulation.resolved.variables.values())
    drawn = sum(levels[name].size for name in _drawn_anew(simulation))
    members += drawn  # where the ties of each draw lead
    at_once = simulation.batch * (os.cpu_count() or 1) * _STEP * _NUMBER * members
    result_bytes = sum(kind.itemsize * math.prod(shape) for kind, shape in simulation.schema.values.values())
    each = _RESULTS * worlds * max(result_bytes, _NUMBER * len(simulation.resolved.parameters), 1)
    needed = at_once + draws * each
    if needed > there:
        fits = _round(max(there - at_once, 0) // each)
        remedy = f"At most about {fits:,} draws fit: choose fewer with --draws."
        if not fits:
            remedy = "Choose fewer places with --workers."
            if drawn:
                networks = ", ".join(f"'{name}'" for name in _drawn_anew(simulation))
                remedy = (
                    f"Each draw has {drawn:,} places for ties of its own in {networks}: take fewer members, "
                    "or one network for all draws, without each_draw."
                )
        of = f" of {worlds:,} worlds" if worlds > 1 else ""
        raise _too_large(f"a run of {draws:,} draws{of}", needed, there, remedy)


def _drawn_anew(simulation: Simulation) -> list[str]:
    """The networks of the theory that each draw has anew."""
    networks = simulation.society.networks
    return [name for name in simulation.resolved.networks if isinstance(networks[name], DrawnNetwork)]


def give_back() -> None:
    """Give memory that this process has freed back to the system, as far as the C library can.

    Compiling a theory takes some hundreds of megabytes, which would otherwise stay with the process: 800 MB
    after a large theory is compiled, of which half is in use.
    """
    with suppress(OSError, AttributeError):  # no glibc
        ctypes.CDLL("libc.so.6").malloc_trim(0)


def available() -> int | None:
    """Bytes that this process may still use; None where the system does not say."""
    limits = [limit for limit in (_free(), _allowed()) if limit is not None]
    return min(limits, default=None)


def _free() -> int | None:
    """The memory that Linux counts as available; on other systems all memory of the machine."""
    try:
        for line in Path("/proc/meminfo").read_text("ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    except (OSError, ValueError):
        pass
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):  # Windows has no sysconf
        return None


def _allowed() -> int | None:
    """The limit of the container, if there is one."""
    try:
        return int(Path("/sys/fs/cgroup/memory.max").read_text("ascii"))
    except (OSError, ValueError):  # ValueError: the file contains "max"
        return None


def _round(number: int) -> int:
    """Rounded down to two digits, since it is an estimate."""
    return number if number < 100 else int(str(number)[:2]) * 10 ** (len(str(number)) - 2)


def _too_large(what: str, needed: int, there: int, remedy: str) -> TooLargeError:
    return TooLargeError(
        f"{what} needs about {needed / 1e9:,.1f} GB of memory, and {there / 1e9:,.1f} GB are free.",
        remedy=remedy,
    )
