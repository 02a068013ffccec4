"""Old sites in the style of each system, made up from a seed, with the oddities that real ones have.

Each story holds words of its own (``chuN``) in every part that readers saw: tests ask for them in the new site.
"""

from __future__ import annotations

import datetime as dt
import html
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from bench.corpus import Report, draw_reports

NOW = dt.datetime(2026, 6, 1, 8, tzinfo=dt.timezone(dt.timedelta(hours=7)))
HOST = "https://xa-cu.example.vn"
PHOTO = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")
HIDDEN_EACH = 20  # every so many stories one is not public


@dataclass
class Expected:
    """What must be true of one story after the move."""

    number: int
    title: str
    address: str
    words: list[str] = field(default_factory=list)
    hidden: bool = False
    more_addresses: list[str] = field(default_factory=list)


@dataclass
class OldSite:
    """A site that was written below ``root``; ``place`` is what the command is given."""

    system: str
    place: Path
    stories: list[Expected]


class Site:
    """Writes files below a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, path: str, data: str | bytes) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)


def word(report: Report, place: str) -> str:
    """Return a word that stands at one place of one story alone."""
    return f"chu{report.number}{place}"


def is_hidden(report: Report) -> bool:
    return report.number % HIDDEN_EACH == 7


def odd_title(report: Report) -> str:
    extra = {1: ': "một việc"', 2: " & bài học", 3: " – kỳ 2", 4: " (ảnh)"}.get(report.number % 9, "")
    return f"{report.title}{extra} {report.number}"


Photo = Callable[[Report, str], str]


@dataclass
class Style:
    """How a system writes what is not plain Markdown; each takes the story and a word to be kept."""

    photo: Photo  # the address of a photo of the story
    link: Callable[[int], str]  # the address by which story n is linked
    figure: Photo | None = None  # a shortcode that shows a photo with a caption
    film: str = ""
    notice: tuple[str, str] = ("", "")
    unknown: tuple[str, str] = ("", "")


def markdown(report: Report, style: Style, expected: Expected) -> str:
    """Return a body in Markdown with what real bodies have; note the words that readers saw."""
    number = report.number

    def seen(place: str) -> str:
        expected.words.append(word(report, place))
        return expected.words[-1]

    parts = [f"{report.paragraphs[0]} {seen('a')}"]
    if number % 2:
        parts.append(
            f"![Ảnh {seen('b')}]({style.photo(report, 'anh')})\nNgười dân {seen('c')} thu hoạch. Ảnh: Tuấn Tú"
        )
    if number % 3 == 0 and number > 3:
        parts.append(
            f"Xem [bài trước {seen('d')}]({style.link(number - 2)}) và [nơi khác](https://example.org/a_(b))."
        )
    if number % 4 == 0 and style.figure:
        parts.append(style.figure(report, seen("e")))
    if number % 5 == 0:
        parts.append(
            f"# Mục lớn {seen('f')}\n\nCác việc:\n- Việc một {seen('g')};\n- Việc hai:\n  - Thôn A;\n  - Thôn B."
        )
    if number % 6 == 0:
        parts.append(f"```python\nprint('{seen('h')}')  # <b>{{{{< x >}}}}</b> ![a](b.jpg)\n```")
    if number % 7 == 0:
        parts.append(f"| Thôn | Hộ |\n|---|---|\n| Na Vai {seen('i')} | 12 |")
    if number % 8 == 0:
        parts.append(f'<div class="note">\n<p>Trong khung {seen("j")} <strong>đậm</strong></p>\n</div>')
    if number % 9 == 0:
        parts.append(f'<div class="wrap">\n\nMarkdown **trong khung** {seen("k")}\n\n</div>')
    if number % 10 == 0 and style.film:
        parts.append(style.film)
    if number % 11 == 0 and style.notice[0]:
        parts.append(f"{style.notice[0]}\nChú ý {seen('l')}\n{style.notice[1]}")
    if number % 12 == 0 and style.unknown[0]:
        parts.append(f"{style.unknown[0]}Bên trong {seen('m')}{style.unknown[1]}")
    if number % 13 == 0:
        parts.append(f'<a name="muc-2"></a>\n\n## Điều 5 {seen("n")}\n\n[Về mục hai](#muc-2) và ~~20.000~~ đồng.')
    if number % 14 == 0:
        parts.append(f'<img src="{style.photo(report, "html")}" alt="Ảnh HTML {seen("o")}" width="600">')
    if number % 15 == 0:
        parts.append(f"![Ảnh xa](https://anh.example.com/{number}.jpg)\n\nĐoạn sau ảnh {seen('p')}.")
    if number % 16 == 0:
        parts.append(f"[![Nhỏ {seen('q')}]({style.photo(report, 'nho')})]({style.photo(report, 'nho')})")
    if number % 17 == 0:
        parts.append(f"tr&ocirc;̀ng cây {seen('r')} [tham khảo][1]\n\n[1]: https://example.org/tham-khao")
    if number % 18 == 0:
        parts.append('<iframe width="560" src="https://www.youtube.com/embed/dQw4w9WgXcQ" allowfullscreen></iframe>')
    parts += report.paragraphs[1:3]
    parts.append(f"Kết luận {seen('z')}: {{sửa đổi}} và `{{{{ma}}}}` giữ nguyên, 3 < 5 & 7 > 2.")
    return "\n\n".join(parts) + "\n"


def html_body(report: Report, style: Style, expected: Expected) -> str:
    """Return a body in HTML as editors of portals and blogs leave it."""
    number = report.number

    def seen(place: str) -> str:
        expected.words.append(word(report, place))
        return expected.words[-1]

    parts = [f'<p style="text-align:justify"><span>{escape(report.paragraphs[0])} {seen("a")}</span></p>']
    if number % 2:
        parts.append(
            f'<figure class="wp-block-image"><img src="{style.photo(report, "anh")}" alt="Ảnh {seen("b")}"/>'
            f"<figcaption>Người dân {seen('c')}. Ảnh: Tuấn Tú</figcaption></figure>"
        )
    if number % 3 == 0 and number > 3:
        parts.append(f'<p>Xem <a href="{style.link(number - 2)}">bài trước {seen("d")}</a>.</p>')
    if number % 4 == 0 and style.figure:
        parts.append(style.figure(report, seen("e")))
    if number % 5 == 0:
        parts.append(f"<h3>Mục {seen('f')}</h3><ul><li>Một {seen('g')}</li><li>Hai<ul><li>Ba</li></ul></li></ul>")
    if number % 6 == 0:
        parts.append(
            f'<p align="center"><img src="{style.photo(report, "giua")}"></p>'
            f'<p align="center"><em>Ảnh {seen("h")}</em></p>'
        )
    if number % 7 == 0:
        parts.append(
            f"<table><tr><td>Thôn</td><td>Hộ</td></tr><tr><td>Na Vai {seen('i')}</td><td>12</td></tr></table>"
        )
    if number % 8 == 0:
        photo = style.photo(report, "bang")
        parts.append(
            f'<table><tr><td><img src="{photo}"></td></tr><tr><td>Chú thích bảng {seen("j")}</td></tr></table>'
        )
    if number % 9 == 0:
        parts.append(f"<blockquote><p>Trích {seen('k')}</p></blockquote><pre>  mã {seen('l')}\n  hai</pre>")
    if number % 10 == 0:
        parts.append('<iframe src="//www.youtube.com/embed/dQw4w9WgXcQ?rel=0" title="YouTube video player"></iframe>')
    if number % 11 == 0:
        parts.append('<div class="sharedaddy sd-sharing">Facebook Zalo</div><script>dem()</script>')
    if number % 12 == 0 and style.unknown[0]:
        parts.append(f"<p>{style.unknown[0]}Bên trong {seen('m')}{style.unknown[1]}</p>")
    if number % 13 == 0:
        parts.append(f'<h2 id="muc2">Điều 5 {seen("n")}</h2><p><a href="#muc2">Về mục hai</a> <s>20.000</s> đồng</p>')
    if number % 14 == 0:
        small, large = style.photo(report, "anh-300x200"), style.photo(report, "anh")
        parts.append(f'<p><a href="{large}"><img src="{small}" alt="Nhỏ {seen("o")}"></a></p>')
    if number % 15 == 0:
        parts.append(f'<p><img src="https://anh.example.com/{number}.jpg"></p><p>Sau ảnh {seen("p")}.</p>')
    if number % 17 == 0:
        parts.append(f"<p>tr&ocirc;̀ng&nbsp;cây {seen('r')} &lt;b&gt; * _ 1. [x](y)</p>")
    parts += [f"<p>{escape(it)}</p>" for it in report.paragraphs[1:3]]
    parts.append(f"<p>Kết luận {seen('z')}: {{sửa đổi}}, 3 &lt; 5 &amp; 7 &gt; 2.<br/>Dòng hai</p>")
    return "\n".join(parts)


def hugo(root: Path, count: int = 200) -> OldSite:
    """Write a site of Hugo: TOML, YAML and JSON, bundles, cascades, aliases."""
    site, made = Site(root), []
    site.put("hugo.toml", f'baseURL = "{HOST}/"\ntitle = "Xã cũ"\n')
    site.put("archetypes/default.md", "+++\n+++\n")
    site.put("content/_index.md", "---\ntitle: Trang chủ\n---\n")
    site.put("content/kin/_index.md", "---\ntitle: Kín\ncascade:\n  draft: true\n---\n")
    for report in draw_reports(count):
        number, section = report.number, ("tin-tuc", "thong-bao")[report.number % 2]
        bundle = number % 3 == 0
        section = "kin" if is_hidden(report) and number % 40 == 7 else section
        expected = Expected(number, odd_title(report), f"/{section}/{report.slug}/", hidden=is_hidden(report))
        folder = f"content/{section}/{report.slug}" if bundle else f"content/{section}"

        def photo(report: Report, name: str, bundle: bool = bundle, folder: str = folder) -> str:
            if bundle:
                site.put(f"{folder}/{name}.jpg", PHOTO + str(report.number).encode())
                return f"{name}.jpg"
            site.put(f"static/images/{report.number}/{name} 1.JPG", PHOTO + str(report.number).encode())
            return f"/images/{report.number}/{name}%201.jpg"

        style = Style(
            photo=photo,
            link=lambda n: f"/x/{_slugs(count)[n]}/" if n % 5 else f'{{{{< relref "{_slugs(count)[n]}.md" >}}}}',
            figure=lambda report, seen, photo=photo: (
                f'{{{{< figure src="{photo(report, "hinh")}" caption="Hình {seen}" attr="Minh Hoa" >}}}}'
            ),
            film="{{< youtube dQw4w9WgXcQ >}}",
            notice=("{{< notice warning >}}", "{{< /notice >}}"),
            unknown=('{{% khung-la mau="do" %}}', "{{% /khung-la %}}"),
        )
        body = markdown(report, style, expected)
        fields: dict[str, object] = {
            "title": expected.title,
            "date": report.date.isoformat(),
            "lastmod": (report.date + dt.timedelta(days=2)).isoformat(),
            "description": report.summary,
            "author": report.author,
            "categories": [report.category],
            "tags": list(report.tags),
        }
        if number % 4 == 1:
            fields["cover"] = {"image": photo(report, "bia"), "caption": f"Bìa {word(report, 'y')}", "alt": "Bìa"}
            expected.words.append(word(report, "y"))
        if number % 6 == 1:
            fields["aliases"] = [f"/cu/{number}.html", f"/?p={number}"]
            expected.more_addresses += [f"/cu/{number}.html", f"/?p={number}"]
        if expected.hidden and section != "kin":
            fields["draft" if number % 3 else "publishDate"] = True if number % 3 else "2090-01-01T00:00:00Z"
        site.put(f"{folder}/index.md" if bundle else f"{folder}/{report.slug}.md", _header(fields, number) + body)
        made.append(expected)
    return OldSite("hugo", root, made)


def jekyll(root: Path, count: int = 200) -> OldSite:
    """Write a site of Jekyll: dates in names, tags by blanks, Liquid."""
    site, made = Site(root), []
    site.put("_config.yml", f"url: {HOST}\nbaseurl: ''\npermalink: /:year/:month/:title.html\n")
    site.put("index.html", "---\nlayout: home\n---\n{% for post in site.posts %}{% endfor %}\n")
    for report in draw_reports(count):
        number = report.number
        expected = Expected(
            number,
            odd_title(report),
            f"/{report.date:%Y}/{report.date:%m}/{report.slug}.html",
            hidden=is_hidden(report),
        )

        def photo(report: Report, name: str) -> str:
            site.put(f"assets/images/{report.number}-{name}.png", b"\x89PNG\r\n\x1a\n" + PHOTO)
            paths = (
                f"{{{{ site.baseurl }}}}/assets/images/{report.number}-{name}.png",
                f"\\assets\\images\\{report.number}-{name}.png",
                f"{{{{ '/assets/images/{report.number}-{name}.png' | relative_url }}}}",
            )
            return paths[report.number % 3]

        style = Style(
            photo=photo,
            link=lambda n: _jekyll_link(n, count),
            figure=lambda report, seen, photo=photo: (
                f'{{% include figure.html src="/assets/images/{report.number}-h.png" caption="Hình {seen}" %}}'
                if site.put(f"assets/images/{report.number}-h.png", b"\x89PNG\r\n\x1a\n") is None
                else ""
            ),
            film='{% include youtube.html id="dQw4w9WgXcQ" %}',
            notice=("{% alert warning %}", "{% endalert %}"),
            unknown=("{% khung_la do %}", "{% endkhung_la %}"),
        )
        body = markdown(report, style, expected)
        fields: dict[str, object] = {
            "layout": "post",
            "title": expected.title,
            "excerpt": report.summary,
            "author": report.author,
            "category": report.category,
            "tags": "tin-moi le-hoi",
        }
        if number % 4 == 1:
            site.put(f"assets/images/{number}-bia.jpg", PHOTO)
            fields["image"] = f"/assets/images/{number}-bia.jpg"
        if expected.hidden and number % 3:
            fields["published"] = False
        folder = "_drafts" if expected.hidden and not number % 3 else "_posts"
        site.put(f"{folder}/{report.date:%Y-%m-%d}-{report.slug}.md", _yaml(fields) + body)
        made.append(expected)
    return OldSite("jekyll", root, made)


def hexo(root: Path, count: int = 200) -> OldSite:
    """Write a site of Hexo: photos in a folder of the post's name."""
    site, made = Site(root), []
    site.put("_config.yml", f"url: {HOST}\npermalink: :year/:month/:day/:title/\n")
    for report in draw_reports(count):
        number = report.number
        expected = Expected(
            number, odd_title(report), f"/{report.date:%Y/%m/%d}/{report.slug}/", hidden=is_hidden(report)
        )

        def photo(report: Report, name: str) -> str:
            site.put(f"source/_posts/{report.slug}/{name}.jpg", PHOTO + str(report.number).encode())
            return f"{name}.jpg" if report.number % 2 else f"./{name}.jpg"

        style = Style(
            photo=photo,
            link=lambda n: f"/{_reports(count)[n].date:%Y/%m/%d}/{_slugs(count)[n]}/",
            figure=lambda report, seen, photo=photo: f'{{% asset_img {photo(report, "h")} "Hình {seen}" %}}',
            film="{% youtube dQw4w9WgXcQ %}",
            notice=("{% note info %}", "{% endnote %}"),
            unknown=("{% khungla %}", "{% endkhungla %}"),
        )
        body = markdown(report, style, expected).replace("\n\n", "\n\n<!-- more -->\n\n", 1)
        fields: dict[str, object] = {
            "title": expected.title,
            "date": f"{report.date:%Y-%m-%d %H:%M:%S}",
            "updated": f"{report.date:%Y-%m-%d %H:%M:%S}",
            "categories": [report.category],
            "tags": list(report.tags),
        }
        if expected.hidden and number % 3:
            fields["password" if number % 2 else "published"] = "bi-mat" if number % 2 else False
        folder = "_drafts" if expected.hidden and not number % 3 else "_posts"
        site.put(f"source/{folder}/{report.slug}.md", _yaml(fields)[4 if number % 5 == 0 else 0 :] + body)
        made.append(expected)
    return OldSite("hexo", root, made)


