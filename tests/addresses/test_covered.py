"""Old addresses at which the site holds something, or where no disk has a page: nothing is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bantin.addresses.covered import is_below_a_file, is_covered, without
from bantin.addresses.hosts.host_files import HOSTS_KNOWN, host_files
from bantin.addresses.hosts.hosting import Hosting
from bantin.addresses.old_addresses import canonical, page_of
from bantin.addresses.redirects import GONE, Redirect

from tests.addresses.desk import published, settled, story
from tests.addresses.test_publishing import TIN_2, TIN_4, Office, few_stories, headed

HELD = {"feeds/tin.xml", "tin-kiem.html", "muc/index.html", "anh/họp.jpg"}


def stands(path: str) -> bool:
    return path in HELD


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("feeds/tin.xml", True),
        ("Feeds/Tin.XML", True),
        ("tin-kiem.html", True),
        ("muc", True),
        ("muc/", True),
        ("muc/index.html", True),
        ("anh/h%E1%BB%8Dp.jpg", True),
        ("feeds/tin.xml?id=5", False),
        ("feeds", False),
        ("feeds/khac.xml", False),
        ("tin-kiem", False),
    ],
)
def test_what_the_site_holds_answers_at_its_address(address: str, answer: bool) -> None:
    assert is_covered(Redirect(address, "a.html"), stands) is answer
    assert is_covered(Redirect(address, "", GONE), stands) is answer


def test_a_withdrawn_story_stands_at_its_own_address() -> None:
    assert not is_covered(Redirect("tin-kiem.html", "tin-kiem.html", GONE), stands)


def test_no_folder_has_the_name_of_a_file() -> None:
    assert is_below_a_file("feeds/tin.xml/a/index.html", stands)
    assert not is_below_a_file("feeds/tin.xml", stands)


@pytest.mark.parametrize(
    "address", ["tin.html/amp", "a/tin.HTM/amp/", f"{'a' * 201}.html", f"{'a' * 201}/b", "a" * 201]
)
def test_no_disk_has_a_page_there_and_hosts_lead_on_all_the_same(address: str) -> None:
    assert canonical(f"/{address}") == address
    assert page_of(address) is None


@pytest.mark.parametrize("address", ["/.htaccess", "/a/.git/config", "/.well-known/x", "/./a"])
def test_what_hosts_keep_to_themselves_leads_nowhere(address: str) -> None:
    assert canonical(address) is None


def test_a_promise_that_could_not_be_kept_was_none_and_one_made_before_stays() -> None:
    before = published(story("a.md", old=(("/truoc.xml", 1, 1),)))
    ledger = settled(
        [story("a.md", old=(("/truoc.xml", 1, 1), ("/moi.xml", 1, 1), ("/con.xml", 1, 1)))], before
    ).ledger
    covered = [Redirect("truoc.xml", "x"), Redirect("moi.xml", "x")]
    assert {row.address for row in without(ledger, before, covered).rows} == {
        *(row.address for row in before.rows),
        "con.xml",
    }


@pytest.mark.parametrize("host", HOSTS_KNOWN)
def test_a_site_that_has_no_old_addresses_has_no_empty_file(host: str) -> None:
    files = host_files(Hosting(), [host]).files
    assert all(files.values()), files


@pytest.mark.process
@pytest.mark.slow
def test_a_site_keeps_all_that_it_holds(tmp_path: Path) -> None:
    office = Office(tmp_path)
    with_photo = ("2024/hoi-nghi.md", "2024/phat-bieu.jpg", "2024/cam.md")
    few_stories(office.content, "2023/tin-2.md", "2023/tin-4.md", *with_photo)
    office.publish("first", 'HOSTS=["netlify"]')
    assert office.codes["first"] == 0, office.said["first"]
    first = office.pages()
    photo, style = (next(it for it in first if re.match(form, it)) for form in ("anh/.*jpg", "theme/.*css"))
    held = ["feeds/tin-moi.atom.xml", "sitemap.xml", "robots.txt", "tim-kiem.html", "favicon.ico", photo, style]
    free = [f"{TIN_2}/amp", "robots.txt/cu", "cu.html", "cu.html/amp", "index.html?id=7", "feeds/cu.html"]
    assert {*held} <= first.keys()
    office.edit("2023/tin-4.md", headed("Địa chỉ cũ: " + " ".join(f"/{it}" for it in (*held, *free))))
    office.publish("mended", 'HOSTS=["netlify"]', "STRICT=false")
    assert office.codes["mended"] == 0, office.said["mended"]
    now = office.pages()
    assert {path for path in held if now[path] != first[path] and path != "sitemap.xml"} <= {"feeds/tin-moi.atom.xml"}
    assert b"<feed" in now["feeds/tin-moi.atom.xml"]
    told = re.findall(r"^2023/tin-4.md:1:\d+: cảnh báo: địa chỉ cũ “/([^”]*)”", office.said["mended"], re.M)
    assert sorted(told) == sorted(held)
    rules = {line.split(f" /{TIN_4} ")[0] for line in now["_redirects"].decode().splitlines()}
    assert rules == {"/index.html id=7" if it.startswith("index") else f"/{it}" for it in free}
    assert {"cu.html", "feeds/cu.html"} == {path for path in now.keys() - first.keys() if path.endswith(".html")}
    assert {row.address for row in office.rows().values() if row.word == "cũ"} == {*free}
