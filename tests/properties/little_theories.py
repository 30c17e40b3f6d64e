"""A strategy that writes little theories, as the text of a theory file, and societies for them to run on.

A counterexample is printed as a file that can be read, and run again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from hypothesis import strategies as st

from conjuncture import Theory
from conjuncture.engine.simulation import Hold, Simulation
from conjuncture.networks import each_draw, edges, poisson, ring
from conjuncture.society.levels import Filling
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
_UNARY = ("tanh", "sigmoid", "floor", "ceil", "round_", "sign", "abs", "-")
_PRIORS = ("Beta(2, 3)", "Normal(0, 2)", "LogNormal(-1, 1)")
_CONSTANTS = ("0.0", "1.0", "-0.5", "0.1", "3.0", "1e-3", "7", "-2", "1 / 3", "20.25")


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


_Known = tuple[str, str, str]  # name, level, sort: "number", "truth", "vector", or to whom it refers: ">town"


@dataclass
class _Writer:
    """Writes expressions for one mechanism out of what it may read."""

    pick: Callable[[Any], Any]
    level: str
    shape: dict[str, tuple[str, ...]]
    readable: list[_Known]
    specials: tuple[str, ...]
    looks: bool  # whether it may look through ties
    read: set[str] = field(default_factory=set)
    quantities: list[str] = field(default_factory=list)

    def names(self, sort: str, level: str | None) -> list[str]:
        """Variables of a sort that are seen as one value (level None) or as the group of a level below."""
        seen = {self.level, *_above(self.shape, self.level)} if level is None else {level}
        found = [name for name, stands, kind in self.readable if kind == sort and stands in seen]
        here = (self.level, level)
        if self.looks and "ties" in self.shape and here in (("worker", "ties"), ("ties", None)):
            found += [f"ties({name})" for name, at, kind in self.readable if kind == sort and at == "worker"]
        return found

    def groups(self, sort: str) -> list[str]:
        """Levels below with a variable of this sort."""
        below = [level for level in self.shape if self.level in _above(self.shape, level)]
        return [level for level in below if self.names(sort, level)]

    def references(self) -> list[tuple[str, str]]:
        """Variables that refer to somebody, of whom something is looked at; with the level of that one."""
        if not self.looks:
            return []
        seen = {self.level, *_above(self.shape, self.level)}
        pairs = [(name, kind[1:]) for name, at, kind in self.readable if kind[0] == ">" and at in seen]
        return [(name, level) for name, level in pairs if self.at("number", level)]

    def at(self, sort: str, level: str) -> list[str]:
        """Variables of a sort on this very level, from wherever one looks."""
        return [name for name, stands, kind in self.readable if kind == sort and stands == level]

    def looked_at(self, depth: int) -> str:
        """What another has, who is referred to."""
        name, level = self.pick(self.references())
        value = self.use(self.pick(self.at("number", level)))
        if self.pick([0, 0, 1]):
            self.use("dt")
            value = f"(tanh({value}) * 0.5 + dt)"
        self.use(name)
        return f"{name}({value}, absent={self.number(depth - 1)})"

    def aims(self) -> list[str]:
        """Variables by which members name one of those of whom the mechanism is."""
        found = [one for one in self.readable if one[2] == f">{self.level}"] if self.looks else []
        return [name for name, stands, _ in found if self.at("number", stands)]

    def of_those_who_name(self, depth: int) -> str:
        """What those have who name a member."""
        aim = self.use(self.pick(self.aims()))
        (level,) = {stands for name, stands, _ in self.readable if name == aim}
        value = f"named({aim})({self.use(self.pick(self.at('number', level)))})"
        if self.pick([0, 1]):
            value = f"clip({value} + {self.number(depth - 1)}, -1e4, 1e4)"
        condition = f"named({aim})({self.use(self.pick(self.at('number', level)))}) > {self.pick(_CONSTANTS)}"
        options = self.pick(["", f"where={condition}"])
        match self.pick(["mean", "sum", "min", "max", "count", "quantile", "number"]):
            case "quantile":
                return f"{value}.quantile({', '.join(['0.5', options][: 1 + bool(options)])})"
            case "number":
                return f"named({aim}).{self.pick(['count', 'max'])}()"
            case operation:
                return f"{value}.{operation}({options})"

    def chosen(self, level: str) -> str:
        """A reference to a member of a level."""
        self.use("noise")
        kinds = ["member", "member", "number"] + ["pairs"] * (level == self.level)
        kinds += ["tie"] * (self.looks and "ties" in self.shape and level == self.level == "worker")
        where = ""
        if self.looks and self.at("number", level) and self.pick([0, 1]):
            where = f"({self.use(self.pick(self.at('number', level)))} > {self.pick(_CONSTANTS)})"
        match self.pick(kinds):
            case "tie":
                self.use("ties")
                options = f", where=ties({where})" if where else ""
                return f"ties.choose(noise{options})"
            case "pairs":
                return f"noise.pairs({f'where={where}' if where else ''})"
            case "member":
                return f"noise.member({level}{f', where={where}' if where else ''})"
            case _:
                self.use("size_of")
                return f"floor(noise.uniform() * (size_of({level}) + 1.0)) - 1.0"

    def use(self, name: str) -> str:
        """Note that the mechanism reads a name, or looks at one through ties."""
        self.read.update(name.removesuffix(")").split("("))
        return name

    def number(self, depth: int, child: str | None = None) -> str:
        """A number: of one member, or with `child` of each member of a group (mixed with one's own)."""
        names = self.names("number", None) + (self.names("number", child) * 3 if child else [])
        kinds = (
            ["name"] * 2 + ["constant", "quantity", "special"]
            if depth == 0 or self.pick([0, 0, 0, 1])
            else []
        )
        if not kinds:
            kinds = ["binary"] * 4 + ["unary"] * 3 + ["protected"] * 2 + ["where", "power", "from truth"]
            if child is None:
                kinds += ["noise"] * 2 + (["reduced"] * 5 if self.groups("number") else [])
                kinds += ["reduced truth"] * 2 if self.groups("truth") else []
                kinds += ["of vector"] if self.names("vector", None) else []
            kinds += ["look"] * 4 if self.references() else []
            kinds += ["named"] * 4 if self.aims() and child is None else []
            kinds += (
                ["part"]
                if self.names("vector", None) + (self.names("vector", child) if child else [])
                else []
            )
        inner = lambda: self.number(depth - 1, child)  # noqa: E731
        match self.pick(kinds):
            case "name" if names:
                name = self.use(self.pick(names))
                return f"start({name})" if self.pick([0, 0, 0, 0, 0, 1]) and "(" not in name else name
            case "quantity":
                self.quantities.append(f"q{len(self.quantities)}")
                return self.quantities[-1]
            case "special":
                special = self.use(self.pick(self.specials))
                levels = [
                    level for level in self.shape if level != "ties"
                ]  # ties are no level of their own here
                return f"size_of({self.pick(levels)})" if special == "size_of" else special
            case "binary":
                if self.pick([0, 0, 0, 0, 1]):
                    return f"{self.pick(['minimum', 'maximum'])}({inner()}, {inner()})"
                if self.pick([0, 0, 0, 0, 1]):
                    return f"({inner()} {self.pick(['/', '//', '%'])} {self.pick(['3.0', '0.7', '-11'])})"
                if self.pick([0, 0, 0, 0, 0, 1]):
                    return f"({inner()} {self.pick(['//', '%'])} (abs({inner()}) + 0.25))"
                return f"({inner()} {self.pick(['+', '-', '*'])} {inner()})"
            case "unary":
                return f"{self.pick(_UNARY)}({inner()})"
            case "protected":
                form = self.pick([
                    "log(abs({0}) + 0.01)", "sqrt(abs({0}))",
                    "exp(minimum({0}, 9.0))", "{1} / (abs({0}) + 0.25)",
                    "exp(clip({0}, -100, 9))",
                ])  # fmt: skip
                return "(" + form.format(inner(), inner()) + ")"
            case "where":
                return f"where({self.truth(depth - 1, child)}, {inner()}, {inner()})"
            case "power":
                return self.pick(
                    ["clip({0}, -9, 9) ** 3", "(abs({0}) + 0.5) ** -2", "clip(abs({0}), 0, 9) ** 1.5"]
                ).format(inner())
            case "from truth":
                return f"(1.5 * {self.truth(depth - 1, child)})"
            case "noise":
                self.use("noise")
                form = self.pick([
                    "noise.uniform()", "noise.uniform({0}, 5.0)",
                    "noise.normal({0}, 0.5)", "noise.exponential()",
                    "noise.choice(6)",
                ])  # fmt: skip
                self.use("dt")  # a plain number that means nothing would be refused before the run
                return form.format(f"{inner()} + 0 * dt")
            case "reduced":
                return self.reduced(depth)
            case "look":
                return self.looked_at(depth)
            case "named":
                return self.of_those_who_name(depth)
            case "reduced truth":
                child = self.pick(self.groups("truth"))
                reduction = self.pick(["share", "mean", "sum", "count"])
                return f"({self.truth(depth - 1, child, group=True)}).{reduction}()"
            case "of vector":
                vector = self.use(self.pick(self.names("vector", None)))
                return f"{vector}.{self.pick(['sum', 'mean', 'min', 'max'])}()"
            case "part":
                vectors = self.names("vector", None) + (self.names("vector", child) if child else [])
                return f"{self.use(self.pick(vectors))}[{self.pick([0, 1, 2, -1])}]"
            case _:
                return self.pick(_CONSTANTS)

    def reduced(self, depth: int) -> str:
        """A group of numbers brought to one."""
        child = self.pick(self.groups("number"))
        member = self.use(self.pick(self.names("number", child)))
        if self.names("vector", child) and self.pick([0, 1]):
            member = f"{self.use(self.pick(self.names('vector', child)))}[{self.pick([0, 2])}]"
        if child == "ties" and self.level == "worker" and self.looks and self.pick([0, 0, 1]):
            self.use("ties")
            self.use("dt")
            member = f"ties(clip({self.number(depth - 1)} + 0 * dt, -1e4, 1e4))"
        group = (
            f"clip({member} + {self.number(depth - 1, child)}, -1e4, 1e4)" if self.pick([0, 1]) else member
        )
        options = [f"where={self.truth(depth - 1, child, group=True)}"] if self.pick([0, 1]) else []
        match self.pick(["mean", "weighted", "sum", "min", "max", "quantile", "count"]):
            case "weighted":
                return f"{group}.mean({', '.join([*options, f'weights=abs({member})'])})"
            case "quantile":
                share = self.pick(["0", "0.1", "0.25", "0.5", "0.7", "1.0"])
                return f"{group}.quantile({', '.join([share, *options])})"
            case operation:
                return f"{group}.{operation}({', '.join(options)})"

    def truth(self, depth: int, child: str | None = None, *, group: bool = False) -> str:
        """A truth, likewise; with `group` it surely is one for each member of the group."""
        if group:
            sort = self.pick([kind for kind in ("number", "truth") if self.names(kind, child)])
            name = self.use(self.pick(self.names(sort, child)))
            return (
                name
                if sort == "truth"
                else f"({name} {self.pick(['<', '>=', '!='])} {self.number(depth - 1, child)})"
            )
        names = self.names("truth", None) + (self.names("truth", child) if child else [])
        kinds = ["compare"] * 3 + (["name"] * 3 if names else [])
        if depth > 0:
            kinds += ["and", "not"] + (
                ["noise", *(["any"] if self.groups("truth") else [])] if child is None else []
            )
            kinds += ["lottery"] * 3 if self.references() and child is None else []
        match self.pick(kinds):
            case "name":
                return self.use(self.pick(names))
            case "and":
                return f"({self.truth(depth - 1, child)} {self.pick('&|^')} {self.truth(depth - 1, child)})"
            case "not" if names:
                return f"(~{self.use(self.pick(names))})"
            case "noise":
                self.use("noise")
                self.use("dt")
                chance = f"{self.number(depth - 1, child)} + 0 * dt"
                # As it comes it is often no probability: then the draw fails.
                return f"noise.bernoulli({chance if self.pick([0, 0, 0, 1]) else f'clip({chance})'})"
            case "lottery":
                self.use("noise")
                aim, level = self.pick(self.references())
                places = self.pick(["", ", places=2"])
                if self.pick([0, 0, 1]):
                    places = f", places={self.use(self.pick(self.at('number', level)))}"
                return f"noise.lottery({self.use(aim)}{places})"
            case "any":
                below = self.pick(self.groups("truth"))
                return f"({self.truth(depth - 1, below, group=True)}).{self.pick(['any', 'all'])}()"
            case _:
                operator = self.pick(["<", "<=", ">", ">=", "=="])
                # dt is a value, so that two plain constants do not make a plain Python truth.
                left, right = self.number(max(depth - 1, 0), child), self.pick(_CONSTANTS)
                return f"({left} {operator} {self.use('dt')} * {right})"

    def body(self, sort: str, depth: int) -> str:
        """What the mechanism returns. With dt in it, it is never a plain constant."""
        if sort == "vector":
            return self.vector()
        self.use("dt")
        if sort[0] == ">":
            own = [name for name, at, kind in self.readable if (at, kind) == (self.level, sort)]
            kept = self.use(self.pick(own)) if own else "NONE"
            choice = self.chosen(sort[1:])
            return f"where({self.truth(depth - 1)} & (dt > 0.0), {kept}, {choice})"
        return (
            f"clip({self.number(depth)} + 0 * dt, -90, 90)"
            if sort == "number"
            else f"{self.truth(depth)} & (dt > 0.0)"
        )

    def vector(self) -> str:
        """A vector of three parts."""
        self.use("noise")
        own = self.names("vector", None)
        start = self.use(self.pick(own)) if own and self.pick([0, 1]) else "noise.uniform(-1, 1, parts=3)"
        if self.pick([0, 0, 1]):
            start = f"vector({self.number(1)}, {self.number(1)}, {self.pick(_CONSTANTS)})"
        below = self.groups("vector")
        if below and self.pick([0, 1]):
            child = self.pick(below)
            start = (
                f"{self.use(self.pick(self.names('vector', child)))}.{self.pick(['mean', 'sum', 'max'])}()"
            )
        return f"clip({start} * 0.5 + {self.number(1)} * noise.normal(parts=3), -9, 9)"


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
        writer = _Writer(
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
        draw(_societies(shape)),
        draw(st.integers(0, 2**40)),
        holds,
        tuple(cuttable),
        ("ties",) if tied else (),
    )


def _hold(pick: Callable[[Any], Any], name: str, sort: str) -> Hold:
    values = {"truth": [0.0, 1.0], "number": [0.0, 1.0, 0.3], "vector": [0.0, 1.0, 0.3]}
    return Hold(name, pick(values.get(sort, [0.0, -1.0])), pick([0, 1]), pick([1, 2, 9]))


@st.composite
def _societies(draw: st.DrawFn, shape: dict[str, tuple[str, ...]]) -> Society:
    """Members placed anywhere, so that groups are uneven and some are empty."""
    largest = {
        "country": 1, "town": 4, "branch": 3, "union": 3, "club": 15, "workplace": 6, "worker": 14,
    }  # fmt: skip
    levels: dict[str, Filling] = {}
    for level, above in shape.items():
        if level == "ties":
            continue
        size = draw(st.integers(2 if level == "worker" and "ties" in shape else 1, largest[level]))
        within = {
            parent: np.array(
                draw(st.lists(st.integers(0, levels[parent].size - 1), min_size=size, max_size=size)),
                np.int32,
            )
            for parent in above
            if parent != "club"
        }
        levels[level] = Filling(size, within)
    workers = levels["worker"].size
    ages = draw(st.lists(st.floats(-50, 50, width=32), min_size=workers, max_size=workers))
    society = Society.of(levels, {"age": ("worker", np.array(ages, np.float32))}, name="little")
    if "ties" not in shape:
        return society
    kind = draw(st.sampled_from(["listed", "listed", "anew", "by shifts"]))
    if kind == "anew" or (kind == "by shifts" and workers > 2):
        mean = draw(st.floats(0.1, min(3, workers - 1)))
        rule = each_draw(poisson(mean)) if kind == "anew" else ring(2)
        tied = society.with_networks({"ties": ("worker", rule)}, draw(st.integers(0, 99)))
        places = np.arange(tied.levels["ties"].size, dtype=np.float32)
        return tied.giving("warmth", "ties", np.cos(places), "1")
    member = st.integers(0, workers - 1)
    pair = st.tuples(member, member).filter(lambda two: two[0] != two[1])
    rows = draw(st.lists(pair, min_size=1, max_size=30, unique=True))
    warmth = draw(st.lists(st.floats(-2, 2, width=32), min_size=len(rows), max_size=len(rows)))
    return society.with_networks({"ties": ("worker", edges(rows, directed=True, warmth=warmth))})


def _above(shape: dict[str, tuple[str, ...]], level: str) -> set[str]:
    return set(shape[level]).union(*(_above(shape, parent) for parent in shape[level]))
