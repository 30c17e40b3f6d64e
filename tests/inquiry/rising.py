"""A made-up country and one level that it recorded for twenty years: each year it rises by the same share."""

from pathlib import Path

YEARS = range(1900, 1920)
RISE = 0.06
"""By which the recorded level grows in a year."""

FILES = {
    "case.toml": """
name = "rising"
title = "A rising level, 1900-1919"
place = "nowhere"
start = "1900-01"
end = "1920-01"
default_theory = "canon.march"
description = "A case by which fits are tested."
""",
    "society.csv": """
level,member,within,variable,value,unit,kind,source_key,reason
country,Here,,,,,,,
""",
    "inputs.csv": """
variable,country,since,until,value,unit,kind,source_key,reason
""",
    "sources.csv": """
source_key,citation,address,licence_remark,how_verified,grade
almanac,An almanac,,,,B
""",
    "targets.csv": """
name,variable,country,member,series_id,breakdown,unit,scale,note,over_time
level,level,Here,,height,,level,,,mean
""",
    "summaries.toml": """
[[summary]]
name = "level"
target = "level"
transform = "log"
least = 0.01
observation_sd = 0.05
discrepancy = 0.1
reason = "-"
source = "-"
""",
}


def write_case(folder: Path, rise: float = RISE, **files: str) -> Path:
    """A folder in which the level rose at this pace; files in the place of the usual ones."""
    folder.mkdir()
    rows = [
        f"height,Here,{year}-01-01,{year}-12-31,{(1 + rise) ** (year - 1899.5):.4f},level,,almanac,"
        for year in YEARS
    ]
    head = "series_id,country,period_start,period_end,value,unit,breakdown,source_key,note"
    written: dict[str, str] = FILES | {"heights.csv": "\n".join([head, *rows])} | files
    for name, text in written.items():
        (folder / name.replace("_toml", ".toml")).write_text(text.lstrip() + "\n", "utf-8")
    return folder
