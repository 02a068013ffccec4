"""The start screen: what is to be done today, search, names that are known."""

from __future__ import annotations

from typing import Any

from bantin.desk.listing import Listed, found_in, known_names
from bantin.desk.office import Given, Office

_MOST_LISTED = 60
_RECENT = 8


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
    news = [it for it in found if it.standing == "public" and it.date]  # pages have no day, and are no news
    groups["recent"] = [_row(it, office) for it in news[:_RECENT]]
    return {"groups": {name: rows[:_MOST_LISTED] for name, rows in groups.items()}, "count": len(found)}


def known(office: Office, given: Given) -> Any:
    """Return the names that are offered while somebody types: sections, authors, tags."""
    return {"categories": office.desk.categories, **known_names(office.listing.stories())}


def _failing(office: Office) -> set[str]:
    findings = office.preview.state.outcome.findings if office.preview else ()
    return {it.path for it in findings if it.severity == "error"}


def _row(it: Listed, office: Office) -> dict[str, Any]:
    date = it.date.astimezone(office.desk.zone) if it.date else None
    made = {"path": it.path, "title": it.title, "standing": it.standing, "category": it.category}
    return {**made, "authors": list(it.authors), "date": f"{date:%d/%m/%Y %H:%M}" if date else ""}
