"""Which of these tests are expected to fail, and why: all in one place.

A test that stands here says what the theory holds that makes it so, or why it cannot be met without putting
an answer of the essay in.
"""

FEW_YEARS = (
    "the case has eight or ten years, and its two or three quietest are the first: parties begin with "
    "fewer members than their followers come to, and still gain them"
)

EXPECTED: dict[str, str] = {
    "test_in_quiet_years_membership_ebbs[leninism.essay-germany]": FEW_YEARS,
    "test_in_quiet_years_membership_ebbs[leninism.essay-spain]": FEW_YEARS,
}
"""By a test and what it is asked of, as "test_shares_move_in_a_crisis[rivals.reform-germany]": why."""