def eleventy(root: Path, count: int = 200) -> OldSite:
    """Write a site of Eleventy: data files of folders, Nunjucks."""
    site, made = Site(root), []
    site.put(".eleventy.js", 'module.exports = () => ({ dir: { input: "src" } });\n')
    site.put("src/posts/posts.json", '{"layout": "post.njk", "tags": ["posts"]}')
    site.put("src/kin/kin.json", '{"draft": true}')
    for report in draw_reports(count):
        number = report.number
        expected = Expected(number, odd_title(report), f"/posts/{report.slug}/", hidden=is_hidden(report))

        def photo(report: Report, name: str) -> str:
            site.put(f"src/images/{report.number}/{name}.webp", b"RIFF0000WEBPVP8 " + PHOTO)
            return f"/images/{report.number}/{name}.webp"

        style = Style(
            photo=photo, link=lambda n: f"/posts/{_slugs(count)[n]}/#muc-2", film='{% youtube "dQw4w9WgXcQ" %}'
        )
        style.unknown = ('{% khungla "do" %}', "{% endkhungla %}")
        body = markdown(report, style, expected)
        fields: dict[str, object] = {
            "title": expected.title,
            "date": report.date.date().isoformat(),
            "description": report.summary,
            "feature_image": photo(report, "bia"),
            "categories": [report.category],
        }
        if expected.hidden and number % 3:
            fields["permalink"] = False
        folder = "kin" if expected.hidden and not number % 3 else "posts"
        site.put(f"src/{folder}/{report.slug}.md", _yaml(fields) + body)
        made.append(expected)
    return OldSite("eleventy", root, made)


