"""Markdown as people type it in, HTML and findings out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bantin.front_matter.cleaning import clean
from bantin.front_matter.conversion import BodyConverter
from bantin.newsroom.conversion import Conversion, begin_conversion
from markdown import Markdown

from tests.demo.demo_pelicanconf import MARKDOWN
from tests.golden import Case, read_cases

FOLDER = Path(__file__).parent / "cases"
CASES = [case for path in sorted(FOLDER.glob("*.md")) for case in read_cases(path, parts=3)]
STOCK = ["abbr", "attr_list", "footnotes", "tables"]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case_gives_its_html_and_its_findings(case: Case) -> None:
    source, html, findings = case.parts
    md = Markdown(extensions=[*STOCK, "bantin.dialect.extension"], output_format="html")
    conversion = begin_conversion(md, Conversion("tin.md"))

    body = md.convert(source)

    assert body == html
    assert "\n".join(f"{found.line}: {found.rule}" for found in sorted(conversion.diagnostics)) == findings


SITE = BodyConverter(MARKDOWN)
OF_THE_SITE = re.compile(r'(?<=<h\d)( id="[^"]*")| class="[^"]*"|<section[^>]*>|</section>\n?')


def test_case_is_the_same_on_the_site() -> None:
    """The site cleans bodies, gives headings names and tables boxes, and tries only those patterns that it needs."""
    for case in CASES:
        source, html, findings = case.parts

        body = SITE.convert(source, "tin.md", 1, ())

        assert (
            OF_THE_SITE.sub("", body.html).split() == OF_THE_SITE.sub("", clean(html)).replace("&nbsp;", " ").split()
        ), case
        told = [f"{it.line}: {it.rule}" for it in sorted(body.diagnostics) if it.rule.startswith("dialect/")]
        assert "\n".join(told) == findings, case
