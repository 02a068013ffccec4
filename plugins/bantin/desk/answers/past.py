"""What was: earlier versions of a story, the bin, a backup that comes back."""

from __future__ import annotations

from typing import Any

from bantin.desk import stories
from bantin.desk.answers.stories import open_
from bantin.desk.backup_return import bring_back, take_part
from bantin.desk.office import Given, Office, bytes_of
from bantin.desk.refusal import Refusal
from bantin.newsroom.message import say


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


def bring_back_all(office: Office, given: Given) -> Any:
    """Take in a part of a backup, which stands ``at`` a place in it; put all back once there are no ``more``."""
    archive = take_part(office.desk, given.get("at", 0), bytes_of(given))
    if given.get("more"):
        return {"said": ""}
    done = bring_back(office.desk, archive)
    return {"said": str(say("desk/brought-all", new=done.new, replaced=done.replaced))}
