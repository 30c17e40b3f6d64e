"""A strategy that writes little theories, as the text of a theory file, and societies for them to run on.

A counterexample is printed as a file that can be read, and run again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from hypothesis import strategies as st
from little_societies import societies
from little_writers import Writer

from conjuncture import Theory
from conjuncture.engine.simulation import Hold, Simulation
from conjuncture.society.society import Society

STEPS = 4
_SHAPES = {
    "chain": {"country": (), "town": ("country",), "worker": ("town",)},
    "diamond": {
        "country": (), "town": ("country",), "branch": ("country",), "workplace": ("town", "branch"),
        "worker": ("workplace",),
    },
    "joined": {"country": (), "town": ("country",), "club": ("country",), "worker": ("town", "club")},
    "fork": {"country": (), "town": ("country",), "union": (), "worker": ("town", "union")},
}  # fmt: skip
_INITIAL = {"number": ("0.5", "-3.0", "0.0"), "truth": ("True", "False"), "vector": ("(1.0, 2.0, -0.5)",)}
_ABSENT = {"number": "0.25", "truth": "False", "vector": "0.0"}
_PRIORS = ("Beta(2, 3)", "Normal(0, 2)", "LogNormal(-1, 1)")


@dataclass(frozen=True)
class Little:
    """A theory, as text and as an object, with all that decides its run but for cuts and holds."""

    text: str
    theory: Theory
    society: Society
    seed: int
    holds: tuple[Hold, ...]
    cuttable: tuple[str, ...]
    networks: tuple[str, ...]

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        homes = {
            level: {k: v.tolist() for k, v in filling.within.items()}
            for level, filling in self.society.levels.items()
        }
        ages = self.society.given["age"].values.tolist()
        far = {name: network.decides for name, network in self.society.networks.items()}
        society = f"homes={homes}\nages={ages}\nfar={far}"
        printer.text(f"\n{self.text}\nseed={self.seed}, holds={self.holds}\n{society}\n")

    def _prices(self) -> np.ndarray:
        """A series of which each worker has a course of its own, (steps, workers)."""
        workers = np.arange(self.society.levels["worker"].size)
        return np.cos(np.arange(STEPS)[:, None] + 0.7 * workers)

    def simulation(self, cut: tuple[str, ...] = (), *, held: bool = False) -> Simulation:
        """A run. Without `held` the interventions' windows are empty, so that one program serves both."""
        holds = self.holds if held else tuple(Hold(hold.variable, hold.value, 0, 0) for hold in self.holds)
        return Simulation(
            self.theory.without(*cut), self.society, steps=STEPS, seed=self.seed, holds=holds,
            series={"harvest": np.linspace(-1, 2, STEPS), "prices": self._prices()},
            keep=tuple(self.theory.mechanisms),
        )  # fmt: skip


