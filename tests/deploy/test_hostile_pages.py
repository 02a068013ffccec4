"""Pages that lead whoever looks at a site astray: to files of this machine, to its neighbours, on and on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from bantin.deploy import asking, doctor, host_check, outer_links
from bantin.deploy.asking import Answer, ask
from bantin.deploy.doctor import Examination
from bantin.deploy.manifest import Entry, Top, digest_of, packed, part_file, top_text
from bantin.deploy.outer_links import OuterLinks
from bantin.deploy.plan import parts_of

from tests.deploy.sites import files_of, write

SITE = "https://bantin.xahamyen.vn"
Asked = list[str]


@pytest.fixture
def look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, Asked]]:
    """Return what has the doctor look at a site of such files, which its manifest names; and what it asked for."""
    monkeypatch.chdir(tmp_path)

    def run(files: dict[str, str], output: Path | None = None) -> tuple[int, Asked]:
        found = {path: text.encode() for path, text in files.items()}
        digests, texts = parts_of({path: Entry(len(data), digest_of(data)) for path, data in found.items()})
        found |= {part_file(digest): packed(text) for digest, text in texts.items()}
        found[".ban-tin/manifest.json"] = top_text(Top(address=SITE, parts=digests))
        asked: Asked = []

        def follow(address: str, **_: object) -> Answer:
            asked.append(address)
            path = address.removeprefix(f"{SITE}/") or "index.html"
            return Answer(address, 200 if path in found else 404, {}, found.get(path, b""))

        monkeypatch.setattr(doctor, "follow", follow)
        return Examination(SITE, output).run(with_links=False), asked

    return run


def test_a_large_site_is_looked_at_file_by_file_to_its_end(
    look: Callable[..., tuple[int, Asked]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """More files than a walk may find are no reason to look at none of them."""
    monkeypatch.setattr(doctor, "_MOST_PAGES", 20)
    files = files_of(40)
    write(tmp_path / "out", files)
    changed = {**files, "2024/01/01/tin-0.html": "khác"}
    code, asked = look(changed, tmp_path / "out")
    assert code == 1
    assert len([it for it in asked if "/tin-" in it and "feeds" not in it]) == 40


def test_a_walk_without_end_ends_and_says_so(
    look: Callable[..., tuple[int, Asked]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doctor, "_MOST_PAGES", 50)
    links = "".join(f'<a href="/lich-{number}.html">x</a>' for number in range(1000))
    code, asked = look({"index.html": links})
    assert code == 1
    assert len([it for it in asked if "lich" in it]) == 49
    assert "còn ít nhất 951 chưa xem" in capsys.readouterr().out


def test_a_site_map_that_names_itself_and_others_without_end_is_read_once(
    look: Callable[..., tuple[int, Asked]],
) -> None:
    names = ("sitemap.xml", "sitemap-2.xml", "sitemap.xml")
    told = "".join(f"<sitemap><loc>{SITE}/{name}</loc></sitemap>" for name in names)
    text = f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{told}</sitemapindex>'
    code, asked = look({"index.html": "x", "sitemap.xml": text, "sitemap-2.xml": text})
    assert code == 0
    assert asked.count(f"{SITE}/sitemap.xml") == 1


def test_a_host_that_stumbles_now_and_then_is_asked_twice_and_one_that_is_down_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for statuses, seen in (([503, 200], 200), ([502, 500, 200], 500), ([404, 200], 404), ([0, 200], 0)):
        left = iter(statuses)
        monkeypatch.setattr(asking, "ask", lambda address, left=left, **_: Answer(address, next(left)))
        assert asking.follow(SITE).status == seen


def test_where_an_answer_leads_is_said() -> None:
    assert Answer(SITE, 301, {"location": "https://www.xahamyen.vn/"}).said == "301 → https://www.xahamyen.vn/"
    assert (Answer(SITE, 404).said, Answer(SITE, 0, words="timed out").said) == ("404", "timed out")


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "ftp://127.0.0.1/x", "data:text/plain,x", "FILE:/etc/hosts"]
)
def test_nothing_but_the_web_is_asked(address: str) -> None:
    found = ask(address)
    assert (found.status, found.body) == (0, b"")


def test_a_check_of_a_host_asks_no_other_host(monkeypatch: pytest.MonkeyPatch) -> None:
    paths = ("theme/a.0123456789.css", "anh/b.0123456789-1.avif")
    hosts = ("file:///etc", "http://169.254.169.254", "//127.0.0.1:22", "https://bantin.xahamyen.vn.evil.vn", "")
    feed = '<link type="application/atom+xml" href="http://10.0.0.1/feed.xml">'
    html = feed + "".join(f'<link href="{host}/{path}">' for host in hosts for path in paths)
    asked: Asked = []

    def answer(address: str, **_: object) -> Answer:
        asked.append(address)
        return Answer(address, 200, {"content-type": "text/html"}, html.encode())

    for name in ("ask", "follow"):
        monkeypatch.setattr(host_check, name, answer)
    for name in ("ask", "follow"):
        monkeypatch.setattr(f"bantin.deploy.health.{name}", answer)
    monkeypatch.setattr("bantin.deploy.redirect_check.ask", answer)
    list(host_check.check_host(SITE))
    assert [it for it in asked if not it.startswith((f"{SITE}/", "http://bantin.xahamyen.vn/"))] == []


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433", "0", "10.1.2.3", "169.254.169.254", "[::1]", "[::ffff:10.0.0.1]", "224.0.0.1"]
)
def test_no_spelling_of_an_address_of_our_own_is_asked(host: str, tmp_path: Path) -> None:
    asked: Asked = []
    outer = OuterLinks("https://8.8.8.8", tmp_path / "links.json", lambda address, **_: asked.append(address))
    assert list(outer.dead([f"http://{host}/quan-tri"])) == []
    assert asked == []


@pytest.mark.slow
@pytest.mark.parametrize("number", [10_000, pytest.param(100_000, marks=pytest.mark.long)])
def test_thousands_of_links_are_asked_over_several_looks(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outer_links, "_MOST", 150)
    links = [f"http://127.0.0.{1 + it % 3}/{it}" for it in range(number)]
    asked: Asked = []

    def answer(address: str, **_: object) -> Answer:
        asked.append(address)
        return Answer(address, 200)

    for looks in (1, 2):
        outer = OuterLinks("http://127.0.0.1", tmp_path / "links.json", answer, lambda _: None)
        assert list(outer.dead(links)) == []
        assert len(asked) == 150 * looks
        assert outer.put_off == number - 150 * looks
    assert len(set(asked)) == 300
    assert len(json.loads((tmp_path / "links.json").read_bytes())) == 300


def test_of_one_host_few_are_asked_at_once(tmp_path: Path) -> None:
    asked: Asked = []
    outer = OuterLinks(
        "http://127.0.0.1",
        tmp_path / "x",
        lambda address, **_: asked.append(address) or Answer(address, 200),
        lambda _: None,
    )
    list(outer.dead([f"http://127.0.0.1/{number}" for number in range(500)]))
    assert len(asked) == 100
