"""A digest tells two things apart whenever what computes with them may differ, and else does not."""

from __future__ import annotations

import collections
import dataclasses
import decimal
import enum
import functools
import importlib
import math
import random
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Self

import numpy as np
import pytest

from conjuncture.engine.digests import digest


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., ModuleType]]:
    """Writes a module of a name of its own, with its text, and loads it."""
    monkeypatch.syspath_prepend(tmp_path)
    loaded: list[str] = []

    def load(text: str, name: str = "") -> ModuleType:
        name = name or f"digested_{len(loaded)}_{tmp_path.name}"
        (tmp_path / f"{name}.py").write_text(textwrap.dedent(text), "utf-8")
        loaded.append(name)
        sys.modules.pop(name, None)
        importlib.invalidate_caches()
        return importlib.import_module(name)

    yield load
    for name in loaded:
        sys.modules.pop(name, None)


def of(value: Any) -> str:
    found = digest(value)
    assert found.unknown == ()
    return found.value


@dataclasses.dataclass
class Pair:
    left: float
    right: float


class Colour(enum.Enum):
    RED = 1
    BLUE = 2


class Slotted:
    __slots__ = ("held",)

    def __init__(self, held: float) -> None:
        self.held = held


class Counted(int):
    label: str

    def __new__(cls, number: int, label: str) -> Self:
        made = super().__new__(cls, number)
        made.label = label
        return made


APART = [
    (0.0, -0.0),
    (1, True),
    (1, 1.0),
    ("1", 1),
    ("a", b"a"),
    ((1, 2), [1, 2]),
    ((1, (2,)), ((1, 2),)),
    ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    ({1, 2}, frozenset({1, 2})),
    (np.float32(0.1), np.float64(0.1)),
    (np.zeros((2, 3)), np.zeros((3, 2))),
    (np.zeros(6, np.float32), np.zeros(6, np.int32)),
    (np.arange(5_000), np.where(np.arange(5_000) == 2_500, -1, np.arange(5_000))),
    (np.array(["a", None], object), np.array(["a", "None"], object)),
    (Pair(1, 2), Pair(2, 1)),
    (Colour.RED, Colour.BLUE),
    (Slotted(1), Slotted(2)),
    (Counted(1, "a"), Counted(1, "b")),
    (Counted(1, "a"), Counted(2, "a")),
    (collections.defaultdict(int, a=1), collections.defaultdict(list, a=1)),
    (functools.partial(math.pow, 2), functools.partial(math.pow, 3)),
    (math.exp, math.log),
    (np.exp, np.log),
    ([1, 2, 3].append, [1, 2].append),
]


@pytest.mark.parametrize(("one", "other"), APART, ids=range(len(APART)))
def test_different_values_have_different_digests(one: Any, other: Any) -> None:
    assert of(one) != of(other)


def test_equal_values_have_one_digest_whatever_their_identity() -> None:
    def made() -> Any:
        return [Pair(0.1, 0.2), {"a": np.arange(3)}, {3, 1, 2}, ("x" * 30, None), float("nan"), Slotted(2)]

    assert of(made()) == of(made())
    shared = [1, 2]
    assert of([shared, shared]) == of([[1, 2], [1, 2]])


def test_a_circle_ends() -> None:
    circle: list[Any] = [1]
    circle.append(circle)
    other: list[Any] = [2]
    other.append(other)
    assert of(circle) != of(other)


