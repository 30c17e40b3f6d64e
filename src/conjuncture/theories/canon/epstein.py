"""Civil violence: people rebel where grievance outweighs the risk of arrest, and arrests make it riskier.

Joshua M. Epstein, "Modeling Civil Violence: An Agent-Based Computational Approach", Proceedings of the
National Academy of Sciences 99, supplement 3, 2002, pages 7243-7250, model I. People and police move about a
grid and see so far. A person's grievance is hardship times what the government lacks in legitimacy. The risk
of arrest grows with police in sight for each who rebels, oneself among them. Each of the police arrests one
of the rebels in sight; the jail term is up to thirty steps.

The paper leaves open what the figures hang on. Three readings of `ratio`, police to rebels: `printed`, as
the text has it, gives no outburst; `floor`, the whole number below, does. Two of `wanted`, whom police
may arrest: `who_acts`, those who rebel in this step, so that people act, are arrested and move; `who_acted`,
those who rebelled in the last one, so that they act, move and are arrested. Two of `second_target`: of police
who would arrest the same rebel all but one arrest nobody (`at_once`), or look for another (`one_by_one`). Two
of `active`: whether those arrested in a step count among its rebels. Two of `released`: who is in jail for n
steps misses n of them, or one more. All do each of these at once.
"""

from conjuncture import (
    NONE,
    Card,
    Fixed,
    Level,
    Theory,
    derived,
    exp,
    floor,
    given,
    maximum,
    named,
    network,
    parameter,
    round_,
    state,
    trait,
    where,
)
from conjuncture.theories.references import with_references

SOURCE = "Epstein 2002"
FIELD = "not in the text of Epstein 2002, but what its published outbursts take"

town = Level("town")
place = Level("place", within=(town,))
sight = network(place)
person = Level("person", within=(town, place), joined_by={"place": "at"})

first_place = given(person, refers=place, description="Where a person is at the start.")
police = given(person, truth=True, unit="truth", description="Whether a person is of the police.")


@trait(person, within=(0, 1), unit="share", source=f"{SOURCE}: uniform from 0 to 1")
def hardship(noise):
    """How hard a person's life is."""
    return noise.uniform()


@trait(person, within=(0, 1), unit="share", source=f"{SOURCE}: uniform from 0 to 1")
def risk_aversion(noise):
    """How much a person minds risk."""
    return noise.uniform()


@derived(person, absent=0.0, within=(0, 1), unit="share", source=SOURCE)
def grievance(
    hardship,
    *,
    legitimacy=parameter(Fixed(0.82), unit="share", source=f"{SOURCE}, model I", name="legitimacy"),
):
    """Hardship, so far as the government is not thought legitimate."""
    return hardship * (1 - legitimacy)


@derived(place, absent=0.0, unit="persons", source=SOURCE)
def people_here(police):
    """How many are here: one or nobody."""
    return police.count()


@derived(place, absent=0.0, unit="police", source=SOURCE)
def police_seen(sight, police_here):
    """Police in sight of this place."""
    return police_here + sight(police_here).sum()


@derived(place, absent=0.0, unit="police", source=SOURCE)
def police_here(police):
    """Police at this place."""
    return police.sum()


@derived(place, absent=0.0, unit="rebels", source=SOURCE)
def rebels_here(rebels):
    """Rebels at this place, since the last step."""
    return rebels.sum()


@derived(place, absent=0.0, unit="rebels", source=SOURCE)
def rebels_seen(sight, rebels_here):
    """Rebels in sight of this place."""
    return rebels_here + sight(rebels_here).sum()


@derived(person, absent=0.0, unit="police for each rebel", source=f"{SOURCE}: C / A", reading="printed")
def ratio(police_seen, rebels_seen, rebels):
    """Police in sight for each rebel in sight; whoever wonders whether to rebel counts among these."""
    return police_seen / (rebels_seen + ~rebels)


@ratio.reading("floor", source=FIELD)
def whole_number_below(police_seen, rebels_seen, rebels):
    """The whole number below: as soon as rebels are more than police, there is no risk."""
    return floor(police_seen / (rebels_seen + ~rebels))


@ratio.reading("rounded", source=FIELD)
def nearest_whole_number(police_seen, rebels_seen, rebels):
    """The nearest whole number."""
    return round_(police_seen / (rebels_seen + ~rebels))


@derived(person, absent=False, unit="truth", source=SOURCE)
def acts(
    grievance,
    risk_aversion,
    ratio,
    police,
    at,
    *,
    arrests=parameter(Fixed(2.3), unit="1", source=f"{SOURCE}: k, so that one to one is a risk of .9"),
    least=parameter(Fixed(0.1), unit="share", source=f"{SOURCE}: T"),
):
    """A person at large rebels where grievance exceeds the net risk by more than a little."""
    risk = 1 - exp(-arrests * ratio)
    return (grievance - risk_aversion * risk > least) & ~police & (at != NONE)


@derived(
    person, absent=False, unit="truth", source=f"{SOURCE}: act, then arrest, then move", reading="who_acts"
)
def wanted(acts):
    """Whom the police may arrest: those who rebel now."""
    return acts


@wanted.reading("who_acted", source=f"{SOURCE}: act, then move, then arrest")
def those_of_before(rebels, at):
    """Those who rebelled in the step before, where they are now."""
    return rebels & (at != NONE)


@derived(place, absent=0.0, unit="persons", source=SOURCE)
def wanted_here(wanted):
    """Whether somebody who may be arrested is here."""
    return wanted.sum()


