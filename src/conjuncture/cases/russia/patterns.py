"""Crude patterns of the Russian case, which rule worlds out before questions are asked of them.

There are four, declared on 23 November 2026 from facts about all industrial countries with strike statistics
between 1880 and 1914 (Britain, France, Germany, the United States). No figure of the Russian record was used
for a bound. But the author knows that record: the patterns were never fitted to it, yet it was not unseen.

All four use the simulated percentage of workers on strike, which corresponds to `ru_strikers_total` over
`ru_workers_under_inspection`. The target "strikers by year" uses the same series, so a pattern never counts
as a success on this target; patterns are not used for scoring. The last pattern requires an outstanding year,
from any cause, including a war or a slump: no claim may use it as evidence of waves that struggle itself
makes.

The standard deviation of the logarithm is 0.1 for the books (the observation already has their common
undercount) and 0.1 for the coarseness of a model with some hundreds of workplaces. With the usual limit of
three standard deviations a figure may be outside its range by about half.
"""

from conjuncture.cases.pattern import Pattern

_RESTS_ON = "ru_strikers_total over ru_workers_under_inspection, simulated; shared with 'strikers by year'"
_BOOKS_SD, _MODEL_SD = 0.1, 0.1

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        name="some strike",
        variable="percent_workers_striking",
        over_time="mean",
        low=0.1,
        high=None,
        observation_sd=_BOOKS_SD,
        model_sd=_MODEL_SD,
        unit="per cent of workers a year",
        reason="Where strikes were counted at all, also where they were crimes, one worker in a thousand "
        "struck in a mean year, or more.",
        source="Cronin 1979, Industrial Conflict in Modern Britain",
        rests_on=_RESTS_ON,
    ),
    Pattern(
        name="most years are quiet",
        variable="percent_workers_striking",
        over_time="median",
        low=None,
        high=25.0,
        observation_sd=_BOOKS_SD,
        model_sd=_MODEL_SD,
        unit="per cent of workers in the median year",
        reason="In the usual year before 1914 fewer than one industrial worker in ten struck in any of these "
        "countries; a quarter leaves room for narrower counts.",
        source="Cronin 1979",
        rests_on=_RESTS_ON,
    ),
    Pattern(
        name="nobody strikes all the time",
        variable="percent_workers_striking",
        over_time="max",
        low=None,
        high=300.0,
        observation_sd=_BOOKS_SD,
        model_sd=_MODEL_SD,
        unit="per cent of workers in the busiest year",
        reason="Three strikes a head in one year, the whole of an industry together, is more than any "
        "country's books hold: people live on wages.",
        source="Franzosi 1995, The Puzzle of Strikes",
        rests_on=_RESTS_ON,
    ),
    Pattern(
        name="some year stands out",
        variable="percent_workers_striking",
        over_time="max over median",
        low=3.0,
        high=None,
        observation_sd=_BOOKS_SD,
        model_sd=_MODEL_SD,
        unit="times the median year",
        reason="Twenty years in a row hold a year of about three times the usual in each of these countries, "
        "or more: in Germany 527 thousand in 1905 against 137 thousand in the median year of 1899-1913.",
        source="official German statistics after Tenfelde (ghdi_tenfelde)",
        rests_on=_RESTS_ON,
    ),
)
