"""The theories of a comparison: the named ones, the rivals of the first one's ledger, the null theory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from conjuncture.cases.case import Case
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.runs.counted import with_bridge
from conjuncture.language.errors import TheoryError
from conjuncture.language.theory import Theory
from conjuncture.studies.registry.ledgers import ledger_of
from conjuncture.studies.registry.theories import chosen_theory, installed, theory_in_data


@dataclass(frozen=True)
class ComparedTheories:
    """Theories that are compared.

    Attributes:
        by_name: by their full names; the others are compared with the first. The null theory is last, unless
            the user names it.
        null: the name of the case's null theory; empty: it has none.
        left_out: the rivals that the case cannot count, by name, with the reason.
    """

    by_name: Mapping[str, Theory]
    null: str
    left_out: Mapping[str, str]


def compared_theories(
    case: Case, theories: tuple[str | Theory, ...], *, rivals: bool = False, allow_code: bool = False
) -> ComparedTheories:
    """The theories that are named, or the case's own; and the case's null.

    Args:
        case, theories, allow_code: as for `compare`.
        rivals: whether to add all rivals in the ledger of the first that the case can count.

    Raises:
        QuestionError: the same theory twice, or no ledger with rivals.
        TheoryError, CodeFromDataError: as for `compare`.
    """
    chosen: dict[str, Theory] = {}
    for one in theories or (None,):
        theory = chosen_theory(one, case, allow_code=allow_code)
        name = full_name(theory)
        if name in chosen:
            raise QuestionError(
                f"'{name}' is named twice. Name each theory once; one with other priors needs another name: "
                'theory.named("...").'
            )
        chosen[name] = theory
    left_out = {}
    if rivals:
        for theory in _rivals_of(case, next(iter(chosen.values())), allow_code):
            try:
                with_bridge(theory, case)
                chosen.setdefault(full_name(theory), theory)
            except TheoryError as reason:
                left_out[theory.name] = str(reason)
    if not case.null_theory:
        return ComparedTheories(chosen, "", left_out)
    null = theory_in_data(case.null_theory, named_in=f"the case '{case.name}'", allow_code=allow_code)
    chosen.setdefault(full_name(null), null)
    return ComparedTheories(chosen, full_name(null), left_out)


def full_name(theory: Theory) -> str:
    """A theory's name, with its cuts and readings that differ from the installed theory of this name."""
    own = installed(theory.name)
    cuts, readings = (own.cut, own.chosen) if own is not None else ((), {})
    changed = [
        *(f"without {name}" for name in sorted(set(theory.cut) - set(cuts))),
        *(
            f"{mechanism}={reading}"
            for mechanism, reading in sorted(theory.chosen.items())
            if readings.get(mechanism) != reading
        ),
    ]
    return f"{theory.name} ({', '.join(changed)})" if changed else theory.name


def _rivals_of(case: Case, theory: Theory, allow_code: bool) -> Iterator[Theory]:
    file = ledger_of(case, theory, allow_code=allow_code)
    for rival in file.rivals:
        yield theory_in_data(rival.theory, named_in=f"the ledger '{file.name}'", allow_code=allow_code)
