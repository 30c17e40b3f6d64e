"""Cases: a place, a period, its record and what happened."""
