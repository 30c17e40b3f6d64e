"""Files: what is written whole or not at all, how names become files, and how what users bring is read."""
