"""Numbers with decimals have the sign of the language: 1,5 in Vietnamese, 1.5 in English."""

from __future__ import annotations

import re

import pytest
from bantin.newsroom.catalogue import FOLDER


@pytest.mark.parametrize(("language", "sign"), [("vi", ","), ("en", ".")])
def test_each_measure_of_the_catalogue_names_the_sign_of_its_language(language: str, sign: str) -> None:
    found = [
        (file.name, named)
        for file in (FOLDER / language).glob("*.toml")
        for named in re.findall(r"\{\w+:([.,])\}", file.read_text("utf-8"))
    ]
    assert {name for name, _ in found} >= {"reader.toml", "build.toml", "deploying.toml", "report.toml"}
    assert [name for name, named in found if named != sign] == []
