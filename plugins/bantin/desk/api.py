"""What the pages of the desk may ask, by name, and how large each question may be; questions and answers are JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bantin.desk.answers import foreign, past, photos, publishing, start, stories
from bantin.desk.office import Given, Office

Answer = Callable[[Office, Given], Any]
SMALL, LARGE = 4_000_000, 90_000_000  # bytes of a question; a photo comes in base64

ANSWERS: dict[str, tuple[Answer, int]] = {
    "start": (start.list_start, SMALL),
    "known": (start.known, SMALL),
    "begin": (stories.begin, SMALL),
    "open": (stories.open_, SMALL),
    "save": (stories.save, SMALL),
    "judge": (stories.judge, SMALL),
    "zalo": (stories.zalo, SMALL),
    "versions": (past.versions, SMALL),
    "compare": (past.compare, SMALL),
    "restore": (past.restore, SMALL),
    "delete": (past.delete, SMALL),
    "bin": (past.list_bin, SMALL),
    "put-back": (past.put_back, SMALL),
    "bring-back": (past.bring_back_all, LARGE),
    "cards": (photos.cards, SMALL),
    "photo": (photos.photo, LARGE),
    "look": (photos.look, LARGE),
    "word": (foreign.word, LARGE),
    "forget-notes": (foreign.forget_notes, SMALL),
    "paste": (foreign.paste, 6_000_000),
    "plan": (publishing.plan, SMALL),
    "publish": (publishing.publish, SMALL),
}

__all__ = ["ANSWERS", "Office"]
