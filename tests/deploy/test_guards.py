"""What stops a deploy before anything is sent; each mistake once, and the site as it should be never."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bantin.deploy.built_site import read_site
from bantin.deploy.failure import Stopped
from bantin.deploy.guards import Permission, refusals
from bantin.deploy.manifest import Entry, Top, packed, read_part
from bantin.deploy.plan import make_plan, parts_of

from tests.deploy.sites import ADDRESS, files_of, page, write

NOON = 1_700_000_000


def said(
    root: Path, site_files: dict[str, str], *, at: float = NOON, address: str = ADDRESS, **public: object
) -> list[str]:
    """Return the keys of why the site ``site_files`` must not follow one of 38 files, 32 of them pages."""
    before = Top(**{"address": ADDRESS, "built": NOON, "files": 38, "pages": 32, **public})  # type: ignore[arg-type]
    site = read_site(write(root, site_files, at))
    plan = make_plan(site.files, Top(), before, {})
    return [it.key for it in refusals(site, address, before, plan)]


def test_a_site_as_it_should_be_is_let_through(tmp_path: Path) -> None:
    assert said(tmp_path, files_of()) == []


@pytest.mark.parametrize("name", ["index.html", "404.html"])
def test_a_site_without_its_front_page_or_404_is_refused(tmp_path: Path, name: str) -> None:
    assert said(tmp_path, {path: text for path, text in files_of().items() if path != name}) == ["deploy/lacks"]


def test_a_site_that_has_halved_is_refused(tmp_path: Path) -> None:
    assert said(tmp_path, files_of(), files=76, pages=64) == []
    assert said(tmp_path, files_of(), files=77, pages=64) == ["deploy/halved"]
    assert said(tmp_path, files_of(), files=38, pages=70) == ["deploy/halved"]


@pytest.mark.parametrize(
    ("built", "key"),
    [
        ("https://khac.vn", "deploy/other-address"),
        ("http://bantin.xahamyen.vn", "deploy/other-address"),
        ("", "deploy/no-address"),
        (".", "deploy/no-address"),
    ],
)
def test_a_site_for_another_address_is_refused(tmp_path: Path, built: str, key: str) -> None:
    assert said(tmp_path, files_of(address=built)) == [key]


def test_a_target_without_an_address_goes_by_what_was_public(tmp_path: Path) -> None:
    assert said(tmp_path, files_of(), address="") == []
    (tmp_path / "b").mkdir()
    assert said(tmp_path / "b", files_of(address="https://khac.vn"), address="") == ["deploy/other-address"]


def test_a_site_older_than_the_public_one_is_refused(tmp_path: Path) -> None:
    assert said(tmp_path, files_of(), at=NOON - 1) == ["deploy/older"]


def test_a_site_of_an_older_commit_is_refused_though_it_was_built_later(tmp_path: Path) -> None:
    site = read_site(write(tmp_path, files_of(), NOON + 99), source=5)
    public = Top(address=ADDRESS, built=NOON, source=6, files=38, pages=32)
    plan = make_plan(site.files, Top(), public, {})
    assert [it.key for it in refusals(site, ADDRESS, public, plan)] == ["deploy/older"]
    assert list(refusals(site, ADDRESS, public, plan, Permission(older=True))) == []


@pytest.mark.parametrize(
    ("gone", "of", "delete", "key"),
    [
        (10, 100, None, None),
        (11, 100, None, "deploy/too-many"),
        (256, 10_000, None, None),
        (257, 10_000, None, "deploy/too-many"),
        (257, 10_000, 257, None),
        (257, 10_000, 256, "deploy/not-that-many"),
        (257, 10_000, 300, "deploy/not-that-many"),
        (0, 100, 5, "deploy/not-that-many"),
    ],
)
def test_deletions_have_a_cap_that_a_number_lifts(
    tmp_path: Path, gone: int, of: int, delete: int | None, key: str | None
) -> None:
    site = read_site(write(tmp_path, files_of(), NOON))
    old = dict(site.files) | {f"cu/{n}.html": site.files["index.html"] for n in range(gone)}
    digests, texts = parts_of(old)
    read = {it: read_part(packed(texts[digest]), digest) for it, digest in digests.items()}
    plan = make_plan(site.files, Top(), Top(parts=digests), read)
    assert plan.removed == gone
    public = Top(address=ADDRESS, built=NOON, files=of, pages=32)
    wide = read_site(tmp_path)
    found = [it.key for it in refusals(wide, ADDRESS, public, plan, Permission(delete)) if it.key != "deploy/halved"]
    assert found == ([key] if key else [])


def test_the_photos_of_a_story_that_was_taken_back_may_go_without_a_number(tmp_path: Path) -> None:
    site = read_site(write(tmp_path, files_of(), NOON))
    photos = {f"anh/tin-{n}w.0123456789.jpg": site.files["index.html"] for n in range(15)}
    pages = {f"cu/{n}.html": site.files["index.html"] for n in range(7)}

    def found(old: dict[str, Entry], *, takes_back: bool) -> list[str]:
        digests, texts = parts_of(dict(site.files) | old)
        read = {it: read_part(packed(texts[digest]), digest) for it, digest in digests.items()}
        plan = make_plan(site.files, Top(), Top(parts=digests), read)
        plan = replace(plan, top=replace(plan.top, takes_back=takes_back))
        assert plan.removed == len(old)
        return [it.key for it in refusals(site, ADDRESS, Top(address=ADDRESS, built=NOON, files=69, pages=32), plan)]

    assert found(photos, takes_back=False) == ["deploy/too-many"]
    assert found(photos, takes_back=True) == []
    assert found(photos | pages, takes_back=True) == ["deploy/too-many"]


def test_the_address_is_read_from_the_front_page(tmp_path: Path) -> None:
    files = {"index.html": page("x", "https://xahamyen.vn/bantin"), "404.html": ""}
    assert read_site(write(tmp_path, files)).address == "https://xahamyen.vn/bantin"


def test_dot_files_are_left_but_for_those_that_hosts_read(tmp_path: Path) -> None:
    more = {
        ".ban-tin.files": "",
        ".git/config": "",
        ".DS_Store": "",
        ".htaccess": "x",
        ".well-known/a": "x",
        "a/.env": "",
    }
    site = read_site(write(tmp_path, files_of(1) | more))
    assert {path for path in site.files if path not in files_of(1)} == {".htaccess", ".well-known/a"}
    assert {*site.left} == {".ban-tin.files", ".git", ".DS_Store", "a/.env"}


def test_links_are_refused(tmp_path: Path) -> None:
    write(tmp_path, files_of(1))
    (tmp_path / "secret.html").symlink_to("/etc/passwd")
    with pytest.raises(Stopped) as stopped:
        read_site(tmp_path)
    assert stopped.value.said.key == "deploy/odd-file"


def test_digests_are_kept_for_files_that_have_settled(tmp_path: Path) -> None:
    cache = tmp_path / "cache/digests.json"
    root = write(tmp_path / "out", files_of(1))
    first = read_site(root, cache)
    assert cache.read_text("utf-8") == "{}"  # each was written within the last two seconds
    (root / "index.html").write_text(page("Trang mới"), "utf-8")
    assert read_site(root, cache).files["index.html"] != first.files["index.html"]