def astro(root: Path, count: int = 200) -> OldSite:
    """Write a site of Astro: collections, MDX with imports and components."""
    site, made = Site(root), []
    site.put("astro.config.mjs", f'export default {{ site: "{HOST}" }};\n')
    for report in draw_reports(count):
        number, mdx = report.number, report.number % 4 == 0
        expected = Expected(number, odd_title(report), f"/blog/{report.slug}/", hidden=is_hidden(report))

        def photo(report: Report, name: str) -> str:
            site.put(f"src/assets/{report.number}-{name}.jpg", PHOTO + str(report.number).encode())
            return f"../../assets/{report.number}-{name}.jpg"

        style = Style(photo=photo, link=lambda n: f"/blog/{_slugs(count)[n]}")
        if mdx:
            style.figure = lambda report, seen, photo=photo: f'<Image src={{hinh}} alt="Hình {seen}" />'
        body = markdown(report, style, expected)
        if mdx:
            body = f"import {{ Image }} from 'astro:assets';\nimport hinh from '{photo(report, 'mdx')}';\n\n{body}"
        fields: dict[str, object] = {
            "title": expected.title,
            "pubDate": f"{report.date:%b %d %Y}" if number % 2 else report.date.date().isoformat(),
            "description": report.summary,
            "heroImage": photo(report, "hero"),
            "category": report.category,
        }
        if expected.hidden:
            fields["draft"] = True
        site.put(f"src/content/blog/{report.slug}.{'mdx' if mdx else 'md'}", _yaml(fields) + body)
        made.append(expected)
    return OldSite("astro", root, made)