@derived(place, refers=place, absent=NONE, source=SOURCE)
def target(sight, wanted_here, police_here, noise):
    """Where police who are here make an arrest: at any place in sight with a rebel."""
    return where(police_here > 0, sight.choose(noise, where=sight(wanted_here) > 0), NONE)


@derived(place, absent=False, unit="truth", source=SOURCE)
def comes_first(target, noise):
    """Whether police who are here make the arrest at their target; of several who would, one does."""
    return noise.lottery(target)


@derived(place, absent=False, unit="truth", source=SOURCE)
def found(target):
    """Whether police have found whoever is here, and will arrest them."""
    return named(target).count() > 0


@derived(
    place, refers=place, absent=NONE, source="own formulation of Epstein 2002: all at once", reading="at_once"
)
def second_target(target):
    """Police who come too late arrest nobody in this step."""
    return where(target == NONE, target, NONE)


@second_target.reading("one_by_one", source="own formulation of Epstein 2002: one after another")
def whoever_is_still_at_large(target, comes_first, sight, wanted_here, found, noise):
    """Police who come too late look round again, for a rebel whom none has found."""
    at_large = (sight(wanted_here) > 0) & ~sight(found)
    too_late = (target != NONE) & ~comes_first
    return where(too_late, sight.choose(noise, where=at_large), NONE)


@derived(place, absent=False, unit="truth", source=SOURCE)
def raided(found, second_target):
    """Whether police make an arrest here."""
    return found | (named(second_target).count() > 0)


@derived(person, absent=False, unit="truth", source=SOURCE)
def arrested(raided, wanted):
    """Whether a person is arrested."""
    return raided & wanted


@state(person, initial=False, unit="truth", source=SOURCE)
def rebels(acts, arrested):
    """Whether a person goes on in rebellion into the next step."""
    return acts & ~arrested


@state(person, initial=0, unit="steps", source=f"{SOURCE}: uniform from 0 to the longest term")
def term(term, arrested, noise):
    """How long a person is still in jail: up to thirty steps from the arrest."""
    return where(arrested, noise.choice(31), maximum(term - 1, 0))


@derived(
    person, absent=False, unit="truth", source="own formulation of Epstein 2002", reading="after_the_term"
)
def released(at, term):
    """Who has served the whole term comes out in the step after it."""
    return (at == NONE) & (term == 0)


@released.reading("with_its_last_step", source="own formulation of Epstein 2002")
def released_in_the_last_step(at, term):
    """Who serves the last step of the term comes out as it ends."""
    return (at == NONE) & (term <= 1)


@derived(place, refers=place, absent=NONE, source=f"{SOURCE}: rule M")
def way(sight, people_here, noise):
    """An empty place in sight, to which whoever is here would go."""
    return sight.choose(noise, where=sight(people_here) == 0)


@derived(person, refers=place, absent=NONE, source=f"{SOURCE}: rule M")
def aim(at, way, arrested, released, people_here, noise):
    """Where a person would go: in sight, or out of jail to any empty place when the term is over."""
    out = where(released, noise.member(place, where=people_here == 0), NONE)
    return where(arrested, NONE, where(at == NONE, out, way))


@derived(person, absent=False, unit="truth", source="own formulation: all move at once")
def goes(aim, noise):
    """Whether a person gets there: if several would go to the same place, one does."""
    return noise.lottery(aim)


@state(person, refers=place, initial="first_place", source=SOURCE)
def at(at, aim, goes, arrested):
    """Where a person is; nowhere while in jail."""
    return where(arrested, NONE, where(goes, aim, at))


@derived(town, absent=0.0, unit="persons", source="own formulation of Epstein 2002", reading="who_is_left")
def active(acts, arrested):
    """How many rebel and are not arrested in this step: what a loop counts that looks about at its end."""
    return (acts & ~arrested).sum()


@active.reading("all_who_act", source="own formulation of Epstein 2002")
def active_before_arrests(acts):
    """How many rebel in this step, those who are arrested in it among them."""
    return acts.sum()


@derived(town, absent=0.0, unit="persons", source=SOURCE)
def jailed(at):
    """How many are in jail at the start of the step."""
    return (at == NONE).sum()


@derived(town, absent=0.0, unit="persons", source="nobody is lost on the way")
def at_large(people_here):
    """How many are about."""
    return people_here.sum()


@derived(town, absent=0.0, unit="persons", source="no place holds two")
def fullest(people_here):
    """How many are at the fullest place."""
    return people_here.max()


CARD = Card(
    title="Civil violence against a central authority",
    what_it_is="A town whose people move about among police, suffer, and rebel where it is safe enough.",
    how_it_works=(
        "Everybody looks round: police in sight for each rebel make the risk of arrest. Who has more "
        "grievance than risk rebels. Police arrest one rebel each. Then all move, and after their term the "
        "jailed come back."
    ),
    what_to_notice=(
        "For long nothing happens; then police are few somewhere by chance, the boldest rebel, that makes it "
        "safer for others, and it breaks out. The jailed come back with their grievance."
    ),
    what_to_try=(
        "Run it with networks={'sight': grid(disc=7)} on 1,600 places in the readings of ratio; put "
        "legitimacy at .9, and nobody can ever act. Cut arrested: the first outburst never ends."
    ),
    claim="Rebellion breaks out where fear is lifted by chance, and not where grievance has grown.",
    scope="No organisation, no aims, no news but what is in sight; police who never waver.",
    refuted_by="Outbursts that follow what people suffer, and not where those who would arrest them are few.",
    source="Epstein 2002, Proceedings of the National Academy of Sciences 99, supplement 3: 7243-7250",
)

THEORY = with_references(Theory.module(globals(), card=CARD))
