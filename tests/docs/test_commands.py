"""The page of the command ``bantin`` lists its verbs, with their lines in both languages."""

from __future__ import annotations

import re

from bantin.newsroom.message import say
from bantin.verbs import VERBS

from tests.building import ROOT

PAGE = (ROOT / "docs/commands.md").read_text("utf-8")


def test_each_verb_is_in_the_table_with_its_line_in_both_languages() -> None:
    rows = re.findall(r"^\| `bantin ([a-z-]+)` \| (.*) \| (.*) \| `make ([a-z-]+)", PAGE, re.MULTILINE)
    assert [row[:3] for row in rows] == [
        (verb.name, say(verb.line).text("vi"), say(verb.line).text("en")) for verb in VERBS
    ]
    assert {name: target for name, *_, target in rows if name != target} == {"build": "html"}
