"""Links to addresses of a former site: the story whose header tells of that address, else no wrong proposal."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest
from bantin.check.former_addresses import former_key
from bantin.check.story_links import Page, Site, StoryLinks
from bantin.front_matter.document import parse_document
from bantin.newsroom.link import Link

STORIES = {
    "2023/le-hoi-cam.md": ("2023/02/05/le-hoi-cam.html", ("http://cu.vn/?p=12", "/Lễ-hội/Cam.html")),
    "2024/hop.md": ("2024/05/01/hop.html", ("/node/123", "/index.php?option=com_content&id=7")),
    "2021/chuc-tet.md": ("2021/02/01/chuc-tet.html", ("/chung/",)),
    "2022/chuc-tet.md": ("2022/02/01/chuc-tet.html", ("/chung/",)),
    "2024/nghi-quyet-12.md": ("2024/06/01/nghi-quyet-12.html", ()),
    "pages/gioi-thieu.md": ("gioi-thieu.html", ()),
}


def told(target: str, url: str = "") -> list[tuple[str, str]]:
    """Return the rule with its form, and the sentence, of each finding about a link of a story to ``target``."""
    pages = [Page(source, save_as, partial(str, ""), (), {}, old) for source, (save_as, old) in STORIES.items()]
    page = Page("2024/tin.md", "2024/07/01/tin.html", partial(str, ""), (Link(target, 7, 5),))
    others = {"index.html", "tim-kiem.html", "tep/a.pdf"}
    found = StoryLinks(Site([page, *pages], others, ("bai-loi",), ("/node/9",), url)).judge(page)
    return [(it.message.rule if hasattr(it.message, "rule") else "", str(it.message)) for it in found]


@pytest.mark.parametrize(
    ("target", "better"),
    [
        ("/?p=12", "../2023/le-hoi-cam.md"),
        ("/?utm_source=zalo&P=12&fbclid=x", "../2023/le-hoi-cam.md"),
        ("/index.php?p=12", "../2023/le-hoi-cam.md"),
        ("/L%E1%BB%85-h%E1%BB%99i/cam", "../2023/le-hoi-cam.md"),
        ("/LE%CC%82%CC%83-H%E1%BB%98I/CAM.HTM", "../2023/le-hoi-cam.md"),
        ("/node/123", "hop.md"),
        ("/Node/123/", "hop.md"),
        ("/node/123.html", "hop.md"),
        ("../../../node/123", "hop.md"),
        ("/index.php?id=7&option=com_content", "hop.md"),
        ("/bai-viet/le-hoi-cam", "../2023/le-hoi-cam.md"),
        ("/2023/2/LE-HOI-CAM.html", "../2023/le-hoi-cam.md"),
        ("/2021/chuc-tet.html", "../2021/chuc-tet.md"),
    ],
)
def test_the_story_that_has_that_address_now_is_named(target: str, better: str) -> None:
    [(_, said)] = told(target)
    assert f"nay ở địa chỉ khác. Hãy thay địa chỉ bằng tên tệp của tin: “{better}”" in said


@pytest.mark.parametrize(
    ("target", "better"),
    [
        ("/tin/le-hoi-cam-post123.html", "../2023/le-hoi-cam.md"),
        ("/tin/123-le-hoi-cam.aspx", "../2023/le-hoi-cam.md"),
        ("/tin/l%E1%BB%85-h%E1%BB%99i-cam", "../2023/le-hoi-cam.md"),
        ("/2019/02/05/le-hoi-cam.html", "../2023/le-hoi-cam.md"),  # of another year
        ("/vi/gioi-thieu", "../pages/gioi-thieu.md"),
        ("/tin/le-hoi-camm.html", "../2023/le-hoi-cam.md"),
    ],
)
def test_what_is_only_likely_is_said_to_be(target: str, better: str) -> None:
    [(_, said)] = told(target)
    assert f"Nếu là tin “{better}”" in said


@pytest.mark.parametrize(
    "target",
    [
        "/?p=13",
        "/?p=12&page=2",
        "/node/124",
        "/node/12",
        "/index.php?id=8",
        "/?q=node/123",
        "/tin/c12",
        "/x.aspx?id=1",
    ],
)
def test_where_nothing_is_known_nothing_is_proposed(target: str) -> None:
    [(_, said)] = told(target)
    assert "không tin nào ghi đó là địa chỉ cũ của mình" in said
    assert ".md" not in said


def test_another_number_is_another_document() -> None:
    [(_, said)] = told("/tin/nghi-quyet-21.html")
    assert ".md" not in said


@pytest.mark.parametrize("target", ["/chung", "/tin/chuc-tet", "/2020/chuc-tet.html"])
def test_of_several_stories_none_is_chosen(target: str) -> None:
    [(_, said)] = told(target)
    assert "“../2021/chuc-tet.md” hay “../2022/chuc-tet.md”" in said


@pytest.mark.parametrize(
    "target",
    [
        "/",
        "/?utm_source=zalo",
        "/tim-kiem.html?q=cam",
        "/2024/05/01/hop.html?fbclid=x",
        "https://cu.vn/?p=12",
        "/tep/a.pdf?id=1",
        "/node/9",  # of a story that is refused: told where that is
        "/a/bai-loi/",
    ],
)
def test_innocent_links_and_those_of_refused_stories_have_no_finding(target: str) -> None:
    assert told(target) == []


def test_a_site_in_a_folder_and_its_whole_address_are_known() -> None:
    for target in ("/tin/node/123", "https://xa.vn/tin/node/123", "https://xa.vn/tin/?p=12"):
        [(_, said)] = told(target, "https://xa.vn/tin")
        assert "nay ở địa chỉ khác" in said


def test_keys_do_not_mix_addresses_up() -> None:
    others = ["/?p=1", "/?p=12", "/p/12", "/12", "/a?p=12", "/a", "/a/b", "/a-b"]
    assert len({former_key(address) for address in others}) == len(others)
    assert {former_key(it) for it in ("/", "", "https://x.vn", "/index.html", "/?fbclid=1", "//[a")} == {""}


@pytest.mark.parametrize(
    ("header", "addresses"),
    [
        ("permalink: /2014/03/phim.html", ("/2014/03/phim.html",)),
        ("guid: http://cu.vn/?p=12", ("http://cu.vn/?p=12",)),
        ("Địa chỉ cũ: ?p=12", ("?p=12",)),
        ("aliases: [/a/b/, /c.html]", ("/a/b/", "/c.html")),
        ("Địa chỉ cũ: /a/b.html, /tin.php?id=3 /c,d.html", ("/a/b.html", "/tin.php?id=3", "/c,d.html")),
        ("Slug: le-hoi", ()),
        ("permalink: /:year/:title/", ()),
    ],
)
def test_a_header_tells_the_old_addresses(header: str, addresses: tuple[str, ...]) -> None:
    text = f"---\nTitle: Tin\nDate: 2024-01-14\nCategory: Kinh tế\n{header}\n---\n\nChữ.\n"
    found = parse_document(text.encode(), "tin.md", dt.UTC, ()).old_addresses
    assert tuple(it.wanted for it in found) == addresses
    assert {it.line for it in found} <= {5}
