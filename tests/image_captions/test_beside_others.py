"""The caption extension beside those of others, in Python-Markdown, MkDocs and stories: nothing of theirs changes."""

from __future__ import annotations

import re

import pytest
from bantin.newsroom.conversion import Conversion, begin_conversion
from bantin.newsroom.place_reader import _KNOWN
from markdown import Markdown, markdown

OURS = "bantin.image_captions"
# What is written with each extension, none of it a photo with a caption.
WRITTEN = {
    "admonition": '!!! note "Ghi"\n    Nội dung [x](y).\n\n    Hai\n\nSau.',
    "pymdownx.details": '??? note "x"\n    a [x](y)\n\nSau.',
    "pymdownx.tabbed": '=== "T"\n    b [x](y)\n\nSau.',
    "pymdownx.superfences": "```py\nx [a](b) ![c](d.jpg)\n```\n\n- a\n\n    ```\n    b\n    ```",
    "pymdownx.tasklist": "- [ ] a\n- [x] b",
    "pymdownx.blocks.admonition": "/// admonition | A\nx [a](b)\n///",
    "pymdownx.keys": "++ctrl+c++ [x](y)",
    "pymdownx.mark": "==a [x](y)==",
    "fenced_code": "```py\n![x](y.jpg)\n[a](b) <b>\n```\n\n~~~\nx\n~~~\n\nA [x](y).",
    "codehilite": "    :::python\n    x = [a](b)\n\nA",
    "wikilinks": "[[A B]] [x](y)",
    "abbr": "[x](y) HTML\n\n*[HTML]: Ngôn ngữ",
    "attr_list": "# A {#x .y}\n\nđoạn [x](y){.z}\n{: .k }",
    "def_list": "Từ\n:   Nghĩa [x](y)\n\n:   Hai",
    "footnotes": "x[^1] y[^a]\n\n[^1]: Một [x](y)\n\n    Hai\n\n[^a]: <b>x</b>",
    "legacy_attrs": "# A {@id=x}\n\n[x](y)",
    "legacy_em": "_a_b_ [x](y)",
    "md_in_html": '<div class="grid" markdown>\n\n[x](b)\n\n- a\n\n</div>\n\n<p markdown="span">*a*</p>',
    "meta": "title: x\nngày: y\n\nđoạn [x](y)",
    "nl2br": "a\nb [x](y)\nc",
    "sane_lists": "1. a\n\n* b [x](y)",
    "smarty": '"a" -- \'b\' [x](y "t") ...',
    "tables": "| a | b |\n|---|:-:|\n| [x](y) | `a|b` |",
    "toc": "# A [x](y) `b`\n\n[TOC]\n\n## B ![biểu tượng](i.svg)",
}


def words_of(html: str) -> str:
    """Return ``html`` without what stands between tags for people who read it."""
    return re.sub(r">\s+<", "><", html)


@pytest.mark.parametrize("other", WRITTEN)
@pytest.mark.parametrize("first", [True, False])
def test_what_others_make_stays_as_it_was(other: str, first: bool) -> None:
    extensions = [OURS, other] if first else [other, OURS]
    plain = markdown(WRITTEN[other], extensions=[other])
    found = markdown(WRITTEN[other], extensions=extensions)
    assert words_of(found) == words_of(plain)
    assert plain != markdown(WRITTEN[other]) or other in ("codehilite", "toc", "legacy_em", "sane_lists")


@pytest.mark.parametrize("other", sorted(WRITTEN.keys() - {"toc"}))
def test_a_story_is_right_whatever_steps_its_site_has(other: str) -> None:
    """In a story places are marked, which other people's steps must not stumble over."""
    md = Markdown(extensions=[other, OURS])
    begin_conversion(md, Conversion("tin.md"))
    made = md.convert(WRITTEN[other])
    assert "\ufdd0" not in made
    assert words_of(made) == words_of(markdown(WRITTEN[other], extensions=[other]))


def test_each_step_that_is_said_to_cope_was_tried() -> None:
    stock = {name.rpartition(".")[2] for name in _KNOWN if name.startswith("markdown.extensions.")}
    assert stock <= WRITTEN.keys()


def test_code_in_a_story_is_as_typed_and_findings_below_it_keep_their_lines() -> None:
    md = Markdown(extensions=["fenced_code", OURS])
    conversion = begin_conversion(md, Conversion("tin.md"))
    md.convert("```\n![x](y.jpg)\n```\n\nMột ![](a.jpg) hai.\n\n## Mục ![Ảnh](b.jpg)\n")
    assert {found.line for found in conversion.diagnostics} == {5, 7}


@pytest.mark.parametrize(
    ("text", "box"),
    [
        ('!!! note "Ghi"\n    ![Chợ](a.jpg)\n    Chợ phiên. Ảnh: An', '<div class="admonition note">'),
        ('??? note "Ghi"\n    ![Chợ](a.jpg)\n    Chợ phiên. Ảnh: An', '<details class="note">'),
        ('<div class="grid" markdown>\n\n![Chợ](a.jpg)\nChợ phiên. Ảnh: An\n\n</div>', '<div class="grid">'),
        ('=== "T"\n    ![Chợ](a.jpg)\n    Chợ phiên. Ảnh: An', '<div class="tabbed-content">'),
    ],
)
def test_a_box_of_the_page_stays_around_its_photo(text: str, box: str) -> None:
    others = ["admonition", "pymdownx.details", "pymdownx.tabbed", "md_in_html"]
    made = markdown(text, extensions=[*others, OURS])
    before, _, inside = made.partition(box)
    assert "<figure" not in before
    assert inside.count("<figcaption") == 1
    assert 'Chợ phiên. <span class="photo__credit">Ảnh: An</span></figcaption></figure>' in inside


def test_the_dialect_alone_leaves_no_mark_of_a_line_that_it_took_out() -> None:
    made = markdown("Một\n\n```\nmã\n```\n\nHai", extensions=["bantin.dialect"])
    assert made == "<p>Một</p>\n<pre><code>mã\n</code></pre>\n<p>Hai</p>"


@pytest.mark.parametrize(
    ("options", "byline"),
    [
        ({"known_authors": "Tuấn Tú"}, True),
        ({"known_authors": ["Tuấn Tú"]}, True),
        ({"known_authors": ("Tuấn Tú", 5)}, True),
        ({"known_authors": None}, False),
        ({"known_authors": ""}, False),
        ({"known_authors": 5}, False),
        ({"neutral_alt": None}, False),
        ({"neutral_alt": 5}, False),
    ],
)
def test_options_are_understood_as_people_write_them_in_yaml(options: dict[str, object], byline: bool) -> None:
    text = "![a](a.jpg)\nTuấn Tú\n\n![](b.jpg)\nChú thích."
    made = markdown(text, extensions=[OURS], extension_configs={OURS: options})
    assert made.count("<figure") == 2
    assert ("<figcaption" in made.partition("</figure>")[0]) is not byline
