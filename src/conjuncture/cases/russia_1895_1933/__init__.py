"""Russia in the world, 1895-1933: shares of classes, from a folder of tables."""
