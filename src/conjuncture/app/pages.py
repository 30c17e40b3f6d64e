"""The pages as text: templates filled in, with the words of reports and their look."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined


def page(template: str, **values: Any) -> str:
    """A page.

    Args:
        template: its file among the templates.
        values: what the template names.
    """
    return _environment().get_template(template).render(**values)


@lru_cache(maxsize=1)
def style() -> str:
    """The style: that of the reports, and what forms need besides."""
    reports = files("conjuncture.presentation") / "templates" / "report.css"
    return reports.read_text("utf-8") + "\n" + _resource("app.css")


@lru_cache(maxsize=1)
def script() -> str:
    """The page's one script."""
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
