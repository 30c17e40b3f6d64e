from pathlib import Path

import pytest

from conjuncture.records.hashes import write_hashes

HEADER = "series_id,country,period_start,period_end,value,unit,breakdown,source_key,note\n"
ROWS = """\
strikers,RU,1905-01-01,1905-12-31,100,thousand strikers,kind=all,book,
strikers,RU,1905-01-01,1905-12-31,60,thousand strikers,kind=political,book,
strikers,RU,1906-01-01,1906-12-31,50,thousand strikers,kind=all,book,
wages,RU,1905-01-01,1905-03-31,20,roubles,,book,"first quarter, old style"
sizes,RU,1901-01-01,1901-12-31,30,percent,size=large,book,
sizes,RU,1901-01-01,1901-12-31,500,thousand,size=large,paper,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small case's data folder, whole and accepted."""
    (tmp_path / "figures.csv").write_text(HEADER + ROWS, encoding="utf-8")
    (tmp_path / "sources.csv").write_text(
        "source_key,citation,address,licence_remark,how_verified,grade\n"
        "book,A book (1910),,,read,A\npaper,A newspaper (1911),,,read,C\n",
        encoding="utf-8",
    )
    (tmp_path / "disagreements.csv").write_text(
        "series_ids,subject,source_a,source_b,reason,recommended_use\n"
        "strikers;wages,strikers 1905,100,120,coverage,use 100\n",
        encoding="utf-8",
    )
    write_hashes(tmp_path)
    return tmp_path
