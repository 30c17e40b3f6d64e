"""The levels of an industrial society: workers in workplaces, these in towns and branches of industry."""

from conjuncture import Level

country = Level("country")
town = Level("town", within=(country,))
branch = Level("branch", within=(country,))
workplace = Level("workplace", within=(town, branch))
worker = Level("worker", within=(workplace,), filled_by="employed", renewed_by="leaves")
