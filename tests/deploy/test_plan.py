"""The plan: what is new, changed, gone; in which order; in how few bytes; and what is never told."""

from __future__ import annotations

import json

import pytest
from bantin.deploy.manifest import (
    Entry,
    Part,
    Place,
    Top,
    digest_of,
    going_text,
    group_of,
    packed,
    place_of,
    read_going,
    read_part,
    read_top,
    split,
    top_text,
)
from bantin.deploy.plan import GRACE, Plan, batches, in_order, make_plan, parts_needed, parts_of

from tests.deploy.sites import CSS, PHOTO, STORY, files_of

Files = dict[str, Entry]


def entries(files: dict[str, str]) -> Files:
    return {path: Entry(len(text.encode()), digest_of(text.encode())) for path, text in files.items()}


def after(
    old: Files | None, new: Files, now: int = 0, waiting: dict[Place, int] | None = None, **more: object
) -> Plan:
    """Return the plan from a target that holds ``old`` to ``new``, by way of what a target stores."""
    if old is None:
        return make_plan(new, Top(), None, {}, now=now)
    first = make_plan(old, Top(), None, {})
    public = read_top(top_text(first.top))
    if waiting:
        public = Top(**{**{it: getattr(public, it) for it in public.__slots__}, "waiting": waiting})
    needed = parts_needed(parts_of(new)[0], public)
    read: dict[str, Part] = {key: read_part(packed(first.parts[digest]), digest) for key, digest in needed.items()}
    return make_plan(new, Top(), public, read, now=now, **more)  # type: ignore[arg-type]


def test_nothing_changed_is_nothing_to_do() -> None:
    files = entries(files_of())
    plan = after(files, files)
    assert plan.is_empty
    assert (plan.sent, plan.parts, plan.old_parts) == ([], {}, ())


def test_a_change_of_the_same_size_is_a_change() -> None:
    files = files_of()
    plan = after(entries(files), entries({**files, STORY: files[STORY].replace("14-1", "15-1")}))
    assert (plan.new, plan.changed, plan.gone) == ((), (STORY,), ())
    assert plan.size == len(files[STORY].encode())


def test_new_and_gone_files_are_told_apart() -> None:
    files = files_of()
    less = {path: text for path, text in files.items() if path != STORY}
    assert after(entries(less), entries(files)).new == (STORY,)
    plan = after(entries(files), entries(less))
    assert (plan.new, plan.changed, plan.gone) == ((), (), (place_of(STORY),))
    assert plan.removed == 1


def test_files_with_a_digest_wait_an_hour_before_they_go() -> None:
    files = files_of()
    less = entries({path: text for path, text in files.items() if path != PHOTO})
    plan = after(entries(files), less, now=1000)
    assert (plan.gone, plan.waiting, plan.removed) == ((), (place_of(PHOTO),), 1)
    assert plan.top.waiting == {place_of(PHOTO): 1000}
    soon = after(less, less, now=1000 + GRACE - 1, waiting=dict(plan.top.waiting))
    assert soon.is_empty
    later = after(less, less, now=1000 + GRACE, waiting=dict(plan.top.waiting))
    assert (later.due, later.top.waiting, later.removed) == ((place_of(PHOTO),), {}, 0)


def test_a_file_that_comes_back_does_not_go() -> None:
    files = files_of()
    less = entries({path: text for path, text in files.items() if path != PHOTO})
    plan = after(less, entries(files), now=9999, waiting={place_of(PHOTO): 1})
    assert (plan.new, plan.due, plan.top.waiting) == ((PHOTO,), (), {})


def test_what_a_cut_deploy_may_have_sent_is_sent_again_or_goes() -> None:
    files = entries(files_of())
    going = frozenset({place_of("2024/01/01/bi-mat.html"), place_of(STORY)})
    plan = after(files, files, going=going)
    assert (plan.changed, plan.unsure) == ((STORY,), (place_of("2024/01/01/bi-mat.html"),))
    assert plan.removed == 0


def test_the_first_deploy_sends_all_and_removes_nothing() -> None:
    plan = after(None, entries(files_of()))
    assert plan.first
    assert {*plan.sent} == {*files_of()}
    assert plan.removed == 0


