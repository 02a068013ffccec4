"""How each system writes down what a story says: the ways of its editor, its export, or of whoever pastes from it."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from tests.corpora.stories import Block, Tale

Writer = Callable[[Block], str]
HEADER = "Title: Tin của xã {name}\nDate: 2024-01-14 17:30\nCategory: Tin xã\nSummary: Tóm tắt.\n\n"


def _photo(block: Block) -> str:
    alt, caption, credit = block.texts
    return f"![{alt}]({block.source})\n{caption} Ảnh: {credit}"


def _table(block: Block) -> str:
    rows = [block.texts[at : at + 2] for at in range(0, len(block.texts), 2)]
    first, *others = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([first, "|---|---|", *others])


def _list(sign: str, gap: str = "\n", end: str = "\n") -> Writer:
    return lambda it: it.texts[0] + gap + end.join(f"{sign}{text}" for text in it.texts[1:])


def _outline(indent: str, sign: str = "- ") -> Writer:
    return lambda it: "{4}{0}\n{5}{1}\n{5}{2}\n{4}{3}".format(*it.texts, sign, indent + sign)


def _html(block: Block) -> str:
    """Write what rich editors make, as they paste or export it."""
    texts = [escape(text, quote=False) for text in block.texts]
    match block.kind:
        case "list":
            return f"<p>{texts[0]}</p>\n<ul>" + "".join(f"<li>{text}</li>" for text in texts[1:]) + "</ul>"
        case "table":
            cells = [f"<td>{text}</td>" for text in texts]
            rows = [f"<tr>{''.join(cells[at : at + 2])}</tr>" for at in range(0, len(cells), 2)]
            return f"<table><tbody>{''.join(rows)}</tbody></table>"
        case "lines":
            return f"<p>{'<br>'.join(texts)}</p>"
        case "heading":
            return f"<h2>{texts[0]}</h2>"
        case "quote":
            return f"<blockquote><p>{texts[0]}</p></blockquote>"
        case "struck":
            return f"<p>{texts[0]} <s>{texts[1]}</s> {texts[2]}</p>"
        case "emphasis":
            return f"<p>{texts[0]} <strong>{texts[1]}</strong> {texts[2]}</p>"
    return "\n".join(f"<p>{text}</p>" for text in texts)


MARKDOWN: dict[str, Writer] = {
    "paragraph": lambda it: it.texts[0],
    "heading": lambda it: f"## {it.texts[0]}",
    "photo": _photo,
    "list": _list("- ", "\n\n"),
    "numbers": lambda it: "\n".join(f"{n}. {text}" for n, text in zip(it.numbers, it.texts, strict=True)),
    "quote": lambda it: f"> {it.texts[0]}",
    "table": _table,
    "struck": lambda it: "{} ~~{}~~ {}".format(*it.texts),
    "tags": lambda it: it.texts[0],
    "video": lambda it: it.source,
    "note": lambda it: f"> {it.texts[0]}",
    "tasks": lambda it: "\n".join(f"- [ ] {text}" for text in it.texts),
    "lines": lambda it: "  \n".join(it.texts),
    "indent": lambda it: it.texts[0],
    "outline": _outline("  "),
    "footnote": lambda it: "{}[^1].\n\n[^1]: {}".format(*it.texts),
    "code": lambda it: "```html\n" + "\n".join(it.texts) + "\n```",
    "comment": lambda it: f"<!-- {it.texts[0]} -->",
    "talk": lambda it: "\n".join(f"- {text}" for text in it.texts),
    "emphasis": lambda it: "{} **{}** {}".format(*it.texts),
}

_HTML: dict[str, Writer] = {
    kind: _html
    for kind in (
        "paragraph",
        "list",
        "table",
        "lines",
        "heading",
        "quote",
        "struck",
        "emphasis",
        "indent",
        "note",
        "tasks",
        "talk",
    )
}

SYSTEMS: dict[str, dict[str, Writer]] = {
    "Hugo": {
        "photo": lambda it: '{{{{< figure src="{3}" alt="{0}" caption="{1} Ảnh: {2}" >}}}}'.format(
            *it.texts, it.source
        ),
        "video": lambda it: f"{{{{< youtube {it.source[-11:]} >}}}}",
        "list": _list("- "),
        "note": lambda it: f"{{{{% notice info %}}}}\n{it.texts[0]}\n{{{{% /notice %}}}}",
        "outline": _outline("    ", "* "),
    },
    "Jekyll": {
        "photo": lambda it: "![{0}]({3}){{: .center-image }}\n*{1} Ảnh: {2}*".format(*it.texts, it.source),
        "video": lambda it: f"{{% youtube {it.source[-11:]} %}}",
        "code": lambda it: "{% highlight html %}\n" + "\n".join(it.texts) + "\n{% endhighlight %}",
        "comment": lambda it: f"[//]: # ({it.texts[0]})",
        "note": lambda it: f"> {it.texts[0]}\n{{: .prompt-info }}",
        "list": _list("* "),
    },
    "Hexo": {
        "photo": lambda it: '{{% asset_img {3} "{0}" %}}\n{1} Ảnh: {2}'.format(*it.texts, it.source),
        "video": lambda it: f"{{% youtube {it.source[-11:]} %}}",
        "quote": lambda it: f"{{% blockquote %}}\n{it.texts[0]}\n{{% endblockquote %}}",
        "note": lambda it: f":::info\n{it.texts[0]}\n:::",
    },
    "Eleventy": {
        "photo": lambda it: "![{0}]({3})\n<br><em>{1} Ảnh: {2}</em>".format(*it.texts, it.source),
        "video": lambda it: (
            f'<iframe src="https://www.youtube.com/embed/{it.source[-11:]}" title="{it.texts[0]}"></iframe>'
        ),
        "outline": _outline("   "),
        "heading": lambda it: f"##{it.texts[0]}",
        "lines": lambda it: "\\\n".join(it.texts),
    },
    "Astro": {
        "photo": lambda it: "import Anh from './anh.astro'\n\n![{0}]({3})\n{1} Ảnh: {2}".format(*it.texts, it.source),
        "video": lambda it: f"[{it.texts[0]}]({it.source})",
        "note": lambda it: f":::note\n{it.texts[0]}\n:::",
        "list": _list("+ "),
        "comment": lambda it: f"{{/* {it.texts[0]} */}}",
    },
    "Pelican": {
        "photo": lambda it: "![{0}]({{static}}{3})\n{1} Ảnh: {2}".format(*it.texts, it.source),
        "note": lambda it: f"!!! note\n    {it.texts[0]}",
        "code": lambda it: "~~~\n" + "\n".join(it.texts) + "\n~~~",
        "outline": _outline("    "),
        "footnote": lambda it: "{}[^ghi-chu].\n\n[^ghi-chu]:\n    {}".format(*it.texts),
    },
    "WordPress": {
        **_HTML,
        "photo": lambda it: (
            '[caption id="attachment_5" align="aligncenter" width="300"]'
            '<img src="{3}" alt="{0}" width="300" /> {1} Ảnh: {2}[/caption]'.format(*it.texts, it.source)
        ),
        "video": lambda it: f"[embed]{it.source}[/embed]",
        "comment": lambda it: f"<!-- wp:paragraph -->\n<p>&nbsp;</p>\n<!-- /wp:paragraph {it.texts[0]} -->",
    },
    "Ghost": {
        "photo": lambda it: "![{0}]({3})*{1} Ảnh: {2}*".format(*it.texts, it.source),
        "video": lambda it: (
            f'<figure class="kg-card kg-embed-card"><iframe src="https://www.youtube.com/embed/{it.source[-11:]}">'
            "</iframe></figure>"
        ),
        "list": _list("- "),
        "emphasis": lambda it: "{} **{} **{}".format(*it.texts),
        "outline": _outline("   ", "* "),
    },
    "Cổng thông tin": {
        **_HTML,
        "photo": lambda it: (
            '<table align="center"><tbody><tr><td><img alt="{0}" src="{3}" /></td></tr>'
            "<tr><td><em>{1} Ảnh: {2}</em></td></tr></tbody></table>".format(*it.texts, it.source)
        ),
        "video": lambda it: f'<iframe width="560" src="https://www.youtube.com/embed/{it.source[-11:]}"></iframe>',
        "numbers": lambda it: "\n".join(f"<p>{n}. {text}</p>" for n, text in zip(it.numbers, it.texts, strict=True)),
    },
    "Obsidian": {
        "photo": lambda it: "![[{3}|300]]\n{1} Ảnh: {2}".format(*it.texts, it.source),
        "video": lambda it: f"![{it.texts[0]}]({it.source})",
        "note": lambda it: f"> [!info] Lưu ý\n> {it.texts[0]}",
        "comment": lambda it: f"%%{it.texts[0]}%%",
        "outline": _outline("\t"),
        "emphasis": lambda it: "{} =={}== {}".format(*it.texts),
        "list": _list("- "),
    },
    "Word": {
        "photo": lambda it: "    ![{0}]({3})\n    {1} Ảnh: {2}".format(*it.texts, it.source),
        "list": _list("•\t"),
        "numbers": lambda it: "\n".join(f"{n}.\t{text}" for n, text in zip(it.numbers, it.texts, strict=True)),
        "table": lambda it: "\n".join("\t".join(it.texts[at : at + 2]) for at in range(0, len(it.texts), 2)),
        "paragraph": lambda it: f"\t{it.texts[0]}",
        "indent": lambda it: f"\u00a0\u00a0\u00a0\u00a0{it.texts[0]}",
        "lines": lambda it: "\n".join(it.texts),
        "tasks": _list("-\t", ""),
        "outline": lambda it: "1.\t{}\na)\t{}\nb)\t{}\n2.\t{}".format(*it.texts),
        "talk": lambda it: "\n".join(f"–\t{text}" for text in it.texts),
        "heading": lambda it: f"II. {it.texts[0]}",
        "quote": lambda it: f"“{it.texts[0]}”",
    },
    "Zalo": {
        "photo": lambda it: "![{0}]({3})\n\n{1} Ảnh: {2}".format(*it.texts, it.source),
        "list": _list("- "),
        "numbers": lambda it: "\n".join(f"{n}) {text}" for n, text in zip(it.numbers, it.texts, strict=True)),
        "table": lambda it: "\n".join(f"{a}: {b}" for a, b in zip(it.texts[::2], it.texts[1::2], strict=True)),
        "lines": lambda it: "\n".join(it.texts),
        "video": lambda it: f"👉 {it.texts[0]}: {it.source}",
        "heading": lambda it: f"📌 {it.texts[0].upper()}",
        "note": lambda it: f"❗ {it.texts[0]}",
        "struck": lambda it: "{} ~~{}~~ {}".format(*it.texts),
        "outline": lambda it: "1.{}\n-{}\n-{}\n2.{}".format(*it.texts),
    },
}


def written(system: str, tale: Tale) -> tuple[str, list[tuple[Block, int, int]]]:
    """Return the story file as ``system`` writes it, and of each block its first and last line."""
    ways = {**MARKDOWN, **SYSTEMS[system]}
    text, places = HEADER.format(name=tale.name), []
    for block in tale.blocks:
        piece = ways[block.kind](block)
        first = text.count("\n") + 1
        places.append((block, first, first + piece.count("\n")))
        text += piece + "\n\n"
    return text, places
