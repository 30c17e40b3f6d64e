"""Ledgers by name: those that come with conjuncture, files, and folders. To read a ledger runs nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from conjuncture.cases.registry import heading
from conjuncture.errors import nearest
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.ledger.claim_file import ClaimFile
from conjuncture.inquiry.ledger.claim_reader import read_claims

if TYPE_CHECKING:
    from conjuncture.cases.case import Case  # loads readers of tables, which a list of claims does not need
    from conjuncture.language.theory import Theory


class UnknownLedgerError(QuestionError):
    """There is no ledger with this name."""


def ledgers() -> dict[str, Path]:
    """The ledgers that come with conjuncture (files and folders), by the name of their theory."""
    import conjuncture.theories as package

    paths: dict[str, Path] = {}
    for folder in package.__path__:
        for path in sorted(Path(folder).rglob("*ledger.toml")):
            name = path.parent.name if path.name == "ledger.toml" else path.name.removesuffix(".ledger.toml")
            paths[name] = path
        for path in sorted(Path(folder).rglob("ledger")):
            if path.is_dir() and any(path.glob("*.toml")):
                paths[path.parent.name] = path
    return paths


def get_claims(name: str) -> ClaimFile:
    """Read a ledger by the name of its theory (`leninism`, `leninism.struggle`), or by its file or folder.

    Raises:
        UnknownLedgerError: an unknown ledger; the message has the nearest name.
        QuestionError: a ledger that cannot be read.
    """
    paths = ledgers()
    if not name.endswith(".toml"):
        for candidate in (name, name.partition(".")[0]):
            if candidate in paths:
                return read_claims(paths[candidate])
    if name.endswith(".toml") or Path(name).is_dir():
        return read_claims(Path(name))
    raise UnknownLedgerError(
        f"there is no ledger '{name}'. {nearest(name, paths)} Or give the path of a .toml file or a folder."
    )


def ledger_of(
    case: str | Case | None, theory: str | Theory | None = None, *, allow_code: bool = False
) -> ClaimFile:
    """The ledger for a theory over a case: that of the theory, or that of the case's own theory."""
    own = heading(case or _CASE, allow_code=allow_code) if case is None or isinstance(case, str) else case
    default = own.default_theory.removeprefix("conjuncture.theories.")
    try:
        return get_claims((theory if isinstance(theory, str) else theory.name) if theory else default)
    except UnknownLedgerError:
        return get_claims(default)


_CASE = "russia"
