"""Writers of random mechanisms, one expression in another, of what their level can see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

_UNARY = ("tanh", "sigmoid", "floor", "ceil", "round_", "sign", "abs", "-")
_CONSTANTS = ("0.0", "1.0", "-0.5", "0.1", "3.0", "1e-3", "7", "-2", "1 / 3", "20.25")

Known = tuple[str, str, str]  # name, level, sort: "number", "truth", "vector", or to whom it refers: ">town"


@dataclass
class Writer:
    """Writes expressions for one mechanism out of what it may read."""

    pick: Callable[[Any], Any]
    level: str
    shape: dict[str, tuple[str, ...]]
    readable: list[Known]
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
        operation = self.pick(["mean", "sum", "min", "max", "count", "quantile", "number"])
        if operation == "number":
            return f"named({aim}).{self.pick(['count', 'max'])}()"
        (level,) = {stands for name, stands, _ in self.readable if name == aim}
        value = f"named({aim})({self.use(self.pick(self.at('number', level)))})"
        if self.pick([0, 1]):
            value = f"clip({value} + {self.number(depth - 1)}, -1e4, 1e4)"
        options = ["0.5"] if operation == "quantile" else []
        if self.pick([0, 1]):
            other = self.use(self.pick(self.at("number", level)))
            options.append(f"where=named({aim})({other}) > {self.pick(_CONSTANTS)}")
        return f"{value}.{operation}({', '.join(options)})"

    def chosen(self, level: str) -> str:
        """A reference to a member of a level."""
        self.use("noise")
        kinds = ["member", "member", "number"] + ["pairs"] * (level == self.level)
        kinds += ["tie"] * (self.looks and "ties" in self.shape and level == self.level == "worker")
        kind = self.pick(kinds)
        if kind == "number":
            self.use("size_of")
            return f"floor(noise.uniform() * (size_of({level}) + 1.0)) - 1.0"
        where = ""
        if self.looks and self.at("number", level) and self.pick([0, 1]):
            where = f"({self.use(self.pick(self.at('number', level)))} > {self.pick(_CONSTANTS)})"
        match kind:
            case "tie":
                self.use("ties")
                options = f", where=ties({where})" if where else ""
                return f"ties.choose(noise{options})"
            case "pairs":
                return f"noise.pairs({f'where={where}' if where else ''})"
            case _:
                return f"noise.member({level}{f', where={where}' if where else ''})"

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


def _above(shape: dict[str, tuple[str, ...]], level: str) -> set[str]:
    return set(shape[level]).union(*(_above(shape, parent) for parent in shape[level]))
