"""Why a photo was not brought."""

from __future__ import annotations

from bantin.newsroom.message import Words


class NotFetched(Exception):
    """A photo that does not come; ``said`` is a sentence with its cure."""

    def __init__(self, said: Words) -> None:
        super().__init__(said)
        self.said = said
