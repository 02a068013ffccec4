"""Rows that were made before; what no reading can have made, whoever put it into the store, is made anew."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bantin.archive.row import Made
from bantin.archive.row_entry import entry_of
from bantin.front_matter import row_cache
from bantin.front_matter.article_cache import Unpacker, fetching
from bantin.front_matter.converters import MarkdownOptions
from bantin.front_matter.row_cache import KeptRows
from bantin.front_matter.row_parts import digest_of_bytes
from bantin.front_matter.rows import RowOrder, read_row
from bantin.newsroom.cache import Store, empty_store
from bantin.newsroom.source_text import SourceText

OPTIONS = {"extensions": ["markdown.extensions.attr_list", "bantin.image_captions.extension:CaptionExtension"]}
ORDER = RowOrder(MarkdownOptions(OPTIONS), "Asia/Ho_Chi_Minh")
HEADER = "Title: Tin\nDate: 2024-01-15\nCategory: Thời sự\nAuthor: Tuấn Tú\n\n"
BODY = "Xem [tin](https://a.vn/).\n\n![Cam](cam.jpg){: .rong }\nVườn cam. Ảnh: Tuấn Tú\n\n<script>x</script>\n"
STORY = ("a.md", (HEADER + BODY).encode(), "content/a.md")
HALF = "\ud83d"


def judge(text: SourceText) -> list[Any]:
    return []


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store", "1", print)


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files that were really read, in order."""
    paths = list[str]()

    def counted(order: RowOrder, path: str, data: bytes, file: str) -> Made:
        paths.append(path)
        return read_row(order, path, data, file)

    monkeypatch.setattr(row_cache, "read_row", counted)
    return paths


def test_the_second_time_is_the_first_again(store: Store, runs: list[str]) -> None:
    first, again = (KeptRows(ORDER, store).made(*STORY) for _ in range(2))
    assert runs == ["a.md"]
    assert again == first == read_row(ORDER, *STORY)
    assert (len(first.row.photos), len(first.row.links)) == (1, 1)
    assert "front-matter/removed-markup" in {found.rule for found in first.row.findings}


@pytest.mark.parametrize(
    ("order", "other"),
    [
        (ORDER, ("a.md", (HEADER + BODY + "!").encode(), "content/a.md")),
        (ORDER, ("b.md", STORY[1], "content/a.md")),
        (ORDER, ("a.md", STORY[1], "elsewhere/a.md")),
        (replace(ORDER, zone="Asia/Tokyo"), STORY),
        (replace(ORDER, page_folders=("a",)), STORY),
        (replace(ORDER, judges=(judge,)), STORY),
        (replace(ORDER, options=MarkdownOptions({})), STORY),
    ],
)
def test_another_text_name_or_order_is_read_anew(
    store: Store, runs: list[str], order: RowOrder, other: tuple[str, bytes, str]
) -> None:
    KeptRows(ORDER, store).made(*STORY)
    KeptRows(order, store).made(*other)
    assert len(runs) == 2


def kept(html: str = read_row(ORDER, *STORY).html, **changed: Any) -> bytes:
    """Return the entry of the story with other fields in its row."""
    made = read_row(ORDER, *STORY)
    return entry_of(Made(replace(made.row, **changed), html))


def photo(**changed: Any) -> bytes:
    [one] = read_row(ORDER, *STORY).row.photos
    return kept(photos=(replace(one, **changed),))


ROW, HTML = kept().split(b"\n", 1)


@pytest.mark.parametrize(
    "entry",
    [
        b"[]",
        b'"text"',
        b"7",
        b"",
        ROW,
        b"\n" + HTML,
        b"7\n" + HTML,
        b"[" * 100_000 + b"\n" + HTML,
        json.dumps(json.loads(ROW)[:-1]).encode() + b"\n" + HTML,
        kept(HALF, body=digest_of_bytes(HALF.encode("utf-8", "surrogatepass"))),
        kept("<script>x</script>"),
        *(kept(opening=text) for text in (HALF, 7, None)),
        *(kept(refused=said) for said in ("", 0, None)),
        kept(path="b.md"),
        kept(source="0" * 32),
        *(photo(**it) for it in ({"alt": HALF}, {"line": "1"}, {"kind": "x"}, {"classes": (HALF,)})),
    ],
)
def test_what_no_reading_made_is_made_anew(store: Store, entry: bytes) -> None:
    rows = KeptRows(ORDER, store)
    true = rows.made(*STORY)
    store.put_data(rows.key("a.md", digest_of_bytes(STORY[1]), STORY[2]), entry)
    assert rows.made(*STORY) == true
    assert true.row.findings


@pytest.mark.parametrize("value", [b"[]\n" + HALF.encode("utf-8", "surrogatepass"), b"[]\n\xff", b"[]", b""])
def test_the_body_of_a_kept_article_too(value: bytes) -> None:
    store = empty_store()
    store.put_data(b"key", value)
    assert fetching(store, b"key".hex(), lambda: "anew")() == "anew"
    store.put_data(b"key", "[]\n<p>như cũ</p>\n".encode())
    assert fetching(store, b"key".hex(), lambda: "anew")() == "<p>như cũ</p>\n"


@pytest.mark.parametrize("stored", [b'{"title": "\\ud83d"}', b'{"title": "\xed\xa0\xbd"}', b'{"\\uDC00": 1}'])
def test_an_article_of_halves_of_characters_is_none(stored: bytes) -> None:
    with pytest.raises(ValueError, match="half"):
        Unpacker({"TIMEZONE": "UTC"}, {}, empty_store()).open(stored)
