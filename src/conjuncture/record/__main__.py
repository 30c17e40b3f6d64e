"""`python -m conjuncture.record FOLDER`: accept the tables of a case's data folder as they now stand."""

import sys
from pathlib import Path

from conjuncture.record.hashes import write_hashes

if len(sys.argv) != 2:
    sys.exit("Usage: python -m conjuncture.record FOLDER")
sys.stdout.write(f"{len(write_hashes(Path(sys.argv[1])))} tables accepted in {sys.argv[1]}\n")
