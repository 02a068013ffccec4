"""Which signs of plain text the dialect would read as markup, and how they are written so that they stay signs.

Backslashes give any sign of ASCII. As few as possible are written: people read and edit what comes out.
"""

from __future__ import annotations

import re

# Signs that mean something wherever they stand: code, emphasis, links, columns, definitions.
_ANYWHERE = re.compile(r"[\\`*\[\]|_]|(?<=\])[(:]")
# Signs that are read before backslashes are, some of them only in company.
_REFERENCES = {"{": "&#123;", "<": "&lt;", "&": "&amp;", "~": "&#126;"}
_REFERRED = re.compile(r"[{<]|&(?=[#\w])|~(?=~)|(?<=~)~")
_LINE_STARTS = re.compile(
    r"""
    (?P<sign>[-+\#>=:])              # items, headings, quotes, lines under headings, definitions
    | (?P<number>\d{1,9}|[A-Za-zĐđ])(?P<end>[.)])  # numbers and letters of items
    """,
    re.VERBOSE,
)
# Signs beyond ASCII that begin an item, which no backslash can take the meaning from.
_BULLETS = re.compile(r"[–—•●○▪■◦‣·∙☐☑§]")


def escaped(text: str) -> str:
    """Return one line of plain ``text`` so that none of its signs means anything in Markdown."""
    text = _ANYWHERE.sub(lambda match: "\\" + match[0], text)
    return _REFERRED.sub(lambda match: _REFERENCES[match[0]], text)


def escaped_start(line: str) -> str:
    """Return a ``line`` of Markdown that begins with words so that it begins no list, heading, quote or table."""
    if _BULLETS.match(line):
        return f"&#{ord(line[0])};{line[1:]}"
    match = _LINE_STARTS.match(line)
    if match is None:
        return line
    if match["sign"]:
        return "\\" + line
    return f"{match['number']}\\{line[len(match['number']) :]}"


def address(target: str) -> str:
    """Return a link's ``target`` as it stands between round brackets."""
    target = target.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E").replace('"', "%22")
    target = re.sub(r"\s", "%20", target).replace("`", "%60").replace("|", "%7C")
    return f"<{target}>" if re.search(r"[()*_\[\]{}&]", target) else target
