"""Which of these tests are expected to fail, and why: all in one place.

A test that stands here says what the theory holds that makes it so, or why it cannot be met without putting
an answer of the essay in. Most rivals share these mechanisms with the essay, and fail where it does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .theories_on_cases import EARLIER, ESSAY, GERMANY, RIVALS, RUSSIA, SPAIN, WORLD

FEW_YEARS = (
    "the case has eight or ten years, and its two or three quietest are the first: parties begin with "
    "fewer members than their followers come to, and still gain them"
)
OPEN_SIGNS = (
    "what a party stands for, its roots, its record and blame may each draw or repel, in one width: in a "
    "tenth to a quarter of the draws that is enough for a small party. A sign put in would meet the test,"
    " and answer O8"
)
NO_ROOTS_NEEDED = (
    "the rival holds that who is open and loud wins, roots or not: small parties lead about as often as "
    "large ones, and shares move in quiet years, too. That is where it parts from the essay, and the "
    "record of December 1918 is against it"
)
SLOW_SHARES = (
    "a share moves by more than .2 in a tenth of the draws with a crisis, but not in a tenth of their "
    "windows: lines hardly move, and governments whose parties could be blamed change too seldom"
)
NO_CRISIS = (
    "the rival holds that a strong capitalism rides out what shakes it: few draws have a crisis, in Russia "
    "none"
)
ORDERS_ALONE = (
    "the rival holds that those who obey orders bring others along: councils that are given no command in"
    " this case bring nobody together"
)
NEXT_TO_IT = "next to the bound: .14 where more than .15 is asked. Why these theories was not looked into"
FEWER_FALL = (
    "fewer governments fall than in the essay's theory as first written, by one clock for all countries, and "
    "the middle draw of 1917 is a quieter one: .0072 to .0099 of the class lead where .01 is asked"
)

SHARES = "test_shares_move_in_a_crisis"
EITHER = "test_in_a_crisis_the_same_party_rises_in_some_draws_and_falls_in_others"
STAY = "test_shares_stay_in_quiet_years"
EBBS = "test_in_quiet_years_membership_ebbs"
LARGE = "test_german_social_democrats_are_larger_than_spartacists_in_december_1918"
PEAKS = "test_at_the_peaks_leading_workers_are_one_to_five_per_cent"
COUNCILS = "test_without_parties_councils_still_bring_people_together"
EVE = "test_on_the_eve_parties_differ"


def rivals_but(*others: str) -> tuple[str, ...]:
    """All rivals but these."""
    return tuple(one for one in RIVALS if one.removeprefix("rivals.") not in others)


def rivals(*names: str) -> tuple[str, ...]:
    """These rivals."""
    return tuple(f"rivals.{name}" for name in names)


FAILURES: Sequence[tuple[str, str, str, Sequence[str], str]] = (
    (LARGE, RUSSIA, "leads", (ESSAY, EARLIER, *rivals_but("open_party")), OPEN_SIGNS),
    (
        LARGE,
        RUSSIA,
        "members",
        (
            EARLIER,
            *rivals_but(
                "administration", "industry_and_grain", "mass_action", "new_class", "open_party", "reform"
            ),
        ),
        OPEN_SIGNS,
    ),
    (
        LARGE,
        GERMANY,
        "leads",
        (ESSAY, EARLIER, *rivals_but("open_party", "reform")),
        OPEN_SIGNS,
    ),
    (LARGE, RUSSIA, "leads", rivals("open_party"), NO_ROOTS_NEEDED),
    (LARGE, RUSSIA, "members", rivals("open_party"), NO_ROOTS_NEEDED),
    (LARGE, GERMANY, "leads", rivals("open_party"), NO_ROOTS_NEEDED),
    (LARGE, GERMANY, "members", rivals("open_party"), NO_ROOTS_NEEDED),
    (STAY, SPAIN, "", rivals("open_party"), NO_ROOTS_NEEDED),
    (
        SHARES,
        RUSSIA,
        "",
        rivals(
            "administration",
            "broken_army",
            "committees",
            "doctrine",
            "industry_and_grain",
            "isolation",
            "mass_action",
            "michels",
            "new_class",
            "open_party",
            "polarised_towns",
            "premature",
            "reform",
            "spoiling",
            "state_breakdown",
            "suppressed_workers",
            "village",
        ),
        SLOW_SHARES,
    ),
    (EITHER, RUSSIA, "", rivals("broken_army"), SLOW_SHARES),
    (SHARES, RUSSIA, "", (ESSAY,), SLOW_SHARES),
    (
        SHARES,
        GERMANY,
        "",
        (ESSAY, EARLIER, *rivals_but("strong_capitalism")),
        SLOW_SHARES,
    ),
    (SHARES, SPAIN, "", (ESSAY, EARLIER, *rivals_but("strong_capitalism")), SLOW_SHARES),
    (EITHER, SPAIN, "", (ESSAY, *RIVALS), SLOW_SHARES),
    (EITHER, GERMANY, "", rivals("committees", "reform"), SLOW_SHARES),
    (SHARES, RUSSIA, "", rivals("strong_capitalism"), NO_CRISIS),
    (SHARES, SPAIN, "", rivals("strong_capitalism"), NO_CRISIS),
    (EITHER, RUSSIA, "", rivals("strong_capitalism"), NO_CRISIS),
    (EITHER, GERMANY, "", rivals("strong_capitalism"), NO_CRISIS),
    (EBBS, GERMANY, "", (ESSAY, EARLIER, *rivals_but("reform")), FEW_YEARS),
    (EBBS, SPAIN, "", (ESSAY, EARLIER, *RIVALS), FEW_YEARS),
    (COUNCILS, WORLD, "", rivals("doctrine"), ORDERS_ALONE),
    (
        PEAKS,
        RUSSIA,
        "1917-02-1917-11",
        (
            ESSAY,
            *rivals_but("spoiling", "state_breakdown", "strong_capitalism", "suppressed_workers"),
        ),
        FEWER_FALL,
    ),
    (
        EVE,
        SPAIN,
        "leads",
        (ESSAY, *rivals_but("committees", "isolation", "open_party", "strong_capitalism", "village")),
        NEXT_TO_IT,
    ),
)
"""The test, the case, what is asked besides, the theories, and why."""


def _each() -> Iterator[tuple[str, str]]:
    for test, case, what, theories, reason in FAILURES:
        for theory in theories:
            yield f"{test}[{'-'.join(filter(None, (theory, case, what)))}]", reason


EXPECTED: dict[str, str] = dict(_each())
"""By a test and what it is asked of, as "test_shares_move_in_a_crisis[rivals.reform-germany]": why."""
