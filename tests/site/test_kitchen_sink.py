"""The kitchen sink by the real command: in development, nowhere else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.building import ROOT
from tests.conftest import Build
from tests.site.pages import Element, read_page

PAGE = "bang-mau.html"


def ids(element: Element) -> list[str]:
    """Return the ids inside, in document order."""
    own = [element.attributes["id"]] if "id" in element.attributes else []
    return own + [one for child in element.children for one in ids(child)]


def test_in_development_the_page_has_a_part_for_each_component(
    small_site: Path, build: Build, tmp_path: Path
) -> None:
    assert build(small_site).returncode == 0
    output = tmp_path / "output"
    page = read_page(output / PAGE)
    found = Counter(ids(page))
    assert [name for name, times in found.items() if times > 1] == []
    assert {path.stem for path in (ROOT / "theme/templates/components").glob("*.html")} <= set(found)
    assert (output / "bang-mau.svg").is_file()
    assert not any(PAGE in path.read_text("utf-8") for path in output.rglob("*.html") if path.name != PAGE)


def test_in_production_there_is_no_trace_of_it(bulletin: Path) -> None:
    """Nor is there in a preview (``test_embargo.py``), nor where it is switched off (``test_switched_off.py``)."""
    assert list(bulletin.rglob("bang-mau*")) == []
