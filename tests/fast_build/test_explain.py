"""``make why``: what those who look after a site are told of a page."""

from __future__ import annotations

import pytest
from bantin.fast_build.explain import explain, page_path
from bantin.fast_build.page_traces import PageTrace, PageTraces
from bantin.newsroom.message import Message

NAMES = frozenset({"SITENAME", "article"})


def page(*reason: str) -> PageTrace:
    return PageTrace("digest", NAMES, shared={"SITENAME": "1"}, own={"article": "2"}, reason=reason)


MEMORY = PageTraces(
    "base",
    {"2024/a.html": page("same"), "2024/b.html": page("changed", "article", "menu"), "c.html": page("file")}
    | {"2024/e.html": page("exchanged"), "2024/f.html": page("changed", "(fragment)", "article")},
    dict.fromkeys(
        ["2024/a.html", "2024/b.html", "2024/e.html", "2024/f.html", "c.html", "d.html", "sitemap.xml"], "mark"
    ),
    {"d.html": ("unknown", "object has no digest")},
    believed=True,
)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("2024/a.html", "2024/a.html: được giữ nguyên, vì không có gì nó đọc đã đổi.\n  Nó đọc: SITENAME, article."),
        ("2024/b.html", "được dựng lại, vì đã đổi: bài viết"),
        ("2024/b.html", "; trình đơn.\n"),
        ("c.html", "đã bị xóa, thay hay sửa"),
        ("d.html", "lần nào cũng được dựng (object has no digest)"),
        ("2024/e.html", "2024/e.html: chỉ khối thay riêng được (như Tin cùng chuyên mục) được làm mới"),
        ("2024/e.html", "phần còn lại giữ nguyên.\n  Trang đọc: SITENAME, article."),
        ("2024/f.html", "đã đổi: khối thay riêng được (như Tin cùng chuyên mục); bài viết"),
        ("sitemap.xml", "không phải trang dựng từ mẫu"),
    ],
)
def test_it_says_what_became_of_a_page(asked: str, words: str) -> None:
    answer, known = explain(asked, MEMORY)
    assert known
    assert words in str(answer)


def test_it_is_told_in_english_too() -> None:
    told, _ = explain("2024/e.html", MEMORY)
    assert isinstance(told, Message)
    assert "the rest was kept" in told.text("en")
    answer, _ = explain("2024/b.html", MEMORY)
    assert isinstance(answer, Message)
    assert answer.text("en").endswith("It reads: SITENAME, article.")


def test_a_page_that_was_never_made_is_asked_back() -> None:
    answer, known = explain("a.html", MEMORY)
    assert not known
    assert str(answer) == "a.html: lần dựng gần nhất không có trang này. Có phải: 2024/a.html?"


def test_before_the_first_build_there_is_nothing_to_tell() -> None:
    answer, known = explain("a.html", PageTraces())
    assert not known
    assert "make html" in str(answer)


@pytest.mark.parametrize(
    "asked",
    [
        *("2024/b%C3%A0i/", "/2024/bài/index.html", "output/2024/bài/", "./output/2024/bài/index.html"),
        *("https://mai-hoa.example.vn/2024/bài/?in=1#dau", "2024/bài/#dau"),
    ],
)
def test_a_page_may_be_named_by_its_address_or_its_file(asked: str) -> None:
    assert page_path(asked, "output/") == "2024/bài/index.html"