def pelican(root: Path, count: int = 200) -> OldSite:
    """Write a site of Pelican: Markdown, reStructuredText, HTML."""
    site, made = Site(root), []
    site.put(
        "pelicanconf.py", f'PATH = "content"\nSITEURL = "{HOST}"\nARTICLE_URL = "tin/{{slug}}.html"\nimport os\n'
    )
    for report in draw_reports(count):
        number, form = report.number, ("md", "md", "rst", "html")[report.number % 4]
        title = odd_title(report).replace('"', "")
        expected = Expected(number, title, f"/tin/{report.slug}.html", hidden=is_hidden(report))

        def photo(report: Report, name: str) -> str:
            site.put(f"content/images/{report.number}-{name}.jpg", PHOTO)
            return f"{{static}}/images/{report.number}-{name}.jpg"

        style = Style(
            photo=photo, link=lambda n: f"{{filename}}{_slugs(count)[n]}.{('md', 'md', 'rst', 'html')[n % 4]}"
        )
        status = ("draft" if number % 2 else "hidden") if expected.hidden else "published"
        expected.hidden = status == "draft"
        keys = {
            "date": f"{report.date:%Y-%m-%d %H:%M}",
            "category": report.category,
            "tags": "; ".join(report.tags),
            "authors": f"{report.author}; Minh Hoa",
            "summary": report.summary,
            "slug": report.slug,
            "status": status,
        }
        if form == "md":
            head = "".join(f"{key.capitalize()}: {value}\n" for key, value in {"title": title, **keys}.items())
            text = f"{head}\n{markdown(report, style, expected)}"
        elif form == "rst":
            bar = "#" * len(title)
            head = f"{title}\n{bar}\n\n" + "".join(f":{key}: {value}\n" for key, value in keys.items())
            text = f"{head}\n{_rst(report, style, expected)}"
        else:
            metas = "".join(f'<meta name="{key}" content="{html.escape(value)}" />' for key, value in keys.items())
            inner = html_body(report, style, expected)
            text = f"<html><head><title>{html.escape(title)}</title>{metas}</head><body>{inner}</body></html>"
        site.put(f"content/{report.slug}.{form}", text)
        made.append(expected)
    return OldSite("pelican", root, made)