@st.composite
def little_theories(draw: st.DrawFn) -> Little:
    """Theories of four to nine mechanisms over three to five levels, with uneven and empty groups."""
    pick = lambda options: draw(st.sampled_from(list(options)))  # noqa: E731
    shape = _SHAPES[pick(_SHAPES)]
    tied = pick([False, False, True])
    roles = pick(
        ["", "", "filled_by='employed'", "filled_by='employed', renewed_by='leaves'", "renewed_by='leaves'"]
    )
    lines = ["from conjuncture import *", ""]
    for level, above in shape.items():
        within = f", within=({', '.join(above)},)" if above else ""
        within += ", joined_by={'club': 'belongs'}" if "club" in above else ""
        lines.append(
            f"{level} = Level({level!r}{within}{f', {roles}' if level == 'worker' and roles else ''})"
        )
    if tied:
        shape = {**shape, "ties": ("worker",)}
        lines += ["ties = network(worker)", "warmth = given(ties, unit='1')"]
    lines += [
        "harvest = series(country, unit='1')", "prices = series(worker, unit='1')",
        "age = given(worker, unit='year')", "",
    ]  # fmt: skip
    known = [("age", "worker", "number"), ("harvest", "country", "number"), ("prices", "worker", "number")]
    known += [("warmth", "ties", "number")] if tied else []
    given = tuple(known)
    refers = pick([False, False, True])
    sorts = ["number"] * 4 + ["truth"] * 2 + ["vector"]
    sorts += [f">{level}" for level in shape if level not in ("ties", "country")] * 2 if refers else []
    plan = [(f"{pick('ssddr')}{at}", pick(shape), pick(sorts)) for at in range(draw(st.integers(4, 7)))]
    plan += [("employed", "worker", "truth")] if "employed" in roles else []
    plan += [("leaves", "worker", "truth")] if "leaves" in roles else []
    plan += [("belongs", "worker", ">club")] if "club" in shape else []
    kinds = {"s": "state", "d": "derived", "r": "trait"}
    kind_of = {name: kinds.get(name[0], "derived") for name, _, _ in plan} | {"belongs": "state"}
    if "employed" in roles:
        kind_of["employed"] = pick(["state", "derived", "trait"])
    # Traits first, then states, which all may read as they are at the start of the step, then derived values.
    plan.sort(key=lambda item: ("trait", "state", "derived").index(kind_of[item[0]]))
    states = [item for item in plan if kind_of[item[0]] == "state"]
    traits, written, cuttable = [one for one in known if one[0] in ("age", "warmth")], [], []
    for name, level, sort in plan:
        kind = kind_of[name]
        own = [(name, level, sort)] if kind == "state" else []
        readable = traits if kind == "trait" else [*known, *states, *own, *written]
        if name in (
            "employed",
            "leaves",
        ):  # who is there must not hang on groups, which wait for it, by any way
            readable = [item for item in readable if item[1] == "worker" and item in (*given, *states, *own)]
        if kind == "trait" and "club" in shape:  # traits are drawn before anybody belongs to a club
            readable = [item for item in readable if (item[1] == "club") == (level == "club")]
        writer = Writer(
            pick,
            level,
            shape,
            [*dict.fromkeys(readable)],
            ("dt", "me", "size_of") if kind == "trait" else ("dt", "t", "me", "size_of"),
            looks=name not in ("employed", "leaves"),
        )
        depth = draw(st.integers(2, 4))
        body = writer.body(sort, depth)
        bounds = sort == "number" and pick([0, 0, 0, 0, 1])
        options = ["source='invented'"]
        if kind == "state":
            options.append(f"initial={pick(_INITIAL.get(sort, ('NONE', '0')))}")
        if kind == "derived" or level == "club" or pick([0, 1]):
            options.append(f"absent={_ABSENT.get(sort, 'NONE')}")
        if sort[0] == ">":
            options.append(f"refers={sort[1:]}")
        if kind != "trait":
            cuttable.append(name)
        if sort == "vector":
            options.append("shape=(3,)")
        if bounds:
            options.append("within=(-20, 20)")
        signature = sorted(writer.read)
        if writer.quantities:
            signature.append("*")
            signature += [f"{q}=parameter({pick(_PRIORS)}, unit='1', reason='-')" for q in writer.quantities]
        lines += [
            f"@{kind}({level}, {', '.join(options)})",
            f"def {name}({', '.join(signature)}):",
            f"    return {body}",
            "",
        ]
        if kind == "trait":
            traits.append((name, level, sort))
            known.append((name, level, sort))
        elif kind == "derived":
            written.append((name, level, sort))
    text = "\n".join(lines)
    namespace: dict[str, Any] = {"__name__": "little"}
    exec(compile(text, "little.py", "exec"), namespace)
    held = pick(cuttable) if cuttable else None
    sort_of = {name: sort for name, _, sort in plan}
    holds = (_hold(pick, held, sort_of[held]),) if held else ()
    return Little(
        text,
        Theory.module(namespace),
        draw(societies(shape)),
        draw(st.integers(0, 2**40)),
        holds,
        tuple(cuttable),
        ("ties",) if tied else (),
    )


def _hold(pick: Callable[[Any], Any], name: str, sort: str) -> Hold:
    values = {"truth": [0.0, 1.0], "number": [0.0, 1.0, 0.3], "vector": [0.0, 1.0, 0.3]}
    return Hold(name, pick(values.get(sort, [0.0, -1.0])), pick([0, 1]), pick([1, 2, 9]))
