"""Cures for links: of addresses by themselves, of pages and places that are not there, of files and photos."""

from __future__ import annotations

from functools import partial

from bantin.check.story_links import Page, Site, StoryLinks
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.link import Link

from tests.cures.desk import Cure, Story, story

PATH, SAVE_AS = "2024/tin.md", "2024/01/14/tin.html"
OTHERS = (("2023/le-hoi-cam.md", "2023/02/05/le-hoi-cam.html"), ("2024/hoi-nghi.md", "2024/01/15/hoi-nghi.html"))
TWINS = (("2021/hop-thon.md", "2021/03/01/hop-thon.html"), ("2022/hop-thon.md", "2022/03/01/hop-thon.html"))
BODY = '<h2 id="ket-qua">Kết quả</h2>'


def links(target: str, url: str = "") -> list[Diagnostic]:
    """Return what is found in a story that links to ``target``, beside two others and the front page."""
    resolved = {f"{{filename}}/{path}": f"/{save_as}" for path, save_as in (*OTHERS, *TWINS)}
    page = Page(PATH, SAVE_AS, partial(str, BODY), (Link(target, 7, 5),), resolved)
    others = [Page(path, save_as, partial(str, BODY)) for path, save_as in (*OTHERS, *TWINS)]
    return list(StoryLinks(Site([page, *others], {"index.html"}, url=url)).judge(page))


def in_a_folder(target: str) -> list[Diagnostic]:
    """Return what is found in a story of a site that stands in a folder."""
    return links(target, "https://xa.example/tin")


def linked(address: str) -> list[Story]:
    """Return a story with a link to ``address``."""
    return story(f"Xem [trang này]({address}) nhé.")


CURES = [
    Cure("check/broken-link.page", "/khong-co/trang-nay.html", "/2023/02/05/le-hoi-cam.html", links),
    Cure("check/broken-link.moved", "/bai-viet/le-hoi-cam/", "{filename}/2023/le-hoi-cam.md", links),
    Cure("check/broken-link.near", "/2024/01/15/hoi-ngi.html", "/2024/01/15/hoi-nghi.html", links),
    Cure("check/broken-link.former", "/?p=12", "/2023/02/05/le-hoi-cam.html", links),
    Cure("check/broken-link.several", "/tin/hop-thon/", "{filename}/2022/hop-thon.md", links),
    Cure("check/broken-link.root", "/2024/01/15/hoi-nghi.html", "/tin/2024/01/15/hoi-nghi.html", in_a_folder),
    Cure("check/broken-link.place", "#xyz", "#ket-qua", links),
    Cure("check/broken-link.place-near", "#ket-qa", "#ket-qua", links),
    Cure("link/slip.scheme", linked("www.example.com"), linked("https://www.example.com")),
    Cure("link/slip.mail", linked("bantin@xa.vn"), linked("mailto:bantin@xa.vn")),
    Cure("link/slip.phone", linked("0912345678"), linked("tel:0912345678")),
    Cure("link/slip.computer", linked("C:/Users/Tu/ke-hoach.pdf"), linked("ke-hoach.pdf")),
    Cure("link/slip.localhost", linked("http://localhost:8000/a.html"), linked("/a.html")),
    Cure("link/empty", linked(""), linked("https://xa.vn")),
    Cure("front-matter/empty-body", story("<!-- sẽ viết sau -->"), story("Sáng nay xã họp.")),
]
