"""Asking: a theory's ledger put to a case, from their names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import xarray as xr

from conjuncture.cases.case import Case, load
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.ledger.claims import Claim, ClaimFile, read_claims
from conjuncture.inquiry.ledger.ledger import Ledger, Told, run_ledger
from conjuncture.language.errors import nearest
from conjuncture.language.theory import Theory
from conjuncture.presentation.catalogue import theory_called
from conjuncture.presentation.study import prepare

DRAWS, WORKERS = 400, 1_000


@dataclass(frozen=True)
class Asked:
    """How claims are asked.

    Attributes:
        draws: in each wave of matching; six waves at most.
        workers: places in the synthetic society.
        seed: of the society, the parameters and all luck.
        store: folder in which entries are kept and looked up.
    """

    draws: int = DRAWS
    workers: int = WORKERS
    seed: int = 0
    store: Path | None = None


def ledgers() -> dict[str, Path]:
    """The ledgers that come with conjuncture, by the name of their theory."""
    import conjuncture.theories as package

    found = [path for folder in package.__path__ for path in Path(folder).rglob("*ledger.toml")]
    return {
        path.parent.name if path.name == "ledger.toml" else path.name.removesuffix(".ledger.toml"): path
        for path in sorted(found)
    }


def claims_called(name: str) -> ClaimFile:
    """The claims of a ledger: the name of its theory (`leninism`, `leninism.struggle`) or its file.

    Raises:
        QuestionError: no such ledger, with the nearest name; or a file that cannot be read.
    """
    if name.endswith(".toml"):
        if not Path(name).exists():
            raise QuestionError(f"there is no file {name}. Give the path of a ledger.")
        return read_claims(Path(name))
    known = ledgers()
    for wanted in (name, name.partition(".")[0]):
        if wanted in known:
            return read_claims(known[wanted])
    raise QuestionError(f"there is no ledger '{name}'. {nearest(name, known)}")


def claims_for(case: Case, theory_name: str | None) -> ClaimFile:
    """The claims that a theory is asked: its own ledger, or that of the case's default theory."""
    default = case.default_theory.removeprefix("conjuncture.theories.")
    try:
        return claims_called(theory_name or default)
    except QuestionError:
        return claims_called(default)


def ask(
    case: str | Case,
    claims: Sequence[Claim],
    theory: str | Theory | None = None,
    how: Asked = Asked(),
    *,
    tell: Told = lambda _: None,
) -> Ledger:
    """Put claims to a theory on a case: match first, then ask each of the draws not ruled out.

    Raises:
        TheoryError: no such theory, or it does not fit the case.
    """
    where = load(case) if isinstance(case, str) else case
    what = theory if isinstance(theory, Theory) else theory_called(theory or where.default_theory)
    simulation = prepare(where, what, workers=how.workers, seed=how.seed)
    return run_ledger(
        simulation,
        claims,
        where.patterns,
        observer(where, how.seed),
        how.draws,
        folder=how.store,
        tell=tell,
    )


def observer(case: Case, seed: int) -> Callable[[xr.Dataset], xr.Dataset]:
    """How the case's books would have held a run."""

    def observed(run: xr.Dataset) -> xr.Dataset:
        return case.observe(run, seed)

    return observed
