"""What of a story readers may find, and what stands for it while its body is not read."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from bantin.newsroom.link import Link
from bantin.newsroom.photo import Photo
from bantin.newsroom.story import Category, Name, Note, Story
from bantin.search.articles import entry_of
from bantin.search.story import Entry
from bantin.search.words import words_of

STORY = Story(
    path="2026/a.md",
    url="2026/a.html",
    title="Hội nghị",
    date=dt.datetime(2026, 11, 27, 8, tzinfo=dt.UTC),
    category=Category("Chợ phiên", "cho-phien", "x"),
    authors=(Name("Tuấn Tú", "tuan-tu", "x"),),
    tags=(Name("bầu cử", "bau-cu", "x"),),
    photos=(Photo("a.jpg", alt="mô tả", caption_text="Đoàn thăm vườn", credit="Ảnh: Thu Hà"),),
    place="Thôn Ba",
    source="Báo tỉnh",
    corrections=(Note("Sửa tên người"),),
)
PARENTS = {"cho-phien": ("kinh-te", "Kinh tế")}
LINKS = [
    Link("K%E1%BA%BF%20ho%E1%BA%A1ch%20thu%20chi.pdf?x#1", 1, 1),
    Link("{static}/tep/Biểu mẫu.docx", 1, 1),
    Link("https://vanban.example.vn/bien-lai.pdf", 1, 1),
    Link("{filename}tin-kia.md", 1, 1),
]
FIGURE = "<figure><picture><img src=a></picture><figcaption>nút bấm</figcaption></figure>"


def entry(story: Story = STORY, body: str = f"<p>Đoạn một</p>{FIGURE}<p>Đoạn hai</p>", key: str = "k") -> Entry:
    return entry_of(story, "Mở đầu", LINKS, PARENTS, key, lambda: body)


def test_readers_find_all_that_the_story_says() -> None:
    found = entry().read()
    lines = [
        words_of(line.strip()) for text in (found.title, *found.texts) for line in text.split("\n") if line.strip()
    ]
    for wanted in (
        *("hội nghị", "mở đầu", "đoạn một", "đoạn hai", "đoàn thăm vườn", "ảnh thu hà", "tuấn tú", "bầu cử"),
        *("chợ phiên", "kinh tế", "thôn ba", "báo tỉnh", "sửa tên người", "kế hoạch thu chi pdf", "biểu mẫu docx"),
    ):
        assert words_of(wanted) in lines, wanted
    said = {word for line in lines for word in line}
    assert said.isdisjoint({"biên", "lai", "vanban", "kia", "nút", "static"})


def test_a_story_is_filed_under_its_section_and_the_one_above() -> None:
    found = entry().read()
    assert (found.section, found.filed, found.has_photos) == ("Chợ phiên", ("cho-phien", "kinh-te"), True)
    assert not entry(replace(STORY, photos=(Photo("a.mp4", kind="video"),))).read().has_photos


def test_the_token_changes_with_what_is_found_and_does_not_read_the_body() -> None:
    def unread() -> str:
        raise AssertionError

    known = entry_of(STORY, "Mở đầu", LINKS, PARENTS, "k", unread)
    assert known.token == entry().token
    others = [
        entry(key="other"),
        entry(replace(STORY, title="Khác")),
        entry(replace(STORY, tags=())),
        entry(replace(STORY, url="b.html")),
        entry(replace(STORY, photos=())),
        entry(replace(STORY, date=STORY.date + dt.timedelta(days=1))),
        entry(replace(STORY, category=Category("Chợ", "cho", "x"))),
    ]
    assert len({known.token, *(each.token for each in others)}) == len(others) + 1
    assert entry(key="").token != entry(key="", body="<p>khác</p>").token, "a body without a key stands for itself"


def test_whether_the_file_of_a_photo_is_there_makes_no_difference_to_the_words() -> None:
    without = entry(body="<p>Đoạn một</p><p>Đoạn hai</p>").read().texts
    assert [text.split() for text in without] == [text.split() for text in entry().read().texts]
