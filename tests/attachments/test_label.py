"""What is said of a file behind its link: kind, size, pages."""

from __future__ import annotations

import zlib

import pytest
from bantin.attachments.label import label_of, pages_of
from bantin.attachments.links import label_links


def packed(objects: bytes) -> bytes:
    """Return a document as newer programs write it: its objects lie in a compressed stream."""
    data = zlib.compress(objects)
    head = b"9 0 obj <</Filter/FlateDecode/First 8/Length %d/N 2/Type/ObjStm>>" % len(data)
    return b"%PDF-1.5 " + head + b" stream\r\n" + data + b"\r\nendstream endobj %%EOF"


TREE = b"%PDF-1.4 <</Type /Pages /Kids [3 0 R] /Count 12>> <</Count 5 /Kids [4 0 R] /Type/Pages>> <</Type /Page>>"


@pytest.mark.parametrize(
    ("pdf", "pages"),
    [
        (TREE, 12),
        (b"%PDF-1.4 <</Linearized 1 /L 900 /N 7 /T 80>> %%EOF", 7),
        (b"%PDF-1.5 stream of packed objects %%EOF", 0),
        (packed(b"1 0 2 60 <</Type/Catalog/Pages 2 0 R>> <</Type/Pages/Kids[3 0 R]/Count 4>>"), 4),
        (packed(b"<</Type/Pages/Count 3>>") + packed(b"<</Kids[9 0 R]/Count 8/Type/Pages>>"), 8),
        (packed(b"<</Type/Pages/Count 3>>").replace(b"x\x9c", b"??"), 0),  # locked, or torn
        (b"<</Type /Outlines /Count 90>> <</Type /Pages /Count 2>>", 2),
    ],
)
def test_pages_are_counted_where_they_are_to_be_seen(pdf: bytes, pages: int) -> None:
    assert pages_of(pdf) == pages


def test_kind_size_and_pages_are_said_in_the_language_of_the_site(monkeypatch: pytest.MonkeyPatch) -> None:
    assert label_of("pdf", TREE + b" " * 120_000) == "PDF, 121 KB, 12 trang"
    assert label_of("docx", b"x" * 1_500_000) == "DOCX, 1,5 MB"
    monkeypatch.setattr("bantin.newsroom.catalogue._to_readers", [("en", {})])
    assert label_of("pdf", TREE) == "PDF, 1 KB, 12 pages"
    assert label_of("pdf", TREE.replace(b"12", b"1").replace(b"Count 5", b"Count 1")) == "PDF, 1 KB, 1 page"
    assert label_of("docx", b"x" * 1_500_000) == "DOCX, 1.5 MB"
    assert label_of("docx", b"x" * 2_000_000) == "DOCX, 2 MB"
    monkeypatch.setattr(
        "bantin.newsroom.catalogue._to_readers", [("en", {"pages": "{count} stran", "megabytes": "{size:,} Mo"})]
    )
    assert label_of("docx", b"x" * 1_500_000) == "DOCX, 1,5 Mo"
    assert label_of("pdf", TREE) == "PDF, 1 KB, 12 stran"


def test_the_label_stands_behind_the_link_to_that_file_and_no_other() -> None:
    html = '<p><a href="/tep/a.pdf">Kế hoạch</a>, <a href="/tep/b.pdf">khác</a></p>'
    assert label_links(html, {"/tep/a.pdf": "PDF, 1 KB"}) == (
        '<p><a href="/tep/a.pdf">Kế hoạch</a> <span class="file-facts">(PDF, 1 KB)</span>, '
        '<a href="/tep/b.pdf">khác</a></p>'
    )
