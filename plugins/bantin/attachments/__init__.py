"""Files that readers download from a story: known kinds only, under names of our own."""
