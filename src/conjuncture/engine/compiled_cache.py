"""The user's cache of compiled programs: a large theory takes a minute to compile, and is compiled once."""

from __future__ import annotations

import os
from pathlib import Path

PLACE = "JAX_COMPILATION_CACHE_DIR"


def keep_compiled_programs() -> None:
    """Keep compiled programs in the user's cache, so that a repeated question starts at once.

    They lie in `conjuncture/compiled` in `XDG_CACHE_HOME`, or in the home folder's `.cache`. If the
    environment or JAX's own setting names another folder, or none, that setting stays. Without a writable
    home folder every process compiles again.
    """
    import jax

    if PLACE in os.environ or jax.config.jax_compilation_cache_dir:
        return
    try:
        caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        folder = caches / "conjuncture" / "compiled"
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # RuntimeError: there is no home
        return
    if os.access(folder, os.W_OK):
        jax.config.update("jax_compilation_cache_dir", str(folder))
