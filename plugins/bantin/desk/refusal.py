"""What the desk answers when it will not, or cannot, do what it was asked."""

from __future__ import annotations

from bantin.newsroom.message import Message, say


class Refusal(Exception):
    """An answer other than what was wished: an HTTP ``status`` and a sentence for the person at the desk."""

    def __init__(self, status: int, said: Message) -> None:
        super().__init__(said)
        self.status, self.said = status, said


def forbidden(said: Message | None = None) -> Refusal:
    """Return the refusal of a request that no page of the desk sends."""
    return Refusal(403, said or say("desk/stranger"))
