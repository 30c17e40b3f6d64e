"""Types with shapes are executed: what enters and leaves the engine is checked in every test."""

from jaxtyping import install_import_hook

install_import_hook(["conjuncture.engine.priors", "conjuncture.engine.batch"], "beartype.beartype")
