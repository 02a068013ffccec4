"""One story: begun, opened, saved, judged; and its address, to be sent to people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bantin.desk import stories
from bantin.desk.form import label_of
from bantin.desk.header_edit import name_of, value_of
from bantin.desk.import_notes import sentence
from bantin.desk.judging import judged
from bantin.desk.office import Given, Office
from bantin.desk.refusal import Refusal
from bantin.desk.story_bytes import StoryBytes
from bantin.desk.story_paths import read_story, story_file
from bantin.desk.versions import digest
from bantin.devserver.findings import Finding
from bantin.newsroom.diagnostic import SEVERITIES
from bantin.newsroom.message import say


def begin(office: Office, given: Given) -> Any:
    """Begin a story."""
    title, category = str(given.get("title", "")).strip(), str(given.get("category", "")).strip()
    if not title or not category:
        raise Refusal(400, say("desk/title-first"))
    return {"path": stories.begin_story(office.desk, title, category)}


def open_(office: Office, given: Given) -> Any:
    """Return a story to be edited."""
    opened = stories.open_story(office.desk, given.get("path"))
    return {**opened, "notes": office.desk.notes.of(opened["path"]), **judge(office, given)}


def save(office: Office, given: Given) -> Any:
    """Save what was typed."""
    saved = stories.save_story(office.desk, given.get("path"), given.get("base"), given)
    if office.preview and saved.get("base", given.get("base")) != given.get("base"):  # seen at once, if it changed
        office.preview.hint([str(office.desk.root / story_file(office.desk.root, given.get("path")).path)])
    return {**saved, **judge(office, {"path": given.get("path")})}


def judge(office: Office, given: Given) -> Any:
    """Return what is wrong in the story as it is on the disk, or as it would be with what was typed.

    ``there`` is the digest of what is on the disk, by which a page sees that somebody else has changed it.
    """
    file = story_file(office.desk.root, given.get("path"))
    data, is_saved = read_story(file, office.desk.most), True
    there = digest(data)
    if "body" in given or "fields" in given:
        typed = stories.edited(StoryBytes.of(data), given, office.desk)[0].data
        data, is_saved = typed, typed == data
    told = judged(office.desk, file.path, data)
    found = told.findings
    stamp = file.stamp()
    if office.preview and is_saved and stamp:
        found = [*found, *office.preview.findings(file.path, stamp[1] / 1e9)]
    return {"findings": _distinct(found, StoryBytes.of(data), told.lacking), "there": there}


def _distinct(found: list[Finding], story: StoryBytes, lacking: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the findings in the order of their lines, those of the header with the field of the form."""
    kept = {(it.line, it.message): it for it in sorted(found, key=lambda it: it.stops)}  # told twice: as it stops
    ordered = sorted(kept.values(), key=lambda it: (it.line, SEVERITIES.index(it.severity)))
    names = {field.line: name_of(field) for field in story.parts.fields}
    made = []
    for it in ordered:
        lacks = lacking.get(it.message, "")
        words = str(say("desk/lacking", label=label_of(lacks))) if lacks else sentence(it.message)
        row = {"line": it.line, "message": words, "severity": it.severity, "stops": it.stops}
        made.append({**row, "field": lacks or names.get(it.line, "")})
    return made


def zalo(office: Office, given: Given) -> Any:
    """Return title, lead and public address of a story, to be sent to people."""
    file = story_file(office.desk.root, given.get("path"))
    parts = StoryBytes.of(read_story(file, office.desk.most)).parts
    page = office.preview.state.whereabouts.page_of(file.path) if office.preview else ""
    address = f"{office.desk.address}/{page}" if page and office.desk.address else ""
    return {"text": "\n".join(filter(None, [value_of(parts, "title"), value_of(parts, "summary"), address]))}
