"""Headers as other systems write them: what is sure is read, and nothing that was hidden is ever made public."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo

import pytest
from bantin.front_matter.document import Document, parse_document
from bantin.front_matter.foreign import HIDING, NO, SENSES, SHOWING, YES, plain_key, sense_of
from bantin.front_matter.schema import BY_SPELLING, STEERING
from bantin.vietnamese.folding import same_name_key
from hypothesis import given
from hypothesis import strategies as st

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SOUND = "Title: Hội nghị\nDate: 2024-01-14\nCategory: Tin\n"


def parse(header: str, path: str = "2024/a.md") -> Document:
    return parse_document(f"{header}\n\nChữ.\n".encode(), path, ZONE, ("title", "date", "category"))


def more(*lines: str) -> Document:
    return parse(SOUND + "\n".join(lines))


def is_public(document: Document) -> bool:
    return not document.refused and document.values.get("status", "published") == "published"


def keys(document: Document) -> list[str]:
    return [found.said.key.removeprefix("front-matter/") for found in document.diagnostics]  # type: ignore[union-attr]


HUGO = """---
title: "Lễ hội: cam sành"
date: 2024-01-14T08:30:00+07:00
lastmod: 2024-01-15
draft: false
categories: ["Tin"]
tags:
  - cam
  - "nông thôn mới, 2024"
