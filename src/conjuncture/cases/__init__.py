"""Cases: places and periods with their societies, inputs and records."""
