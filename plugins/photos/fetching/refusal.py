"""Why a photo was not brought."""

from __future__ import annotations


class NotFetched(Exception):
    """A photo that does not come; the message is a Vietnamese sentence with its cure."""
