"""One rule a file: what it is called, how grave it is, and where a story breaks it."""
