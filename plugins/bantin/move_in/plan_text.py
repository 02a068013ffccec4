"""The plan of a move, and what a run came to, as lines for a person who has never seen a header."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bantin.front_matter.schema import BY_KEY
from bantin.move_in.account import Kind
from bantin.move_in.moving import Move
from bantin.move_in.sections import Sections
from bantin.move_in.states import LEFT_OUT, STATES, counted_by_name
from bantin.move_in.tally import Tally
from bantin.newsroom.message import Message, say

_NEEDS_A_PERSON: tuple[Kind, ...] = (
    "no-date", "date-unread", "no-title", "no-category", "empty", "photo-missing", "photo-unfit", "file-missing",
    "file-remote",
    "link-lost", "link-hidden", "address-lost", "words",
)  # fmt: skip
_MOST = 30

Line = Message | str


def plan_lines(move: Move, sections: Sections, known: bool) -> Iterator[Line]:
    """Yield the lines of a plan; ``known`` says that the site names its sections in its settings already."""
    tally = move.tally
    yield say(
        "move-in/plan.system", system=say(f"move-in/system.{system_key(move.site.system)}", name=move.site.system)
    )
    yield say(
        "move-in/plan.stories",
        stories=tally.stories,
        pages=tally.pages,
        public=tally.public,
        hidden=tally.concerned["hidden"],
    )
    yield from _hidden(tally)
    if tally.judged:
        yield say("move-in/plan.passed", judged=tally.judged, passed=tally.passed)
        if sections.new and known:
            yield say("move-in/plan.passed-then")
    yield from _listed(tally.error_examples.values())
    yield from _unread(tally)
    if tally.left_out:
        yield say("move-in/plan.left-out", kinds=_counted(counted_by_name("left", LEFT_OUT, tally.left_out)))
    yield from _links(move.site.files.links)
    yield ""
    yield from _keys(tally)
    yield from _sections(move, sections, known)
    yield from _photos(tally)
    yield from _languages(tally)
    yield from _shortcodes(tally)
    yield from _for_a_person(tally)


def run_lines(move: Move) -> Iterator[Line]:
    """Yield what a run came to."""
    tally = move.tally
    yield say(
        "move-in/done.written",
        written=tally.written,
        rewritten=tally.rewritten,
        unchanged=tally.unchanged,
        files=tally.files,
    )
    if tally.edited:
        yield say("move-in/done.edited", count=tally.edited_count)
        yield from _listed(tally.edited)
    if tally.deleted:
        yield say("move-in/done.deleted", count=tally.deleted)
    yield from _unread(tally)
    yield from _links(move.site.files.links)
    yield from _photos(tally)
    yield from _for_a_person(tally)


# Systems of which there is one make each.
SYSTEMS = (
    *("hugo", "jekyll", "hexo", "pelican", "astro", "eleventy", "wordpress", "ghost", "blogger", "feed"),
    "markdown",
)


def system_key(system: str) -> str:
    """Return which name of the catalogue a system has: makes of portals have one in common."""
    return system if system in SYSTEMS else "portal"


def _unread(tally: Tally) -> Iterator[Line]:
    if tally.unread_count:
        yield say("move-in/plan.unread", count=tally.unread_count)
        for source, said in tally.unread[:_MOST]:
            yield say("move-in/plan.item", what=f"{source}: {said}")


def _links(links: Sequence[str]) -> Iterator[Line]:
    if links:
        yield say("move-in/plan.links", count=len(links))
        yield from _listed(sorted(links)[:5])


def _hidden(tally: Tally) -> Iterator[Line]:
    hidden = counted_by_name("state", STATES, tally.names.get("hidden", {}))
    for why, count in hidden.most_common():
        yield say("move-in/plan.hidden", why=why, count=count)


def _keys(tally: Tally) -> Iterator[Line]:
    if tally.became:
        yield say("move-in/plan.keys")
    for (key, ours), count in tally.became.most_common(_MOST):
        spellings = BY_KEY[ours].aliases if ours in BY_KEY else ()
        spelling = next((it for it in spellings if not it.isascii()), "Địa chỉ cũ")
        yield say("move-in/plan.key", key=key, ours=spelling, count=count)
    unused = tally.names.get("key", Counter())
    if unused:
        yield say("move-in/plan.keys-unused", keys=_counted(unused))


def _sections(move: Move, sections: Sections, known: bool) -> Iterator[Line]:
    found = move.index.categories
    if found:
        yield say("move-in/plan.sections", count=len(found), names=_counted(found))
    for name, into in sections.merged.items():
        if name != into:
            yield say("move-in/plan.merged", name=name, into=into)
    if sections.proposed:
        yield say("move-in/plan.proposed")
        for name, into in sections.proposed.items():
            yield f"    {json.dumps(name, ensure_ascii=False)} = {json.dumps(into, ensure_ascii=False)}"
    yield from new_sections(sections, known)


def new_sections(sections: Sections, known: bool) -> Iterator[Line]:
    """Yield the sections that the settings lack, as lines to be copied there; ``known`` as of a plan."""
    if sections.new and known:
        yield say("move-in/plan.new-sections")
        for name in sections.new:
            yield f'    {{"name": {json.dumps(name, ensure_ascii=False)}}},'


def _photos(tally: Tally) -> Iterator[Line]:
    remote, missing = tally.told["photo-remote"], tally.told["photo-missing"] + tally.told["photo-unfit"]
    if tally.files or remote or missing:
        yield say("move-in/plan.photos", found=tally.files, remote=remote, missing=missing)


def _languages(tally: Tally) -> Iterator[Line]:
    if set(tally.languages) - {"vi"}:
        yield say("move-in/plan.languages", names=_counted(tally.languages))


def _shortcodes(tally: Tally) -> Iterator[Line]:
    if names := tally.names.get("shortcode"):
        yield say("move-in/plan.shortcodes", names=_counted(names))


def _for_a_person(tally: Tally) -> Iterator[Line]:
    kinds = [kind for kind in _NEEDS_A_PERSON if tally.told[kind]]
    if kinds:
        yield say("move-in/plan.person")
    for kind in kinds:
        yield say(f"move-in/plan.person-{kind}", count=tally.concerned[kind])
        for source, what in tally.examples[kind][:3]:
            yield say("move-in/plan.item", what=f"{source}: {what[:160]}" if what else source)


def _listed(names: Iterable[str]) -> Iterator[Line]:
    return (say("move-in/plan.item", what=name) for name in names)


def _counted(names: Mapping[str, int]) -> str:
    shown = sorted(names.items(), key=lambda it: (-it[1], it[0]))
    more = f", … (+{len(shown) - _MOST})" if len(shown) > _MOST else ""
    return ", ".join(f"{name} ({count})" for name, count in shown[:_MOST]) + more
