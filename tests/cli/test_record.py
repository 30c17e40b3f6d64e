"""The table of a series on the terminal has every digit of its figures, and who they are of."""

from pathlib import Path

from conjuncture.cli.record import _tell_one
from conjuncture.records import Record

TABLE = """\
series_id,country,period_start,period_end,value,unit,breakdown,source_key,note
share,FR,1905-01-01,1905-12-31,0.0000433,share,,book,
share,FR,1906-01-01,1906-12-31,1234567.25,share,,book,
"""


def test_no_figure_of_a_series_is_rounded(tmp_path: Path, capsys) -> None:
    (tmp_path / "shares.csv").write_text(TABLE, "utf-8")
    (tmp_path / "sources.csv").write_text(
        "source_key,citation,address,licence_remark,how_verified,grade\nbook,A book (1910),,,read,A\n",
        "utf-8",
    )
    _tell_one(Record.read(tmp_path, hashed=False), "share", as_json=False)
    printed = capsys.readouterr().out.split()
    assert "4.33e-05" in printed
    assert "1234567.25" in printed