featured_image: anh.jpg
description: Ngắn gọn.
author: [Lan, Hoa]
weight: 3
toc: true
---"""
JEKYLL = """---
layout: post
title: Lễ hội
date: 2024-01-14 08:30:00 +0700
categories: Tin
tags: le-hoi cam-sanh
excerpt: Ngắn gọn.
permalink: /2014/le-hoi-cam.html
published: true
---"""
GHOST = """---
post_title: Lễ hội
post_status: publish
post_date: 2024-01-14 08:30
category: Tin
feature_image: anh.jpg
feature_image_caption: Đồi cam
feature_image_alt: Cam sành chín
custom_excerpt: Ngắn gọn.
byline: Lan; Hoa
---"""
ASTRO = """---
title: 'Lễ hội'
pubDate: 2024-01-14
updatedDate: 2024-01-15
heroImage: "anh.jpg"
category: Tin
---"""


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        (
            HUGO,
            {
                "title": "Lễ hội: cam sành",
                "category": "Tin",
                "tags": ("cam", "nông thôn mới, 2024"),
                "image": "anh.jpg",
                "summary": "Ngắn gọn.",
                "authors": ("Lan", "Hoa"),
            },
        ),
        (JEKYLL, {"category": "Tin", "tags": ("le-hoi", "cam-sanh"), "summary": "Ngắn gọn.", "slug": "le-hoi-cam"}),
        (
            GHOST,
            {
                "title": "Lễ hội",
                "image": "anh.jpg",
                "image_caption": "Đồi cam",
                "image_alt": "Cam sành chín",
                "summary": "Ngắn gọn.",
                "authors": ("Lan", "Hoa"),
            },
        ),
        (ASTRO, {"title": "Lễ hội", "image": "anh.jpg", "category": "Tin"}),
    ],
    ids=["Hugo", "Jekyll", "Ghost", "Astro"],
)
def test_headers_of_other_systems_are_read_with_no_error(header: str, wanted: dict[str, object]) -> None:
    document = parse(header)
    assert {name: document.values.get(name) for name in wanted} == wanted
    assert [str(found) for found in document.diagnostics if found.severity == "error"] == []
    assert is_public(document)


def test_a_changed_day_of_hugo_and_the_moment_of_astro_are_read() -> None:
    assert (parse(HUGO).values["modified"].day, parse(ASTRO).values["modified"].day) == (15, 15)
    assert parse(ASTRO).values["date"].day == 14


def test_each_key_that_is_understood_is_told_on_its_own_line() -> None:
    told = {found.line for found in parse(ASTRO).diagnostics}
    assert told == {3, 4, 5}


def test_keys_without_a_meaning_here_are_one_notice() -> None:
    document = more("layout: post", "toc: true", "weight: 3")
    assert keys(document) == ["unused-key"]
    assert "“layout” (4), “toc” (5), “weight” (6)" in document.diagnostics[0].message


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (["draft: true"], "draft"),
        (["Draft: yes"], "draft"),
        (["published: false"], "draft"),
        (["post_status: private"], "draft"),
        (["visibility: members"], "draft"),
        (["Bản nháp: có"], "draft"),
        (["Công khai: không"], "draft"),
        (["Status: unpublished"], "draft"),
        (["Trạng thái: chưa xuất bản"], "draft"),
        (["unlisted: true"], "hidden"),
        (["draft: true", "Status: nháp"], "draft"),
    ],
)
def test_a_story_that_was_hidden_is_hidden(lines: list[str], status: str) -> None:
    document = more(*lines)
    assert document.values["status"] == status
    assert not document.refused


@pytest.mark.parametrize("line", ["draft: false", "published: true", "post_status: publish", "visibility: public"])
def test_a_story_that_was_public_stays_so(line: str) -> None:
    document = more(line)
    assert is_public(document)
    assert [found.severity for found in document.diagnostics] == ["notice"]


@pytest.mark.parametrize(
    "lines",
    [
        ("draft: true", "status: published"),
        ("status: published", "draft: true"),
        ("draft: false", "published: false"),
        ("Status: nháp", "published: true"),
        ("Status: xuất bản", "Trạng thái: nháp"),
        ("unlisted: true", "draft: true"),
    ],
)
def test_of_words_that_disagree_the_most_hidden_counts_and_the_story_waits(lines: tuple[str, str]) -> None:
    document = more(*lines)
    assert (document.values["status"], document.refused) == ("draft", True)
    assert keys(document).count("contradiction") == 1


# Proposals: whatever a message quotes as “Key: value” or as a key to use instead of the one that was typed.
_LINE = re.compile(r"“(Status: [^”…]+)”")
_KEY = re.compile(r"“([^”:…]+)”\?$")


def proposals(typed: str) -> list[str]:
    """Return the lines that the messages about the header line ``typed`` propose in its place."""
    _, _, value = typed.partition(":")
    lines = []
    for found in more(typed).diagnostics:
        lines += _LINE.findall(found.message)
        lines += [f"{key}:{value}" for key in _KEY.findall(found.message)]
    return lines


def hiding_lines() -> list[str]:
    lines = []
    for sense in SENSES:
        for key in sense.spellings if sense.kind in HIDING else ():
            shows = sense.kind == "public" or plain_key(key) in SHOWING
            lines += [f"{key}: {value}" for value in (["false", "no"] if shows else ["true", "yes"])]
            lines.append(f"{key}: không rõ")
    return lines


def test_a_line_that_hides_is_never_public_nor_answered_by_what_publishes() -> None:
    for typed in hiding_lines():
        document = more(typed)
        assert not is_public(document), typed
        assert all(not is_public(more(line)) for line in proposals(typed)), typed
        refused = [found.message for found in document.diagnostics if found.severity == "error"]
        assert all("“Status: nháp”" in message and "xóa" not in message for message in refused), typed


@given(st.sampled_from(["draft", "published", "nháp", "unlisted", "embargo", "private"]), st.data())
def test_a_slip_in_a_key_that_hides_is_no_way_to_publish(key: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(key) - 1))
    slip = key[:place] + data.draw(st.sampled_from(["", "x", key[place] * 2])) + key[place + 1 :]
    typed = f"{slip}: {'false' if key == 'published' else 'true'}"
    assert not is_public(more(typed))
    assert all(not is_public(more(line)) for line in proposals(typed))


@pytest.mark.parametrize("line", ["borrador: true", "entwurf: yes", "hors_ligne: 1"])
def test_an_unknown_key_with_an_answer_is_not_simply_deleted(line: str) -> None:
    document = more(line)
    assert document.refused
    assert all("“Status: nháp”" in found.message for found in document.diagnostics)


def test_a_status_is_never_taken_for_the_public_one_that_it_resembles() -> None:
    for word in ("unpublishd", "chưa xuất bảnn", "publishedd", "xuất bản sau"):
        document = more(f"Status: {word}")
        assert document.refused
        assert not re.search(r"Có phải ý bạn là “(?:published|xuất bản)”", document.diagnostics[0].message)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("section: x", "Category” đã có ở dòng 3"),
        ("series: x", "Tags"),
        ("label: x", "Tags"),
        ("subtitle: x", "Summary"),
        ("location: x", "Place"),
        ("Catgory2: x", "Category"),
        ("descripton: x", "Summary"),
        ("canonical_url: x", "Source"),
    ],
)
def test_a_doubtful_key_is_answered_with_the_right_one(typed: str, meant: str) -> None:
    document = more(typed)
    assert document.refused
    assert f"“{meant}" in document.diagnostics[0].message


@pytest.mark.parametrize("typed", ["Time: 8h", "Sourdough: x", "Placeholder: x"])
def test_a_word_that_only_shares_letters_with_a_key_is_no_slip(typed: str) -> None:
    [found] = more(typed).diagnostics
    assert "Có phải ý bạn" not in found.message


def test_no_key_stands_in_two_tables() -> None:
    foreign = [spelling for sense in SENSES for spelling in sense.spellings]
    assert [key for key in foreign if same_name_key(key) in BY_SPELLING] == []
    assert [key for key in foreign if key in STEERING] == []
    spellings = [key for sense in SENSES for key in {plain_key(spelling) for spelling in sense.spellings}]
    assert sorted(spellings) == sorted(set(spellings))
    assert set() == YES & NO


@pytest.mark.parametrize("key", ["featured_image", "featuredImage", "Featured-Image", "FEATURED IMAGE"])
def test_a_key_is_known_however_its_words_are_joined(key: str) -> None:
    sense = sense_of(key)
    assert sense
    assert sense.key == "image"


@pytest.mark.parametrize(
    ("lines", "slug", "told"),
    [
        (["permalink: /2014/03/phim-nhung.html"], "phim-nhung", ["old-address.end"]),
        (["permalink: /le-hoi/index.html"], "le-hoi", ["old-address.end"]),
        (["Slug: /2014/03/phim.html"], "phim", ["old-address.end"]),
        (["permalink: /a/b/", "Slug: le-hoi"], "le-hoi", ["old-address.whole"]),
        (["redirect_from: [/a/b/, /c/]"], None, ["old-address.whole"]),
        (["permalink: /:year/:title/"], None, ["unused-key"]),
        (["aliases: [Cam sành, Cam Hàm Yên]"], None, ["unused-key"]),
        (["permalink: false"], None, ["concealing-key.unclear"]),
    ],
)
def test_of_an_old_address_its_end_is_kept_and_how_it_is_understood_is_told(
    lines: list[str], slug: str | None, told: list[str]
) -> None:
    document = more(*lines)
    assert document.values.get("slug") == slug
    assert keys(document) == told


def test_an_address_out_of_the_site_is_an_error_still() -> None:
    document = more("Slug: ../../x")
    assert document.refused
    assert "slug" not in document.values


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("Tags: #OCOP, cam sành", ("OCOP", "cam sành")),
        ("Tags: #OCOP, OCOP, ocop", ("OCOP",)),
        ("Tags: #OCOP #HàmYên", ("OCOP", "HàmYên")),
        ("Tags: #OCOP; #camsành", ("OCOP", "camsành")),
        ("Tags: nông thôn mới, 2024; cam", ("nông thôn mới, 2024", "cam")),
        ('Tags: [cam, "OCOP"]', ("cam", "OCOP")),
        ("Tags: #, ##", ()),
        ("Tags: C#, cam", ("C#", "cam")),
        ("Từ khóa: ＃OCOP", ("OCOP",)),
    ],
)
def test_tags_are_parted_as_they_were_meant_and_lose_their_hash(line: str, tags: tuple[str, ...]) -> None:
    assert more(line).values["tags"] == tags


@pytest.mark.parametrize(
    "line", ["Tags: #OCOP, cam sành", "Tags: cam sanh", "Author: Ban tuyên giáo, xã Bằng Cốc", "Tags: 2024"]
)
def test_innocent_lists_have_no_finding(line: str) -> None:
    assert more(line).diagnostics == []


def test_the_day_in_a_files_name_is_proposed_for_a_story_without_one() -> None:
    for path, day in (("2024/2024-02-03-le-hoi.md", "2024-02-03"), ("2024/2024-13-40-x.md", "2024-01-14 17:30")):
        [found] = parse("Title: A\nCategory: Tin", path).diagnostics
        assert f"“Date: {day}”" in found.message


HEADER = SOUND.rstrip("\n")
FORMS = {
    "three stars": f"***\n{HEADER}\n***",
    "code": f"```yaml\n{HEADER}\n```",
    "long dashes": f"——\n{HEADER}\n——",
    "a closing dash that a program made": f"---\n{HEADER}\n—--",
    "two empty lines first": f"\n \n{HEADER}",
    "an empty line before a fence": f"\n---\n{HEADER}\n---",
    "bold keys": re.sub(r"(?m)^(\w+):", r"**\1:**", HEADER),
    "bold lines": re.sub(r"(?m)^(.+)$", r"**\1**", HEADER),
    "italic keys": re.sub(r"(?m)^(\w+):", r"*\1*:", HEADER),
    "keys in HTML": re.sub(r"(?m)^(\w+):", r"<b>\1:</b>", HEADER),
    "quoted keys": re.sub(r"(?m)^(\w+):", r'"\1":', HEADER),
    "numbers": re.sub(r"(?m)^", "1. ", HEADER),
    "bullets": re.sub(r"(?m)^", "• ", HEADER),
    "a tab first": re.sub(r"(?m)^", "\t", HEADER),
    "wide colons": HEADER.replace(": ", "："),
    "a table": "| Khóa | Giá trị |\n|---|---|\n" + re.sub(r"(?m)^(\w+): (.+)$", r"| \1 | \2 |", HEADER),
    "all lines apart": HEADER.replace("\n", "\n\n"),
}


@pytest.mark.parametrize("header", FORMS.values(), ids=FORMS)
def test_a_header_in_another_form_is_read_and_told_once(header: str) -> None:
    document = parse(header)
    assert [found.rule for found in document.diagnostics] == ["front-matter/form"]
    assert {"title", "date", "category"} <= document.values.keys()
    assert document.body.strip() == "Chữ."


@pytest.mark.parametrize(
    ("header", "word"),
    [
        ('+++\ntitle = "A"\ndraft = true\n[params]\nx = 1\n+++', "TOML"),
        ('---toml\ntitle = "A"\n---', "TOML"),
        ('{\n  "title": "A",\n  "tags": ["a"]\n}', "JSON"),
        ('{"title": "A"}', "JSON"),
        ('---json\n{"title": "A"}\n---', "JSON"),
        ('\n+++\ntitle = "A"\n+++', "TOML"),
    ],
)
def test_another_language_is_named_once_and_nothing_is_called_missing(header: str, word: str) -> None:
    document = parse(header)
    assert word in " ".join(found.message for found in document.diagnostics)
    assert {found.rule for found in document.diagnostics} == {"front-matter/form"}
    assert (document.refused, document.body.strip()) == (True, "Chữ.")


@pytest.mark.parametrize(
    "body", ["Lưu ý: mang theo thẻ.", "Nguồn: Báo Tuyên Quang", "---\n\nChữ.", "| Tên | Số |\n|---|---|", "***"]
)
def test_what_follows_a_sound_header_is_no_header(body: str) -> None:
    document = parse(f"{SOUND}\n{body}")
    assert document.diagnostics == []
    assert document.body.startswith(body)


def test_a_space_behind_the_colon_may_be_missing() -> None:
    document = parse(SOUND.replace(": ", ":"))
    assert document.diagnostics == []
    assert document.values["category"] == "Tin"


def test_a_text_glued_to_the_header_is_told_once_where_it_begins() -> None:
    document = parse(f"{SOUND}Sáng nay\nxã họp,\nchiều nghỉ.")
    assert [(found.line, found.rule) for found in document.diagnostics] == [(4, "front-matter/stray-line")]


@pytest.mark.parametrize(
    "line", ["*" * 49_000, '"' * 49_000 + "a", "a" + " " * 49_000 + "x", "- " + " " * 49_000 + "x"]
)
def test_a_line_of_signs_is_read_in_one_pass(line: str) -> None:
    # Were a part of the pattern to give back what it has taken, this would not end before the test is given up.
    assert parse(line).refused
