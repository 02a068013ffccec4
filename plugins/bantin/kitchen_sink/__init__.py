"""A page of every component of the theme in every state, for those who work on the theme."""
