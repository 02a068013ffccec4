"""Bodies, headers, shortcodes and addresses of other systems, one at a time."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from bantin.move_in.account import Account
from bantin.move_in.converting import Choices
from bantin.move_in.header import split_header
from bantin.move_in.header_reading import new_header
from bantin.move_in.header_values import moment_of
from bantin.move_in.kinds import open_site
from bantin.move_in.markdown_body import is_html
from bantin.move_in.moving import run, survey
from bantin.move_in.shortcodes import without_shortcodes
from bantin.move_in.words import lost_words

from tests.move_in.old_sites import NOW

HEAD = "---\ntitle: {title}\ndate: 2020-01-02\n---\n\n"
JPEG = bytes.fromhex("ffd8ffe000104a464946")


def _body(tmp_path: Path, text: str, **others: str) -> tuple[str, str]:
    """Return what a body in Markdown becomes, and the list; ``others`` are stories beside it."""
    root = tmp_path / "old"
    (root / "content/tin").mkdir(parents=True)
    (root / "static/anh").mkdir(parents=True)
    (root / "static/anh/A 1.JPG").write_bytes(JPEG)
    (root / "static/van-ban.pdf").write_bytes(b"%PDF-1.4\n%%EOF")
    (root / "hugo.toml").write_text("baseURL = 'https://cu.example.vn/'\n")
    for name, body in {"bai": text, **others}.items():
        (root / f"content/tin/{name}.md").write_text(HEAD.format(title=name) + body, "utf-8")
    listing = io.StringIO()
    run(survey(open_site(root), tmp_path / "content", NOW), Choices(), listing, lambda number: None)
    return (tmp_path / "content/2020/bai.md").read_text("utf-8").partition("\n\n")[2], listing.getvalue()


CASES = [
    ("![a](/anh/A%201.JPG)", "![a](a-1.jpg)"),
    ("![a](\\anh\\A 1.JPG)", "![a](a-1.jpg)"),
    ("![a](https://www.cu.example.vn/anh/a%201.jpg?w=300)", "![a](a-1.jpg)"),
    ("![a](https://khac.example.com/x.jpg)", "![a](https://khac.example.com/x.jpg)"),
    ("[![a](/anh/A%201.JPG)](/anh/A%201.JPG)", "![a](a-1.jpg)"),
    ("![a](/anh/A%201.JPG)*Chú thích*\nChữ chạy.", "![a](a-1.jpg)\nChú thích\n\nChữ chạy."),
    ("![a](/anh/A%201.JPG)Bà con xem hội!\nChữ chạy.", "![a](a-1.jpg)\nBà con xem hội!\n\nChữ chạy."),
    ("![a](/anh/A%201.JPG) là dấu của xã.", "![a](a-1.jpg) là dấu của xã."),
    ("![a](/anh/A%201.JPG), dấu của xã.", "![a](a-1.jpg), dấu của xã."),
    ("[x](/van-ban.pdf)", "[x](van-ban.pdf)"),
    ("[x](/tin/kia/)", "[x](/2020/kia.md)"),
    ("[x](https://cu.example.vn/tin/kia#muc)", "[x](/2020/kia.md#muc)"),
    ("[x](/tin/kia/#khong-co)", "[x](/2020/kia.md)"),
    ("[x](../kia.md)", "[x](/2020/kia.md)"),
    ("[x](kia)", "[x](/2020/kia.md)"),
    ('[x]({{< ref "kia.md" >}})', "[x](/2020/kia.md)"),
    ("[x](/khong-co/)", "x"),
    ("[x](#muc)", "[x](#muc)"),
    ("[x](mailto:a@b.vn)", "[x](mailto:a@b.vn)"),
    ("[x](https://a.vn/b_(c))", "[x](<https://a.vn/b_(c)>)"),
    ("[x](javascript:alert(1))", "x"),
    ("`[x](/tin/kia/)`", "`[x](/tin/kia/)`"),
    ("```\n![a](/khong-co.jpg) {{< la >}}\n```", "```\n![a](/khong-co.jpg) {{< la >}}\n```"),
    ("[x][1]\n\n[1]: /tin/kia/", "[x][1]\n\n[1]: /2020/kia.md"),
    ('<a name="p"></a>Chữ', '<a name="p"></a>Chữ'),
    ("# Lớn\n\n## Nhỏ", "## Lớn\n\n### Nhỏ"),
    ("<div>\n\n**Đậm**\n\n</div>", "**Đậm**"),
    (
        '<p align="center"><img src="/anh/A 1.JPG"></p>\n<p align="center"><em>Cổng làng</em></p>',
        "![](a-1.jpg)\nCổng làng",
    ),
    ("Chữ.\n\n<!--more-->\n\nTiếp.", "Chữ.\n\nTiếp."),
    ('<iframe src="//www.youtube.com/embed/dQw4w9WgXcQ"></iframe>\n\nChữ **đậm**.', "dQw4w9WgXcQ"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "becomes"), CASES)
def test_what_is_typed_becomes_what_we_write(typed: str, becomes: str, tmp_path: Path) -> None:
    body, _ = _body(tmp_path, f"Đầu.\n\n{typed}\n\nCuối.\n", kia="Bài kia.\n\n## Mục\n")
    assert body.startswith("Đầu.\n\n") and body.endswith("\n\nCuối.\n")
    inner = body.removeprefix("Đầu.\n\n").removesuffix("\n\nCuối.\n")
    assert inner == becomes or ("://" not in becomes and "dQw" in becomes and f"watch?v={becomes}" in inner)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("[x](/khong-co/)", "/khong-co/"),
        ("{{% hop-la %}}Chữ{{% /hop-la %}}", "hop-la"),
        ("[tệp](/khong.pdf)", "https://cu.example.vn/khong.pdf"),
        ("![a](anh:la)", "anh:la"),
    ],
)
def test_what_cannot_be_kept_is_listed(typed: str, told: str, tmp_path: Path) -> None:
    _, listing = _body(tmp_path, f"Đầu.\n\n{typed}\n")
    assert [line for line in listing.splitlines() if told in line and line.startswith("content/tin/bai.md")]


def test_remarks_of_writers_are_no_words_that_readers_lose(tmp_path: Path) -> None:
    body, listing = _body(tmp_path, "Đầu.\n\n[comment]: # ( [ghi nhớ](khong-co.md) )\n\nCuối.\n")
    assert (body, listing.count("chữ không vào")) == ("Đầu.\n\nCuối.\n", 0)


SHORTCODES = [
    ("hugo", '{{< figure src="a.jpg" caption="Chú" attr="Tú" >}}', "<figcaption>Chú (Ảnh: Tú)<"),
    ("hugo", "{{<figure src=`a.jpg` title=\"T\">}}", "<figcaption>T</figcaption>"),
    ("hugo", "{{< youtube dQw4w9WgXcQ >}}", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
    ("hugo", '{{% alert "Chú ý" %}}Nước lên{{% /alert %}}', "> **Chú ý**\n>\n> Nước lên"),
    ("hugo", "{{< la >}}một{{< la2 >}}hai{{< /la >}}", "mộthai"),
    ("liquid", "{% asset_img a.jpg \"Cổng làng\" %}", "<figcaption>Cổng làng</figcaption>"),
    ("liquid", "{% include image.html src='a.jpg' caption='Cổng' %}", "<figcaption>Cổng</figcaption>"),
    ("liquid", "{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
    ("wordpress", '[caption id="1"]<img src="a.jpg"/> Cổng[/caption]', "/> <figcaption>Cổng</figcaption>"),
    ("wordpress", "Theo [1] và [Ảnh: Tú] ghi.", "Theo [1] và [Ảnh: Tú] ghi."),
    ("wordpress", "[embed]https://youtu.be/dQw4w9WgXcQ[/embed]", "https://youtu.be/dQw4w9WgXcQ"),
    ("wordpress", '[gallery ids="7,8"]', '<img src="https://x/7.jpg" alt="">'),
    ("mdx", '<Callout type="info">Nước</Callout>', "> Nước"),
]  # fmt: skip


@pytest.mark.parametrize(("syntax", "typed", "holds"), SHORTCODES)
def test_shortcodes_become_what_they_showed(syntax: str, typed: str, holds: str) -> None:
    photos = {"7": "https://x/7.jpg"}
    made = without_shortcodes(typed, syntax, Account("a"), photos, markdown=True)  # type: ignore[arg-type]
    assert holds in made


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("---\ntitle: A\ntags: [a, b]\n---\nB", {"title": "A", "tags": ["a", "b"]}),
        ("---\ndate: 2020-01-02\ndraft: No\n---\nB", {"date": "2020-01-02", "draft": "No"}),
        (
            "---\ncommon: &c {title: A, tags: [b]}\n<<: *c\ntitle: B\n---\nB",
            {"common": {"title": "A", "tags": ["b"]}, "title": "B", "tags": ["b"]},
        ),
        ("---\na: &a [x]\nb: [*a, *a]\nc: <<\n---\nB", {"a": ["x"], "b": [["x"], ["x"]], "c": "<<"}),
        ('+++\ntitle = "A"\n+++\nB', {"title": "A"}),
        ('{"title": "A"}\n\nB', {"title": "A"}),
        ("Title: A\nTags: a; b\n\nB", {"Title": "A", "Tags": "a; b"}),
        ("title: A\ntags:\n- a\n---\nB", {"title": "A", "tags": ["a"]}),
        (';;;\n"title": "A"\n;;;\nB', {"title": "A"}),
        ("B", {}),
    ],
)
def test_headers_of_all_formats(text: str, fields: dict[str, object]) -> None:
    assert split_header(text) == (fields, "B")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2020-01-02", "2020-01-02 00:00"),
        ("2020-01-02T03:04:05Z", "2020-01-02 10:04"),
        ("2020-01-02 03:04:05 +0700", "2020-01-02 03:04"),
        ("2020-01-02T03:04:05.000+07:00", "2020-01-02 03:04"),
        ("Thu, 02 Jan 2020 03:04:05 +0700", "2020-01-02 03:04"),
        ("Jan 2, 2020", "2020-01-02 00:00"),
        ("02/01/2020", "2020-01-02 00:00"),
        ("1577934245000", "2020-01-02 10:04"),
        ("2017-18-08", ""),
        ("hôm qua", ""),
    ],
)
def test_dates_as_other_systems_write_them(text: str, moment: str) -> None:
    found = moment_of(text)
    assert (f"{found:%Y-%m-%d %H:%M}" if found else "") == moment


def test_keys_of_other_systems_become_ours() -> None:
    header = new_header(
        {
            "title": "A &amp; B",
            "description": "<p>Mở đầu</p>",
            "lastmod": "2020-02-01",
            "categories": ["Tin", "Xã"],
            "author": {"name": "Hoa"},
            "tags": "cam; nông thôn, mới",
            "params": {"subtitle": "Phụ"},
            "aliases": ["/a/", "/b/"],
            "weight": 3,
        },
        NOW,
    )
    assert (header.title, header.summary, header.categories) == ("A & B", "Mở đầu", ("Tin", "Xã"))
    assert (header.authors, header.tags, header.addresses) == (("Hoa",), ("cam", "nông thôn, mới"), ("/a/", "/b/"))
    assert header.unused == ["weight", "subtitle"]


def test_a_body_that_is_html_is_known_and_markdown_is_not_taken_for_it() -> None:
    assert is_html("<p>a</p>\n\n<p>b</p>")
    assert is_html("a<br>b<br>c<br>d")
    assert not is_html("a\n\n<p>b</p>\n\n**c**")
    assert not is_html("chữ")


def test_words_that_are_gone_are_counted_whatever_they_looked_like() -> None:
    assert lost_words(["<p>Một <b>hai</b> ba</p>"], ["Một **hai**"]) == ["ba"]
    assert lost_words(["tr&ocirc;̀ng [cây](/a/b)"], ["[trồng](https://x) cây"]) == []
    assert lost_words(["hai hai"], ["hai"]) == ["hai"]