REACHED = {
    "a constant": ("K = {}", "return x * K"),
    "a constant inside a collection": ("K = dict(a=[{}])", "return x * K['a'][0]"),
    "a helper's constant": ("K = {}\ndef helper(x):\n    return x * K", "return helper(x)"),
    "a helper's own number": ("def helper(x):\n    return x * {}", "return helper(x)"),
    "a helper's default": ("def helper(x, by={}):\n    return x * by", "return helper(x)"),
    "a helper's keyword default": ("def helper(x, *, by={}):\n    return x * by", "return helper(x)"),
    "a helper of a helper": (
        "def inner(x):\n    return x * {}\ndef helper(x):\n    return inner(x)",
        "return helper(x)",
    ),
    "a lambda": ("helper = lambda x: x * {}", "return helper(x)"),
    "a comprehension's constant": ("K = {}", "return sum(x * K for _ in range(2))"),
    "a nested function's constant": ("K = {}", "def inner():\n        return K\n    return inner()"),
    "a factory's argument": (
        "def made(by):\n    def helper(x):\n        return x * by\n    return helper\nhelper = made({})",
        "return helper(x)",
    ),
    "a class's method": ("class C:\n    def m(self, x):\n        return x * {}", "return C().m(x)"),
    "an object's attribute": (
        "class C:\n    def __init__(self, k):\n        self.k = k\nc = C({})",
        "return x * c.k",
    ),
    "a kept function's body": (
        "import functools\n@functools.cache\ndef helper(x):\n    return x * {}",
        "return helper(x)",
    ),
    "a partial's argument": (
        "import functools\ndef by(k, x):\n    return x * k\nhelper = functools.partial(by, {})",
        "return helper(x)",
    ),
    "a number of its own": ("", "return x * {}"),
    "a helper's attribute": ("def helper(x):\n    return x * helper.k\nhelper.k = {}", "return helper(x)"),
    "a class's attribute": ("class C:\n    k = {}", "return x * C.k"),
    "an attribute of a class's class": (
        "class M(type):\n    @property\n    def k(cls):\n        return {}\nclass C(metaclass=M):\n    pass",
        "return x * C.k",
    ),
    "what a data class computes when it is made": (
        (
            "import dataclasses\n@dataclasses.dataclass\nclass C:\n    k: dataclasses.InitVar[float]\n"
            "    def __post_init__(self, k):\n        self.twice = 2 * k\nc = C({})"
        ),
        "return x * c.twice",
    ),
    "an attribute given to an object of a data class": (
        "import dataclasses\n@dataclasses.dataclass\nclass C:\n    a: float\nc = C(1.0)\nc.k = {}",
        "return x * c.k",
    ),
    "an object that wraps a function": (
        (
            "import functools\ndef plain(x):\n    return x\nclass C:\n    def __init__(self, k):\n"
            "        functools.update_wrapper(self, plain)\n        self.k = k\n"
            "    def __call__(self, x):\n        return x * self.k\nhelper = C({})"
        ),
        "return helper(x)",
    ),
    "a private slot": (
        (
            "class C:\n    __slots__ = ('__k',)\n    def __init__(self, k):\n        self.__k = k\n"
            "    def m(self):\n        return self.__k\nc = C({})"
        ),
        "return x * c.m()",
    ),
    "an attribute of a derived partial": (
        "import functools\nclass P(functools.partial):\n    pass\nhelper = P(abs)\nhelper.k = {}",
        "return helper(x) * helper.k",
    ),
    "an attribute of a derived array": (
        "import numpy\nclass A(numpy.ndarray):\n    pass\na = numpy.zeros(2).view(A)\na.k = {}",
        "return x * a.k",
    ),
    "a name of a column": (
        (
            "import numpy\nc = {}\na = numpy.array([(1.0, 2.0)], [('a', float), ('b', float)] if c < 5 else "
            "[('b', float), ('a', float)])"
        ),
        "return x * a['a'][0]",
    ),
}


@pytest.mark.parametrize("what", REACHED)
def test_a_function_has_another_digest_where_what_it_reaches_is_another(what: str, module: Any) -> None:
    before, body = REACHED[what]
    text = f"{before}\ndef f(x):\n    {body}\n"
    one, same, other = (module(text.replace("{}", number)) for number in ("1.0", "1.0", "9.0"))
    assert one.f(1) != other.f(1)  # what is changed does decide the result
    assert of(one.f) == of(same.f)
    assert of(one.f) != of(other.f)


def test_a_constant_set_anew_in_a_loaded_module_gives_another_digest(module: Any) -> None:
    made = module("K = 1.0\ndef f(x):\n    return x * K\n")
    before = of(made.f)
    made.K = 9.0
    assert of(made.f) != before


@pytest.mark.parametrize("kept", ["functools.cache", "jax.jit"])
def test_what_a_cache_keeps_is_forgotten_where_it_is_digested(kept: str, module: Any) -> None:
    head = f"import {kept.partition('.')[0]}\nK = 1.0\n@{kept}\ndef helper():\n    return K\n"
    made = module(f"{head}def f(x):\n    return x * helper()\n")
    assert made.f(1.0) == 1.0
    made.K = 9.0
    of(made.f)
    assert made.f(1.0) == 9.0


def test_a_file_changed_after_it_was_loaded_changes_no_digest(module: Any) -> None:
    made = module("def f(x):\n    return x * 1.0\n")
    before = of(made.f)
    Path(made.__file__).write_text("def f(x):\n    return x * 9.0\n", "utf-8")
    assert of(made.f) == before


@pytest.mark.parametrize(
    "use",
    [
        "import {0}\ndef f(x):\n    return x * {0}.K",
        "from {0} import K\ndef f(x):\n    return x * K",
        "def f(x):\n    from {0} import K\n    return x * K",
        "def f(x):\n    import {0}\n    return x * {0}.K",
        "import {0}\nmods = [{0}]\ndef f(x):\n    return x * mods[0].K",
    ],
)
def test_a_constant_in_a_module_beside_is_reached(use: str, module: Any) -> None:
    def made(number: str) -> str:
        beside = module(f"K = {number}\n", "beside_the_theory")
        return of(module(use.format(beside.__name__)).f)

    assert made("1.0") == made("1.0") != made("9.0")


def test_what_stands_in_a_module_beside_and_is_not_reached_decides_nothing(module: Any) -> None:
    def made(number: str) -> str:
        module(f"K = 1.0\nUNUSED = {number}\n", "beside_the_theory")
        return of(module("import beside_the_theory\ndef f(x):\n    return x * beside_the_theory.K\n").f)

    assert made("1.0") == made("9.0")


