"""What the null twin can break, `link` does not take for a link, nor for held."""

from planted_links import (
    base,
    country,
    found,
    made,
    only,
    period,
    worker,
)

from conjuncture import (
    Uniform,
    derived,
    parameter,
    state,
    where,
)

TOUCHY = parameter(Uniform(0, 1), unit="1", reason="-", name="touchy")


def test_a_link_in_no_more_draws_than_the_null_twin_breaks_is_not_reported(wording):
    @state(worker, source="-", initial=0.5)
    def edge(edge):
        return edge

    @derived(country, source="-", absent=0.0)
    def shaken(edge, *, touchy=TOUCHY):
        """In a few draws, fewer than the null twin's band is made of, the null twin decides."""
        return where((edge.max() > 0.5) & (touchy < 0.04), 1.0, 0.0)

    @derived(country, source="-", absent=0.0)
    def rally(storm):
        return storm

    @derived(country, source="-", absent=0.0)
    def mood(
        base, period, rally, shaken, *, touchy=TOUCHY, wants=parameter(Uniform(0, 1), unit="1", reason="-")
    ):
        open_ = where(wants < 0.15, rally, 1.0) * where(touchy < 0.4, 1.0, 0.0)
        return base + 0.6 * period * open_ * (1 - shaken)

    parts = (base, period, edge, shaken, rally, mood)
    answer = found(made(*parts), "period", "rally")
    assert only(answer, ["period"])
    wording(*answer.warnings)
    whole, without_rally = (row.together for row in answer.figures.lattice if "period" not in row.off)
    assert 1 - without_rally / whole >= 0.1
    firm = found(made(*parts, parameters={"touchy": 0.1}), "period", "rally")
    assert only(firm, ["period"], sometimes=[["rally"]])
    assert not firm.warnings


def test_what_the_null_twin_can_undo_does_not_hold(wording):
    @state(worker, source="-", initial=0.5)
    def edge(edge):
        return edge

    @derived(country, source="-", absent=0.0)
    def mood(base, period, edge):
        return base + 0.6 * period * where(edge.max() > 0.5, 0.0, 1.0)

    answer = found(made(base, period, edge, mood), "period", "base")
    assert only(answer)
    wording(answer.words)
