"""The form speaks the language of the desk: what each line of the header is for, and what may be chosen."""

from __future__ import annotations

import json
import re
from zoneinfo import ZoneInfo

import pytest
from bantin.desk.form import form_of
from bantin.front_matter.header import split_header
from bantin.front_matter.schema import FLAGS, KEYS, STATUSES

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
CHOICES = {
    "vi": {"status": ["xuất bản", "nháp", "chờ duyệt", "ẩn"], "featured": ["có", "không"]},
    "en": {"status": ["published", "draft", "review", "hidden"], "featured": ["yes", "no"]},
}


@pytest.mark.parametrize("language", CHOICES)
def test_what_may_be_chosen_is_in_the_language_and_can_be_read(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bantin.newsroom.catalogue._spoken", [language])
    fields = form_of(split_header("Title: A\n\nB\n"), ZONE)
    assert [field["name"] for field in fields] == [key.name for key in KEYS]
    assert {field["name"]: field["options"] for field in fields if field["options"]} == CHOICES[language]
    assert {*CHOICES[language]["status"], *CHOICES[language]["featured"]} <= {*STATUSES, *FLAGS}


def test_no_vietnamese_word_is_in_the_form_of_an_english_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bantin.newsroom.catalogue._spoken", ["en"])
    told = json.dumps(form_of(split_header("Title: A\n\nB\n"), ZONE), ensure_ascii=False)
    assert re.findall(r"[À-ɏḀ-ỹ]+", told) == []
