"""Where plain promises meet a build: articles, files of pages, the branch that publishes, the command."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from bantin.addresses.articles import file_of, refused_stories, state_of, story_now
from bantin.addresses.command import forget
from bantin.addresses.hooks import plan_redirects
from bantin.addresses.hosts.host_files import HOSTS_KNOWN, host_files
from bantin.addresses.hosts.hosting import Hosting
from bantin.addresses.ledger import Ledger, ledger_of
from bantin.addresses.ledger_file import FILE, keep, load
from bantin.addresses.publication import keep_ledger
from bantin.addresses.redirects import Redirect
from bantin.addresses.settings import HOSTS
from bantin.addresses.settle import Settled, settle
from bantin.addresses.state import Promised
from bantin.newsroom.build import Build
from bantin.newsroom.story import Reference
from bantin.newsroom.story_id import id_domain, story_id

from tests.addresses.desk import DAY, name_of, published, settled, story
from tests.building import NOW, settings_file

FAIR = story("a.md", "Khai mạc")
FIRST = "2024/01/08/khai-mac.html"


@pytest.mark.parametrize(
    ("address", "url", "save_as", "file"),
    [
        ("2023/a.html", "2024/b.html", "2024/b.html", "2023/a.html"),
        ("2024/b/", "2024/b/", "2024/b/index.html", "2024/b/index.html"),
        ("2023/a/", "2024/b/", "2024/b/index.html", "2023/a/index.html"),
        ("2023/a", "2024/b", "2024/b.html", "2023/a.html"),  # the host leaves out the ending
        ("2023/a.html", "2024/b/", "2024/b/index.html", "2023/a.html"),  # the site was arranged anew
        ("2023/a/", "2024/b.html", "2024/b.html", "2023/a/index.html"),
    ],
)
def test_the_page_of_a_promised_address_lies_where_hosts_look_for_it(
    address: str, url: str, save_as: str, file: str
) -> None:
    assert file_of(address, url, save_as) == file


def article(**more: Any) -> SimpleNamespace:
    """Return an article as a build knows it."""
    found: dict[str, Any] = {
        "url": FIRST,
        "save_as": FIRST,
        "slug": "khai-mac",
        "title": "Khai mạc",
        "date": dt.datetime(2024, 1, 8, 8, tzinfo=dt.timezone(dt.timedelta(hours=7))),
        "status": "published",
        "metadata": {"text_digest": "0a"},
        "header_places": (("title", 1, 8),),
        "old_addresses": (),
    }
    return SimpleNamespace(**found | more)


def test_an_article_tells_the_ledger_what_it_is_and_where() -> None:
    typed = (("title", 1, 8), ("slug", 4, 7))
    old = (Reference("/cu.html", 5, 13),)
    found = story_now("a.md", article(header_places=typed, old_addresses=old, title="Khai\tmạc\u2028hội"))
    assert found is not None
    assert found[:4] == ("a.md", "2024-01-08T08:00+07:00", "Khai mạc hội", "0a")
    assert (found.slug, found.old, found.line, found.column) == ("khai-mac", (("/cu.html", 5, 13),), 4, 7)
    plain = story_now("a.md", article())
    assert plain is not None
    assert (plain.slug, plain.line) == ("", 1)


@pytest.mark.parametrize(("path", "url"), [("a\tb.md", FIRST), ("a.md", ""), ("a.md", "2024/../x.html")])
def test_what_no_line_can_hold_is_no_part_of_the_ledger(path: str, url: str) -> None:
    assert story_now(path, article(url=url)) is None


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({}, "published"),
        ({"status": "hidden"}, "hidden"),
        ({"status": "draft"}, "draft"),
        ({"status": "draft", "unpublished": "draft"}, "draft"),
        ({"status": "published", "unpublished": "draft"}, "draft"),  # as a preview shows it
        ({"status": "draft", "unpublished": "future"}, "awaited"),
        ({"metadata": {"withdrawn": "2024-02-01"}}, "withdrawn"),
    ],
)
def test_what_readers_get_of_an_article(more: Mapping[str, Any], state: str) -> None:
    assert state_of(article(**more)) == state


def test_a_refused_story_is_there_and_not_lost() -> None:
    ledger = published(FAIR)
    known = {"a.md": {"title": "Khai mạc", "date": None}, "hong.md": {}}
    assert settle(refused_stories(known), ledger, DAY, name_of).findings == []


def test_an_id_names_a_domain_that_may_outlive_the_address_of_the_site() -> None:
    assert id_domain("https://xa.vn/bantin", "cu.vn") == "cu.vn"
    assert id_domain("https://xa.vn:8080/bantin") == "xa.vn"
    assert id_domain("") == "localhost"
    assert (
        story_id("xa.vn", dt.datetime(2024, 1, 8, tzinfo=dt.UTC), "/tin/đ.html")
        == "tag:xa.vn,2024-01-08:/tin/%C4%91.html"
    )


def branched(folder: Path, branch: str) -> Path:
    (folder / ".git").mkdir()
    (folder / ".git/HEAD").write_text(f"ref: refs/heads/{branch}\n", "utf-8")
    return folder


def test_the_ledger_is_written_on_the_branch_that_is_published(tmp_path: Path) -> None:
    ledger = published(FAIR)
    assert keep_ledger(branched(tmp_path, "main"), ledger, Ledger(), "main", {}) == (True, None)
    assert load(tmp_path)[0] == ledger


def test_on_another_branch_it_is_told_each_time_and_nothing_is_written(tmp_path: Path) -> None:
    root, ledger = branched(tmp_path, "thu"), published(FAIR)
    for _ in range(2):
        holds, said = keep_ledger(root, ledger, Ledger(), "main", {})
        assert (holds, said and said.key) == (False, "build/ledger-branch")
    assert not (root / FILE).exists()
    assert keep_ledger(root, ledger, ledger, "main", {}) == (True, None)  # there is nothing to be written


def test_where_nothing_can_be_written_it_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    holds, said = keep_ledger(tmp_path, published(FAIR), Ledger(), "main", {})
    assert (holds, said and said.key) == (False, "build/ledger-closed")


def test_a_site_that_knows_less_than_the_file_is_not_believed(tmp_path: Path) -> None:
    """Somebody has pulled the lines of another branch while the site was built."""
    theirs = published(story("b.md", "Bế mạc"))
    keep(tmp_path, theirs)
    holds, said = keep_ledger(tmp_path, published(FAIR), Ledger(), "main", {})
    assert (holds, said) == (False, None)
    assert load(tmp_path)[0] == ledger_of([*published(FAIR).rows, *theirs.rows])


def test_each_host_has_its_files_and_a_wrong_name_is_told() -> None:
    site = Hosting((Redirect("cu.html", FIRST), Redirect("cu.php", FIRST), Redirect("da-rut.html", "", 410)))
    assert {host: sorted(host_files(site, [host]).files) for host in HOSTS_KNOWN} == {
        "nginx": ["bantin-http.conf", "bantin-server.conf"],
        "apache": [".htaccess"],
        "caddy": ["bantin.caddy"],
        "netlify": ["_headers", "_redirects"],
        "cloudflare": ["_headers", "_redirects"],
        "gitlab": ["_redirects"],
        "s3": ["s3-redirects.json"],
    }
    told = host_files(site, ["nginx", "netlify", "nginx"]).files
    assert sorted(told) == ["_headers", "_redirects", "bantin-http.conf", "bantin-server.conf"]
    assert host_files(site, []).files == {}
    assert HOSTS.wrong({"HOSTS": ["nginx", "caddy"]}) == []
    [said] = HOSTS.wrong({"HOSTS": ["ngnix"]})
    assert "nginx" in said
    assert "ngnix" in said


def give_up(content: Path, *typed: str, **environment: str) -> int:
    arguments = ["--content", str(content), "-s", str(settings_file()), *typed]
    return forget(arguments, {"SOURCE_DATE_EPOCH": NOW, **environment})


@pytest.mark.parametrize(
    "typed", [FIRST, f"/{FIRST}", f"https://xa.vn/{FIRST}?fbclid=x", "a.md", f"https://xa.vn/bantin/{FIRST}"]
)
def test_an_address_is_given_up_as_it_is_copied(
    tmp_path: Path, typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(tmp_path, published(FAIR))
    site = "https://xa.vn/bantin" if "bantin" in typed else "https://xa.vn"
    code = give_up(tmp_path, FORGET_ADDRESS=typed, SITEURL=site)
    said = capsys.readouterr()
    assert code == 0, said.err
    assert f"“{FIRST}” (a.md)" in said.out
    assert [row.state for row in load(tmp_path)[0].rows] == ["quên 2026-11-22"]
    assert settled([], load(tmp_path)[0]).findings == []


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ((), 2, "make forget ADDRESS="),
        (("2024/01/08/khai-mc.html",), 1, f"Có phải là “{FIRST}”?"),
        (("khong-co",), 1, "git pull"),
    ],
)
def test_what_is_no_address_of_the_ledger_is_told(
    tmp_path: Path, typed: tuple[str, ...], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(tmp_path, published(FAIR))
    before = (tmp_path / FILE).read_bytes()
    assert give_up(tmp_path, *typed) == code
    assert said in capsys.readouterr().err
    assert (tmp_path / FILE).read_bytes() == before


def test_a_damaged_ledger_is_told_and_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / FILE).write_text("rác\n", "utf-8")
    assert give_up(tmp_path, FIRST) == 1
    assert f"{FILE}:1: lỗi: " in capsys.readouterr().err
    assert (tmp_path / FILE).read_text("utf-8") == "rác\n"


def planned(redirects: list[Redirect], *pages: SimpleNamespace) -> tuple[Build, list[Redirect]]:
    """Plan ``redirects`` in a build with the articles ``pages``; return it, and those that lead on."""
    build = Build(dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    mine = build.of(Promised)
    mine.settled = Settled({}, redirects, Ledger())
    plan_redirects(build, [SimpleNamespace(articles=[*pages])])
    return build, mine.redirects


def test_an_address_at_which_another_page_stands_now_leads_nowhere_and_that_is_told() -> None:
    here, other = article(newsroom_path="a.md"), article(url="cu.html", save_as="cu.html", newsroom_path="b.md")
    build, left = planned([Redirect("cu.html", FIRST), Redirect("cu-2.html", FIRST)], here, other)
    assert left == [Redirect("cu-2.html", FIRST)]
    assert build.forwarding == {"cu-2.html"}
    assert [(it.path, it.line, it.rule) for it in build.diagnostics] == [("a.md", 1, "addresses/covered")]


def test_a_withdrawn_story_is_gone_with_a_page_of_its_own() -> None:
    build, left = planned([Redirect(FIRST, FIRST, 410)], article(newsroom_path="a.md"))
    assert left == [Redirect(FIRST, FIRST, 410)]
    assert (build.forwarding, build.diagnostics) == (set(), [])
