"""Cures for headers: forms, keys and values of other systems."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from bantin.archive.standing import Hour, read_at
from bantin.front_matter.converters import MarkdownOptions
from bantin.front_matter.document import parse_document
from bantin.front_matter.rows import RowOrder, make_row
from bantin.front_matter.title_slug import slug_of_title
from bantin.newsroom.diagnostic import Diagnostic, finding

from tests.cures.desk import HEADER, REQUIRED, ZONE, Cure, Story, file, story

LINES = HEADER.splitlines()
BODY = "\n\nSáng nay xã họp.\n"
HOUR = Hour(dt.datetime(2026, 11, 22, 8, 0, tzinfo=ZONE))
ORDER = RowOrder(MarkdownOptions({}), ZONE.key)


def header(stories: Iterable[Story]) -> list[Diagnostic]:
    """Return what is found in ``stories`` when they are read in November 2026."""
    rows = [make_row(ORDER, each.path, each.text.encode()).row for each in stories]
    return [found for row in rows for found in read_at(row, HOUR)]


def lines(form: str) -> list[Story]:
    """Return a story whose header lines have that ``form``, in which ``{key}`` and ``{value}`` stand."""
    pairs = (line.split(": ", 1) for line in LINES)
    return file("\n".join(form.format(key=key, value=value) for key, value in pairs) + BODY)


def more(*added: str) -> list[Story]:
    """Return a story whose sound header ends with the lines ``added``."""
    return file("\n".join([*LINES, *added]) + BODY)


def without(key: str, *added: str, fence: str = "") -> list[Story]:
    """Return a story whose header has the lines ``added`` in place of that with the ``key``."""
    kept = [line for line in LINES if not line.startswith(f"{key}:")]
    head = "\n".join([*kept, *added])
    return file(f"{fence}\n{head}\n{fence}{BODY}" if fence else head + BODY)


def fenced(opening: str, closing: str) -> list[Story]:
    """Return a story whose header stands between ``opening`` and ``closing``."""
    return file("\n".join([opening, *LINES, closing]) + BODY)


def yaml(*added: str) -> list[Story]:
    """Return a story whose fenced header ends with the lines ``added``, and has no summary of its own."""
    kept = [line for line in LINES if not line.startswith("Summary:")]
    return file("\n".join(["---", *kept, *added, "---"]) + BODY)


SOUND, FENCED = more(), fenced("---", "---")


def cure(case: str, wrong: list[Story], mended: list[Story] = SOUND, *also: str) -> Cure:
    """Return the cure of one message about headers."""
    return Cure(f"front-matter/{case}", wrong, mended, header, also)


TOML = 'title = "Hội nghị"\ndate = 2024-01-14T17:30:00+07:00\ncategory = "Y tế"\ntags = ["cam", "xuân"]'
JSON = '{\n  "title": "Hội nghị",\n  "date": "2024-01-14",\n  "category": "Y tế"\n}'
FORMS = (
    cure("form.blank-first", file("\n" + "\n".join(LINES) + BODY)),
    cure("form.blank-within", file("\n\n".join(LINES) + BODY)),
    cure("form.bullet", lines("- {key}: {value}")),
    cure("form.colon-first", lines(":{key}: {value}")),
    cure("form.equals", lines('{key} = "{value}"')),
    cure("form.fence", fenced("—--", "—--"), FENCED),
    cure("form.heading", lines("## {key}: {value}")),
    cure("form.indent", lines("  {key}: {value}")),
    cure("form.json", file(JSON + BODY), file("title: Hội nghị\ndate: 2024-01-14\ncategory: Y tế" + BODY)),
    cure("form.marks", lines("**{key}:** {value}")),
    cure("form.none", file("Sáng nay xã họp.\n"), SOUND),
    cure("form.quote", lines("> {key}: {value}")),
    cure("form.table", lines("| {key} | {value} |")),
    cure("form.toml", file(f"+++\n{TOML}\n+++{BODY}"), file(f"---\n{TOML.replace(' =', ':')}\n---{BODY}")),
    cure(
        "form.underlined",
        file(f"Hội nghị\n########\n\n:date: 2024-01-14\n:category: Y tế{BODY}"),
        file(f"Title: Hội nghị\ndate: 2024-01-14\ncategory: Y tế{BODY}"),
    ),
    cure("form.wide-colon", lines("{key}：{value}")),
    cure("stray-line", more("Sáng nay xã họp,", "chiều nghỉ."), file("\n".join(LINES) + "\n\nSáng nay xã họp,")),
)
HIDDEN = (
    cure("concealing-key.listing", more("hidden: true"), more("Status: nháp")),
    cure("concealing-key.secret", more("password: cam"), more("Status: nháp")),
    cure("concealing-key.unclear", more("draft: để xem"), more("Status: nháp")),
    cure("contradiction", more("Status: nháp", "Status: xuất bản"), more("Status: nháp")),
    cure("foreign-key.public", more("draft: false"), SOUND),
    cure("foreign-key.status", more("published: false"), more("Status: nháp")),
    cure("unknown-key.answer", more("borrador: true"), more("Status: nháp")),
)
KEYS = (
    cure("foreign-key.means", without("Summary", "description: Ngắn gọn."), SOUND),
    cure("foreign-key.same", more("excerpt: Ngắn gọn."), SOUND),
    cure("two-values.date", more("pubDate: 2024-02-01"), without("Date", "Date: 2024-02-01")),
    cure("two-values.other", more("excerpt: Khác."), SOUND),
    cure("repeated-key", more("Tiêu đề: Khác"), SOUND),
    cure("steering-key.address", more("save_as: index.html"), SOUND),
    cure("steering-key.content", more("content: Chữ của bài"), SOUND),
    cure("steering-key.path", more("path: 2024/khac.md"), SOUND),
    cure("steering-key.template", more("template: tin-anh"), SOUND),
    cure("steering-key.translation", more("translation: true"), SOUND),
    cure("unknown-key.beside", more("Tags: cam", "series: xuân"), more("Tags: cam, xuân")),
    cure("unknown-key.categories", without("Category", "categories: Y tế, Xã hội"), SOUND),
    cure("unknown-key.far", more("xyz: 1a"), SOUND),
    cure("unknown-key.near", more("Tgas: cam"), more("Tags: cam")),
    cure("unknown-key.other", more("series: cam"), more("Tags: cam")),
    cure("unknown-key.text", more("raw_content: Chữ của bài"), SOUND),
    cure("unused-key", more("layout: post", "weight: 3"), SOUND),
    cure(
        "old-address.end",
        more("permalink: /2014/03/le-hoi.html"),
        more("Slug: le-hoi", "Địa chỉ cũ: /2014/03/le-hoi.html"),
    ),
    cure("old-address.none", more("Địa chỉ cũ: le-hoi"), more("Địa chỉ cũ: /2014/le-hoi.html")),
    cure("old-address.whole", more("redirect_from: /2014/le-hoi/"), more("Địa chỉ cũ: /2014/le-hoi/")),
)
VALUES = (
    cure("list.author", without("Author", "Authors: Lan, Hoa"), without("Author", "Authors: Lan; Hoa")),
    cure("list.semicolons", more("Tags: cam; bưởi"), more("Tags: cam, bưởi")),
    cure(
        "list.spaces",
        without("Tags", "tags: le-hoi cam-sanh", fence="---"),
        without("Tags", "tags: le-hoi, cam-sanh", fence="---"),
    ),
    cure("list.tag", without("Tags", "tags: cam sanh", fence="---"), without("Tags", "tags: cam sanh,", fence="---")),
    cure("modified-later", more("Modified: 2062-01-08 08:00"), more("Modified: 2026-01-08 08:00")),
)


def dated(case: str, value: str, mended: str = "14/01/2024 08:30") -> Cure:
    """Return the cure of a date that cannot be meant."""
    return cure(f"date.{case}", without("Date", f"Date: {value}"), without("Date", f"Date: {mended}"))


DATES = (
    dated("day", "31/9/2024"),
    dated("hour", "14/01/2024 25:00"),
    dated("month", "14/13/2024"),
    dated("month-only", "tháng 1 năm 2024"),
    dated("no-year", "14/1"),
    dated("short-year", "14/1/24"),
    dated("swapped", "01/14/2024", "14/01/2024"),
    dated("unread", "hôm qua"),
    dated("weekday", "Thứ Ba, 15/01/2024", "15/01/2024"),
    dated("year", "14/01/0214"),
    dated("year-only", "2024"),
    dated("zone", "14/01/2024 08:30 GMT+99", "14/01/2024 08:30"),
)
SAID, GONE = more("Đính chính: 16/01/2024; Số hộ là 12."), more("Rút bài: 16/01/2024; Bài đăng nhầm tên người.")
PAGE = "Title: Giới thiệu\n{line}\n\nChữ.\n"
NOTES = (
    cure("note.early", more("Đính chính: 16/01/2023; Số hộ là 12."), SAID),
    cure("note.empty", more("Đính chính: 16/01/2024"), SAID),
    cure("note.later", more("Đính chính: 16/01/2062; Số hộ là 12."), SAID),
    cure(
        "note.page",
        file(PAGE.format(line="Đính chính: 16/01/2024; Số hộ là 12."), "pages/gioi-thieu.md"),
        file(PAGE.format(line="Status: nháp"), "pages/gioi-thieu.md"),
    ),
    cure("note.undated", more("Đính chính: Số hộ là 12."), SAID),
    cure("withdrawal.draft", more("Rút bài: 16/01/2024; Bài sai.", "Status: nháp"), more("Status: nháp")),
    cure("withdrawal.early", more("Rút bài: 13/01/2024; Bài đăng nhầm tên người."), GONE),
    cure("withdrawal.later", more("Rút bài: 16/01/2062; Hết mùa."), more("Hết hạn: 16/01/2062")),
    cure(
        "withdrawal.page",
        file(PAGE.format(line="Rút bài: 16/01/2024; Trang cũ."), "pages/gioi-thieu.md"),
        file(PAGE.format(line="Status: nháp"), "pages/gioi-thieu.md"),
    ),
    cure("withdrawal.reason", more("Rút bài: 16/01/2024"), GONE),
    cure("withdrawal.undated", more("Rút bài: Bài đăng nhầm tên người."), GONE),
)
FORMED = (
    cure("missing-title", without("Title"), SOUND),
    cure("missing-date", without("Date"), SOUND),
    cure("missing-category", without("Category"), SOUND),
    cure("long-header", file("\n".join(["Title: Hội nghị", *["chữ chữ"] * 600])), SOUND),
    cure("unclosed", file("\n".join(["---", *LINES]) + BODY), FENCED),
    cure("modified", more("Modified: 2023-01-08"), more("Modified: 2024-01-18")),
    cure("one-value", yaml("summary: [một, hai]"), yaml("summary: một")),
    cure("slug", more("Slug: Lễ hội"), more("Slug: le-hoi")),
    cure("status.near", more("Status: nhap"), more("Status: nháp")),
    cure("status.far", more("Status: xyz"), more("Status: ẩn")),
    cure("flag.near", more("Nổi bật: khon"), more("Nổi bật: không")),
    cure("flag.far", more("Nổi bật: xyz"), more("Nổi bật: có")),
    cure("lang.near", more("Ngôn ngữ: tiếng anhh"), more("Ngôn ngữ: tiếng anh")),
    cure("lang.far", more("Ngôn ngữ: 123"), more("Ngôn ngữ: en")),
    cure("yaml.behind", yaml("tags:", "- x", "summary: Đạt giải #1"), yaml('summary: "Đạt giải #1"')),
    cure("yaml.deep", yaml(f"summary: {'[' * 60}{']' * 60}"), yaml("summary: một")),
    cure("yaml.item", yaml("tags: [[cam], bưởi]"), yaml("tags:\n- cam\n- bưởi")),
    cure("yaml.key", yaml("tags:", "- cam", "[cam]: bưởi"), yaml("tags:\n- cam\n- bưởi")),
    cure("yaml.no-pair", file("---\n- cam\n- bưởi\n---" + BODY), yaml("tags:\n- cam")),
    cure("yaml.sign", yaml("summary: &cam một\ntags:\n- x"), yaml('summary: "&cam một"\ntags:\n- x')),
    cure("yaml.unread", yaml("tags:", "- x", 'summary: "Cam: mùa'), yaml('summary: "Cam: mùa"')),
    cure("yaml.value", yaml("summary: {cam: bưởi}"), yaml('summary: "{cam: bưởi}"')),
)


def coded(data: bytes) -> list[Diagnostic]:
    """Return what is found in the header of a file that holds these bytes."""
    return parse_document(data, "2024/tin.md", ZONE, REQUIRED).diagnostics


def addressed(title: str) -> list[Diagnostic]:
    """Return what is said of the address that comes of ``title``."""
    said = slug_of_title(title, "tin")[1]
    return [finding("2024/tin.md", 1, said, "warning")] if said else []


SOUND_BYTES = SOUND[0].text.encode()
MARKS = "o" + "\u0302" * 40
DEEP = "> " * 120 + "Chữ."
DENSE = "<<" * 300_000
BODIES = (
    Cure("front-matter/control-character.hidden", SOUND_BYTES + b"a\x02b", SOUND_BYTES + b"ab", coded),
    Cure(
        "front-matter/control-character.marks",
        SOUND_BYTES + "ô".encode() + "\u0302".encode() * 40,
        SOUND_BYTES,
        coded,
    ),
    Cure("front-matter/encoding.known", SOUND_BYTES.decode().encode("utf-16"), SOUND_BYTES, coded),
    Cure("front-matter/encoding.unknown", SOUND_BYTES + b"a \xff b", SOUND_BYTES, coded),
    Cure("front-matter/address.no-letter", "🎉🎉", "Chúc mừng", addressed),
    Cure("front-matter/address.long", "hội nghị " * 40, "hội nghị", addressed),
    Cure("front-matter/name.class", story("Chữ.\n{: .xyz}"), story("Chữ.")),
    Cure("front-matter/name.taken", story("## Một {#noi-dung}\n\nChữ."), story("## Một {#noi-dung-2}\n\nChữ.")),
    Cure(
        "front-matter/name.place",
        story("Một <b> hai.\n\nTin cùng chuyên mục"),
        story("Một hai.\n\nTin cùng chuyên mục"),
    ),
    Cure("front-matter/removed-markup.address", story("[xem](javascript:x)"), story("[xem](https://a.vn/)")),
    Cure("front-matter/removed-markup.attribute", story('<p onclick="x">Chữ</p>'), story("<p>Chữ</p>")),
    Cure("front-matter/removed-markup.element", story("<blink>Chữ</blink>"), story("Chữ")),
    Cure("front-matter/removed-markup.list", story("Chữ.\n{: onclick=x}"), story("Chữ.")),
    Cure("front-matter/too-deep", story(DEEP), story("> Chữ.")),
    Cure("front-matter/too-dense", story(DENSE), story("Chữ.")),
)
CURES = [*FORMS, *HIDDEN, *KEYS, *VALUES, *DATES, *NOTES, *FORMED, *BODIES]
