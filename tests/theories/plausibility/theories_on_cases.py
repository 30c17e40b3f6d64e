"""Every coarse theory on every coarse case; the essay on Russia is in the fast suite, all others are slow."""

from __future__ import annotations

import pkgutil

import pytest

from conjuncture.theories import rivals

ESSAY = "leninism.essay"
RIVALS = tuple(sorted(f"rivals.{module.name}" for module in pkgutil.iter_modules(rivals.__path__)))
EARLIER = "leninism.earlier"
THEORIES = (ESSAY, EARLIER, *RIVALS)

RUSSIA, GERMANY, SPAIN, WORLD, FORMS = "russia_1895_1933", "germany", "spain", "world", "organisation"
CASES = (RUSSIA, GERMANY, SPAIN, WORLD, FORMS)


def on(*cases: str) -> pytest.MarkDecorator:
    """The test is about every theory on these cases; its `lived` is the run of one on one.

    All tests of one run form a group, so that several processes do not run it twice (`--dist loadgroup`).
    """
    return pytest.mark.parametrize(
        "lived",
        [
            pytest.param(
                (theory, case),
                marks=_marks(theory, case),
                id=f"{theory}-{case}",
            )
            for case in cases
            for theory in THEORIES
        ],
        indirect=True,
        scope="session",
    )


def _marks(theory: str, case: str) -> list[pytest.MarkDecorator]:
    group = pytest.mark.xdist_group(f"{theory} on {case}")
    return [group] if (theory, case) == (ESSAY, RUSSIA) else [group, pytest.mark.slow]
