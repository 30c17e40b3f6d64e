"""Spain in the world, 1930-1937: shares of classes, from a folder of tables."""
