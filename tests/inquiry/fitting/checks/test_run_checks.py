"""All checks: a record of the theory passes them, one from elsewhere does not, and each is named once."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from conjugate_model import Conjugate, keep_nearest

from conjuncture.inquiry.fitting.bank import Bank
from conjuncture.inquiry.fitting.checks.fake_worlds import Keep
from conjuncture.inquiry.fitting.checks.run_checks import run_checks


def test_a_record_of_the_theory_passes_every_check(
    bank: Bank, keep: Keep, wording: Callable[..., None]
) -> None:
    found = run_checks(bank, keep)
    assert [check.name for check in found.each if not check.passed] == []
    assert found.against == ()
    assert max(Counter(check.name for check in found.each).values()) == 1
    wording(*(f"{check.name}: {check.words}" for check in found.each))


def test_a_record_outside_the_cloud_is_withheld_though_ranks_over_the_priors_are_uniform(
    conjugate: Conjugate, keep: Keep
) -> None:
    found = run_checks(conjugate.bank(8000, 1, 4.0), keep)
    names = {check.name for check in found.against}
    assert {"reach", "conflict", "predictive"} <= names
    assert found.ranks_anywhere.check.passed is True
    assert found.second is None


def test_a_posterior_that_is_shown_instead_is_compared_with_what_the_bank_keeps(
    bank: Bank, keep: Keep
) -> None:
    narrow = 0.5 + 0.1 * (bank.positions[keep(bank)] - 0.5)
    found = run_checks(bank, keep, posterior=narrow, worlds=50)
    assert "agreement" in {check.name for check in found.against}


def test_worlds_of_the_posterior_with_fresh_luck_are_judged_instead_of_what_was_chosen_for_being_near(
    bank: Bank, keep: Keep
) -> None:
    far = np.full((200, 4), 5.0) + np.random.default_rng(0).standard_normal((200, 4))
    found = run_checks(bank, keep, replicated=far, worlds=50)
    assert found.predictive.check.passed is False
    assert found.predictive.fakes == 0


def test_a_quantity_that_one_choice_of_the_record_decides_is_found(bank: Bank, keep: Keep) -> None:
    more = {"undercount": replace(bank, recorded=bank.recorded + 2)}
    found = run_checks(bank, keep, choices=more, worlds=50).sensitivity
    assert found.worst == "undercount"
    assert found.check.passed is False
    assert set(found.choices) >= {"twice the record's error", "half as many draws kept", "without 's0'"}


def test_checks_are_the_same_tomorrow() -> None:
    bank = Conjugate().bank(1000, 1)
    first, second = (run_checks(bank, keep_nearest(50), worlds=50).each for _ in range(2))
    assert first == second
