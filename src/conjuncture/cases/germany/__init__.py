"""Germany in the world, 1914-1923: shares of classes, from a folder of tables."""
