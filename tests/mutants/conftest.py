"""The mutations are a module beside the tests; with importlib mode its folder must be named."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
