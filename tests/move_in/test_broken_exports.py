"""Exports as they really come: joined, cut signs, entities of HTML, elements that nobody closed; no word goes."""

from __future__ import annotations

import io
from html import unescape
from pathlib import Path

import pytest
from bantin.imports.html import tree_of
from bantin.imports.refused import Refused
from bantin.move_in.converting import Choices
from bantin.move_in.kinds import open_site
from bantin.move_in.moving import Move, run, survey

from tests.move_in.old_sites import NOW

HEAD = (
    '<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    "<channel><wp:base_blog_url>https://w.example.vn</wp:base_blog_url>"
)


def _item(number: int | str, words: str) -> str:
    return (
        f"<item><title>Bài {number}</title><wp:post_id>{number}</wp:post_id><wp:post_name>bai-{number}</wp:post_name>"
        "<wp:post_date>2020-01-02 08:00:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>post"
        f"</wp:post_type><content:encoded>{words}</content:encoded></item>"
    )


def _moved(folder: Path, exports: dict[str, bytes]) -> tuple[Move, dict[str, str]]:
    for name, data in exports.items():
        (folder / "old" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "old" / name).write_bytes(data)
    move = survey(open_site(folder / "old"), folder / "content", NOW)
    run(move, Choices(), io.StringIO(), lambda number: None)
    bodies = (it.read_text("utf-8").partition("\n\n")[2].strip() for it in (folder / "content").rglob("*.md"))
    return move, {body: "" for body in bodies}


def _export(*items: str, start: str = "") -> bytes:
    return f"{start}{HEAD}{''.join(items)}</channel></rss>".encode()


def test_stories_of_one_number_are_told_apart_and_the_same_one_counts_once(tmp_path: Path) -> None:
    export = _export(_item(1, "Một"), _item(1, "Hai"), _item("", "Ba"), _item("", "Bốn"), _item(1, "Một"))
    move, bodies = _moved(tmp_path, {"w.xml": export})
    assert bodies.keys() == {"Một", "Hai", "Ba", "Bốn"}
    assert move.tally.left_out == {"repeated": 1}
    again, _ = _moved(tmp_path, {})
    assert (again.tally.written, again.tally.unchanged) == (0, 4)


def test_parts_of_an_export_count_however_deep_they_lie(tmp_path: Path) -> None:
    parts = {"w.xml": _export(_item(1, "Một")), "a/b/c/w2.xml": _export(_item(1, "Hai"))}
    assert _moved(tmp_path, parts)[1].keys() == {"Một", "Hai"}


def test_a_sign_that_was_cut_in_two_stops_no_export(tmp_path: Path) -> None:
    export = _export(_item(1, "Trước CHỖ sau"), _item(2, "Ấm")).replace("CHỖ".encode(), b"\xe1\xbb")
    assert _moved(tmp_path, {"w.xml": export})[1].keys() == {"Trước \ufffd sau", "Ấm"}


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_an_export_in_another_encoding_is_read_in_it(encoding: str, tmp_path: Path) -> None:
    export = _export(_item(1, "déjà"), start=f'<?xml version="1.0" encoding="{encoding}"?>').decode().encode(encoding)
    (tmp_path / "w.xml").write_bytes(export)
    move = survey(open_site(tmp_path / "w.xml", "wordpress"), tmp_path / "content", NOW)
    run(move, Choices(), io.StringIO(), lambda number: None)
    assert (tmp_path / "content/2020/bai-1.md").read_text("utf-8").endswith("\n\ndéjà\n")


def test_entities_of_html_are_read_and_no_others(tmp_path: Path) -> None:
    _, bodies = _moved(tmp_path, {"w.xml": _export(_item(1, "Ca&nbsp;ph&ecirc; &khongco; 5 &lt; 6"))})
    assert [unescape(it).replace("\xa0", " ") for it in bodies] == ["Ca phê &khongco; 5 < 6"]


@pytest.mark.parametrize("open_elements", [300, 1_500, 5_000])
def test_what_stands_behind_elements_that_nobody_closed_is_there_or_the_page_is_refused(open_elements: int) -> None:
    try:
        inner = "<font>" * open_elements + "Giữa" + "</font>" * open_elements
        text = tree_of(f"<p>Đầu</p>{inner}<p>Cuối").text_content()
    except Refused as refusal:
        assert open_elements > 2_000 and "lồng nhau" in str(refusal.said)
    else:
        assert text == "ĐầuGiữaCuối"
