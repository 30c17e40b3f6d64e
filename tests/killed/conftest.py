"""What tests of killed commands and damaged files share: a process that runs commands in children.

The commands are a module beside the tests; with importlib mode its folder must be named.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from collections.abc import Iterator

import pytest
from forking import Forking, started


@pytest.fixture(scope="session")
def forking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forking]:
    """The process, with everything imported."""
    with started(tmp_path_factory.mktemp("killed")) as process:
        yield process
