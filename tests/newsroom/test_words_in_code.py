"""No sentence for editors stands in code: their words are in the catalogue, in each language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache

import pytest

from tests.modules import MODULES, name_of, nodes_of

_READ = "patterns and names of what editors type or paste, which are read and never told"
_PAGES = "words of the site's own pages and feeds, whose readers read its language"
# Which modules may hold Vietnamese words, but no sentence, and why.
WORDS: dict[str, str] = {
    **{
        f"check/{name}.py": _READ
        for name in (
            *("command", "suppressions", "rules/capital_title", "rules/event_date", "rules/identity_number"),
            *("rules/look_alike_letter", "rules/mixed_tone_marks", "rules/pasted_block", "rules/pasted_byline"),
            *("rules/phone_number", "rules/secret", "rules/word_residue"),
        )
    },
    **{f"dialect/{name}.py": _READ for name in ("definitions", "markers", "numbered_parts", "tab_lines")},
    "newsroom/alert.py": _READ,
    "front_matter/notes.py": _READ,
    "theming/figures.py": _READ,
    "own_site/upgrade.py": _READ,
    **{
        f"move_in/{name}.py": _READ
        for name in ("header", "html_body", "words", "systems/portal", "systems/wordpress")
    },
    "move_in/systems/story_file.py": _READ,
    **{
        f"move_in/{name}.py": "what a story that moves in has in its header and in its text"
        for name in ("command", "converting", "plan_text", "shortcode_writers")
    },
    "own_site/answers.py": "sections from which an owner chooses",
    "settings.py": _PAGES,
    "vietnamese/phones.py": _READ,
    **{
        f"front_matter/{name}.py": _READ
        for name in ("foreign", "old_address", "slot_filling", "unknown_key", "visibility")
    },
    **{
        f"{name}.py": "what stands in the ledger, the same in every language"
        for name in ("addresses/ledger_row", "newsroom/addresses")
    },
    "front_matter/document.py": "header lines to be typed, which are the same in every language",
    "front_matter/recode.py": "names of encodings",
    **{f"front_matter/{name}.py": _PAGES for name in ("allowed", "tables")},
    **{f"image_captions/{name}.py": _READ for name in ("byline", "caption", "caption_lines", "same_category")},
    **{f"image_captions/{name}.py": _PAGES for name in ("extension", "caption_context", "media_item")},
    "category_feeds/front_page/of_build.py": _PAGES,
    **{f"category_feeds/feeds/{name}.py": _PAGES for name in ("feed", "medium")},
    **{f"photos/{name}.py": _PAGES for name in ("head", "settings")},
    **{
        f"photos/{name}.py": "what stands for a description in a line that is to be typed"
        for name in ("away", "spots")
    },
    **{f"photos/{name}.py": "a sign, no word" for name in ("header", "report")},
    **{f"front_matter/{name}.py": "ranges of letters" for name in ("cleaning", "empty", "plain_body")},
    **{
        f"imports/{name}.py": _READ
        for name in (
            *("arrange", "captions", "draft", "escapes", "html", "listing", "paper", "understood", "writer"),
            *("word/drawings", "word/fonts", "word/styles"),
        )
    },
    "metadata/icons.py": "a letter",
    **{f"newsroom/{name}.py": _READ for name in ("address_slips", "places")},
    "newsroom/printing.py": "signs, no word",
    "newsroom/site_address.py": _READ,
    "sources/story_like.py": _READ,
    **{f"desk/{name}.py": _READ for name in ("form", "facts")},
    "desk/photo_cards.py": "what stands before a credit in a story, read and written",
    "search/words.py": "the language itself: spellings of one syllable",
    **{
        f"vietnamese/{name}.py": "the language itself: letters, syllables, names of days"
        for name in (
            *(
                "collation",
                "counts",
                "credit",
                "dates",
                "folding",
                "legacy",
                "legacy_fonts",
                "marks",
                "mojibake",
                "normal",
            ),
            *("slug", "syllable", "typography"),
        )
    },
}
# Which modules may hold whole sentences.
SENTENCES: dict[str, str] = {
    **{f"{name}/settings.py": "a table of the documentation" for name in ("category_feeds", "newsroom")},
    "own_site/folder.py": "names of files that an officer opens",
    "front_matter/schema.py": "the keys of headers, and the guide's table of them",
    "newsroom/classes.py": "a table of the guide",
    **{f"kitchen_sink/{name}.py": "a specimen of a site" for name in ("lists", "samples")},
}
LETTER = re.compile("[À-ỹĐđ]")
SENTENCE = re.compile(r"\b[Hh]ãy\b|\b[Cc]ó phải\b|(?:[^\W\d_]+[,:]? ){3,}[^\W\d_]+[.?!:]|[.?!] [A-ZĐÀ-Ỹ]\w* \w+ \w+")


def strings(nodes: Iterable[ast.AST]) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of each text in ``nodes`` that is no docstring, f-strings without their fields."""
    told = set()
    for node in nodes:
        if isinstance(node, ast.Expr):  # docstrings, and texts that nobody uses
            told.add(node.value)
        if isinstance(node, ast.JoinedStr):
            told.update(node.values)
            yield node.lineno, "…".join(it.value for it in node.values if isinstance(it, ast.Constant))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in told:
            yield node.lineno, node.value


@cache
def vietnamese() -> list[tuple[str, int, str]]:
    """Return the module, the line and the words of each Vietnamese text in the plugins' code."""
    found = ((name_of(path), line, words) for path in MODULES for line, words in strings(nodes_of(path)))
    return [(name, line, words) for name, line, words in found if LETTER.search(words)]


def test_vietnamese_words_stand_in_the_catalogue_or_where_code_reads_them() -> None:
    assert [f"{name}:{line}: {words}" for name, line, words in vietnamese() if name not in WORDS | SENTENCES] == []
    assert sorted((WORDS | SENTENCES).keys() - {name for name, *_ in vietnamese()}) == []  # none is listed in vain
    assert WORDS.keys() & SENTENCES.keys() == set()


def test_no_sentence_stands_beside_the_words_that_code_reads() -> None:
    told = [(name, line, words) for name, line, words in vietnamese() if name in WORDS and SENTENCE.search(words)]
    assert [f"{name}:{line}: {words}" for name, line, words in told] == []


@pytest.mark.parametrize(
    "words",
    [
        "Không tìm thấy ảnh “…”. Hãy đặt ảnh cạnh bài viết.",
        "không có tháng … trong “…”. Ngày đứng trước tháng: …",
        "“…” thiếu năm. Có phải là …?",
        "Trang đang được dựng lần đầu.",
        "đã đổi từ … sang UTF-8; tệp cũ giữ ở đâu?",
    ],
)
def test_a_sentence_is_known_as_one(words: str) -> None:
    assert SENTENCE.search(words)


def test_texts_are_found_and_docstrings_passed_over() -> None:
    code = ast.parse('"""Đầu."""\ndef f(x):\n    """Hai."""\n    return f"ảnh {x} mất", "đã", x["ở"]\n')
    assert set(strings(ast.walk(code))) == {(4, "ảnh … mất"), (4, "đã"), (4, "ở")}
