"""A working population from recorded tables."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .apportion import carry_remainders
from .errors import SocietyError
from .fill_order import place_in_queue
from .joint import Association, Margin, fit_joint
from .levels import Filling
from .size_classes import Block, SizeClass, plan_blocks, workforces
from .society import Given, Society
from .traits import Trait, with_traits


@dataclass(frozen=True, eq=False)
class PopulationTables:
    """The recorded tables of a country's workforce.

    largest_workforce: persons when the workforce is at its largest over the case's period; all slots are
    filled then.
    size_classes, branches, towns: persons by each, of any date: only the shares count, except for the
    numbers of plants.
    associations: tables of persons by two of "size_class", "branch", "town"; none means independence, an
    assumption.
    traits: of workers (or of any level), drawn in order.
    smallest_workplace, largest_workplace: bounds on the slots of one synthetic workplace, see `plan_blocks`.
    """

    country: str
    largest_workforce: float
    workforce_source: str
    size_classes: tuple[SizeClass, ...]
    branches: Margin
    towns: Margin
    associations: tuple[Association, ...] = ()
    traits: tuple[Trait, ...] = ()
    smallest_workplace: int = 8
    largest_workplace: int = 500


def populate(tables: PopulationTables, slots: int, seed: int) -> Society:
    """A society of `slots` worker slots, each standing for largest_workforce / slots persons.

    Levels: country (1) <- town, branch (labelled) <- workplace <- worker. Workers of a workplace are
    contiguous, and so are workplaces of equal slots. Persons by size class are within one slot of their
    share; by branch, and by branch in a town, about within the slots of one small workplace. Given, besides
    the tables' traits:

    - worker `place_in_queue` (share of slots): the slot is filled while this is below the share of slots in
      use;
    - workplace `workforce` (persons of one real enterprise, at the tables' date), `stands_for` (real
      enterprises), `log_size` (natural logarithm of workforce), `size_class` (index in order of the table);
    - country `persons_per_slot` (persons).

    The recorded enterprises and persons of each class are sum(stands_for) and sum(stands_for x workforce),
    both at the tables' date. At coarse resolution a workplace stands for several enterprises of its
    class, at fine resolution for about one.
    """
    _demand_sound(tables, slots)
    classes = tables.size_classes
    blocks = plan_blocks(classes, slots, tables.smallest_workplace, tables.largest_workplace)
    place = _place_blocks(tables, blocks)
    slots_each = np.repeat([block.slots_each for block in blocks], [block.workplaces for block in blocks])
    size_class = np.repeat([block.size_class for block in blocks], [block.workplaces for block in blocks])
    workforce, stands_for = np.empty(len(slots_each)), np.empty(len(slots_each))
    for number, described in enumerate(classes):
        here = size_class == number
        workforce[here], stands_for[here] = workforces(described, slots_each[here], seed)

    levels = {
        "country": Filling(1, labels=(tables.country,)),
        "town": _labelled(tables.towns),
        "branch": _labelled(tables.branches),
        "workplace": Filling(len(slots_each), {"town": place[1], "branch": place[0]}),
        "worker": Filling(
            slots, {"workplace": np.repeat(np.arange(len(slots_each), dtype=np.int32), slots_each)}
        ),
    }
    sources = "; ".join(dict.fromkeys(described.source for described in classes))
    listed = "; ".join(f"{number}: {described.name}" for number, described in enumerate(classes))
    power_law = (
        "Power law within the bounds of the class, its exponent from the class's recorded mean (assumption)."
    )

    def of_workplaces(values: np.ndarray, unit: str, kind: str, description: str) -> Given:
        return Given("workplace", values, unit, kind, sources, description)

    given = {
        "place_in_queue": Given(
            "worker",
            place_in_queue(slots_each, seed),
            unit="share of slots",
            kind="assumption",
            source="growth reaches all workplaces in proportion",
            description="Order in which slots fill, apart from all traits.",
        ),
        "workforce": of_workplaces(workforce.astype(np.float32), "persons", "sampled", power_law),
        "stands_for": of_workplaces(
            stands_for.astype(np.float32),
            "enterprises",
            "sampled",
            "Real enterprises; adds to the recorded plants.",
        ),
        "log_size": of_workplaces(
            np.log(workforce).astype(np.float32), "log persons", "sampled", "Natural logarithm of workforce."
        ),
        "size_class": of_workplaces(size_class.astype(np.int32), "index", "recorded", listed),
        "persons_per_slot": Given(
            "country",
            np.array([tables.largest_workforce / slots], dtype=np.float32),
            unit="persons",
            kind="recorded",
            source=tables.workforce_source,
            description="Persons that one slot stands for: the largest workforce over the number of slots.",
        ),
    }
    joined = "fitted to tables of cells" if tables.associations else "taken as independent (assumption)"
    description = (
        f"{slots} slots for {tables.largest_workforce:g} workers of {tables.country}, seed {seed}; "
        f"size class, branch and town {joined}; the shares of each are the same at all dates (assumption)"
    )
    return with_traits(Society(levels, given, tables.country, description), tables.traits, seed)


def _place_blocks(tables: PopulationTables, blocks: tuple[Block, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Branch and town of each workplace, int32, in order of blocks, then of branches and towns."""
    classes = tables.size_classes
    persons = np.array([described.persons for described in classes])
    by_class = Margin("size_class", tuple(c.name for c in classes), tuple(persons), "recorded", "")
    joint = fit_joint((by_class, tables.branches, tables.towns), tables.associations)
    within_class = joint / joint.sum(axis=(1, 2), keepdims=True)
    ideal = np.stack([within_class[block.size_class] * block.slots for block in blocks])
    numbers = np.array([block.workplaces for block in blocks])
    weights = np.array([block.slots_each for block in blocks])
    # First branches, then the towns of each: if all cells were rounded at once, the errors of many small
    # cells would add up in the branches.
    in_branch = carry_remainders(ideal.sum(axis=2), numbers, weights)
    branches, towns = ideal.shape[1:]
    of_branch = [carry_remainders(ideal[:, b], in_branch[:, b], weights) for b in range(branches)]
    cells = np.stack(of_branch, axis=1).ravel()
    town = np.tile(np.arange(towns, dtype=np.int32), len(blocks) * branches)
    branch = np.tile(np.repeat(np.arange(branches, dtype=np.int32), towns), len(blocks))
    return np.repeat(branch, cells), np.repeat(town, cells)


def _labelled(margin: Margin) -> Filling:
    size = len(margin.names)
    return Filling(size, {"country": np.zeros(size, dtype=np.int32)}, margin.names)


def _demand_sound(tables: PopulationTables, slots: int) -> None:
    if not (np.isfinite(tables.largest_workforce) and tables.largest_workforce > 0):
        raise SocietyError(
            f"largest_workforce is {tables.largest_workforce}; give persons, a positive number"
        )
    if not 1 <= tables.smallest_workplace <= tables.largest_workplace:
        raise SocietyError(
            f"smallest_workplace {tables.smallest_workplace} and largest_workplace "
            f"{tables.largest_workplace}: need 1 <= smallest <= largest"
        )
    if not tables.size_classes:
        raise SocietyError("no size classes; give at least one, with its persons and plants")
    if slots < tables.smallest_workplace:
        raise SocietyError(
            f"{slots} slots do not fill one workplace; ask for at least {tables.smallest_workplace}"
        )
    for table, dimension in ((tables.branches, "branch"), (tables.towns, "town")):
        if table.dimension != dimension:
            raise SocietyError(f"the table given for {dimension!r} is of dimension {table.dimension!r}")
