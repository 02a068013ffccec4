"""The safe build: a staging tree beside the site, verified, then swapped in one step; one build at a time."""
