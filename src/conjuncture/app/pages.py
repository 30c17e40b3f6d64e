"""The pages as text: renders the templates, and gives the style and the script."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined


def page(template: str, **values: Any) -> str:
    """Render a page.

    Args:
        template: the name of its template file.
        values: the variables of the template.
    """
    return _environment().get_template(template).render(**values)


@lru_cache(maxsize=1)
def style() -> str:
    """The style: the style of the reports, and that of the forms."""
    reports = files("conjuncture.presentation") / "templates" / "report.css"
    return reports.read_text("utf-8") + "\n" + _resource("app.css")


@lru_cache(maxsize=1)
def script() -> str:
    """The script of all pages."""
    return _resource("app.js")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_resource),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _resource(name: str) -> str:
    return (files("conjuncture.app") / "templates" / name).read_text("utf-8")
