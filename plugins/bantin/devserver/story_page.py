"""The page of a story that has none: what is wrong in its file, at the address where its editor looks for it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from bantin.devserver.findings import Finding
from bantin.devserver.overlay import capitalised
from bantin.newsroom.catalogue import spoken
from bantin.newsroom.diagnostic import severity_word
from bantin.newsroom.message import say

_PAGE = """<!doctype html>
<html lang="{lang}" data-told>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
:root {{ --paper: #fff; --ink: #1c1c1c; --red: #7a1010; --amber: #7a4a00; --soft: #f3f0ea; --link: #1a4480; }}
@media (prefers-color-scheme: dark) {{
  :root {{ --paper: #16171a; --ink: #ececec; --red: #ff9d94; --amber: #ffc766; --soft: #26282c; --link: #9cc3ff; }}
}}
body {{ margin: 0; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 system-ui, sans-serif; overflow-wrap: anywhere; }}
main {{ max-width: 43rem; margin: 0 auto; }}
h1 {{ font-size: 1.5rem; line-height: 1.35; margin: 0 0 .5rem; color: var(--red); }}
ol {{ list-style: none; padding: 0; }}
li {{ margin: 1rem 0; padding: .25rem 0 .25rem 1rem; border-left: .3rem solid var(--red); }}
li.soft {{ border-color: var(--amber); }}
p {{ margin: .25rem 0; }}
b {{ color: var(--red); }}
.soft b {{ color: var(--amber); }}
code {{ font: .95em/1.5 ui-monospace, monospace; background: var(--soft); padding: .1em .4em; }}
pre {{ margin: .4rem 0 0; padding: .4rem .6rem; background: var(--soft); white-space: pre-wrap; }}
pre code {{ padding: 0; background: none; }}
a {{ color: var(--link); }}
nav a {{ display: inline-block; padding: .6rem 1rem .6rem 0; }}
</style>
</head>
<body>
<main>
<h1>{heading}</h1>
<p>{lead}</p>
<ol>
{rows}
</ol>
<nav><a href="/">{front}</a> <a href="/chua-dang.html">{unpublished}</a></nav>
</main>
</body>
</html>
"""
_ROW = """<li{kind}><p><b>{word}</b> {place}</p><p>{message}</p>{quote}</li>"""


def story_page(source: str, findings: Sequence[Finding]) -> bytes:
    """Return a page that tells the ``findings`` about the file ``source``, all of them, errors first."""
    ordered = sorted(findings, key=lambda it: it.severity != "error")
    rows = "\n".join(map(_row, ordered))
    return _PAGE.format(
        lang=spoken(),
        title=escape(str(say("server/story-title", path=source))),
        heading=say("server/story-heading"),
        lead=say("server/story-lead", path=f"<code>{escape(source)}</code>"),
        rows=rows,
        front=say("server/front-page"),
        unpublished=say("server/unpublished"),
    ).encode()


def _row(it: Finding) -> str:
    return _ROW.format(
        kind="" if it.severity == "error" else ' class="soft"',
        word=capitalised(severity_word(it.severity)),
        place=say("server/line", line=it.line) if it.line else say("server/whole-file"),
        message=escape(it.message),
        quote=f"<pre><code>{escape(it.quote)}</code></pre>" if it.quote else "",
    )
