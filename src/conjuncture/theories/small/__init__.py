"""The essay in small: theories of a dozen mechanisms, each for one chapter, that compile in seconds.

Each has an invented society of its own in cases/sketches, but for officers, whose case is a union.

abroad          workers hold power in one country: does it spread, and what stops it
consciousness   how far workers see, in quiet times and in a wave of struggle
degeneration    how officials come to administer after a war, and when they come to rule
officers        what sets the officers of a union apart from its members
roots           what is there when a government falls, and who takes its place
"""
