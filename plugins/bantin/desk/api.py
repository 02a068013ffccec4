"""What the pages of the desk ask for, by name: each question is JSON and so is each answer."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bantin.desk import stories
from bantin.desk.backup import bring_back
from bantin.desk.desk import Desk
from bantin.desk.foreign_text import draft_of_word, pasted_text
from bantin.desk.header_edit import name_of, value_of
from bantin.desk.judging import judged
from bantin.desk.listing import Listed, Listing, found_in, known_names
from bantin.desk.photo_cards import Card, cards_in, with_card, with_card_moved, without_card
from bantin.desk.photo_files import frame_of, photo_block, store_photo
from bantin.desk.preview import Preview
from bantin.desk.publishing import Publisher
from bantin.desk.refusal import Refusal
from bantin.desk.story_bytes import StoryBytes
from bantin.desk.story_paths import read_story, story_file
from bantin.devserver.findings import Finding
from bantin.newsroom.message import say

Given = Mapping[str, Any]
_MOST_LISTED = 60


@dataclass(slots=True)
class Office:
    """The desk with all that its pages ask of it; without a ``preview`` nobody builds, without ``publisher`` none."""

    desk: Desk
    listing: Listing
    preview: Preview | None = None
    publisher: Publisher | None = None


def list_start(office: Office, given: Given) -> Any:
    """Return what the start screen shows, or the stories that answer the ``query``."""
    found = office.listing.stories()
    query = str(given.get("query", "")).strip()
    if query:
        hits = found_in(found, query, office.desk.zone)
        return {"found": [_row(it, office) for it in hits[:_MOST_LISTED]], "count": len(hits)}
    groups: dict[str, list[Any]] = {}
    failing = _failing(office)
    for it in found:
        if it.standing == "broken" or it.path in failing:
            groups.setdefault("broken", []).append(_row(it, office))
        if it.standing in ("draft", "review", "waiting"):
            groups.setdefault(it.standing, []).append(_row(it, office))
    groups["recent"] = [_row(it, office) for it in [it for it in found if it.standing == "public"][:8]]
    return {"groups": {name: rows[:_MOST_LISTED] for name, rows in groups.items()}, "count": len(found)}


def _failing(office: Office) -> set[str]:
    findings = office.preview.state.outcome.findings if office.preview else ()
    return {it.path for it in findings if it.severity == "error"}


def _row(it: Listed, office: Office) -> dict[str, Any]:
    date = it.date.astimezone(office.desk.zone) if it.date else None
    made = {"path": it.path, "title": it.title, "standing": it.standing, "category": it.category}
    return {**made, "authors": list(it.authors), "date": f"{date:%d/%m/%Y %H:%M}" if date else ""}


def known(office: Office, given: Given) -> Any:
    """Return the names that are offered while somebody types: sections, authors, tags."""
    return {"categories": office.desk.categories, **known_names(office.listing.stories())}


def begin(office: Office, given: Given) -> Any:
    """Begin a story."""
    title, category = str(given.get("title", "")).strip(), str(given.get("category", "")).strip()
    if not title or not category:
        raise Refusal(400, say("desk/title-first"))
    return {"path": stories.begin_story(office.desk, title, category)}


def open_(office: Office, given: Given) -> Any:
    """Return a story to be edited."""
    return {**stories.open_story(office.desk, given.get("path")), **judge(office, given)}


def save(office: Office, given: Given) -> Any:
    """Save what was typed."""
    saved = stories.save_story(office.desk, given.get("path"), given.get("base"), given)
    return {**saved, **judge(office, {"path": given.get("path")})}


def judge(office: Office, given: Given) -> Any:
    """Return what is wrong in the story as it is on the disk, or as it would be with what was typed."""
    file = story_file(office.desk.root, given.get("path"))
    data, is_saved = read_story(file, office.desk.most), True
    if "body" in given or "fields" in given:
        typed = stories.edited(StoryBytes.of(data), given, office.desk)[0].data
        data, is_saved = typed, typed == data
    told = judged(office.desk, file.path, data)
    found = told.findings
    stamp = file.stamp()
    if office.preview and is_saved and stamp:
        found = [*found, *office.preview.findings(file.path, stamp[1] / 1e9)]
    return {"findings": _distinct(found, StoryBytes.of(data), told.lacking)}


def _distinct(found: list[Finding], story: StoryBytes, lacking: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the findings in the order of their lines, those of the header with the field of the form."""
    kept = {(it.line, it.message): it for it in found}
    ordered = sorted(kept.values(), key=lambda it: (it.line, ("error", "warning", "notice").index(it.severity)))
    names = {field.line: name_of(field) for field in story.parts.fields}
    made = []
    for it in ordered:
        row = {"line": it.line, "message": it.message, "severity": it.severity, "stops": it.stops}
        made.append({**row, "field": lacking.get(it.message) or names.get(it.line, "")})
    return made


def versions(office: Office, given: Given) -> Any:
    """Return the earlier versions of a story."""
    return {"versions": stories.earlier_versions(office.desk, given.get("path"))}


def compare(office: Office, given: Given) -> Any:
    """Return how a story differs from a version of it."""
    return {"rows": stories.compare_version(office.desk, given.get("path"), given.get("name"))}


def restore(office: Office, given: Given) -> Any:
    """Bring a version back."""
    stories.restore_version(office.desk, given.get("path"), given.get("name"))
    return open_(office, {"path": given.get("path")})


def delete(office: Office, given: Given) -> Any:
    """Put a story into the bin."""
    return {"thrown": stories.delete_story(office.desk, given.get("path"))}


