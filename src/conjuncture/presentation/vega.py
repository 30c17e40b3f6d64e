"""Which Vega-Lite draws: the one that Altair writes for, in pictures, page and notebook alike."""

import altair as alt

VEGA_LITE = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
