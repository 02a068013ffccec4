"""Photos of other sites brought beside their story when an editor asks: the one place that uses the network."""
