"""The world, 1886-1981: the countries of twenty coded situations on one clock."""
