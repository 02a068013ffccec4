"""Hugo over the same archive: the same pages, lists, blocks and feeds, written as Hugo does it fastest.

The block "Tin cùng chuyên mục" takes the first seven pages of the category and leaves out the page itself, so that
its time does not grow with the category.
"""

from __future__ import annotations

import json
from pathlib import Path

from bench.corpus import SECTIONS, Report, draw_reports
from bench.photos.hugo import install

SETTINGS = """\
baseURL = "https://bantin.example.vn/"
title = "Bản tin"
locale = "vi"
capitalizeListTitles = false
defaultContentLanguage = "vi"
uglyURLs = true
disableKinds = ["section", "sitemap", "robotsTXT", "404"]
[pagination]
pagerSize = 12
disableAliases = true
[taxonomies]
category = "categories"
tag = "tags"
author = "authors"
[permalinks.page]
tin = "/:year/:month/:day/:slug"
[services.rss]
limit = 20
[outputs]
home = ["html", "rss"]
term = ["html", "rss"]
taxonomy = ["html"]
[markup.goldmark.renderer]
unsafe = false
"""
BASE = """\
<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><title>{{ block "title" . }}{{ .Site.Title }}{{ end }}</title></head>
<body>
<main>
{{ block "main" . }}{{ end }}
</main>
</body>
</html>
"""
PAGE = """\
{{ define "title" }}{{ .Title }}{{ end }}
{{ define "main" }}
<h1>{{ .Title }}</h1>
{{ $category := index .Params.categories 0 }}
{{ $terms := .GetTerms "categories" }}{{ $term := index $terms 0 }}
{{ range $terms }}{{ if eq .Title $category }}{{ $term = . }}{{ end }}{{ end }}
<p><time>{{ .Date }}</time> <a href="{{ $term.Permalink }}">{{ $category }}</a></p>
<p>{{ .Description }}</p>
{{ .Content }}
<h2>Tin cùng chuyên mục</h2>
<ul>
{{ $self := .Permalink }}{{ $shown := 0 }}
{{ range first 7 $term.Pages }}{{ if and (ne .Permalink $self) (lt $shown 6) }}{{ $shown = add $shown 1 }}
<li><a href="{{ .Permalink }}">{{ .Title }}</a></li>
{{ end }}{{ end }}
</ul>
<p><a href="{{ $term.Permalink }}">Xem tất cả {{ len $term.Pages }} tin trong {{ $category }}</a></p>
{{ end }}
"""
TERM = """\
{{ define "title" }}{{ .Title }}{{ end }}
{{ define "main" }}
<h1>{{ .Title }}</h1>
{{ range .Paginator.Pages }}
<article><h2><a href="{{ .Permalink }}">{{ .Title }}</a></h2><p>{{ .Description }}</p></article>
{{ end }}
{{ end }}
"""
HOME = """\
{{ define "main" }}
{{ range first 30 .Site.RegularPages }}<p><a href="{{ .Permalink }}">{{ .Title }}</a></p>
{{ end }}
{{ end }}
"""
TAXONOMY = """\
{{ define "main" }}{{ range .Pages }}<p>{{ .Title }} {{ len .Pages }}</p>{{ end }}{{ end }}
"""
_ABOVE = {name: section for section, below in SECTIONS.items() for name in below}


def prepare(folder: Path, stories: int) -> tuple[str, ...]:
    """Install Hugo, write the site into ``folder``, and return the command that builds it there."""
    program = install(folder.parent / "hugo-venv")
    (folder / "layouts").mkdir(parents=True)
    (folder / "hugo.toml").write_text(SETTINGS, "utf-8")
    layouts = {"baseof": BASE, "page": PAGE, "term": TERM, "home": HOME, "taxonomy": TAXONOMY}
    for name, text in layouts.items():
        (folder / f"layouts/{name}.html").write_text(text, "utf-8")
    for report in draw_reports(stories):
        path = folder / "content/tin" / f"{report.date:%Y}" / f"{report.slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_story(report), "utf-8")
    return (str(program), "--quiet")


def _story(report: Report) -> str:
    above = _ABOVE.get(report.category)
    header = {
        "title": report.title,
        "date": f"{report.date:%Y-%m-%dT%H:%M:00+07:00}",
        "slug": report.slug,
        "categories": [report.category, *([above] if above else [])],
        "authors": [report.author],
        "tags": list(report.tags),
        "description": report.summary,
    }
    body = "\n\n".join(report.paragraphs)
    return f"{json.dumps(header, ensure_ascii=False)}\n\n{body}\n"
