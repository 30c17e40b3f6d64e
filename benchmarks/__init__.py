"""How fast the engine is, beside a hand-written loop and beside Mesa: `python -m benchmarks`."""
