"""Example revised: who is seen to struggle counts by how many more than usual, not by how many.

In the essay's theory the first hundredth of the class that is seen in struggle adds at most a tenth of a
logit, so that a quiet class hardly ever becomes an active one: its most active year has three times the
activity of its middle year. Here a doubling of what is usual tells as much where few struggle as where many
do.

The pattern this file may not mention: that struggle comes and goes, when, or how fast.
"""

from conjuncture import LogUniform, Theory, derived, log, parameter
from conjuncture.theories.leninism.levels import country


@derived(
    country,
    absent=0.0,
    within=(-20, 20),
    unit="logit",
    source="Biggs 2005; own idea",
    reading="by_ratio",
)
def example(
    seen_activity,
    usual_activity,
    *,
    weight=parameter(
        LogUniform(0.1, 1.5), unit="logit for an e-fold", reason="from little to more than one for one"
    ),
    noticed=parameter(
        LogUniform(0.0003, 0.01), unit="share of workers", reason="how few must be out before others look"
    ),
):
    """Struggle that is seen makes others struggle, by its ratio to what the country is used to."""
    return weight * log((seen_activity + noticed) / (usual_activity + noticed))


EXAMPLE = Theory.module(globals(), name="example")
