"""The pictures of a run, one kind a file; `presentation.run_page.run_pictures` makes those that a run has."""
