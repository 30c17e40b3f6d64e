"""The finding on a claim about coded cases, in sentences made from its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from conjuncture.inquiry.ledger.judgements import ConditionsResult
from conjuncture.inquiry.ledger.robustness import margins_in_words
from conjuncture.inquiry.ledger.verdicts import Word
from conjuncture.inquiry.proportions import FEWEST, in_percent
from conjuncture.inquiry.qca.assertions import Assertion
from conjuncture.inquiry.qca.claim import CodedFit, Conditions
from conjuncture.inquiry.qca.codings import Codings
from conjuncture.inquiry.qca.expression import readable
from conjuncture.inquiry.statements.evaluation import FALLS, Evaluation

RECODINGS = "recodings"
_NAMES = {"pri": "PRI"}
_MEANS: Mapping[Word, str] = {
    "follows": "The claim follows from the codings of these cases.",
    "fails": "The claim fails over these cases.",
    "depends": "The claim neither follows nor fails over these cases: it depends on unsure codes.",
    "undecided": "These codings leave the claim undecided.",
    "definition": "The claim holds by definition: the codings are no evidence for it.",
}


def finding(
    question: Conditions, codings: Codings, evaluation: Evaluation, reason: str, result: ConditionsResult
) -> str:
    """The finding as a paragraph; `reason` is why the verdict is what it is."""
    several = len(question.assertions) > 1
    together = f"All {len(question.assertions)} parts hold together in {result.holds.in_words(RECODINGS)}."
    phrases = [
        f"{statement.in_words(evaluation.counted)} {_fit(statement.statement, result)}"
        for statement in evaluation.statements
        if isinstance(statement.statement, Assertion)
    ]
    robust = (_beside(result), margins_in_words(result.verdict, result.margins).strip(), _without(result))
    how = (
        f"Judged on {evaluation.holds.size} draws, each a recoding of all {result.cases} cases.",
        codings.told,
        f"For each condition the crossover is drawn within {question.anchors:g} of a half.",
        "No theory and no rival is run.",
        "Association in these cases does not show causation.",
    )
    verdict = (f"{_MEANS[result.verdict]} {reason}", *([together] if several else []))
    return "\n".join(" ".join(filter(None, some)) for some in (verdict, phrases, robust, how))


def warnings(
    assertions: Sequence[Assertion], codings: Codings, coded: Mapping[str, CodedFit]
) -> Iterator[str]:
    """Warnings: what so few cases leave open, and which assertions hold for most conditions."""
    number = len(codings.table.cases)
    sentences = set()
    for assertion in assertions:
        basis = coded[str(assertion)].basis
        what = assertion.outcome if assertion.about == "necessary" else assertion.expression
        if what not in sentences:
            sentences.add(what)
            yield _basis(readable(what), basis, number, assertion.about)
    for assertion in assertions:
        alike = coded[str(assertion)].alike
        if alike and alike.count > 0.75 * alike.of:
            kind = "single conditions" if alike.size == 1 else f"conjunctions of {alike.size} conditions"
            yield (
                f"That {assertion} says little: the same holds of {alike.count} of the {alike.of} {kind} in "
                "these cases."
            )


def _basis(what: str, basis: Sequence[str], number: int, about: str) -> str:
    """The cases that count, and the share that they leave open (exact binomial, one-sided, 95%)."""
    if not basis:
        return (
            f"None of {number} cases is more in than out of {what}: the finding rests on degrees "
            "below a half."
        )
    open_to = 1 - 0.05 ** (1 / len(basis))
    names = ", ".join(basis[:4]) + (f" and {len(basis) - 4} more" if len(basis) > 4 else "")
    some = "1 is" if len(basis) == 1 else f"{len(basis)} are"
    lone = (
        " Every feature of that one case looks necessary, and no comparison distinguishes them."
        if len(basis) == 1 and about == "necessary"
        else ""
    )
    return (
        f"Of {number} cases {some} more in than out of {what} ({names}). A feature that none of them has may "
        f"still occur in up to {open_to:.0%} of all such cases.{lone}"
    )


def _fit(assertion: Assertion, result: ConditionsResult) -> str:
    """The figures of one assertion, as coded and recoded, with the question."""
    coded, recoded = result.as_coded[str(assertion)], result.recoded[str(assertion)]
    if coded.against is not None:
        against = coded.against
        return (
            f"As coded, inclusion {coded.fit['inclusion']:.2f} against {against.than:.2f}, greater by "
            f"{against.greater_by:.2f}. With the differing codes permuted at random "
            "among the cases the difference is as large in "
            f"{against.by_chance.in_words('permutations')}, and "
            f"more than {against.chance_band:.2f} in 5%: a difference counts if it exceeds that by "
            f"{assertion.margin:g}."
        )
    figures = []
    for name, band in recoded.items():
        threshold = coded.thresholds.get(name)
        if threshold == 0:
            continue  # not requested
        condition = f"; threshold {threshold:g}" if threshold is not None else ""
        figures.append(
            f"{_NAMES.get(name, name)} {coded.fit[name]:.2f} ({band.low:.2f} to {band.high:.2f}{condition})"
        )
    return (
        f"As coded, and in 95% of the recodings: {', '.join(figures)}; "
        f"{coded.failures:.0%} of the failures have it too."
    )


def _beside(result: ConditionsResult) -> str:
    if not result.beside:
        return ""
    phrases = "; ".join(f"{name} in {share.in_words(RECODINGS)}" for name, share in result.beside.items())
    return f"By the same test: {phrases}."


def _without(result: ConditionsResult) -> str:
    """The cases on which the finding rests."""
    cases = result.carried_by
    if cases is None:
        return ""
    if cases.too_seldom and result.holds.share > FALLS:
        return f"It holds in too few recodings to say on which cases it rests: {FEWEST} recodings are needed."
    if not cases.carriers:
        shares = [share.share for share in cases.without.values()]
        low, high = f"{in_percent(min(shares))}%", f"{in_percent(max(shares))}%"
        between = low if low == high else f"{low} to {high}"
        return f"With any one case left out it holds in {between}."
    phrases = "; ".join(
        f"{case} (without it in {cases.without[case].in_words(RECODINGS)})" for case in cases.carriers
    )
    return f"It rests on {phrases}."
