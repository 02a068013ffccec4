"""Photos of a story: their cards in its text, and their files."""

from __future__ import annotations

import base64
from typing import Any

from bantin.desk.office import Given, Office, bytes_of, text_of
from bantin.desk.photo_cards import Card, cards_in, with_card, with_card_moved, without_card
from bantin.desk.photo_files import frame_of, frames_of, made_photo, photo_block, store_photo
from bantin.desk.refusal import Refusal
from bantin.desk.story_paths import read_story, story_file
from bantin.newsroom.message import say


def cards(office: Office, given: Given) -> Any:
    """Return the photos of a body as cards, once it is changed as the page asks: edit, move or remove one."""
    body = text_of(given, "body")
    count = len(cards_in(body))
    if "edit" in given:
        alts = given.get("alts")
        if not isinstance(alts, list) or not all(isinstance(it, str) for it in alts):
            raise Refusal(400, say("desk/stranger"))
        words = text_of(given, "caption"), text_of(given, "credit")
        body = with_card(body, _index(given, "edit", count), alts, *words)
    elif "move" in given:
        body = with_card_moved(body, _index(given, "move", count), _index(given, "to", count))
    elif "remove" in given:
        body = without_card(body, _index(given, "remove", count))
    return {"body": body, "cards": [_card(index, it) for index, it in enumerate(cards_in(body))]}


def _card(index: int, it: Card) -> dict[str, Any]:
    photos = [{"alt": photo.alt, "name": photo.name} for photo in it.photos]
    return {"index": index, "photos": photos, "caption": it.caption, "credit": it.credit}


def _index(given: Given, name: str, count: int) -> int:
    value = given.get(name)
    if type(value) is not int or not 0 <= value < count:
        raise Refusal(409, say("desk/card-gone"))
    return value


def photo(office: Office, given: Given) -> Any:
    """Store a photo beside a story; return its name and the Markdown that shows it."""
    file = story_file(office.desk.root, given.get("path"))
    read_story(file, office.desk.most)
    crop = frame_of(given["crop"]) if given.get("crop") else None
    covered = frames_of(given.get("blur") or [])
    name = store_photo(office.desk, file, bytes_of(given), crop, covered)
    words = (text_of(given, each) for each in ("alt", "caption", "credit"))
    return {"name": name, "block": photo_block(name, *words)}


def look(office: Office, given: Given) -> Any:
    """Return a photo that browsers cannot show, such as one of an iPhone, as one that they can; store nothing."""
    made = made_photo(bytes_of(given), None, ())
    return {"data": base64.b64encode(made.data).decode(), "ending": made.ending}
