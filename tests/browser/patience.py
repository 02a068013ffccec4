"""How long browser tests wait for what a page does."""

PATIENCE = 60_000  # milliseconds; what a page does takes a few, but others may work on the same processors
