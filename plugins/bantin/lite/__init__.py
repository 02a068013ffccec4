"""A text-first twin of each story: one small request, for slow and costly connections."""