def test_readers_never_meet_a_page_before_what_it_shows() -> None:
    sent = in_order(files_of(2))
    assert sent[:2] == [PHOTO, CSS]
    assert sent[2] == "robots.txt"
    assert sent[-3:] == ["index.html", "feeds/tin-moi.atom.xml", "sitemap.xml"]
    assert sent.index(STORY) < sent.index("404.html") < sent.index("index.html")


def test_a_feed_comes_after_the_pages_it_names_and_the_search_index_before_the_page_that_names_it() -> None:
    paths = ["feeds/tin-moi.json", "feeds/tin-moi.json.gz", "tim-kiem.html", "tim-kiem/757ab4d9e375b241/t0.json"]
    assert in_order(paths) == [paths[3], paths[2], *paths[:2]]


def test_rows_hold_one_rank_where_order_counts_and_never_too_much() -> None:
    files = entries(files_of(5))
    rows = batches(in_order(files), files, by_rank=True)
    assert [path for row in rows for path in row] == in_order(files)
    assert len(rows) == 4
    assert len(batches(in_order(files), files, by_rank=False)) == 1
    assert [len(row) for row in batches(in_order(files), files, by_rank=False, many=5)] == [5, 5, 3]
    sizes = {path: Entry(10, "") for path in "abcde"}
    assert batches(list("abcde"), sizes, by_rank=False, most=20) == [["a", "b"], ["c", "d"], ["e"]]


def test_a_manifest_names_no_file() -> None:
    """A page that no list names is found by nobody who reads the manifest."""
    plan = after(None, entries({**files_of(), "2024/11/21/an-danh.html": "x"}))
    told = top_text(plan.top) + b"".join(plan.parts.values())
    assert b"an-danh" not in told
    assert b"hop" not in told


@pytest.mark.slow
@pytest.mark.parametrize(("stories", "most"), [(2_000, 27_000), pytest.param(10_000, 60_000, marks=pytest.mark.long)])
def test_one_story_of_thousands_changes_few_bytes_of_the_manifest(stories: int, most: int) -> None:
    files = {
        f"{2016 + n % 10}/{1 + n % 12:02}/{1 + n % 28:02}/tin-{n}.html": Entry(9000, digest_of(b"%d" % n))
        for n in range(stories)
    }
    files |= {f"anh/a-{n}.0123456789-480.avif": Entry(9000, digest_of(b"a%d" % n)) for n in range(2 * stories)}
    changed = [
        path
        for path in files
        if path.endswith(("tin-5.html", "tin-17.html", "tin-123.html", "a-7.0123456789-480.avif"))
    ]
    plan = after(files, files | {path: Entry(9000, digest_of(path.encode())) for path in changed})
    assert plan.changed == tuple(in_order(changed))
    sent = len(top_text(plan.top)) + sum(len(packed(text)) for text in plan.parts.values())
    assert sent < most


def test_parts_are_of_one_folder_and_of_few_files() -> None:
    files = {f"anh/{n}.avif": Entry(1, "x") for n in range(1000)} | {
        "a/b/c/d.html": Entry(1, "x"),
        "i.html": Entry(1, "x"),
    }
    parts = split(files)
    assert sum(map(len, parts.values())) == 1002
    assert max(map(len, parts.values())) < 260
    assert {key.rpartition("#")[0] for key in parts} == {"anh", "a/b", ""}
    assert group_of("a/b/c/d.html") == "a/b"


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b"\xff", b'{"version": 2}', json.dumps({"version": 1, "parts": {"a": "../../x"}}).encode()],
)
def test_what_is_no_manifest_of_ours_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        read_top(data)


def test_forged_parts_and_notes_are_refused() -> None:
    with pytest.raises(ValueError, match="another part"):
        read_part(packed(b"{}"), digest_of(b"other"))
    with pytest.raises(ValueError, match="no part"):
        read_part(b"no gzip", digest_of(b""))
    with pytest.raises(ValueError):
        read_going(b"[1]", "")


def test_the_note_of_a_deploy_that_came_to_its_end_counts_for_nothing() -> None:
    note = going_text([place_of(STORY)], "digest")
    assert read_going(note, "another") == {place_of(STORY)}
    assert read_going(note, "digest") == frozenset()
