"""Markdown in, HTML, photos and findings out."""

from __future__ import annotations

from pathlib import Path

import pytest
from bantin.newsroom.photo import fill_slots
from bantin.newsroom.slots import fill_same_category
from markdown import Markdown

from tests.golden import Case, read_cases
from tests.image_captions.conversions import EXTENSION, STOCK, convert
from tests.image_captions.markup import check_markup

FOLDER = Path(__file__).parent / "cases"
CASES = [case for path in sorted(FOLDER.glob("*.md")) for case in read_cases(path, parts=3)]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case_gives_its_html_and_its_findings(case: Case) -> None:
    source, html, findings = case.parts

    body, conversion = convert(source, slots=case.file == "slots.md")

    shown = fill_same_category(
        fill_slots(body, conversion.photos, lambda index: f"[photo {index}]"), "[same category]"
    )
    assert shown == html
    assert "\n".join(f"{found.line}: {found.rule}" for found in conversion.diagnostics) == findings


def test_case_is_valid_html() -> None:
    for case in CASES:
        check_markup(case.parts[1])


@pytest.mark.parametrize("other", ["nl2br", "sane_lists", "toc", "admonition", "meta", "codehilite"])
def test_extension_works_beside_the_others_of_markdown(other: str) -> None:
    md = Markdown(extensions=[*STOCK, other, EXTENSION], output_format="html")

    body = md.convert("## Tin\n\n![x](a.jpg)\nHội nghị. Ảnh: Tuấn Tú\n\n!!! note\n    ![y](b.jpg)\n    Chợ phiên.")

    assert (
        '<figure class="photo"><img alt="x" src="a.jpg"><figcaption class="photo__caption">Hội nghị. '
        '<span class="photo__credit">Ảnh: Tuấn Tú</span></figcaption></figure>'
    ) in body
    assert "Chợ phiên." in body
    check_markup(body)
