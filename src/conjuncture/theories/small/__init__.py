"""The essay in small: theories of a dozen mechanisms, each for one chapter, that compile in seconds.

consciousness   how far workers see, in quiet times and in a wave of struggle
"""
