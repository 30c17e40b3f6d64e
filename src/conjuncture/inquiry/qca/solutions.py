"""Solutions: the shortest expressions for an outcome, by what is assumed about configurations without cases.

- *conservative* (complex): nothing is assumed.
- *parsimonious*: any configuration without cases may be taken to go with the outcome, if that makes it
  shorter.
- *intermediate*: of those taken by the parsimonious solution only the *easy* ones. A term of the conservative
solution drops a value if only other values of that condition are expected to help; it keeps an expected
value, and a value of a condition without expectations (Ragin and Sonnett 2005; Ragin 2008, ch. 9; Duşa 2019).

Every solution is a set of models, each as short as possible under its assumptions: the cases do not decide
between them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.qca import expression
from conjuncture.inquiry.qca.covers import fewest, irredundant
from conjuncture.inquiry.qca.expression import Term, condition_of, disjunction
from conjuncture.inquiry.qca.fit import Sufficiency, sufficiency
from conjuncture.inquiry.qca.implicants import FREE, Implicant, covers, prime_implicants
from conjuncture.inquiry.qca.truth_table import Output, TruthTable

Kind = Literal["conservative", "parsimonious", "intermediate"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Minimal = Literal["fewest terms", "irredundant"]
Contradictions = Literal["negative", "remainder", "positive"]
Configurations = NDArray[np.int64]


@dataclass(frozen=True)
class ModelTerm:
    """A term of a model: its fit, the coverage that it alone has in the model, and the cases it holds for."""

    term: Term
    fit: Sufficiency
    unique: float
    cases: tuple[str, ...]


@dataclass(frozen=True)
class Model:
    """One expression for the outcome.

    Attributes:
        terms: each with its fit.
        fit: of the whole expression.
        assumed: configurations without cases that it takes to go with the outcome.
    """

    terms: tuple[ModelTerm, ...]
    fit: Sufficiency
    assumed: tuple[tuple[int, ...], ...]

    def __str__(self) -> str:
        return " + ".join(str(term.term) for term in self.terms)


@dataclass(frozen=True)
class Solution:
    """All tied models of one kind; none if no configuration goes with the outcome.

    Attributes:
        kind: which assumptions were made.
        models: the shortest first.
        primes: the prime implicants from which they were chosen.
    """

    kind: Kind
    models: tuple[Model, ...]
    primes: tuple[Term, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """Every term of any model, once."""
        return tuple(dict.fromkeys(term.term for model in self.models for term in model.terms))


def solve(
    rows: TruthTable,
    kind: Kind,
    *,
    expected: Sequence[str] = (),
    minimal: Minimal = "fewest terms",
    contradictions: Contradictions = "negative",
) -> Solution:
    """The solution of a truth table.

    Args:
        rows: the truth table.
        kind: which assumptions are allowed.
        expected: for the intermediate solution, values expected to help: `DEV`, `~URB`, `C[1]`; one condition
            may have several. For a condition without any, nothing is assumed.
        minimal: models with the fewest terms, or all from which no term can be dropped.
        contradictions: what contradictory rows count as.

    Raises:
        QuestionError: no configuration goes without the outcome, an unknown expectation, or too many models.
    """
    positive, negative = _sides(rows, contradictions)
    if not len(negative):
        raise QuestionError(
            f"no configuration goes without '{rows.outcome}' at these cut-offs: nothing is set apart. "
            "Raise inclusion."
        )
    chosen, primes = _choose(rows, kind, positive, negative, expected, minimal)
    order = {prime: place for place, prime in enumerate(primes)}
    chosen.sort(key=lambda model: (len(model), [order[prime] for prime in model]))
    unseen = rows.all_but(positive, negative) if kind != "conservative" else positive[:0]
    models = tuple(_model(rows, model, positive, unseen) for model in chosen)
    return Solution(kind, models, tuple(_term(rows, prime) for prime in primes))


def _sides(rows: TruthTable, contradictions: Contradictions) -> tuple[Configurations, Configurations]:
    positive: list[Output] = ["1", "C"] if contradictions == "positive" else ["1"]
    negative: list[Output] = ["0", "C"] if contradictions == "negative" else ["0"]
    return rows.configurations(*positive), rows.configurations(*negative)


Chosen = list[tuple[Implicant, ...]]


def _choose(
    rows: TruthTable,
    kind: Kind,
    positive: Configurations,
    negative: Configurations,
    expected: Sequence[str],
    minimal: Minimal,
) -> tuple[Chosen, tuple[Implicant, ...]]:
    """Models as implicants, and the prime implicants from which they were chosen."""
    if kind == "parsimonious":
        return _minimised(positive, negative, minimal)
    if kind == "conservative":
        return _minimised(positive, rows.all_but(positive), minimal)
    expectations = _expectations(rows, expected)
    unseen = rows.all_but(positive, negative)
    longer, _ = _choose(rows, "conservative", positive, negative, (), minimal)
    shorter, _ = _choose(rows, "parsimonious", positive, negative, (), minimal)
    models_found: dict[tuple[Implicant, ...], None] = {}
    primes: dict[Implicant, None] = {}
    tried: set[bytes] = set()
    for conservative, parsimonious in product(longer, shorter):
        easy = unseen[_easy(unseen, conservative, parsimonious, expectations)]
        if easy.tobytes() not in tried:
            tried.add(easy.tobytes())
            models, new_primes = _minimised(positive, rows.all_but(positive, easy), minimal)
            models_found.update(dict.fromkeys(models))
            primes.update(dict.fromkeys(new_primes))
    return list(models_found), tuple(primes)


def _minimised(
    positive: Configurations, negative: Configurations, minimal: Minimal
) -> tuple[Chosen, tuple[Implicant, ...]]:
    if not len(positive):
        return [], ()
    primes = prime_implicants(positive, negative)
    chart = np.stack([covers(prime, positive) for prime in primes])
    choices = fewest(chart) if minimal == "fewest terms" else irredundant(chart)
    return [tuple(primes[place] for place in choice) for choice in choices], primes


def _expectations(rows: TruthTable, expected: Sequence[str]) -> Mapping[int, frozenset[int]]:
    """The values expected to help, by the place of their condition."""
    found: dict[int, set[int]] = {}
    for text in expected:
        one = expression.literal(text, rows.table)
        if one.condition not in rows.conditions:
            raise QuestionError(
                f"'{text}' is expected to help, but '{condition_of(text)}' is not asked about."
            )
        found.setdefault(rows.conditions.index(one.condition), set()).add(one.value)
    return {place: frozenset(values) for place, values in found.items()}


def _easy(
    unseen: Configurations,
    conservative: Sequence[Implicant],
    parsimonious: Sequence[Implicant],
    expectations: Mapping[int, frozenset[int]],
) -> NDArray[np.bool_]:
    """Which configurations without cases a pair of models makes easy to assume."""
    easy = np.zeros(len(unseen), np.bool_)
    for longer, shorter in product(conservative, parsimonious):
        if any(short not in (FREE, long) for long, short in zip(longer, shorter, strict=True)):
            continue  # the conservative term does not lie within the parsimonious one
        pattern = tuple(
            value if short != FREE or not expectations.get(place) or value in expectations[place] else FREE
            for place, (value, short) in enumerate(zip(longer, shorter, strict=True))
        )
        easy |= covers(pattern, unseen)
    return easy


def _model(
    rows: TruthTable, model: Sequence[Implicant], positive: Configurations, unseen: Configurations
) -> Model:
    number = len(rows.table.cases)
    terms = [_term(rows, prime) for prime in model]
    degrees = [term.degrees(rows.table) for term in terms]
    whole = sufficiency(disjunction(degrees, number), rows.degrees)
    of_cases = {row.values: row.cases for row in rows.rows}
    terms_of_model = []
    for place, (prime, term) in enumerate(zip(model, terms, strict=True)):
        others = disjunction(degrees[:place] + degrees[place + 1 :], number)
        unique = whole.coverage - sufficiency(others, rows.degrees).coverage
        covered = [tuple(row) for row in positive[covers(prime, positive)].tolist()]
        cases = tuple(case for values in covered for case in of_cases[values])
        terms_of_model.append(ModelTerm(term, sufficiency(degrees[place], rows.degrees), unique, cases))
    assumed = np.zeros(len(unseen), np.bool_)
    for prime in model:
        assumed |= covers(prime, unseen)
    return Model(tuple(terms_of_model), whole, tuple(tuple(row) for row in unseen[assumed].tolist()))


def _term(rows: TruthTable, implicant: Implicant) -> Term:
    return Term(
        tuple(
            expression.Literal(name, value, rows.table.many)
            for name, value in zip(rows.conditions, implicant, strict=True)
            if value != FREE
        )
    )
