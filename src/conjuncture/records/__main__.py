"""`python -m conjuncture.records FOLDER`: accept the tables of a case's data folder as they are now."""

import sys
from pathlib import Path

from conjuncture.errors import ConjunctureError
from conjuncture.records.hashes import write_hashes

if len(sys.argv) != 2:
    sys.exit("Usage: python -m conjuncture.records FOLDER")
try:
    accepted = len(write_hashes(Path(sys.argv[1])))
except (ConjunctureError, OSError) as error:
    sys.exit(f"Error: {error}")
if not Path(sys.argv[1]).is_dir():
    sys.exit(f"There is no folder {sys.argv[1]}. Give the folder of a case's tables.")
sys.stdout.write(f"{accepted} tables accepted in {sys.argv[1]}\n")
