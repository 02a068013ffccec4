"""Stories of Ghost without HTML: words, links and photos of the editor's own document stay."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from bantin.move_in.converting import Choices
from bantin.move_in.kinds import open_site
from bantin.move_in.moving import run, survey
from bantin.move_in.systems.ghost_documents import html_of

from tests.move_in.old_sites import NOW


def _text(words: str) -> dict[str, Any]:
    return {"type": "extended-text", "text": words, "format": 0}


LEXICAL = {
    "root": {
        "type": "root",
        "children": [
            {
                "type": "paragraph",
                "children": [_text("Họp "), {"type": "link", "url": "https://a.vn/", "children": [_text("dân")]}],
            },
            {"type": "extended-heading", "tag": "h2", "children": [_text("Mục")]},
            {"type": "list", "listType": "bullet", "children": [{"type": "listitem", "children": [_text("Việc")]}]},
            {"type": "image", "src": "https://b.vn/c.jpg", "alt": "Cổng", "caption": "Cổng làng"},
            {"type": "html", "html": "<p>Khung</p>"},
        ],
    }
}
MOBILEDOC = {
    "version": "0.3.1",
    "markups": [["a", ["href", "https://a.vn/"]]],
    "atoms": [["soft-return", "", {}]],
    "cards": [
        ["image", {"src": "https://b.vn/c.jpg", "alt": "Cổng", "caption": "Cổng làng"}],
        ["html", {"html": "<p>Khung</p>"}],
    ],
    "sections": [
        [1, "p", [[0, [], 0, "Họp "], [0, [0], 1, "dân"], [1, [], 0, 0]]],
        [1, "h2", [[0, [], 0, "Mục"]]],
        [3, "ul", [[[0, [], 0, "Việc"]]]],
        [10, 0],
        [10, 1],
    ],
}


@pytest.mark.parametrize("name", ["lexical", "mobiledoc"])
def test_a_story_without_html_is_what_its_document_shows(name: str, tmp_path: Path) -> None:
    row = {
        "id": "1",
        "title": "A",
        "slug": "a",
        "status": "published",
        "published_at": "2020-01-01T00:00:00Z",
        "html": None,
    }
    row[name] = json.dumps(LEXICAL if name == "lexical" else MOBILEDOC)
    (tmp_path / "x.json").write_text(json.dumps({"db": [{"meta": {}, "data": {"posts": [row]}}]}))
    run(
        survey(open_site(tmp_path / "x.json"), tmp_path / "content", NOW),
        Choices(),
        io.StringIO(),
        lambda number: None,
    )
    text = (tmp_path / "content/2020/a.md").read_text("utf-8").partition("\n\n")[2]
    assert text == "Họp [dân](https://a.vn/)\n\n## Mục\n\n- Việc\n\n![Cổng](https://b.vn/c.jpg)\nCổng làng\n\nKhung\n"


@pytest.mark.parametrize(
    "document", ["", "{", "[]", "5", '{"root": 5}', '{"sections": [1, [1], [10, 9], [3, "ul", [5]]]}']
)
def test_a_document_that_is_none_shows_nothing(document: str) -> None:
    for name in ("lexical", "mobiledoc"):
        assert re.sub(r"<[^<>]*>|\s", "", html_of({name: document})) == ""
