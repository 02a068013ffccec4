"""Bodies that were converted before."""

from dataclasses import replace
from pathlib import Path

import pytest
from bantin.front_matter.body_cache import KeptBodies
from bantin.front_matter.conversion import Body, BodyConverter
from bantin.newsroom.cache import Store

EXTENSIONS = ["markdown.extensions.attr_list", "bantin.image_captions.extension:CaptionExtension"]
TEXT = "Chiều 14-1.\n\n![Cam](cam.jpg){: .rong }\nVườn cam. Ảnh: Tuấn Tú\n\n![](nho.jpg)\n\n<script>x</script>\n"


class Counted(BodyConverter):
    """Counts how often it really converts."""

    runs = 0

    def convert(self, text: str, path: str, first_line: int, authors: tuple[str, ...]) -> Body:
        self.runs += 1
        return super().convert(text, path, first_line, authors)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[KeptBodies, Counted]:
    options = {"extensions": EXTENSIONS}
    converter = Counted(options)
    monkeypatch.setattr("bantin.front_matter.body_cache.converter_for", lambda options: converter)
    return KeptBodies(options, Store(tmp_path / "store", "1", print)), converter


def test_the_second_time_is_the_first_again_photos_and_findings_included(kept: tuple[KeptBodies, Counted]) -> None:
    bodies, converter = kept
    first = bodies.convert(TEXT, "a.md", 5, ("Tuấn Tú",))
    again = bodies.convert(TEXT, "a.md", 5, ("Tuấn Tú",))
    assert converter.runs == 1
    assert again == first == BodyConverter({"extensions": EXTENSIONS}).convert(TEXT, "a.md", 5, ("Tuấn Tú",))
    assert len(first.photos) == 2
    assert "front-matter/removed-markup" in {found.rule for found in first.diagnostics}
    assert replace(first.photos[0]) == again.photos[0]


@pytest.mark.parametrize(
    "other",
    [
        (TEXT + "!", "a.md", 5, ("Tuấn Tú",)),
        (TEXT, "b.md", 5, ("Tuấn Tú",)),
        (TEXT, "a.md", 6, ("Tuấn Tú",)),
        (TEXT, "a.md", 5, ("Tuấn Tứ",)),
    ],
)
def test_another_text_place_or_author_is_converted_anew(
    kept: tuple[KeptBodies, Counted], other: tuple[str, str, int, tuple[str, ...]]
) -> None:
    bodies, converter = kept
    bodies.convert(TEXT, "a.md", 5, ("Tuấn Tú",))
    bodies.convert(*other)
    assert converter.runs == 2
