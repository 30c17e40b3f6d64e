"""Files: read users' files strictly, write files whole or not at all, turn names into names of files."""
