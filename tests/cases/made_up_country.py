"""A country that nobody ever counted, in the tables of a strikes case: what a user would write."""

from pathlib import Path

FILES = {
    "case.toml": """
name = "strikes_utopia_1901_1916"
title = "Strikes in Utopia, 1901-1916"
place = "utopia"
start = "1901-01"
end = "1917-01"
default_theory = "leninism.struggle"
null_theory = "leninism.struggle.variants:ISOLATED_SHOCKS"
description = "A country by which the tables of strikes are tested."
whole = []
bridges = ["strikes"]
""",
    "works.csv": """
part,name,smallest,largest,workers,works,kind,source_key,reason
country,Utopia,,,100000,,recorded,census,
size,small,1,99,60000,5000,recorded,census,
size,large,100,1000,30000,200,assumption,,as elsewhere
branch,mills,,,30,,assumption,,as elsewhere
branch,mines,,,70,,assumption,,as elsewhere
town,harbour,,,1,,assumption,,alike
town,hills,,,1,,assumption,,alike
""",
    "inputs.csv": """
variable,country,since,until,value,unit,kind,source_key,reason
unemployment,Utopia,,1905-01,2,per cent,recorded,census,
unemployment,Utopia,1905-01,1910-01,5,per cent,recorded,census,
unemployment,Utopia,1910-01,1913-01,3,per cent,recorded,census,
unemployment,Utopia,1913-01,,1,per cent,recorded,census,
trade_cycle,Utopia,1905-01,1906-01,-0.06,log growth a year,assumption,,minus twice the change of unemployment
""",
    "targets.csv": """
name,variable,country,member,series_id,breakdown,unit,scale,note,kind,over_time,last_year
strikers by year,strikers_counted,Utopia,,strikers,,strikers a year,,,recorded,sum,unemployment
strikes by year,strikes_counted,Utopia,,strikes,,strikes a year,,,recorded,sum,alone
""",
    "sources.csv": """
source_key,citation,address,licence_remark,how_verified,grade
census,A census,,,,A
""",
}
_HEADER = "series_id,country,period_start,period_end,value,unit,breakdown,source_key,note\n"
_STRIKERS = (900, 1200, 800, 5200, 700, 400, 600, 2200, 1500, 900, 3000, 2500, 9000, 4000, 800, 1100)


def write_country(folder: Path) -> Path:
    """The tables in a new folder."""
    folder.mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(text.lstrip(), "utf-8")
    rows = [
        f"{series},UT,{year}-01-01,{year}-12-31,{strikers // per},{series},,census,\n"
        for series, per in (("strikers", 1), ("strikes", 50))
        for year, strikers in zip(range(1901, 1917), _STRIKERS, strict=True)
    ]
    (folder / "strikes.csv").write_text(_HEADER + "".join(rows), "utf-8")
    return folder


def spoiled(file: Path, was: str, becomes: str) -> None:
    """The file with one thing in it otherwise."""
    text = file.read_text("utf-8")
    assert was in text
    file.write_text(text.replace(was, becomes, 1), "utf-8")
