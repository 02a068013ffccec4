"""Redirects and headers for each kind of host, from one source."""