def wordpress(root: Path, count: int = 200) -> OldSite:
    """Write an export of WordPress with its uploads, in the classic and the block editor's HTML."""
    site, made, items = Site(root), [], []
    for report in draw_reports(count):
        number = report.number
        expected = Expected(
            number,
            odd_title(report),
            f"/{report.date:%Y/%m}/{report.slug}/",
            hidden=is_hidden(report),
            more_addresses=[f"/?p={number}"],
        )

        def photo(report: Report, name: str) -> str:
            site.put(f"uploads/{report.date:%Y/%m}/{report.number}-{name.replace('-300x200', '')}.jpg", PHOTO)
            return (
                f"{HOST.replace('https', 'http')}/wp-content/uploads/{report.date:%Y/%m}/{report.number}-{name}.jpg"
            )

        style = Style(
            photo=photo,
            link=lambda n: (
                f"{HOST}/{_reports(count)[n].date:%Y/%m}/{_slugs(count)[n]}/" if n % 2 else f"{HOST}/?p={n}"
            ),
            figure=lambda report, seen, photo=photo: (
                f'[caption id="attachment_{report.number}" align="aligncenter" width="600"]'
                f'<a href="{photo(report, "c")}"><img src="{photo(report, "c-300x200")}" alt=""/></a>'
                f" Hình {seen}[/caption]"
            ),
            unknown=("[khung_la mau=do]", "[/khung_la]"),
        )
        body = html_body(report, style, expected)
        if number % 2:
            body = body.replace("<p>", "").replace("</p>", "\n")  # the classic editor writes no paragraphs
        status = (
            ("draft", "private", "future", "pending", "publish")[number // HIDDEN_EACH % 5]
            if expected.hidden
            else "publish"
        )
        password = "<wp:post_password>bi-mat</wp:post_password>" if expected.hidden and status == "publish" else ""
        thumb = ""
        if number % 4 == 1:
            items.append(
                f"<item><title>bia</title><wp:post_id>{100000 + number}</wp:post_id>"
                "<wp:post_type>attachment</wp:post_type>"
                f"<wp:status>inherit</wp:status><wp:attachment_url>{photo(report, 'bia')}</wp:attachment_url></item>"
            )
            thumb = (
                "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key>"
                f"<wp:meta_value>{100000 + number}</wp:meta_value></wp:postmeta>"
            )
        items.append(
            f"<item><title>{escape(expected.title)}</title><link>{HOST}{expected.address}</link>"
            f'<dc:creator>hoa</dc:creator><guid isPermaLink="false">{HOST}/?p={number}</guid>'
            f"<content:encoded><![CDATA[{body}]]></content:encoded>"
            f"<excerpt:encoded><![CDATA[{report.summary if number % 3 else ''}]]></excerpt:encoded>"
            f"<wp:post_id>{number}</wp:post_id><wp:post_date>{report.date:%Y-%m-%d %H:%M:%S}</wp:post_date>"
            f"<wp:post_name>{report.slug}</wp:post_name><wp:status>{status}</wp:status>"
            f"<wp:post_type>post</wp:post_type>{password}{thumb}"
            f'<category domain="category" nicename="x"><![CDATA[{report.category}]]></category>'
            f'<category domain="post_tag" nicename="y"><![CDATA[cam sành\x0b]]></category></item>'
        )
        made.append(expected)
    items.append(
        "<item><title>Menu</title><wp:post_id>9</wp:post_id><wp:post_type>nav_menu_item</wp:post_type></item>"
    )
    site.put(
        "xa-cu.wordpress.xml",
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:base_blog_url>{HOST}</wp:base_blog_url>'
        "<wp:author><wp:author_login>hoa</wp:author_login><wp:author_display_name>Minh Hoa</wp:author_display_name>"
        f"</wp:author>{''.join(items)}</channel></rss>",
    )
    return OldSite("wordpress", root, made)


def ghost(root: Path, count: int = 200) -> OldSite:
    """Write an export of Ghost."""
    site, made, posts, links = Site(root), [], [], []
    categories = sorted({report.category for report in draw_reports(count)})
    for report in draw_reports(count):
        number = report.number
        expected = Expected(number, odd_title(report), f"/{report.slug}/", hidden=is_hidden(report))

        def photo(report: Report, name: str) -> str:
            site.put(f"content/images/{report.date:%Y/%m}/{report.number}-{name.replace('-300x200', '')}.jpg", PHOTO)
            return f"__GHOST_URL__/content/images/{report.date:%Y/%m}/{report.number}-{name}.jpg"

        style = Style(photo=photo, link=lambda n: f"__GHOST_URL__/{_slugs(count)[n]}/")
        status = "published"
        visibility = "public"
        if expected.hidden:
            status, visibility = (("draft", "public"), ("scheduled", "public"), ("published", "members"))[
                number // HIDDEN_EACH % 3
            ]
        posts.append(
            {
                "id": str(number), "title": expected.title, "slug": report.slug,
                "html": html_body(report, style, expected),
                "status": status, "visibility": visibility, "published_at": report.date.isoformat(), "type": "post",
                "custom_excerpt": report.summary, "feature_image": photo(report, "bia") if number % 4 == 1 else None,
            }
        )  # fmt: skip
        links.append({"post_id": str(number), "tag_id": str(categories.index(report.category)), "sort_order": 0})
        made.append(expected)
    tags = [{"id": str(n), "name": name} for n, name in enumerate(categories)]
    data = {"posts": posts, "tags": tags, "posts_tags": links, "users": [], "posts_authors": [], "posts_meta": []}
    site.put("xa-cu.ghost.json", json.dumps({"db": [{"meta": {"version": "5.0"}, "data": data}]}, ensure_ascii=False))
    return OldSite("ghost", root, made)


def blogger(root: Path, count: int = 200) -> OldSite:
    """Write an export of Blogger."""
    site, made, entries = Site(root), [], []
    for report in draw_reports(count):
        number = report.number
        expected = Expected(
            number, odd_title(report), f"/{report.date:%Y/%m}/{report.slug}.html", hidden=is_hidden(report)
        )
        style = Style(
            photo=lambda report, name: f"https://blogger.example.com/img/{report.number}-{name}.jpg",
            link=lambda n: f"http://xa-cu.example.vn/{_reports(count)[n].date:%Y/%m}/{_slugs(count)[n]}.html",
        )
        body = html_body(report, style, expected)
        draft = "<app:control><app:draft>yes</app:draft></app:control>" if expected.hidden else ""
        entries.append(
            f"<entry><id>tag:{number}</id><published>{report.date.isoformat()}</published>"
            '<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#post"/>'
            f'<category scheme="http://www.blogger.com/atom/ns#" term="{escape(report.category)}"/>{draft}'
            f'<title type="text">{escape(expected.title)}</title><content type="html">{escape(body)}</content>'
            f'<link rel="alternate" type="text/html" href="{HOST}{expected.address}"/>'
            "<author><name>Hoa</name></author></entry>"
        )
        made.append(expected)
    entries.append(
        '<entry><category term="http://schemas.google.com/blogger/2008/kind#comment"/><title>x</title></entry>'
    )
    site.put(
        "blog.xml",
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://purl.org/atom/app#">'
        f"<generator>Blogger</generator>{''.join(entries)}</feed>",
    )
    return OldSite("blogger", root, made)


def feed(root: Path, count: int = 200) -> OldSite:
    """Write a feed in RSS."""
    site, made, items = Site(root), [], []
    for report in draw_reports(count):
        expected = Expected(report.number, odd_title(report), f"/tin/{report.slug}-{report.number}.html")
        style = Style(
            photo=lambda report, name: f"https://anh.example.com/{report.number}-{name}.jpg",
            link=lambda n: f"/tin/{_slugs(count)[n]}-{n}.html",
        )
        body = html_body(report, style, expected)
        items.append(
            f"<item><title>{escape(expected.title)}</title><link>{HOST}{expected.address}</link>"
            f"<pubDate>{report.date:%a, %d %b %Y %H:%M:%S} +0700</pubDate>"
            f"<category>{escape(report.category)}</category>"
            f"<description>{escape(body)}</description></item>"
        )
        made.append(expected)
    site.put("rss.xml", f'<?xml version="1.0"?><rss version="2.0"><channel>{"".join(items)}</channel></rss>')
    return OldSite("feed", root, made)


def nukeviet(root: Path, count: int = 200) -> OldSite:
    """Write saved pages of a portal of NukeViet."""
    site, made = Site(root), []
    for report in draw_reports(count):
        number = report.number
        expected = Expected(number, odd_title(report), f"/vi/news/{report.slug}-{number}.html")

        def photo(report: Report, name: str) -> str:
            site.put(f"uploads/news/{report.date:%Y_%m}/{report.number}-{name.replace('-300x200', '')}.jpg", PHOTO)
            return f"/uploads/news/{report.date:%Y_%m}/{report.number}-{name}.jpg"

        style = Style(photo=photo, link=lambda n: f"/vi/news/{_slugs(count)[n]}-{n}.html")
        body = html_body(report, style, expected)
        lead_photo = photo(report, "dau")
        site.put(
            f"vi/news/{report.slug}-{number}.html",
            f'<html><head><link rel="canonical" href="{HOST}{expected.address}"></head><body><ul class="breadcrumb">'
            f'<li>Trang nhất</li><li>{report.category}</li></ul><div class="news_column panel panel-default">'
            f'<div class="panel-body"><h1 class="title margin-bottom-lg">{html.escape(expected.title)}</h1>'
            f'<div class="row margin-bottom-lg"><div><span class="h5">'
            f"Thứ hai - {report.date:%d/%m/%Y %H:%M}</span></div></div>"
            f'<div class="clearfix"><figure class="article left"><img src="{lead_photo}" alt="Đầu"/><figcaption>'
            f'Ảnh đầu {word(report, "y")}</figcaption></figure><div class="hometext">{report.summary}</div></div>'
            f'<div id="news-bodyhtml" class="bodytext">{body}</div><div class="margin-bottom-lg">'
            '<p class="h5 text-right">'
            f"<strong>Tác giả bài viết: </strong>{report.author}</p></div></div></div></body></html>",
        )
        expected.words.append(word(report, "y"))
        made.append(expected)
    site.put("vi/news/index.html", "<html><body><h1>Tin tức</h1></body></html>")
    return OldSite("portal", root, made)


ALL: dict[str, Callable[..., OldSite]] = {
    "hugo": hugo, "jekyll": jekyll, "hexo": hexo, "eleventy": eleventy, "astro": astro, "pelican": pelican,
    "wordpress": wordpress, "ghost": ghost, "blogger": blogger, "feed": feed, "nukeviet": nukeviet,
}  # fmt: skip

_KNOWN: dict[int, list[Report]] = {}


def _reports(count: int) -> list[Report]:
    if count not in _KNOWN:
        _KNOWN[count] = list(draw_reports(count))
    return _KNOWN[count]


class _Slugs:
    def __init__(self, count: int) -> None:
        self._count = count

    def __getitem__(self, number: int) -> str:
        return _reports(self._count)[number].slug


def _slugs(count: int) -> _Slugs:
    return _Slugs(count)


def _jekyll_link(number: int, count: int) -> str:
    report = _reports(count)[number]
    if number % 2:
        return f"{{% post_url {report.date:%Y-%m-%d}-{report.slug} %}}"
    return f"/{report.date:%Y}/{report.date:%m}/{report.slug}.html"


def _rst(report: Report, style: Style, expected: Expected) -> str:
    def seen(place: str) -> str:
        expected.words.append(word(report, place))
        return expected.words[-1]

    paragraphs = [it.replace("**", "").replace("*", "") for it in report.paragraphs[:2] if "](" not in it]
    parts = [*paragraphs, f".. image:: {style.photo(report, 'anh')}\n   :alt: Ảnh {seen('b')}"]
    parts.append(f".. figure:: {style.photo(report, 'hinh')}\n\n   Người dân {seen('c')}")
    parts.append(f"Mục {seen('f')}\n{'-' * 30}\n\n* Một {seen('g')}\n* Hai")
    if report.number > 3:
        parts.append(f"Xem `bài trước {seen('d')} <{style.link(report.number - 2)}>`_ nhé.")
    parts.append(f"Kết luận {seen('z')}, ``mã`` và *nghiêng*.")
    return "\n\n".join(parts) + "\n"


def _header(fields: dict[str, object], number: int) -> str:
    if number % 3 == 0:
        return (
            f"+++\n{''.join(_toml(key, value) for key, value in fields.items() if not isinstance(value, dict))}"
            + (
                "".join(_toml_table(key, value) for key, value in fields.items() if isinstance(value, dict))
                + "+++\n\n"
            )
        )
    if number % 3 == 1:
        return _yaml(fields)
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n\n"


def _toml(key: str, value: object) -> str:
    return f"{key} = {json.dumps(value, ensure_ascii=False)}\n"


def _toml_table(key: str, value: dict[str, object]) -> str:
    return f"[{key}]\n" + "".join(_toml(name, it) for name, it in value.items())


def _yaml(fields: dict[str, object]) -> str:
    return (
        "---\n"
        + "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
        + "---\n\n"
    )
