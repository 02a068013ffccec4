"""The same address typed twice: each photo is found where it was typed itself, and nothing else is written anew."""

from __future__ import annotations

import datetime as dt

import pytest
from bantin.front_matter.document import parse_document
from bantin.newsroom.photo import Photo
from bantin.photos.away import Away, findings
from bantin.photos.fetching.rewriting import applied, changes_in

from tests.image_captions.conversions import convert

A = "https://x.vn/a.jpg"
HEAD = f"Title: {A}\nTags: {A}\n\n"

# «…» stands around each address that is a photo's; the line and the column are those of the finding.
BODIES = {
    "code": (f"`![A]({A})` ![A](«{A}»)", [(4, 28)]),
    "code of two signs": (f"``![A]({A})`` ![A](«{A}»)", [(4, 30)]),
    "code in the words for the photo": (f"![A `](` {A} `]` b](«{A}»)", [(4, 1)]),
    "text": (f"{A} ![{A}](«{A}»)", [(4, 20)]),
    "a title": (f'![A](«{A}» "{A}")', [(4, 1)]),
    "a link around": (f"[![A](«{A}»)]({A})", [(4, 2)]),
    "a comment": (f"<!-- ![A]({A}) --> ![A](«{A}»)", [(4, 35)]),
    "a comment of lines": (f"<!--\n![A]({A})\n-->\n\n![A](«{A}»)", [(8, 1)]),
    "a comment that ends within a line": (f"Chữ <!-- {A}\n{A} --> chữ <!-- {A} --> ![A](«{A}»)", [(5, 56)]),
    "a comment in the midst": (f"![A](«{A}») <!-- ![A]({A}) --> ![A](«{A}»)", [(4, 1), (4, 60)]),
    "a fence": (f"```\n![A]({A})\n[A]: {A}\n```\n\n![A](«{A}»)", [(9, 1)]),
    "a longer fence": (f"````\n```\n[b]: {A}\n```\n[b]: {A}\n````\n\n![A][b]\n\n[b]: «{A}»", [(13, 1)]),
    "photos side by side": (f"![A](«{A}») ![A](«{A}»)", [(4, 1), (4, 26)]),
    "an address on the line below": (f"![A](\n«{A}»)", [(4, 1)]),
    "a gap": (f"`![A] ({A})` ![A] («{A}»)", [(4, 29)]),
    "pointed brackets": (f"`<{A}>` ![A](<«{A}»>)", [(4, 24)]),
    "blanks": (f"![A]( «{A}» )", [(4, 1)]),
    "a reference": (f"![A][b] `[b]: {A}`\n\n[b]: «{A}» '{A}'", [(6, 1)]),
    "a reference in a comment": (f"![A][b]\n\n<!--\n[b]: {A}\n-->\n\n[b]: «{A}»", [(10, 1)]),
    "two references, of which the last counts": (f"![A][b]\n\n[b]: {A}\n\n[b]: «{A}»", [(8, 1)]),
    "a reference of another name": (f"![A][b]\n\n[c]: {A}\n[b]: «{A}»\n[d]: {A}\n\n[x][c] [x][d]", [(7, 1)]),
    "a reference within a sentence's lines": (f"Chữ {A}:\n[b]: {A} là địa chỉ.\n\n![A](«{A}»)", [(7, 1)]),
    "a reference of two lines": (f"![A][b]\n\n[b]:\n  «{A}»", [(6, 1)]),
    "a pointed reference of two lines": (f"![A][b]\n\n[b]:\n<«{A}»>", [(6, 1)]),
    "a reference in a quote": (f"> ![A][b]\n>\n> [b]: «{A}»", [(6, 3)]),
    "a reference in a list": (f"- ![A][b]\n\n  [b]: «{A}»", [(6, 3)]),
    "HTML": (f'<p title="{A}"><img alt=" src={A}" src="«{A}»" title=\'{A}\'></p>', [(4, 31)]),
    "HTML beside Markdown": (f"![A](«{A}»)\n\n<div><img alt='A' src='«{A}»'></div>", [(4, 1), (6, 6)]),
    "HTML that names it twice": (f'<img src="«{A}»" alt="A" src="{A}">', [(4, 1)]),
    "HTML that is read late": (
        f'<img src="data:image/gif;base64,R0" data-alt="{A}" alt=A data-src="«{A}»">',
        [(4, 1)],
    ),
    "HTML that lies about its place": (f'`![A]({A})`\n\n<img data-place="1:2" src="«{A}»" alt="A">', [(6, 1)]),
    "HTML that lies about its address": (f'[b]: {A}\n\n<img data-address="1:6" src="«{A}»" alt="A">', [(6, 1)]),
    "a clip": (f"<video>\n<!-- <source src={A}.mp4> -->\n<source src='«{A}.mp4»'></video>", [(4, 1)]),
    "a table": (f"| `{A}` | b |\n|---|---|\n| `{A}` | ![A](«{A}») |", [(6, 26)]),
    "a note": (f"Một.[^1] {A}\n\n[^1]: {A} ![A](«{A}»)", [(6, 26)]),
    "a heading": (f"## {A}\n\n![A](«{A}»)", [(6, 1)]),
}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", BODIES)
def test_a_photo_is_told_and_written_anew_where_it_is_typed(name: str, line_end: str) -> None:
    marked, places = BODIES[name]
    body = marked.replace("«", "").replace("»", "")
    _, found = convert(body, slots=True, first_line=4)
    text = (HEAD + body).replace("\n", line_end)
    away = [Away("tin.md", photo, "remote") for photo in found.photos]

    told = list(findings(away, lambda story: text, lambda path: False))
    changes, lost = changes_in(text, [(one, "moi.jpg") for one in away])

    assert [(it.line, it.column) for it in told] == places
    assert lost == []
    assert applied(text, changes) == (HEAD + _filled(marked, "moi.jpg")).replace("\n", line_end)


def _filled(marked: str, name: str) -> str:
    """Return a body with ``name`` in the place of each address that is marked."""
    pieces = marked.split("«")
    return pieces[0] + "".join(name + piece.partition("»")[2] for piece in pieces[1:])


@pytest.mark.parametrize(
    ("header", "place"),
    [
        (f"Title: {A}\nImage: «{A}»\nTags: {A}\n", (2, 8)),
        (f"Title: Tin\nẢnh đại diện: «{A}»\nImage_alt: {A}\n", (2, 15)),
        (f'---\ntitle: "{A}"\nimage: "«{A}»"  # {A}\n---\n', (3, 9)),
        (f"---\ntitle: Tin\nimage: ['«{A}»']\ntags: ['{A}']\n---\n", (3, 10)),
        (f"---\ntitle: Tin\ntags:\n- {A}\nimage:\n- «{A}»\n---\n", (6, 3)),
    ],
)
def test_a_photo_of_a_header_is_that_of_its_own_key(header: str, place: tuple[int, int]) -> None:
    text = header.replace("«", "").replace("»", "") + f"\n![A]({A})\n"
    document = parse_document(text.encode(), "tin.md", dt.UTC, ())
    line, column = document.place_of("image")
    away = Away("tin.md", Photo(document.values["image"], line=line, column=column), "remote", header=True)

    changes, lost = changes_in(text, [(away, "moi.jpg")])

    assert ((line, column), lost) == (place, [])
    assert applied(text, changes) == _filled(header, "moi.jpg") + f"\n![A]({A})\n"
