"""Tools for every page that opens without a network: templates, the drawing library, files."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pandas as pd
import vl_convert
from jinja2 import Environment, FunctionLoader, StrictUndefined

from conjuncture.files.names import file_name
from conjuncture.files.spreadsheet import csv_text
from conjuncture.files.whole import write_bytes
from conjuncture.inquiry.proportions import in_percent
from conjuncture.presentation.content_policy import content_policy
from conjuncture.presentation.number_words import capital, number
from conjuncture.presentation.pictures.picture import Picture
from conjuncture.presentation.vega import VEGA_LITE

_PIXELS = 2.0  # of a PNG for each px: sharp in print and on slides


def write_pictures(made: Mapping[str, Picture], folder: Path) -> dict[str, Any]:
    """Write each picture as `figures/NAME.svg` and `.png`; the pictures as data, by name."""
    specs = {name: found.chart.to_dict(validate=False) for name, found in made.items()}
    for name, spec in specs.items():
        file_name(name, of="picture")
        svg = svg_of(spec)
        write(folder / "figures" / f"{name}.svg", svg)
        write(folder / "figures" / f"{name}.png", png_of(svg))
    return specs


def svg_of(spec: Mapping[str, Any]) -> str:
    """A picture as an SVG element."""
    return vl_convert.vegalite_to_svg(dict(spec), vl_version=VEGA_LITE)


def png_of(svg: str) -> bytes:
    """A picture in pixels."""
    return vl_convert.svg_to_png(svg, scale=_PIXELS)


def data_address(svg: str) -> str:
    """A picture as the address of an image, which pages and notebooks show without a file or a script."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def image_address(png: bytes) -> str:
    """A picture in pixels as an address, so that it has the font with which it was laid out."""
    return "data:image/png;base64," + base64.b64encode(png).decode()


def untitled(spec: Mapping[str, Any]) -> dict[str, Any]:
    """On the page the heading above a picture is its title."""
    return {key: value for key, value in spec.items() if key != "title"}


def embedded(specs: Mapping[str, Any]) -> str:
    """JSON that can stand inside a page: no `<` can end its element early."""
    return json.dumps(specs, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


@lru_cache(maxsize=1)
def script() -> str:
    """Vega, Vega-Lite and the page's own few lines in one, as a module that fetches nothing."""
    own = resource("report.js") + resource("switches.js") + resource("brushes.js") + resource("bands.js")
    bundled = vl_convert.javascript_bundle(own, vl_version=VEGA_LITE)
    return bundled.replace("</script", "<\\/script")


def rendered(template: str, *scripts: str, **values: Any) -> str:
    """A page or a part of one.

    Args:
        template: its file among the templates.
        scripts: those that the page may run, each exactly as it stands between its tags.
        values: what the template names.
    """
    return _environment().get_template(template).render(policy=content_policy(*scripts), **values)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """The templates, with what they may say of a cell."""
    environment = Environment(
        loader=FunctionLoader(resource),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "cell": cell,
        "capital": capital,
        "skill": _skill,
        "words": _words,
        "in_percent": in_percent,
    }
    environment.globals |= {"style": resource("report.css"), "sheet_style": resource("one_sheet.css")}
    return environment


def cell(value: Any) -> str:
    """A cell for people: three digits or so, a dash for nothing."""
    if isinstance(value, str):
        return value
    return "—" if value is None or pd.isna(value) else number(float(value)).replace("-", "−")


def _skill(value: float) -> str:
    """A skill with its sign and two digits, since few figures allow no more; a dash for none."""
    if value is None or pd.isna(value):
        return "—"
    return "0" if abs(value) < 0.005 else f"{value:+.2f}".replace("-", "−")


def _words(name: str) -> str:
    """A name as it is read: `on_strike` becomes "on strike"."""
    return name.replace("_", " ")


def csv_of(frame: pd.DataFrame) -> str:
    """A table as text, its index with it where that has a name."""
    return csv_text(frame, index=frame.index.name is not None, float_format="%.6g")


def resource(name: str) -> str:
    """A template, style or script of this package."""
    return (files("conjuncture.presentation") / "templates" / name).read_text("utf-8")


def write(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all, and the folders above it."""
    write_bytes(path, content.encode() if isinstance(content, str) else content)
