"""A small case in a folder of tables: two countries at war, one of them with two strata."""

from pathlib import Path

import pytest

FILES = {
    "case.toml": """
name = "pair"
title = "Two countries, 1914-1915"
place = "nowhere"
start = "1914-01"
end = "1916-01"
default_theory = "canon.march"
description = "Two countries by which tables are tested."
scenarios = ["main", "longer war"]
""",
    "society.csv": """
level,member,within,variable,value,unit,kind,source_key,reason
country,North,world,,,,,,
country,South,,,,,,,
stratum,North: metal workers,North,,,,,,
stratum,North: others,North,,,,,,
stratum,South: workers,South,,,,,,
country,North,,literacy,0.8,share of adults,recorded,census,
country,South,,literacy,0.4,share of adults,assumption,,as in other villages
stratum,*,,women,0.3,share,assumption,,nobody counted them
stratum,*,South,women,0.5,share,assumption,,textiles
stratum,North: metal workers,North,women,0.05,share,assumption,,foundries
country,South,,colonial,yes,truth,recorded,census,
country,North,,colonial,no,truth,recorded,census,
""",
    "ties.csv": """
network,level,from,to,directed,variable,value,unit,kind,source_key,reason
letters,stratum,North: metal workers,South: workers,,warmth,0.5,share,recorded,census,
letters,stratum,North: metal workers,South: workers,,age,3,years,assumption,,as old as the union
letters,stratum,North: metal workers,North: others,,warmth,1,share,assumption,,neighbours
letters,stratum,North: metal workers,North: others,,age,30,years,assumption,,neighbours
orders,stratum,North: metal workers,North: others,yes,,,,recorded,almanac,
""",
    "inputs.csv": """
variable,country,since,until,value,unit,kind,source_key,reason,scenario
war,North,1914-08,1915-03,0.5,strain,recorded,almanac,,main
war,North,1914-08,,0.5,strain,recorded,almanac,,longer war
war,South,1914-09-01,1914-11,1,strain,assumption,,fought on its own soil,
legality,*,,,0.5,share,assumption,,as elsewhere,
legality,South,,1915-01,0.2,share,recorded,almanac,,
legality,South,1915-01,,0.1,share,assumption,,it went on,
slump,world,1914-07,1914-10,0.7,depth,assumption,,exchanges were shut,
""",
    "sources.csv": """
source_key,citation,address,licence_remark,how_verified,grade
census,A census,,,,A
almanac,An almanac,,,,B
""",
    "wages.csv": """
series_id,country,period_start,period_end,value,unit,breakdown,source_key,note
wage,N,1914-01-01,1914-12-31,200,pence,sex=men,almanac,
wage,N,1914-01-01,1914-12-31,100,pence,sex=women,almanac,
wage,N,1915-01-01,1915-12-31,240,pence,sex=men,almanac,
wage,N,1916-01-01,1916-12-31,260,pence,sex=men,almanac,
""",
    "targets.csv": """
name,variable,country,member,series_id,breakdown,unit,scale,note
Men's wages,wage_index,North,,wage,sex=men,1914 = 1,0.005,
""",
    "course.csv": """
event,country,member,since,until,outcome,coding,kind,source_key,reason
rule,North,,,1914-08,0,,recorded,almanac,peace
rule,North,,1914-08,,1,,reading,almanac,war
rule,North,,1914-08,1915-03,2,a short war,reading,almanac,"war, as some say"
rule,North,,1915-03,,unknown,a short war,reading,,who knows
rule,South,,1914-06,1914-09,not 1,,recorded,census,no war yet
""",
    "patterns.toml": """
[[pattern]]
name = "some strain"
variable = "strain"
country = "North"
since = "1914-06"
over_time = "mean"
low = 0.05
observation_sd = 0.1
model_sd = 0.1
unit = "share"
reason = "war is felt"
source = "own idea"
rests_on = "nothing recorded"
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The case's folder, to be spoiled."""
    place = tmp_path / "pair"
    place.mkdir()
    for name, text in FILES.items():
        (place / name).write_text(text.lstrip(), "utf-8")
    return place
