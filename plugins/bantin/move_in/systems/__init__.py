"""One reader for each system from which people move: each yields the same kind of story."""
