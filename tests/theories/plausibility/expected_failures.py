"""Which of these tests are expected to fail, and why: all in one place.

A test that stands here says what the theory holds that makes it so, or why it cannot be met without putting
an answer of the essay in.
"""

EXPECTED: dict[str, str] = {}
"""By a test and what it is asked of, as "test_shares_move_in_a_crisis[rivals.reform-germany]": why."""
