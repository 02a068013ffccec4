"""Of a hundred thousand pages that lead on a build writes those that are others now, and looks into no more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from bantin.addresses.hosts.hosting import Hosting
from bantin.addresses.hosts.redirect_page import redirect_page
from bantin.addresses.made_before import MadeBefore, digest_of, read_record, record_file, write_record
from bantin.addresses.redirects import GONE, Redirect
from bantin.addresses.writing import write_host_files, write_pages
from bantin.newsroom.build import Output
from bantin.newsroom.checked_json import read_sealed, write_sealed
from bantin.newsroom.message import say

OLD = [Redirect("cu/a.html", "moi-a.html"), Redirect("cu/b/", "moi-b.html"), Redirect("cu/c.html", "moi-a.html")]
FILES = ["cu/a.html", "cu/b/index.html", "cu/c.html"]
TITLES = {"moi-a.html": "Tin A", "moi-b.html": "Tin B"}
BASE = MadeBefore("1")


@dataclass
class Site:
    """A site beside which another one is written; ``asked`` are the pages whose HTML somebody wanted."""

    folder: Path
    left: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    round: int = 0

    def build(
        self, redirects: Iterable[Redirect], before: MadeBefore, titles: dict[str, str] = TITLES, held: str = ""
    ) -> MadeBefore:
        self.round, self.asked = self.round + 1, []
        output = Output(site=self.folder / "site", keep=self.left.__contains__)

        def page(file: str, target: str, title: str) -> str:
            self.asked.append(file)
            return redirect_page("/", target, "https://xa.vn", "vi", title)

        made = write_pages(
            self.folder / str(self.round), output, [*redirects], titles, page, before, lambda path: path == held
        )
        for file in self.written():
            target = self.folder / "site" / file
            target.parent.mkdir(parents=True, exist_ok=True)
            (self.folder / str(self.round) / file).replace(target)
        self.left = {*made.pages}
        return made

    def written(self) -> list[str]:
        root = self.folder / str(self.round)
        return sorted(it.relative_to(root).as_posix() for it in root.rglob("*") if it.is_file())

    def text(self, file: str) -> str:
        return (self.folder / "site" / file).read_text("utf-8")


def written(
    folder: Path, site: Output, redirects: Iterable[Redirect], hosts: list[str], before: MadeBefore
) -> MadeBefore:
    """Write the files of ``hosts``, which are to answer ``redirects``."""
    told = tuple(redirects)
    return write_host_files(folder, site, lambda: Hosting(told), digest_of(told, hosts), hosts, before)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_a_second_build_makes_none_of_them(site: Site) -> None:
    made = site.build(OLD, BASE)
    assert site.asked == FILES
    assert site.build(OLD, made) == made
    assert site.asked == []
    assert site.text("cu/a.html").count("Tin A") == 2


def test_a_title_that_is_mended_has_those_made_anew_that_lead_there(site: Site) -> None:
    made = site.build(OLD, BASE)
    site.build(OLD, made, TITLES | {"moi-a.html": "Tin A đã sửa"})
    assert site.asked == ["cu/a.html", "cu/c.html"]
    assert "Tin A đã sửa" in site.text("cu/a.html")


def test_a_story_that_moves_takes_its_old_addresses_along(site: Site) -> None:
    made = site.build(OLD, BASE)
    there = [OLD[0], Redirect("cu/b/", "moi-a.html"), *OLD[2:]]
    assert site.build(there, made).pages["cu/b/index.html"] == "moi-a.html"
    assert site.asked == ["cu/b/index.html"]
    assert 'url=/moi-a.html"' in site.text("cu/b/index.html")


def test_a_page_that_somebody_has_changed_is_written_again(site: Site) -> None:
    made = site.build(OLD, BASE)
    site.left.discard("cu/a.html")
    (site.folder / "site/cu/a.html").write_text("khác", "utf-8")
    site.build(OLD, made)
    assert site.asked == ["cu/a.html"]
    assert "Tin A" in site.text("cu/a.html")


def test_another_base_believes_none_of_it_but_the_bytes(site: Site, tmp_path: Path) -> None:
    made = site.build(OLD, BASE)
    write_record(tmp_path / "record", made)
    assert read_record(tmp_path / "record", "1") == made
    before = read_record(tmp_path / "record", "2")
    assert before == MadeBefore("2")
    site.build(OLD, before)
    assert (site.asked, site.written()) == (FILES, [])


def test_below_a_file_of_the_site_there_is_no_page_and_what_has_gone_has_none(site: Site) -> None:
    made = site.build([*OLD, Redirect("mat.html", "", GONE)], BASE, held="cu")
    assert made.pages == {}


def test_files_of_hosts_are_made_anew_when_an_address_is_another_one(tmp_path: Path) -> None:
    hosts, kept = ["nginx", "s3"], {"bantin-http.conf", "bantin-server.conf", "s3-redirects.json"}
    asked = Redirect("?p=1", "moi-a.html")
    first = written(tmp_path / "1", Output(), (*OLD, asked), hosts, BASE)
    assert {it.name for it in (tmp_path / "1").iterdir()} == {*first.files} == kept
    assert [it.key for it in first.notes] == ["hosts/queries"]
    again = written(tmp_path / "2", Output(keep=lambda it: True), (*OLD, asked), hosts, first)
    assert again == first  # with what is to be said of it
    assert not (tmp_path / "2").exists()
    other = written(tmp_path / "3", Output(keep=lambda it: True), (*OLD[1:], asked), hosts, first)
    assert {it.name for it in (tmp_path / "3").iterdir()} == kept
    assert other.hosts != first.hosts
    left = Output(keep=lambda it: it in kept - {"s3-redirects.json"})
    written(tmp_path / "4", left, (*OLD, asked), hosts, first)
    assert (tmp_path / "4/s3-redirects.json").is_file()


def test_whatever_a_host_is_told_of_counts() -> None:
    told = {digest_of(OLD, ["nginx"]), digest_of(OLD, ["s3"]), digest_of(OLD[1:], ["nginx"]), digest_of([], [])}
    told.add(digest_of([OLD[0]._replace(status=GONE), *OLD[1:]], ["nginx"]))
    assert len(told) == 5


def test_each_site_has_a_record_of_its_own(tmp_path: Path) -> None:
    assert record_file(tmp_path, tmp_path / "a") != record_file(tmp_path, tmp_path / "b")


@pytest.mark.parametrize("data", [b"", b"\xff", b"[]", b"1\n{}"])
def test_a_record_that_is_damaged_tells_nothing(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "record").write_bytes(data)
    assert read_record(tmp_path / "record", "1") == BASE


@pytest.mark.parametrize(
    "wrong",
    [{"pages": {"a": 1}}, {"pages": []}, {"titles": {"a": None}}, {"files": [1]}, {"files": None}, {"notes": [1]}],
)
def test_a_record_that_was_forged_tells_nothing_either(tmp_path: Path, wrong: dict[str, object]) -> None:
    write_record(
        tmp_path / "record", replace(BASE, pages={"a.html": "b.html"}, notes=[say("hosts/gone", host="S3", count=1)])
    )
    assert read_record(tmp_path / "record", "1").pages
    write_sealed(tmp_path / "record", read_sealed(tmp_path / "record") | wrong)
    assert read_record(tmp_path / "record", "1") == BASE
