"""What a theory is made of, and what composing, cutting and choosing make of it."""

import pytest

from conjuncture import Level, Normal, Theory, TheoryError, derived, given, parameter, state, trait
from conjuncture.language.loading import load
from conjuncture.language.resolution import resolve

country = Level("country")
town = Level("town", within=(country,))
worker = Level("worker", within=(town,))


@trait(worker, source="-")
def brave(noise):
    return noise.bernoulli(0.5)


@state(worker, initial="brave", source="-")
def ready(ready, call):
    return ready | call


@derived(country, source="-", absent=False)
def call(out):
    return out.any()


@derived(town, source="-", absent=False, reading="by_quorum")
def out(ready, *, quorum=parameter(Normal(0.5, 0.1), unit="share", reason="-")):
    return ready.share() > quorum


@out.reading
def by_majority(ready):
    return ready.share() > 0.5


THEORY = Theory.of(brave, ready, call, out, name="contagion")


def test_the_order_follows_from_what_is_read():
    resolved = resolve(THEORY)
    assert resolved.derived == ("out", "call")
    assert {(read.reader, read.variable, read.relation) for read in resolved.reads} == {
        ("ready", "ready", "own"),
        ("ready", "call", "above"),
        ("call", "out", "group"),
        ("out", "ready", "group"),
    }


def test_a_state_that_starts_from_a_truth_is_one():
    assert resolve(THEORY).variables["ready"].truth


def test_cutting_choosing_and_renaming_leave_the_old_theory_as_it_was():
    other = THEORY.without("call").reading(out="by_majority").named("other")
    assert (other.cut, dict(other.chosen), other.name) == (
        frozenset({"call"}),
        {"out": "by_majority"},
        "other",
    )
    assert (THEORY.cut, dict(THEORY.chosen), THEORY.name) == (frozenset(), {}, "contagion")
    assert set(THEORY.parameters) == {"out.quorum"}
    assert set(other.parameters) == set()


def test_replacing_puts_another_mechanism_in_the_place_and_forgets_its_reading():
    @derived(town, source="-")
    def out(ready):
        return ready.all()

    other = THEORY.reading(out="by_majority").replacing(out=out)
    assert other.mechanisms["out"] is out
    assert "out" not in other.chosen
    assert resolve(other).derived == ("out", "call")


def test_adding_lets_one_theory_write_what_the_other_is_given():
    age = given(worker, unit="year", name="age")

    @derived(worker, source="-")
    def old(age):
        return age > 40.0

    @trait(worker, source="-", absent=30.0)
    def writes_age(noise):
        return noise.uniform(15.0, 60.0)

    reads = Theory.of(old, age, name="reads")
    assert set((THEORY + reads).inputs) == {"age"}

    def age_trait():
        @trait(worker, source="-")
        def age(noise):
            return noise.uniform(15.0, 60.0)

        return age

    both = reads + Theory.of(age_trait(), name="writes")
    assert (set(both.inputs), set(both.mechanisms)) == (set(), {"old", "age"})
    assert both.name == "reads+writes"


def test_a_reading_under_the_mechanisms_own_name_keeps_the_mechanism(tmp_path):
    path = tmp_path / "crowd.py"
    path.write_text(
        "from conjuncture import *\n"
        "town = Level('town')\n"
        "@derived(town, source='-')\n"
        "def calm(noise):\n    return noise.uniform()\n"
        "@calm.reading('printed')\n"
        "def calm(noise):\n    return noise.uniform() * 0.5\n"
        "THEORY = Theory.module(globals())\n"
    )
    theory = load(str(path))
    assert list(theory.mechanisms["calm"].readings) == ["main", "printed"]


@pytest.mark.parametrize("second", ["calm = 3", "def calm():\n    return 1", "calm = series(town, unit='1')"])
def test_whatever_takes_a_mechanisms_name_in_its_file_is_refused(tmp_path, second, wording):
    path = tmp_path / "crowd.py"
    path.write_text(
        "from conjuncture import *\n"
        "town = Level('town')\n"
        "@derived(town, source='-')\n"
        "def calm(noise):\n    return noise.uniform()\n"
        f"{second}\n"
        "THEORY = Theory.module(globals())\n"
    )
    with pytest.raises(TheoryError, match=r"crowd.py:6: 'calm'.*line 4") as refused:
        load(str(path))
    wording(refused.value)


def one(write, **declared):
    """Resolve a theory of one town mechanism that may read `brave`, `views` (a vector) and `bread`."""

    @trait(worker, source="-", shape=(3,))
    def views(noise):
        return noise.uniform(parts=3)

    @trait(town, source="-")
    def bread(noise):
        return noise.uniform()

    write.__name__ = "found"
    return resolve(
        Theory.of(THEORY.mechanisms["brave"], views, bread, derived(town, source="-", **declared)(write))
    )


def test_uniform_luck_may_lie_between_variables():
    assert not one(lambda bread, noise: noise.uniform(bread, bread + 1.0)).variables["found"].truth


def test_counting_a_group_of_vectors_gives_one_number():
    assert one(lambda views: views.count()).variables["found"].shape == ()


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda views: views.quantile(0.5), id="quantile of vectors"),
        pytest.param(lambda brave: brave.mean(where=True), id="where is one truth"),
        pytest.param(lambda brave, views: brave.mean(weights=views), id="weights are vectors"),
        pytest.param(lambda brave, bread: brave.mean(where=bread), id="where is a number"),
        pytest.param(lambda bread: list(bread), id="loop over a value"),
        pytest.param(lambda bread: bread.sum(), id="sum of one number"),
        pytest.param(lambda bread: (bread > 0.5).quantile(2.0), id="quantile beyond one"),
        pytest.param(lambda bread: bread + "loaves", id="number plus text"),
        pytest.param(lambda brave: brave.any() & 1.0, id="truth and number"),
    ],
)
def test_what_cannot_mean_anything_is_refused_with_the_mechanism_named(write, wording):
    with pytest.raises(TheoryError, match=r"test_theory.py:\d+: .*'found'") as refused:
        one(write)
    wording(refused.value)
