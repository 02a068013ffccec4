"""Photos of other sites saved in their story's folder when an editor asks: the one place that uses the network."""
