"""The theory of struggle on the Russian case, written by hand for Numba.

Every mechanism that the engine runs is here (the walkout, its spread, its price, consciousness, the
measures and the counting of the record), with the same noise at the same places and the same arithmetic,
so that both can be held against each other number by number. What a careful hand does and a general
engine does not:

- draws on both threads, members of one draw in loops short enough to stay in the cache and plain enough for
  SIMD;
- what does not change in a draw is computed once (the chances of teaching and of going home, the pull of
  pay);
- chances that only strikers need are drawn for strikers alone;
- sums run over members in the order of their workplaces, with no scatter.

What the engine does and this does not: look for values out of bounds, keep every mechanism cuttable and
every value settable by intervention, take any other theory.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numba
import numpy as np
from numpy.typing import NDArray

from benchmarks.numba_arithmetic import ONE, ZERO, chance, clip, exp, f32, sigmoid, u32, uniform
from benchmarks.numba_inputs import BRANCH, COUNTRY, inputs_of
from benchmarks.numba_mechanisms import (
    REST,
    THREE,
    TWO,
    add_reasons,
    draw_chances,
    draw_fading,
    fast,
    learn_by_example,
    may_die,
    move_confidence,
    move_grievance,
    move_means_and_experience,
    renew,
    rounded,
    see_next_circle,
    share_of,
    spread,
    step_along,
    would_walk_out,
)
from conjuncture.engine.noise import CALLS
from conjuncture.engine.simulation import Simulation

_LN2, _LN10, _LN100 = f32(np.log(2.0)), f32(np.log(10.0)), f32(np.log(100.0))
_CALLS = u32(CALLS)


@numba.njit(error_model="numpy", boundscheck=False, parallel=True, nogil=True)
def _all(
    p, keys, series, starts, parts, town_of, branch_of, workers, works, slot, boldness, dt, country, branch
):
    for draw in numba.prange(p.size):
        _one(
            p[draw], keys[draw], series, starts, parts, town_of, branch_of, workers, works, slot,
            boldness[draw], dt,
            country[draw], branch[draw],
        )  # fmt: skip


@fast
def _one(
    p, keys, series, starts, parts, town_of, branch_of, workers, works, slot, boldness, dt, country, branch
):
    """All steps of one draw.

    Args:
        p, keys: records of the parameters and of the noise's keys.
        series: (len(SERIES), steps).
        starts: first worker of each workplace, and the number of workers (workplaces + 1,).
        parts: first workplace of each stretch that is done at a time, and the number of workplaces.
        town_of, branch_of: of each workplace.
        workers: place in the queue, village tie, skill, pay (4, workers).
        works: log size, enterprises it stands for (2, workplaces).
        slot: persons that one worker stands for.
        boldness: (workers,).
        country, branch: written, (len(COUNTRY), steps) and (len(BRANCH), steps, branches).
    """
    n, m = workers.shape[1], works.shape[1]
    towns, branches = town_of.max() + 1, branch.shape[2]
    queue, village, skill, pay = workers[0], workers[1], workers[2], workers[3]
    # What does not change in a draw.
    goes_home, is_taught, pull_of_pay = np.empty(n, f32), np.empty(n, f32), np.empty(n, f32)
    bound, bolder, unread = np.empty(n, f32), np.empty(n, f32), np.empty(n, f32)
    for i in range(n):
        goes_home[i] = chance(p.returns_to_village_rate * TWO * village[i] * dt)
        is_taught[i] = chance(p.taught_reach * TWO * skill[i] * dt)
        pull_of_pay[i] = p.grievance_build_up * clip(TWO - pay[i], ZERO, TWO)
        bound[i] = ONE - p.fear_cushion * village[i]
        bolder[i] = p.willing_differences * boldness[i]
        unread[i] = ONE - skill[i]
    ease_of_works, ease = np.empty(m, f32), np.empty(n, f32)
    for w in range(m):
        ease_of_works[w] = p.ease_of_meeting_concentration * (works[0, w] - _LN100) / _LN10
    spread(ease_of_works, starts, 0, m, ease)
    dies, incident_chance = chance(p.dies_or_moves_on_rate * dt), chance(p.incident_rate * dt)
    sees, kept_news = chance(p.alternative_insight * dt), exp(-p.news_fades * dt)
    sobered, kept_experience = exp(-p.confidence_sobering * dt), exp(-p.experience_fading * dt)
    kept_sackings, saved = exp(-p.sackings_remembered_memory * dt), p.means_saving * dt
    # The states at the start.
    authority, seen_in_country = ONE, ZERO
    seen_in_town, seen_in_branch, sackings = np.zeros(towns, f32), np.zeros(branches, f32), np.zeros(m, f32)
    with_whom, against_whom, alternative = np.zeros(n, f32), np.zeros(n, f32), np.zeros(n, np.bool_)
    confidence, experience, grievance = np.full(n, REST), np.zeros(n, f32), np.full(n, REST)
    means = np.full(n, f32(0.5))
    # Room to work in.
    there, willing, takes_part = np.empty(n, np.bool_), np.empty(n, np.bool_), np.empty(n, np.bool_)
    longest = 0
    for part in range(parts.size - 1):
        longest = max(longest, starts[parts[part + 1]] - starts[parts[part]])
    room = np.empty((4, longest), f32)
    flags = np.empty((8, longest), np.bool_)
    example, incident = np.empty(m, f32), np.empty(m, f32)
    heads, would, out = np.empty(m, np.int64), np.empty(m, np.int64), np.empty(m, np.bool_)
    force, won, lost, political = (
        np.empty(m, np.bool_), np.empty(m, np.bool_), np.empty(m, np.bool_), np.empty(m, np.bool_),
    )  # fmt: skip
    town_heads, town_strikers = np.empty(towns, np.int64), np.empty(towns, np.int64)
    branch_heads, branch_strikers = np.empty(branches, np.int64), np.empty(branches, np.int64)
    refused, refusals, outs = (
        np.empty(branches, f32),
        np.empty(branches, np.int64),
        np.empty(branches, np.int64),
    )
    wide, unions = np.empty(branches, np.int64), np.empty(branches, np.int64)
    circles, opponents = np.empty(branches, np.int64), np.empty(branches, np.int64)
    counted = np.empty((2, branches), np.float64)

    for step in range(series.shape[1]):
        place = u32(step * _CALLS)
        hands, trade_cycle, war, shock, capacity = (
            series[0, step], series[1, step], series[2, step], series[3, step], series[4, step],
        )  # fmt: skip
        repression = clip(
            capacity * authority * p.repression_usual / (ONE + seen_in_country / p.repression_reach),
            ZERO,
            ONE,
        )
        slump = p.fear_of_slump * trade_cycle / _LN2
        feared = p.fear_of_force * repression
        for w in range(m):
            example[w] = (
                p.example_of_town * seen_in_town[town_of[w]]
                + p.example_of_branch * seen_in_branch[branch_of[w]]
            )
            happens = uniform(keys.incident[0], keys.incident[1], u32(w), place) < incident_chance
            incident[w] = p.willing_of_incident if happens else ZERO

        # Who would walk out.
        for part in range(parts.size - 1):
            first, last = parts[part], parts[part + 1]
            a, b = starts[first], starts[last]
            size = b - a
            reasons, shown, happened, memory = room[0, :size], room[1, :size], room[2, :size], room[3, :size]
            spread(incident, starts, first, last, happened)
            spread(example, starts, first, last, shown)
            for w in range(first, last):
                example_of_sack = p.fear_of_the_sack * sackings[w] - slump
                for i in range(starts[w] - a, starts[w + 1] - a):
                    memory[i] = example_of_sack
            add_reasons(
                p.willing_of_grievance, grievance[a:b], happened, p.conviction_of_success,
                p.conviction_of_another_order, p.conviction_of_practice, confidence[a:b], alternative[a:b],
                experience[a:b], reasons,
            )  # fmt: skip
            would_walk_out(
                keys.willing, place, a, reasons, shown, ease[a:b], bolder[a:b], p.willing_caution, feared,
                memory,
                bound[a:b], means[a:b], p.cost_of_a_strike, willing[a:b],
            )  # fmt: skip
            for i in range(a, b):
                there[i] = queue[i] < hands
            for w in range(first, last):
                present, ready = 0, 0
                for i in range(starts[w], starts[w + 1]):
                    present += there[i]
                    ready += there[i] & willing[i]
                heads[w], would[w] = present, ready

        # Which works are out, and how it ends.
        refusals[:], outs[:] = 0, 0
        struck = 0.0
        for w in range(m):
            out[w] = share_of(would[w], heads[w]) > p.on_strike_quorum
            force[w] = won[w] = lost[w] = False
            if out[w]:
                force[w] = uniform(keys.meets_force[0], keys.meets_force[1], u32(w), place) < repression
                logit = (
                    p.won_usual
                    + p.won_of_demand * trade_cycle / _LN2
                    + p.won_of_breadth * seen_in_town[town_of[w]]
                )
                logit = logit - (p.won_of_force if force[w] else ZERO)
                won[w] = uniform(keys.won[0], keys.won[1], u32(w), place) < sigmoid(logit)
                lost[w] = not won[w]
                outs[branch_of[w]] += 1
                refusals[branch_of[w]] += lost[w]
                struck += rounded(works[1, w])
        for k in range(branches):
            refused[k] = share_of(refusals[k], outs[k])

        # Who takes part, and what it does to people.
        town_heads[:], town_strikers[:], branch_heads[:], branch_strikers[:] = 0, 0, 0, 0
        wide[:], unions[:], circles[:], opponents[:], counted[:] = 0, 0, 0, 0, 0.0
        for part in range(parts.size - 1):
            first, last = parts[part], parts[part + 1]
            a, b = starts[first], starts[last]
            size = b - a
            in_branch, in_town, circle, bent = (
                room[0, :size], room[1, :size], room[2, :size], room[3, :size],
            )  # fmt: skip
            wider, higher, narrower, softer, forgets, leaves, works_won, works_lost = (
                flags[0, :size], flags[1, :size], flags[2, :size], flags[3, :size], flags[4, :size],
                flags[5, :size], flags[6, :size], flags[7, :size],
            )  # fmt: skip
            for w in range(first, last):
                for i in range(starts[w] - a, starts[w + 1] - a):
                    in_branch[i], in_town[i] = seen_in_branch[branch_of[w]], seen_in_town[town_of[w]]
                    works_won[i], works_lost[i] = won[w], lost[w]
                    takes_part[a + i] = False
            see_next_circle(with_whom[a:b], in_branch, in_town, seen_in_country, circle)
            draw_chances(keys.taught, place, a, is_taught[a:b], wider)
            higher[:] = wider
            # Chance calls of `alternative`: the first for those who are ripe, the second for all.
            for i in range(size):
                alternative[a + i] |= wider[i]
                if (with_whom[a + i] >= TWO) & (against_whom[a + i] >= TWO):
                    luck = uniform(keys.alternative[0], keys.alternative[1], u32(a + i), place)
                    alternative[a + i] |= luck < sees
            for i in range(size):
                bent[i] = p.ruling_ideas_pull * authority * TWO * unread[a + i]
            draw_fading(keys.narrows, place, a, p.narrows_forgetting, bent, dt, narrower)
            draw_fading(keys.softens, place, a, p.softens_forgetting, bent, dt, softer)
            draw_fading(keys.alternative, u32(place + u32(1)), a, ZERO, bent, dt, forgets)
            draw_chances(keys.returns_to_village, place, a, goes_home[a:b], leaves)
            may_die(keys.dies_or_moves_on, place, a, dies, leaves)
            # Strikers alone.
            for w in range(first, last):
                k, town = branch_of[w], town_of[w]
                strikers, aiming, sacked = 0, 0, 0
                circle_sum, opponent_sum, tops, beyond = 0, 0, 0, 0
                if out[w]:
                    for i in range(starts[w], starts[w + 1]):
                        takes_part[i] = willing[i]
                        if not willing[i] and means[i] >= p.cost_of_a_strike:
                            luck = uniform(keys.takes_part[0], keys.takes_part[1], u32(i), place)
                            takes_part[i] = luck < p.takes_part_carried
                        if takes_part[i] and there[i]:
                            strikers += 1
                            aiming += against_whom[i] >= THREE
                            luck = uniform(keys.widens_in_action[0], keys.widens_in_action[1], u32(i), place)
                            wider[i - a] |= luck < chance(p.widens_in_action_openness * circle[i - a])
                            by_owner, by_state = (ONE if lost[w] else ZERO), (ONE if force[w] else ZERO)
                            met = refused[k] if against_whom[i] < TWO else by_state
                            met = by_owner if against_whom[i] < ONE else met
                            luck = uniform(keys.faces_more[0], keys.faces_more[1], u32(i), place)
                            higher[i - a] |= luck < p.faces_more_learning * met
                            if lost[w]:
                                luck = uniform(keys.dismissed[0], keys.dismissed[1], u32(i), place)
                                if luck < p.dismissed_victimisation:
                                    sacked += 1
                                    leaves[i - a] = True
                    luck = uniform(keys.political[0], keys.political[1], u32(w), place)
                    political[w] = luck < share_of(aiming, strikers)
                    persons = rounded(f32(strikers) * slot / f32(1000))
                    counted[0 if political[w] else 1, k] += persons
                sackings[w] = clip(sackings[w] * kept_sackings + share_of(sacked, heads[w]), ZERO, ONE)
                town_heads[town] += heads[w]
                town_strikers[town] += strikers
                branch_heads[k] += heads[w]
                branch_strikers[k] += strikers
                for i in range(starts[w], starts[w + 1]):
                    with_class, with_trade = with_whom[i] >= THREE, with_whom[i] >= ONE
                    state, owner = against_whom[i] >= THREE, against_whom[i] >= ONE
                    circle_sum += int(with_whom[i]) if there[i] else 0
                    opponent_sum += int(against_whom[i]) if there[i] else 0
                    tops += there[i] & with_class & state
                    beyond += there[i] & with_trade & owner
                circles[k] += circle_sum
                opponents[k] += opponent_sum
                wide[k] += tops
                unions[k] += beyond - tops
            learn_by_example(
                keys.widens_by_example,
                place,
                a,
                circle,
                p.widens_by_example_imitation,
                dt,
                takes_part[a:b],
                wider,
            )
            # The states move at once.
            step_along(with_whom[a:b], wider, narrower)
            step_along(against_whom[a:b], higher, softer)
            move_confidence(
                confidence[a:b], takes_part[a:b], works_won, works_lost, p.confidence_gain,
                p.confidence_discouragement, sobered,
            )  # fmt: skip
            move_grievance(
                grievance[a:b], takes_part[a:b], works_won, pull_of_pay[a:b], p.grievance_habit,
                p.grievance_relief, dt,
            )  # fmt: skip
            move_means_and_experience(
                means[a:b],
                experience[a:b],
                takes_part[a:b],
                p.cost_of_a_strike,
                saved,
                p.means_most,
                kept_experience,
            )
            stays = leaves
            for i in range(size):
                stays[i] = there[a + i] & (not leaves[i])
                alternative[a + i] = alternative[a + i] & (not forgets[i]) & stays[i]
            renew(with_whom[a:b], stays, ZERO)
            renew(against_whom[a:b], stays, ZERO)
            renew(confidence[a:b], stays, REST)
            renew(experience[a:b], stays, ZERO)
            renew(grievance[a:b], stays, REST)
            renew(means[a:b], stays, f32(0.5))

        # What is recorded of the step, then town, branch, country and state move on.
        strikers, everyone = branch_strikers.sum(), branch_heads.sum()
        country[0, step], country[1, step], country[2, step] = authority, repression, seen_in_country
        country[3, step], country[4, step] = f32(struck), share_of(strikers, everyone)
        country[5, step] = f32(everyone) * slot / f32(1000)
        for k in range(branches):
            branch[0, step, k], branch[7, step, k] = (
                share_of(wide[k], branch_heads[k]),
                share_of(unions[k], branch_heads[k]),
            )
            branch[1, step, k] = share_of(circles[k], branch_heads[k])
            branch[2, step, k] = share_of(opponents[k], branch_heads[k])
            branch[3, step, k], branch[4, step, k] = refused[k], seen_in_branch[k]
            branch[5, step, k], branch[6, step, k] = f32(counted[1, k]), f32(counted[0, k])
            share = share_of(branch_strikers[k], branch_heads[k])
            seen_in_branch[k] = clip(kept_news * seen_in_branch[k] + (ONE - kept_news) * share, ZERO, ONE)
        for k in range(towns):
            share = share_of(town_strikers[k], town_heads[k])
            seen_in_town[k] = clip(kept_news * seen_in_town[k] + (ONE - kept_news) * share, ZERO, ONE)
        share = share_of(strikers, everyone)
        seen_in_country = clip(kept_news * seen_in_country + (ONE - kept_news) * share, ZERO, ONE)
        mended = authority + dt * (p.authority_recovery * (ONE - authority) - p.authority_strain * war)
        authority = clip(mended * (ONE - clip(p.authority_blow * shock, ZERO, ONE)), ZERO, ONE)


@dataclass(frozen=True, eq=False)
class Loop:
    """The loop, ready for some draws: parameters, the noise's keys and boldness come from the engine."""

    inputs: tuple[Any, ...]
    steps: int

    @staticmethod
    def of(simulation: Simulation, draws: int) -> Loop:
        """The loop for the first draws of a simulation of the struggle theory on the Russian case."""
        return Loop(inputs_of(simulation, draws), simulation.steps)

    def run(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """All steps: (draws, len(COUNTRY), steps) and (draws, len(BRANCH), steps, branches)."""
        draws, branches = self.inputs[0].size, int(self.inputs[6].max()) + 1
        country = np.empty((draws, len(COUNTRY), self.steps), np.float32)
        branch = np.empty((draws, len(BRANCH), self.steps, branches), np.float32)
        _all(*self.inputs, country, branch)
        return country, branch
