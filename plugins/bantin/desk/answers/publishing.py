"""Publishing: what it will change and what stops it; then the site on its way."""

from __future__ import annotations

from typing import Any

from bantin.desk.office import Given, Office
from bantin.desk.publishing import Publisher
from bantin.desk.refusal import Refusal
from bantin.newsroom.message import say


def plan(office: Office, given: Given) -> Any:
    """Return what publishing will change, and what stops it."""
    publisher = _publisher(office)
    found = publisher.plan()
    stops = [{"message": it.message, "path": it.path, "line": it.line} for it in found.stops]
    stories = [{"what": str(what), "title": title} for what, title in publisher.titles(found.stories)]
    pages = []
    for photos, said in ((False, "desk/pages-change"), (True, "desk/photos-change")):
        new, changed, gone = found.files.counts(photos=photos)
        if new or changed or gone:
            pages.append(str(say(said, new=new, changed=changed, gone=gone)))
    notes = [str(it) for it in found.notes]
    return {"stops": stops, "stories": stories, "pages": pages, "notes": notes, "ready": found.is_ready}


def publish(office: Office, given: Given) -> Any:
    """Publish the site, and say where it is."""
    said = _publisher(office).publish()
    return {"done": True, "said": said, "address": office.desk.address}


def _publisher(office: Office) -> Publisher:
    if office.publisher is None:
        raise Refusal(409, say("desk/nowhere"))
    return office.publisher
