"""Stories of twelve systems: nothing is lost in silence, and ordinary paragraphs are accused of nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpora.counting import count, table
from tests.corpora.systems import SYSTEMS

PAGE = Path(__file__).parents[2] / "docs/dialect-counts.md"
# What all systems write alike must be understood: lists, indents, numbers, lines, code, struck-out words, addresses.
UNDERSTOOD = 28


@pytest.mark.slow
@pytest.mark.parametrize("system", SYSTEMS)
def test_every_block_is_understood_or_told(system: str) -> None:
    sums = count(system)
    assert sums.silent == []
    assert sums.accused == []
    assert sums.stories >= 8
    assert sums.understood + sums.noticed >= UNDERSTOOD


@pytest.mark.slow
def test_the_page_of_counts_is_true() -> None:
    assert PAGE.read_text("utf-8") == table()
