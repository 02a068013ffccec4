"""Markdown as people type it in, HTML and findings out."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown

from plugins.newsroom.conversion import Conversion, begin_conversion
from tests.golden import Case, read_cases

FOLDER = Path(__file__).parent / "cases"
CASES = [case for path in sorted(FOLDER.glob("*.md")) for case in read_cases(path, parts=3)]
STOCK = ["abbr", "attr_list", "footnotes", "tables"]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case_gives_its_html_and_its_findings(case: Case) -> None:
    source, html, findings = case.parts
    md = Markdown(extensions=[*STOCK, "plugins.dialect.extension"], output_format="html")
    conversion = begin_conversion(md, Conversion("tin.md"))

    body = md.convert(source)

    assert body == html
    assert "\n".join(f"{found.line}: {found.rule}" for found in sorted(conversion.diagnostics)) == findings
