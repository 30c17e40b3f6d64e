"""An answer in a notebook: its finding, its picture, its main figures, and behind them the answer in full."""

from __future__ import annotations

import pandas as pd

from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.ledger.dispute import Dispute
from conjuncture.inquiry.ledger.entry import holds_in
from conjuncture.inquiry.proportions import Proportion, in_percent
from conjuncture.presentation.answer_first import finding_first, main_figures
from conjuncture.presentation.answer_pictures import how_to_read, panels_of, picture_in_short
from conjuncture.presentation.dispute_words import finding, too_few
from conjuncture.presentation.notebook import result_html
from conjuncture.presentation.number_words import capital
from conjuncture.presentation.pictures.picture import Picture


def answer_in_notebook(answer: Answer, dispute: Dispute | None = None, *, has_page: bool = True) -> str:
    """A fragment of HTML that needs no script and no network.

    Args:
        answer: of any kind.
        dispute: of an open question, what its answer rests on.
        has_page: whether the object that is shown has a method `report`.
    """
    found = (finding_first(answer),) if dispute is None else finding(dispute)
    cautions = [f"Warning: {one}" for one in answer.warnings]
    if dispute is not None and too_few(dispute):
        cautions.append(too_few(dispute))
    table = _figures(answer) if dispute is None else _claims(dispute)
    return result_html(
        capital(answer.question),
        (*found, *cautions),
        _pictures(answer),
        None if table.empty else table,
        in_full=tuple(capital(paragraph) for paragraph in answer.words.split("\n") if paragraph),
        has_page=has_page,
    )


def _pictures(answer: Answer) -> list[Picture]:
    chart = picture_in_short(answer)
    if chart is None:
        return []
    read_so = how_to_read(answer.kind)
    chart = chart.properties(title="")  # the heading above it is its title
    described = f"{answer.question} {read_so}"
    return [Picture("answer", "", (), chart, pd.DataFrame(), (), read_so, described)]


def _figures(answer: Answer) -> pd.DataFrame:
    rows = [
        {"figure": f"{heading}: {name}" if heading else name, "value": value, "95% interval": interval}
        for heading, some in main_figures(panels_of(answer))
        for _, name, value, interval in some
    ]
    return pd.DataFrame(rows)


def _interval(share: Proportion | None) -> str:
    return "" if share is None else f"{in_percent(share.low)} to {in_percent(share.high)}%"


def _claims(dispute: Dispute) -> pd.DataFrame:
    """The claims behind an open question, with verdict and share."""
    rows = []
    for means in dispute.question.through:
        entry = dispute.entries[means.claim]
        share = holds_in(entry)
        rows.append(
            {
                "claim": f"{means.claim} {means.follows}",
                "verdict": entry.word,
                "holds in": "—" if share is None else f"{in_percent(share.share)}%",
                "95% interval": ""
                if share is None
                else f"{in_percent(share.low)} to {in_percent(share.high)}%",
                "draws": "none" if share is None else f"{share.count} of {share.of}",
            }
        )
    return pd.DataFrame(rows)
