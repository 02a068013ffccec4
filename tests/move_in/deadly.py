"""A converter that ends its process; workers that are given it import no more than this."""

from __future__ import annotations

import os
import signal

from bantin.move_in.account import Account
from bantin.move_in.converting import Converter, NewStory
from bantin.move_in.old_story import OldStory
from bantin.newsroom.message import Message


class Deadly(Converter):
    """Ends its process, or wants more memory than there is, where the first word of a body says so."""

    def convert(self, story: OldStory, account: Account) -> NewStory | Message:
        match story.body.partition(" ")[0]:
            case "SIGKILL" | "SIGSEGV" as name:
                os.kill(os.getpid(), getattr(signal, name))
            case "MEMORY":
                bytearray(1 << 40)
        return NewStory(f"{story.source}.md", "chữ", True, "", {})


def deadly_stories(*bodies: str) -> list[OldStory]:
    """Return stories of these bodies, by number."""
    return [OldStory(source=f"{number}", fields={}, body=it, form="html") for number, it in enumerate(bodies)]
