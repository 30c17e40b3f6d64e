"""The levels of the coarse theory, and what a case and its society supply to all of its files.

Shares of classes and strata instead of individuals. Everything that is given has an absent value, so that the
theory runs on any society that has the levels.
"""

from conjuncture import Level, given, series

world = Level("world")
country = Level("country", within=(world,))
stratum = Level("stratum", within=(country,))
village = Level("village", within=(country,))
organisation = Level("organisation", within=(country,))

# Of the world.
first_year = given(
    world, unit="year", description="The year in which the case begins, with its fraction.", absent=0.0
)

# Of a country, for good.
industrial_share = given(
    country, unit="share of working people", description="Workers in industry.", absent=0.1, within=(0, 1)
)
workers_at_first = given(country, unit="1 = 1913", description="Industrial workers at the start.", absent=1.0)
literacy = given(
    country, unit="share of adults", description="Who can read and write.", absent=0.5, within=(0, 1)
)
foreign_debt = given(
    country,
    unit="0 none, 1 all of industry's finance",
    description="Dependence on foreign finance.",
    absent=0.3,
    within=(0, 1),
)
army_of_peasants = given(
    country, unit="share of soldiers", description="Soldiers from villages.", absent=0.5, within=(0, 1)
)
landlord_land = given(
    country, unit="share of farmed land", description="Land held by landlords.", absent=0.4, within=(0, 1)
)
hostile_powers = given(
    country,
    unit="0 none, 1 at once and in force",
    description="Readiness of others to intervene.",
    absent=0.5,
    within=(0, 1),
)
home_of_first_revolution = given(
    country, unit="truth", description="Where the first workers' state may arise.", absent=False
)
electoral_democracy = given(
    country,
    unit="0 none, 1 full",
    description="How far the old power answers to elections: V-Dem's index, a mean of years before.",
    absent=0.2,
    within=(0, 1),
)
colonial = given(country, unit="truth", description="Ruled, or half ruled, from outside.", absent=False)

# Of a stratum of the industrial workers.
stratum_share = given(
    stratum, unit="share of the country's workers", description="Its size.", absent=1.0, within=(0, 1)
)
large_works = given(
    stratum, unit="share of its workers", description="Who work in large works.", absent=0.5, within=(0, 1)
)
village_tie = given(
    stratum,
    unit="share of its workers",
    description="Who have a house or land there.",
    absent=0.3,
    within=(0, 1),
)
schooling = given(
    stratum, unit="share of its workers", description="Skilled and able to read.", absent=0.5, within=(0, 1)
)
women = given(stratum, unit="share of its workers", description="Women.", absent=0.3, within=(0, 1))
young = given(
    stratum, unit="share of its workers", description="Under twenty-five.", absent=0.3, within=(0, 1)
)
minority_nation = given(
    stratum, unit="share of its workers", description="Of another nation.", absent=0.1, within=(0, 1)
)

# Of a layer of the peasants: rich, middle, poor.
village_share = given(
    village, unit="share of the country's peasants", description="Its size.", absent=1.0, within=(0, 1)
)
hires_labour = given(village, unit="truth", description="The rich: they hire others.", absent=False)
landless = given(
    village, unit="share", description="Who have too little land to live on.", absent=0.4, within=(0, 1)
)

# Of an organisation: what form it has, what it stands for. Parties, unions, councils and committees alike.
activity_demanded = given(
    organisation, unit="0 dues, 1 all spare time", description="Of members.", absent=0.5, within=(0, 1)
)
selectivity = given(
    organisation, unit="0 all comers, 1 a tested few", description="At the door.", absent=0.3, within=(0, 1)
)
pooling_effort = given(
    organisation,
    unit="share of effort",
    description="On bringing experience of many places together.",
    absent=0.3,
    within=(0, 1),
)
propaganda_effort = given(
    organisation, unit="share of effort", description="On teaching its ideas.", absent=0.3, within=(0, 1)
)
command = given(
    organisation, unit="0 none, 1 complete", description="Discipline from the top.", absent=0.3, within=(0, 1)
)
clandestine = given(
    organisation, unit="0 open, 1 hidden", description="How far it must hide.", absent=0.0, within=(0, 1)
)
paid_officers = given(
    organisation, unit="share of officers", description="Who live by their office.", absent=0.3, within=(0, 1)
)
faction_rights = given(
    organisation, unit="0 none, 1 full", description="To oppose within it.", absent=0.5, within=(0, 1)
)
is_council = given(
    organisation, unit="truth", description="A council or committee of delegates.", absent=False
)
is_union = given(organisation, unit="truth", description="A trade union.", absent=False)
is_party = given(organisation, unit="truth", description="A party.", absent=True)
revises = given(organisation, unit="truth", description="It revises its premises by evidence.", absent=True)
follows_international = given(
    organisation, unit="truth", description="It follows the International.", absent=False
)
initial_implantation = given(
    organisation,
    unit="share of works",
    description="Where it has a leading worker when it is founded: at the start, if it was there then.",
    absent=0.02,
    within=(0, 1),
)
founded = given(
    organisation, unit="year", description="When it was founded; 0: it was there from the start.", absent=0.0
)
dissolved = given(
    organisation,
    unit="year",
    description="When it split or ended of itself; 0: it did not.",
    absent=0.0,
)
base_of_owners = given(
    organisation,
    unit="share of its base",
    description="Who own, manage or hold rank: whom workers' power would cost what they have.",
    absent=0.0,
    within=(0, 1),
)
for_peace = given(
    organisation,
    unit="0 against, 1 for",
    description="Its position on ending war.",
    absent=0.5,
    within=(0, 1),
)
for_land = given(
    organisation,
    unit="0 against, 1 for",
    description="On land to those who till it.",
    absent=0.5,
    within=(0, 1),
)
for_workers_control = given(
    organisation, unit="0 against, 1 for", description="On factories.", absent=0.5, within=(0, 1)
)
for_soviet_power = given(
    organisation, unit="0 against, 1 for", description="On who governs.", absent=0.5, within=(0, 1)
)
for_self_determination = given(
    organisation, unit="0 against, 1 for", description="On nations.", absent=0.5, within=(0, 1)
)

# Over time, for each country: the case's inputs.
war = series(country, unit="0 peace, 1 total war", description="Strain of war.", absent=0.0)
defeat = series(country, unit="0 none, 1 complete", description="Military defeat.", absent=0.0)
harvest = series(country, unit="-1 failure, 1 plenty", description="The last harvest.", absent=0.0)
trade = series(country, unit="log growth of industry a year", description="The trade cycle.", absent=0.02)
blow_to_state = series(
    country, unit="0 none, 1 the worst", description="Blows to the regime from its side.", absent=0.0
)
legality = series(
    country, unit="0 none, 1 full", description="How far workers may organise openly.", absent=0.5
)
# And for the world.
slump = series(
    world, unit="0 none, 1 the deepest", description="Depression of the world's trade.", absent=0.0
)
