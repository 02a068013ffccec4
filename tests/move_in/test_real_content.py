"""What real sites needed of an importer, by how often: a small story of each kind through the whole move."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from bantin.move_in.converting import Choices
from bantin.move_in.judging import errors_in, order_of
from bantin.move_in.kinds import open_site
from bantin.move_in.moving import Move, run, survey

from tests.move_in.measuring import SETTINGS
from tests.move_in.old_sites import NOW, PHOTO

Files = Mapping[str, str | bytes]
HUGO: Files = {"hugo.toml": "baseURL = 'https://cu.example.vn/'\n", "static/anh/a.jpg": PHOTO}
JEKYLL: Files = {"_config.yml": "url: https://cu.example.vn\n", "assets/a.jpg": PHOTO}
PELICAN: Files = {"pelicanconf.py": "SITEURL = 'https://cu.example.vn'\n", "content/images/a.jpg": PHOTO}
HEAD = "---\ntitle: Bài\ndate: 2020-01-02\ncategories: [Tin]\n---\n\n"
HTML = "content/tin/bai.md"


def _moved(folder: Path, files: Files) -> tuple[dict[str, str], str, Move]:
    """Move the site that ``files`` make; return the new stories by path, the list of what was told, the move."""
    for path, data in files.items():
        file = folder / "old" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
    listing, content = io.StringIO(), folder / "content"
    move = survey(open_site(folder / "old"), content, NOW)
    run(move, Choices(), listing, lambda number: None)
    stories = {it.relative_to(content).as_posix(): it.read_text("utf-8") for it in content.rglob("*.md")}
    return stories, listing.getvalue(), move


# Kind of need, the files of the old site, the new file, what stands in it, what must not.
NEEDS: list[tuple[str, Files, str, list[str], list[str]]] = [
    (
        "1 header in TOML, key by key, others dropped",
        {**HUGO, HTML: '+++\ntitle = "Bài"\npublished_at = 2020-01-02T03:04:05Z\nblurb = "Mở"\nsection = "Tin"\n'
         'byline = "A, B"\nlayout = "x"\nweight = 3\nlast_modified_at = "2020-01-03"\n+++\nChữ.\n'},
        "2020/bai.md",
        ["Date: 2020-01-02 10:04\n", "Modified: 2020-01-03\n", "Summary: Mở\n", "Category: Tin\n", "Author: A; B\n"],
        ["layout", "weight"],
    ),
    (
        "1 date and slug in the name, tags by blanks",
        {**JEKYLL, "_posts/2020-01-02-le-hoi.md":
         "---\ntitle: Bài\ncategory: Tin\ntags: cam-sanh le-hoi\n---\nChữ.\n"},
        "2020/le-hoi.md",
        ["Date: 2020-01-02\n", "Tags: cam-sanh, le-hoi\n", "Slug: le-hoi\n"],
        [],
    ),
    (
        "1 Pelican's several tags and authors",
        {**PELICAN, "content/bai.md":
         "Title: Bài\nDate: 2020-01-02\nCategory: Tin\nTags: a; b\nAuthors: A; B\n\nChữ.\n"},
        "2020/bai.md",
        ["Tags: a, b\n", "Author: A; B\n"],
        [],
    ),
    (
        "2 lead photo in a group, with alt, caption and credit",
        {**HUGO, HTML: HEAD.replace("---\n\n", "cover:\n  image: /anh/a.jpg\n  alt: Cổng\n  caption: Cổng làng\n"
         "  credit: Tuấn Tú\n---\n\n") + "Chữ.\n"},
        "2020/bai.md",
        ["\n\n![Cổng](a.jpg)\nCổng làng (Ảnh: Tuấn Tú)\n\nChữ."],
        ["Image:"],
    ),
    (
        "3 photos by backslashes, from a bundle, from another site",
        {**HUGO, "content/tin/goi/index.md": HEAD + "![x](b.jpg)\n\n![y](\\anh\\a.jpg)\n\n![z](https://khac.vn/z.jpg)\n",
         "content/tin/goi/b.jpg": PHOTO},
        "2020/goi.md",
        ["![x](b.jpg)", "![y](a.jpg)", "![z](https://khac.vn/z.jpg)"],
        [],
    ),
    (
        "3 Pelican's {static}, with and without a bar",
        {**PELICAN, "content/bai.md": "Title: Bài\nDate: 2020-01-02\nCategory: Tin\n\n![x]({static}/images/a.jpg)\n\n"
         "![y](|static|/images/a.jpg)\n"},
        "2020/bai.md",
        ["![x](a.jpg)", "![y](a.jpg)"],
        ["static"],
    ),
    (
        "4 old addresses of the header and of the place",
        {**HUGO, HTML: HEAD.replace("---\n\n", "aliases: [/2019/x.html, '/?p=7']\n---\n\n") + "Chữ.\n"},
        "2020/bai.md",
        ["Địa chỉ cũ: /tin/bai/ /2019/x.html /?p=7\n"],
        [],
    ),
    (
        "5 links by slug, by file, to a place by another system's id; named places stay",
        {**HUGO, HTML: HEAD + "[a](https://cu.example.vn/2018/05/kia.html#định-nghĩa) [b](kia.md) [c](#p)\n\n"
         '<a name="p"></a>Chữ.\n', "content/tin/kia.md": HEAD + "## Định nghĩa\n\nChữ.\n"},
        "2020/bai.md",
        ["[a](/2020/kia.md#dinh-nghia) [b](/2020/kia.md) [c](#p)", '<a name="p"></a>Chữ.'],
        [],
    ),
    (
        "5 Pelican's links to rst by a bar",
        {**PELICAN, "content/bai.md": "Title: Bài\nDate: 2020-01-02\nCategory: Tin\n\n[x](|filename|kia.rst)\n",
         "content/kia.rst": "Kia\n###\n\n:date: 2020-01-02\n:category: Tin\n\nChữ.\n"},
        "2020/bai.md",
        ["[x](/2020/kia.md)"],
        [],
    ),
    (
        "5 a photo that leads to its large version is no link",
        {**HUGO, HTML: HEAD + "[![x](/anh/a.jpg)](/anh/a.jpg)\n"},
        "2020/bai.md",
        ["\n\n![x](a.jpg)\n"],
        ["[!["],
    ),
    (
        "6 HTML of an old portal: entities, a table of photo and caption, other stories below",
        {**HUGO, HTML: HEAD + '<p align="justify">tr&ocirc;&#768;ng c&acirc;y, 5 m<sup>2</sup></p>\n<table><tr><td>'
         '<img src="/anh/a.jpg"></td></tr><tr><td>Lễ hội</td></tr></table>\n<p>Hết.<br><br>Đoạn cuối.</p>\n'
         '<p><b>TIN ĐÃ ĐƯA</b></p>\n<ul><li><a href="/x/">Tin cũ một</a></li><li>Tin cũ hai (1/2)</li></ul>\n'},
        "2020/bai.md",
        ["trồng cây, 5 m²\n", "![](a.jpg)\nLễ hội\n", "Hết.\n\nĐoạn cuối.\n"],
        ["TIN ĐÃ ĐƯA", "Tin cũ", "\u0300"],
    ),
    (
        "7 code between fences stays as it is",
        {**HUGO, HTML: HEAD + "```html\n<form><!-- ý --> {{< la >}} ![x](y.jpg)\n```\n"},
        "2020/bai.md",
        ["```html\n<form><!-- ý --> {{< la >}} ![x](y.jpg)\n```"],
        [],
    ),
    (
        "8 shortcodes without blanks, in others, shown and not called",
        {**HUGO, HTML: HEAD + '{{<figure src="/anh/a.jpg" caption="Chữ **đậm** và [nơi](https://a.vn)">}}\n\n'
         '{{< tab "Một" >}}Trong {{< mark >}}này{{< /mark >}}{{< /tab >}}\n\n`x` {{</* figure */>}}\n'},
        "2020/bai.md",
        ["![](a.jpg)\nChữ **đậm** và [nơi](https://a.vn)\n", "**Một**", "Trong này", "{{< figure >}}"],
        ["/tab"],
    ),
    (
        "9 what no reader saw goes: notes over several lines, scripts within a line",
        {**HUGO, HTML: HEAD + "Đầu <script>x()</script> cuối.\n\n<!-- GHICHU\n\nGHICHU hai -->\n\nChữ.\n"},
        "2020/bai.md",
        ["Đầu  cuối.\n\nChữ.\n"],
        ["GHICHU", "script"],
    ),
    (
        "10 reStructuredText",
        {**PELICAN, "content/bai.rst": "Bài\n###\n\n:date: 2020-01-02\n:category: Tin\n\n"
         ".. figure:: {static}/images/a.jpg\n"
         "   :alt: Cổng\n\n   Chú thích\n\n* Một\n* Hai\n"},
        "2020/bai.md",
        ["![Cổng](a.jpg)\nChú thích\n", "- Một\n- Hai"],
        [],
    ),
    (
        "11 a folder for each language",
        {**HUGO, "hugo.toml": "defaultContentLanguage = 'vi'\n[languages.vi]\ncontentDir = 'content/vi'\n"
         "[languages.en]\ncontentDir = 'content/en'\n",
         "content/vi/tin/bai.md": HEAD + "Chữ.\n", "content/en/tin/story.md": HEAD + "[x](/tin/bai/)\n"},
        "2020/story.md",
        ["Lang: en\n", "Địa chỉ cũ: /en/tin/story/\n", "[x](/2020/bai.md)"],
        [],
    ),
    (
        "11 all languages in folders of the address",
        {**HUGO, "hugo.toml": "defaultContentLanguage = 'vi'\ndefaultContentLanguageInSubdir = true\n"
         "[languages.vi]\ncontentDir = 'content/vi'\n", "content/vi/tin/bai.md": HEAD + "Chữ.\n"},
        "2020/bai.md",
        ["Địa chỉ cũ: /vi/tin/bai/\n"],
        ["Lang:"],
    ),
    (
        "11 a language behind the name, headings a level down",
        {**HUGO, "content/tin/bai.ja.md": HEAD + "# 大\n\nChữ.\n"},
        "2020/bai-ja.md",
        ["Lang: ja\n", "\n\n## 大\n"],
        [],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("need", "files", "path", "holds", "lacks"), NEEDS, ids=[it[0] for it in NEEDS])
def test_what_real_sites_need(
    need: str, files: Files, path: str, holds: list[str], lacks: list[str], tmp_path: Path
) -> None:
    stories, _, _ = _moved(tmp_path, files)
    text = stories[path]
    assert [it for it in holds if it not in text] == [], text
    assert [it for it in lacks if it in text] == [], text
    assert errors_in(order_of(SETTINGS), path, text) == []


def test_lists_and_settings_are_no_stories_and_an_empty_body_is_told(tmp_path: Path) -> None:
    files = {
        "content/_index.md": HEAD + "Danh sách.\n", "content/tin/_index.md": HEAD, "README.md": "# Đọc\n",
        "content/tin/rong.md": HEAD,
    }  # fmt: skip
    stories, told, move = _moved(tmp_path, {**HUGO, **files})
    assert list(stories) == ["2020/rong.md"]
    assert "rong.md: bài không có nội dung" in told
    assert move.tally.left_out["list"] == 2


def test_what_was_cut_or_not_kept_is_told_word_by_word(tmp_path: Path) -> None:
    body = '<p>Chữ.</p><h3>Tin liên quan</h3><ul><li><a href="/x/">Tin cũ</a></li></ul>'
    _, told, _ = _moved(tmp_path, {**HUGO, HTML: HEAD + body})
    assert "“Tin liên quan Tin cũ”" in told
    assert "chữ không vào bài mới" not in told


def test_a_text_below_such_a_heading_stays(tmp_path: Path) -> None:
    body = "<p>Chữ.</p><h3>Tin khác</h3><p>Ngày mai có họp chợ.</p>"
    stories, _, _ = _moved(tmp_path, {**HUGO, HTML: HEAD + body})
    assert "Ngày mai có họp chợ." in stories["2020/bai.md"]


def test_a_link_to_a_story_that_readers_do_not_see_goes_and_is_told(tmp_path: Path) -> None:
    hidden = HEAD.replace("date:", "draft: true\ndate:")
    files = {HTML: HEAD + "[x](kin.md)\n", "content/tin/kin.md": hidden + "[y](kin2.md) [z](bai.md)\n"}
    stories, told, _ = _moved(tmp_path, {**HUGO, **files, "content/tin/kin2.md": hidden + "Chữ.\n"})
    assert stories["2020/bai.md"].endswith("\n\nx\n")
    assert "[y](/2020/kin2.md) [z](/2020/bai.md)" in stories["2020/kin.md"]
    assert "tin/bai.md → 2020/bai.md: liên kết “kin.md” dẫn tới bài không công khai" in told
