"""The version of Vega-Lite that draws: the one that Altair writes for, in pictures, pages and notebooks."""

import altair as alt

VEGA_LITE = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