def list_bin(office: Office, given: Given) -> Any:
    """Return what lies in the bin."""
    zone = office.desk.zone
    found = [(it, it.moment.astimezone(zone).isoformat()) for it in office.desk.trash.list()]
    return {"thrown": [{"name": it.name, "when": when, "path": it.story} for it, when in found]}


def put_back(office: Office, given: Given) -> Any:
    """Put back what was thrown away."""
    try:
        with office.desk.writing:
            return {"path": office.desk.trash.restore(str(given.get("name")))}
    except LookupError as error:
        raise Refusal(404, say("desk/no-version")) from error


def cards(office: Office, given: Given) -> Any:
    """Return the photos of a body as cards, once it is changed as the page asks: edit, move or remove one."""
    body = _text(given, "body")
    count = len(cards_in(body))
    if "edit" in given:
        alts = given.get("alts")
        if not isinstance(alts, list) or not all(isinstance(it, str) for it in alts):
            raise Refusal(400, say("desk/stranger"))
        body = with_card(body, _index(given, "edit", count), alts, _text(given, "caption"), _text(given, "credit"))
    elif "move" in given:
        body = with_card_moved(body, _index(given, "move", count), _index(given, "to", count))
    elif "remove" in given:
        body = without_card(body, _index(given, "remove", count))
    return {"body": body, "cards": [_card(index, it) for index, it in enumerate(cards_in(body))]}


def _card(index: int, it: Card) -> dict[str, Any]:
    photos = [{"alt": photo.alt, "name": photo.name} for photo in it.photos]
    return {"index": index, "photos": photos, "caption": it.caption, "credit": it.credit}


def _text(given: Given, name: str) -> str:
    value = given.get(name, "")
    if not isinstance(value, str):
        raise Refusal(400, say("desk/stranger"))
    return value.replace("\r\n", "\n")


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
    covered = [frame_of(it) for it in given.get("blur") or ()]
    name = store_photo(office.desk, file, _bytes(given), crop, covered)
    words = (_text(given, each) for each in ("alt", "caption", "credit"))
    return {"name": name, "block": photo_block(name, *words)}


def word(office: Office, given: Given) -> Any:
    """Make a draft of a Word file."""
    made = draft_of_word(office.desk, _text(given, "name"), _bytes(given))
    said = str(say("command/imported", photos=len(made.photos), findings=len(made.findings)))
    return {"path": made.story, "said": said}


def paste(office: Office, given: Given) -> Any:
    """Return what was pasted as Markdown."""
    text, said = pasted_text(_text(given, "html"), _text(given, "plain"))
    return {"text": text, "said": said}


def _bytes(given: Given) -> bytes:
    try:
        return base64.b64decode(_text(given, "data"), validate=True)
    except binascii.Error as error:
        raise Refusal(400, say("desk/stranger")) from error


def zalo(office: Office, given: Given) -> Any:
    """Return title, lead and public address of a story, to be sent to people."""
    file = story_file(office.desk.root, given.get("path"))
    parts = StoryBytes.of(read_story(file, office.desk.most)).parts
    page = office.preview.state.whereabouts.page_of(file.path) if office.preview else ""
    address = f"{office.desk.address}/{page}" if page and office.desk.address else ""
    return {"text": "\n".join(filter(None, [value_of(parts, "title"), value_of(parts, "summary"), address]))}


def bring_back_all(office: Office, given: Given) -> Any:
    """Put the files of a backup back."""
    done = bring_back(office.desk, _bytes(given))
    return {"said": str(say("desk/brought-all", new=done.new, replaced=done.replaced))}


def plan(office: Office, given: Given) -> Any:
    """Return what publishing will change, and what stops it."""
    publisher = _publisher(office)
    found = publisher.plan()
    stops = [{"message": it.message, "path": it.path, "line": it.line} for it in found.stops]
    stories_ = [{"what": str(what), "title": title} for what, title in publisher.titles(found.stories)]
    pages = []
    for photos, said in ((False, "desk/pages-change"), (True, "desk/photos-change")):
        new, changed, gone = found.files.counts(photos=photos)
        if new or changed or gone:
            pages.append(str(say(said, new=new, changed=changed, gone=gone)))
    notes = [str(it) for it in found.notes]
    return {"stops": stops, "stories": stories_, "pages": pages, "notes": notes, "ready": found.is_ready}


def publish(office: Office, given: Given) -> Any:
    """Publish the site, and say where it is."""
    said = _publisher(office).publish()
    return {"done": True, "said": said, "address": office.desk.address}


def _publisher(office: Office) -> Publisher:
    if office.publisher is None:
        raise Refusal(409, say("desk/nowhere"))
    return office.publisher


Answer = Callable[[Office, Given], Any]
SMALL, LARGE = 4_000_000, 90_000_000  # bytes of a question; a photo comes in base64

ANSWERS: dict[str, tuple[Answer, int]] = {
    "start": (list_start, SMALL),
    "known": (known, SMALL),
    "begin": (begin, SMALL),
    "open": (open_, SMALL),
    "save": (save, SMALL),
    "judge": (judge, SMALL),
    "versions": (versions, SMALL),
    "compare": (compare, SMALL),
    "restore": (restore, SMALL),
    "delete": (delete, SMALL),
    "bin": (list_bin, SMALL),
    "put-back": (put_back, SMALL),
    "cards": (cards, SMALL),
    "photo": (photo, LARGE),
    "word": (word, LARGE),
    "paste": (paste, 6_000_000),
    "zalo": (zalo, SMALL),
    "bring-back": (bring_back_all, LARGE),
    "plan": (plan, SMALL),
    "publish": (publish, SMALL),
}
