"""Words for what a record could decide: the finding, each claim, then the theory's quantities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from conjuncture.inquiry.identifying.clue import Clue
from conjuncture.inquiry.identifying.identification import ClaimIdentified, Identification
from conjuncture.inquiry.identifying.missing_figures import MissingFigure
from conjuncture.inquiry.identifying.traces import ScoredTrace
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.proportions import FEWEST
from conjuncture.presentation.number_words import counted, listed, number, percent
from conjuncture.presentation.trace_words import NOTHING, trace_in_words, traces_in_words

_CLUES, _FIGURES, _QUANTITIES = 4, 3, 6


def in_words(
    found: Identification,
    title: str,
    theory: str,
    claims: Mapping[str, Claim],
    left_out: Mapping[str, str],
    traces: Sequence[ScoredTrace] = (),
) -> str:
    """The finding, its basis, each claim with its traces, the quantities, and what was left out."""
    parts = [finding(found, title, theory), traces_in_words(traces), rests_on(found)]
    parts += [_block(name, claims[name].sentence, lines) for name, lines in all_lines(found, traces).items()]
    parts.append(quantities_in_words(found))
    parts += [f"{name} is left out: {why}" for name, why in left_out.items()]
    return "\n\n".join(part for part in parts if part)


def finding(found: Identification, title: str, theory: str) -> str:
    """What the record could decide, in a sentence or two."""
    moved, of_quantities = len(found.quantities.moved), len(found.quantities.quantities)
    quantities = f"The record moves {moved} of {counted(of_quantities, 'quantity', 'quantities')}."
    total = len(found.claims)
    if not total:
        return f"No claim of a ledger is asked of {theory} over {title}. {quantities}"
    asked = total - len(found.too_few)
    none = (
        f"{counted(len(found.too_few), 'claim')} on {theory} could not be asked{_named(found.too_few)}, for "
        f"what they take as given holds in fewer than {FEWEST} of {found.kept[1]} draws."
        if found.too_few
        else ""
    )
    if not asked:
        return f"{none} {quantities}"
    open_ones = counted(asked, "claim")
    parts = [
        f"A record such as that of {title} decides {len(found.undecided)} of {open_ones} on {theory} in "
        f"fewer than a tenth of the theory's own worlds{_named(found.undecided)}."
        if found.undecided
        else f"A record such as that of {title} could decide every claim on {theory} that the theory leaves "
        "open."
    ]
    if found.possible:
        parts.append(f"It could decide {len(found.possible)}{_named(found.possible)}.")
    if found.by_theory:
        parts.append(
            f"{len(found.by_theory)} {'is' if len(found.by_theory) == 1 else 'are'} decided by the theory "
            f"before any record{_named(found.by_theory)}."
        )
    return " ".join(filter(None, [*parts, none, quantities]))


def rests_on(found: Identification) -> str:
    """The basis of the finding, and what it cannot say."""
    kept, draws = found.kept
    return (
        f"Each of {draws:,} draws from the priors is compared twice, with other errors, and the nearest "
        f"{kept} comparisons are kept: for the record, and for {found.coverage.worlds} draws that are taken "
        "for it. A finer fit of more draws may decide more. Chances are shares of this theory's draws, and "
        "no probabilities of history."
    )


def all_lines(found: Identification, traces: Sequence[ScoredTrace]) -> dict[str, list[str]]:
    """By claim what the record could do to it, and its traces; only traces for claims that are not asked."""
    of_claim: dict[str, list[str]] = {}
    for one in traces:
        of_claim.setdefault(one.recorded.trace.claim, []).append(trace_in_words(one))
    asked = {
        name: [*claim_lines(claim), *of_claim.get(name, [NOTHING])] for name, claim in found.claims.items()
    }
    return asked | {name: lines for name, lines in of_claim.items() if name not in asked}


def claim_lines(claim: ClaimIdentified) -> list[str]:
    """What the record could do to a claim, its clues, and the figures that would move it, each a line."""
    lines = [_decided(claim)]
    if claim.decided.too_few:
        return lines
    speaking = [clue for clue in claim.clues if clue.kind != "no clue"]
    speaking.sort(key=lambda clue: clue.kind == "straw in the wind")  # strong ones first
    if speaking:
        lines += map(clue_in_words, speaking[:_CLUES])
        if len(speaking) > _CLUES:
            lines.append(f"{len(speaking) - _CLUES} more of {len(claim.clues)} figures speak of it.")
    elif claim.clues:
        lines.append(f"None of {len(claim.clues)} recorded figures is a clue to it.")
    shown = [figure for figure in claim.missing if figure.shown]
    if shown:
        lines += map(missing_in_words, shown[:_FIGURES])
    elif claim.missing:
        lines.append(f"None of {len(claim.missing)} figures that are not recorded would move it.")
    return lines


def clue_in_words(clue: Clue) -> str:
    """A clue: its name, and the chance of the claim before and after."""
    whose = " of the opposite" if clue.against and clue.kind in ("smoking gun", "hoop") else ""
    return (
        f"{clue.name}: {clue.kind}{whose}. The chance goes from {percent(clue.before.share)} to "
        f"{percent(clue.found.share)} where it is found, and to {percent(clue.missed.share)} where not; it "
        f"is found {number(clue.finding.value, 2)} times as often with the claim as without "
        f"({number(clue.finding.low, 2)} to {number(clue.finding.high, 2)})."
    )


def missing_in_words(figure: MissingFigure) -> str:
    """A figure that is not recorded, and what it would be worth."""
    return (
        f"Not recorded, and would move it by {100 * figure.move:.0f} points: {figure.name}. The chance is "
        f"{percent(figure.lowest)} where it is lowest and {percent(figure.highest)} where it is highest."
    )


def quantities_in_words(found: Identification) -> str:
    """The quantities that the record moves, and whether intervals of the fit are as wide as they claim."""
    moved = [
        f"{name} ({found.quantities.quantities[name].contraction:.0%})"
        for name in found.quantities.moved[:_QUANTITIES]
    ]
    which = f" Narrower by more than chance: {listed(moved)}." if moved else ""
    return f"{found.quantities.check.words}{which} {found.coverage.check.words}"


def _block(name: str, sentence: str, lines: Sequence[str]) -> str:
    return "\n".join([f"{name}  {sentence}", *(f"  {line}" for line in lines)])


def _decided(claim: ClaimIdentified) -> str:
    one = claim.decided
    before, after = one.before.in_words(), one.after.in_words("kept draws")
    if one.too_few:
        return (
            f"It could not be asked: what it takes as given holds in {one.before.of} draws, and nothing is "
            f"said below {FEWEST}."
        )
    if one.by_theory:
        return f"Decided by the theory: it holds in {before}."
    able = "could decide it" if one.possible else "could hardly decide it"
    rare = (
        " That would decide it; but so few worlds of the theory do that the fit must be checked before it is "
        "believed (`conjuncture fit`)."
        if one.by_this_record and not one.possible
        else ""
    )
    return (
        f"A record of this kind {able}: it would in {one.decided.in_words('worlds')}, and moves its chance "
        f"by {100 * one.move:.0f} points ({100 * one.by_chance:.0f} by chance). It holds in {before}; of "
        f"those near this record in {after}.{rare}"
    )


def _named(names: tuple[str, ...]) -> str:
    return f" ({listed(names)})" if names else ""
