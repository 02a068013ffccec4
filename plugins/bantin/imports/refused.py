"""Why a file is no story that can be had, in one sentence."""

from __future__ import annotations

from bantin.newsroom.message import Message


class Refused(Exception):
    """A file that is not imported; nothing was written."""

    def __init__(self, said: Message) -> None:
        super().__init__(said)
        self.said = said
