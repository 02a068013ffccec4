"""Links to stories that are not public yet, in every way in which an editor can write them."""

import pytest
from bantin.embargo.links import Place, Withheld, unlink

SECRET = Place("2026/tin-mật.md", "2026/12/01/tin-mat.html")
PAGE = Place("2026/tin.md", "2026/11/20/tin.html")
SITE = "https://bantin.example.vn"


def unlinked(target: str) -> tuple[str, list[tuple[str, str]]]:
    found: list[tuple[str, str]] = []
    html = unlink(f'<a href="{target}">x</a>', PAGE, Withheld([SECRET], SITE), lambda *what: found.append(what))
    return html, found


@pytest.mark.parametrize(
    "target",
    [
        "{filename}tin-mật.md",
        "{filename}/2026/tin-mật.md",
        "|filename|tin-mật.md",
        "{filename}../2026/tin-m%E1%BA%ADt.md#muc",
        "{filename}tin-mâ\u0323t.md",
        "{FILENAME}tin-mật.md",
        "tin-mật.md",
        "../../12/01/tin-mat.html",
        "/2026/12/01/tin-mat.html",
        "2026/12/01/tin-mat.html",
        f"{SITE}/2026/12/01/tin-mat.html?x=1&amp;y=2",
        "/2026/12/01/TIN-MAT.html",
    ],
)
def test_a_link_to_a_withheld_story_is_found_and_leads_nowhere(target: str) -> None:
    html, found = unlinked(target)
    assert html == '<a href="#">x</a>'
    assert [story for _, story in found] == ["2026/tin-mật.md"]


@pytest.mark.parametrize(
    "target",
    ["{filename}tin-khac.md", "https://khac.example/2026/12/01/tin-mat.html", "#tin-mat", "mailto:a@b.vn", ""],
)
def test_other_links_stay(target: str) -> None:
    assert unlinked(target) == (f'<a href="{target}">x</a>', [])


def test_a_link_from_the_root_of_the_host_is_known_on_a_site_in_a_folder() -> None:
    withheld = Withheld([Place("2099/tin.md", "2099/01/01/tin.html")], "https://xa.vn/bantin")
    page = Place("2024/cam.md", "2024/02/05/cam.html")
    assert withheld.meant_by("/bantin/2099/01/01/tin.html", page) == "2099/tin.md"
