"""What an officer at the desk reads and types: words of the form, not of headers; letters of any keyboard."""

from __future__ import annotations

import unicodedata

from tests.desk.office import Site


def test_an_empty_field_is_told_by_its_name_in_the_form(site: Site) -> None:
    site.write("2026/trong.md", "Title: Bài trống\nDate: 2026-11-20\n\nChữ.\n")
    found = [it for it in site.ask("open", path="2026/trong.md").data["findings"] if it["field"] == "category"]
    assert [(it["message"], it["severity"]) for it in found] == [
        ("Ô “Chuyên mục” còn trống. Hãy điền vào ô ấy.", "error")
    ]


def test_what_a_mac_types_in_pieces_is_stored_in_whole_letters(site: Site) -> None:
    opened = site.ask("open", path="2026/hop-thon.md").data
    body = unicodedata.normalize("NFD", "Đường Trường Sơn, ấp Tân Thành.\n") + "🇻🇳 👨‍👩‍👧\n"
    site.ask("save", path="2026/hop-thon.md", base=opened["base"], fields={}, body=body)
    assert site.read("2026/hop-thon.md").endswith("\n\nĐường Trường Sơn, ấp Tân Thành.\n🇻🇳 👨‍👩‍👧\n")


def test_what_was_not_changed_keeps_its_bytes(site: Site) -> None:
    text = "Title: Bài\nDate: 2026-11-20\nCategory: Kinh tế\n\n" + unicodedata.normalize("NFD", "Chữ cũ.\n")
    site.write("2026/cu.md", text)
    opened = site.ask("open", path="2026/cu.md").data
    site.ask("save", path="2026/cu.md", base=opened["base"], fields={"title": "Bài mới"})
    assert site.read("2026/cu.md") == text.replace("Title: Bài\n", "Title: Bài mới\n")
