"""Power: skill on left-out blocks is that of the known law, and a theory that lacks something is seen."""

from dataclasses import replace

import numpy as np
import pytest
from conjugate_model import Conjugate, keep_nearest

from conjuncture.inquiry.fitting.checks.fake_worlds import anywhere, fake_records
from conjuncture.inquiry.fitting.checks.power import power, skill_on_blocks


def test_the_skill_of_a_normal_pair_is_that_of_its_correlation(conjugate: Conjugate) -> None:
    # The score of a right normal forecast is in proportion to its width: 1 - sqrt(1 - r^2) is the skill.
    bank = conjugate.bank(8000, 1)
    recorded = fake_records(bank, 0)
    skills = []
    for row in anywhere(bank, 300, 0):
        fake = replace(bank, recorded=recorded[row])
        skills.append(skill_on_blocks(fake, keep_nearest(200), recorded, own=int(row)))
    # Single skills are ratios; near the middle of the cloud they are smaller than further out.
    r = 1 / (1 + conjugate.error)
    assert np.median(skills) == pytest.approx(1 - np.sqrt(1 - r**2), abs=0.08)


def test_a_fit_that_keeps_anything_has_no_skill(conjugate: Conjugate) -> None:
    bank = conjugate.bank(4000, 1)
    found = skill_on_blocks(bank, lambda other: np.arange(2000), fake_records(bank, 0))
    assert found == pytest.approx(0, abs=0.05)


def test_nothing_is_left_out_of_one_block() -> None:
    bank = Conjugate(each=1).bank(500, 1)
    skill = skill_on_blocks(bank, keep_nearest(50), fake_records(bank, 0))
    assert np.isnan(skill)
    assert power(skill, []).check.passed is None


@pytest.mark.parametrize(("of_record", "passed"), [(0.35, True), (-0.5, False)])
def test_the_record_is_judged_only_where_the_method_has_power(of_record: float, passed: bool) -> None:
    able, unable = np.random.default_rng(1).normal([[0.4], [0.0]], 0.1, (2, 100))
    assert power(of_record, able.tolist()).check.passed is passed
    assert power(of_record, (unable - unable.mean()).tolist()).check.passed is None