def test_words_place_and_layout_decide_nothing(module: Any) -> None:
    plain = module("def f(x):\n    '''What it does.'''\n    return x * 2 + (1 if x else 0)\n").f
    other = module(
        "# a remark\n\nX = 3\n\ndef f(x):\n    '''Said otherwise.'''\n    # why\n    return (\n"
        "        x * 2\n        + (1 if x else 0)\n    )\n"
    ).f
    assert of(plain) == of(other)


def test_a_docstring_that_is_also_a_value_is_told_apart(module: Any) -> None:
    def made(word: str) -> Any:
        return module(f"def f(x):\n    '{word}'\n    return '{word}'\n").f

    assert of(made("less")) != of(made("more"))


def test_a_function_that_ran_often_keeps_its_digest(module: Any) -> None:
    made = module("import math\ndef f(x):\n    return sum(math.exp(y) for y in range(x)) if x > 1 else x\n")
    before = of(made.f)
    for number in range(500):
        made.f(number % 20)
    assert of(made.f) == before


def test_how_decimal_numbers_are_rounded_decides_their_results(module: Any) -> None:
    for text in (
        "from decimal import Decimal\ndef f(x):\n    return float(Decimal(x) / Decimal(3))\n",
        "import decimal\nK = decimal.Decimal(1)\ndef f(x):\n    return float(x / K)\n",
    ):
        made = module(text).f
        usual = of(made)
        with decimal.localcontext(prec=3):
            assert of(made) != usual
        assert of(made) == usual


def test_a_helper_whose_name_is_read_is_told_apart_by_it(module: Any) -> None:
    def made(name: str) -> str:
        return of(module(f"def f(x):\n    return x * len({name}.__name__)\ndef {name}(x):\n    return x\n").f)

    assert made("short") != made("much_longer")


UNSURE = {
    "chance of its own": ("import random", "return x * random.random()"),
    "a generator of numpy's": ("import numpy", "return x * numpy.random.random()"),
    "the clock": ("import time", "return x * time.time()"),
    "the environment": ("import os", "return x * float(os.environ['RATE'])"),
    "a file that numpy reads": ("import numpy as np", "return x * float(np.loadtxt('rate.txt'))"),
    "a file that numpy reads, by its own name": (
        "from numpy import loadtxt",
        "return x * float(loadtxt('rate.txt'))",
    ),
    "a file that numpy reads, imported inside": (
        "",
        "import numpy as np\n    return x * float(np.loadtxt('rate.txt'))",
    ),
    "chance of numpy's, imported inside": ("", "import numpy as np\n    return x * np.random.random()"),
    "a file that jax reads": ("import jax.numpy as jnp", "return x * jnp.load('rate.npy')"),
    "a third party that is not known to compute": (
        "import pandas",
        "return x * pandas.read_csv('rate.csv').iloc[0, 0]",
    ),
    "what jax made of a function": ("import jax\ng = jax.vmap(lambda x: x * 2)", "return g(x)"),
    "an array with gaps": ("import numpy as np\na = np.ma.array([1.0], mask=[True])", "return x * a.sum()"),
    "a file": ("", "return x * float(open('rate.txt').read())"),
    "a helper that reads a file": ("def rate():\n    return float(open('r').read())", "return x * rate()"),
    "code from text": ("", "return eval('x * 2')"),
    "a global that it sets": ("N = 0", "global N\n    N += 1\n    return x * N"),
    "an iterator": ("numbers = iter([1, 2, 3])", "return x * next(numbers)"),
    "a docstring read as a number": ("class Rate:\n    '2.0'", "return x * float(Rate.__doc__)"),
    "a docstring asked for by its name": (
        "class Rate:\n    '2.0'",
        "return x * float(getattr(Rate, '__doc__'))",
    ),
    "annotations read as numbers": ("class Rate:\n    k: 2.0", "return x * Rate.__annotations__['k']"),
    "a module that is not there": ("", "import not_there_at_all\n    return not_there_at_all.K"),
    "a module taken inside": ("", "import secrets\n    return secrets.randbelow(3)"),
}


@pytest.mark.parametrize("what", UNSURE)
def test_what_cannot_be_followed_is_named_with_the_function_that_reaches_it(
    what: str, module: Any, wording
) -> None:
    before, body = UNSURE[what]
    found = digest(module(f"{before}\ndef f(x):\n    {body}\n").f)
    assert found.unknown
    wording(*found.unknown)


def test_pure_functions_of_python_and_of_numpy_are_known(module: Any) -> None:
    text = "import math\nimport numpy as np\ndef f(x):\n    return math.exp(x) + np.exp(x) + max(abs(x), 1)\n"
    assert digest(module(text).f).unknown == ()


def test_chance_itself_is_no_value() -> None:
    assert digest(random.Random(1)).unknown
