"""What was typed as a name and what it may mean; names printed so that they mean the same when typed."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

import pytest
from bantin.front_matter.conversion import BodyConverter
from bantin.newsroom.content_names import Names, NotOne
from bantin.newsroom.name_forms import in_markdown, nfc
from hypothesis import example, given
from hypothesis import strategies as st

from tests.demo.demo_pelicanconf import MARKDOWN

STORY = "2024/tin.md"
CONVERTER = BodyConverter({**MARKDOWN, "extensions": [*MARKDOWN["extensions"], "bantin.image_captions.extension"]})
HREF = re.compile(r'href="([^"]*)"')


def meant(written: str, *paths: str, story: str = STORY) -> str:
    found = Names(paths).find(written, story)
    return found.path + found.behind if found else ""


def sources(body: str) -> list[str]:
    return [photo.source for photo in CONVERTER.convert(body, STORY, 1, ()).photos]


def targets(body: str) -> list[str]:
    return [unescape(it) for it in HREF.findall(CONVERTER.convert(body, STORY, 1, ()).html)]


@pytest.mark.parametrize(
    ("written", "paths", "path"),
    [
        # As typed, though it could be decoded, and though it is decoded elsewhere.
        ("a%20b.jpg", ("2024/a%20b.jpg", "2024/a b.jpg"), "2024/a%20b.jpg"),
        ("a b.jpg", ("2024/a%20b.jpg", "2024/a b.jpg"), "2024/a b.jpg"),
        ("a  b.jpg", ("2024/a  b.jpg", "2024/a b.jpg"), "2024/a  b.jpg"),
        ("KH #3.pdf", ("2024/KH #3.pdf", "2024/KH"), "2024/KH #3.pdf"),
        ("a.jpg?w=300", ("2024/a.jpg?w=300", "2024/a.jpg"), "2024/a.jpg?w=300"),
        # Decoded, once.
        ("a%20b.jpg", ("2024/a b.jpg",), "2024/a b.jpg"),
        ("a%2520b.jpg", ("2024/a%20b.jpg", "2024/a b.jpg"), "2024/a%20b.jpg"),
        ("K%E1%BA%BF%20ho%E1%BA%A1ch.pdf", ("2024/Kế hoạch.pdf",), "2024/Kế hoạch.pdf"),
        # Decoded exactly goes before as typed in another case.
        ("a%20b.jpg", ("2024/A%20B.jpg", "2024/a b.jpg"), "2024/a b.jpg"),
        # In another case, normal form, number of blanks.
        ("hop.jpg", ("2024/HOP.JPG",), "2024/HOP.JPG"),
        ("a%20B.jpg", ("2024/A%20b.JPG",), "2024/A%20b.JPG"),
        ("hop xa.jpg", ("2024/hop  xa.jpg",), "2024/hop  xa.jpg"),
        ("hop\u00a0xa.jpg", ("2024/hop xa.jpg",), "2024/hop xa.jpg"),
        ("ảnh.jpg", (unicodedata.normalize("NFD", "2024/ảnh.jpg"),), unicodedata.normalize("NFD", "2024/ảnh.jpg")),
        # Without what addresses carry behind a name.
        ("a.jpg?w=300", ("2024/a.jpg",), "2024/a.jpg"),
        ("a.jpg#center", ("2024/a.jpg",), "2024/a.jpg#center"),
        ("KH #3.pdf#page=2", ("2024/KH #3.pdf",), "2024/KH #3.pdf#page=2"),
        ("a#b?c#d.pdf?x=1#page=2", ("2024/a#b?c#d.pdf",), "2024/a#b?c#d.pdf#page=2"),
        ("a.pdf?x=1#page=2", ("2024/a.pdf",), "2024/a.pdf#page=2"),
        # Pelican's marks say nothing of the name.
        ("{static}a.jpg", ("2024/a.jpg",), "2024/a.jpg"),
        ("|attach|/2024/a.jpg", ("2024/a.jpg",), "2024/a.jpg"),
        # Beside the story before anything at the root.
        ("a.jpg", ("a.jpg", "2024/A.jpg"), "2024/A.jpg"),
        ("2024/a.jpg", ("2024/a.jpg",), "2024/a.jpg"),
        ("b.jpg", ("2024/a.jpg",), ""),
        ("#a.jpg", ("2024/#a.jpg",), "2024/#a.jpg"),
        ("?", ("2024/a.jpg",), ""),
    ],
)
def test_a_name_is_looked_for_as_typed_then_decoded_then_in_other_forms(
    written: str, paths: tuple[str, ...], path: str
) -> None:
    assert meant(written, *paths) == path
    assert meant(written, *reversed(paths)) == path


@pytest.mark.parametrize("written", ["..%2F..%2Fa.jpg", "%2e%2e/%2e%2e/a.jpg", "../../a.jpg", "..%2f..%2fa.jpg?x"])
def test_a_coding_leads_out_of_the_folder_no_more_than_plain_words_do(written: str) -> None:
    with pytest.raises(NotOne) as caught:
        meant(written, "2024/b.jpg")
    assert caught.value.reason == "outside"


@pytest.mark.parametrize(
    ("written", "paths"),
    [
        ("a.jpg", ("2024/A.jpg", "2024/a.JPG")),
        ("hop xa.jpg", ("2024/hop  xa.jpg", "2024/hop   xa.jpg")),
        ("ảnh.jpg", ("2024/ảnh.jpg", unicodedata.normalize("NFD", "2024/ảnh.jpg"))),
        ("a%20b.jpg", ("2024/A b.jpg", "2024/a B.jpg")),
    ],
)
def test_several_files_that_fit_alike_are_all_named_and_none_guessed(written: str, paths: tuple[str, ...]) -> None:
    with pytest.raises(NotOne) as caught:
        meant(written, *paths)
    assert (caught.value.reason, caught.value.names) == ("ambiguous", sorted(paths))
    said = str(caught.value.said(written))
    assert all(path in said for path in paths) and "Hãy đổi tên" in said


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("2024/z5123_abc.jpg", "z5123_abc.jpg"),
        ("2024/hội nghị 1.jpg", "hội nghị 1.jpg"),
        ("2024/anh%20hop.jpg", "anh%20hop.jpg"),
        ("2024/hop  xa.jpg", "hop %20xa.jpg"),
        ("2024/KH #3.pdf", "KH %233.pdf"),
        ("2024/ten (ngoac).jpg", "ten %28ngoac%29.jpg"),
        ("kho/a.jpg", "kho/a.jpg"),
    ],
)
def test_a_hint_is_as_plain_as_it_can_be(path: str, hint: str) -> None:
    assert Names([path]).hints(path.rpartition("/")[2].replace("a", "ă"), STORY)[:1] == [hint]


def test_a_hint_that_would_mean_another_file_is_written_from_the_root() -> None:
    names = Names(["2024/kho/a.jpg", "kho/a.jpg", "kho/abc.jpg"])
    assert names.hints("/kho/abd.jpg", STORY) == ["kho/abc.jpg", "/kho/a.jpg"]


# Signs that Markdown, HTML, addresses, Pelican and shells take for more than letters.
HOSTILE = st.text(alphabet="ab1é ạ%20()[]{}<>|\"'`*_~^#?&;:!\\$=+,.-@\u00a0\u200b\u2060", min_size=1, max_size=12)


@given(HOSTILE, st.sampled_from([".jpg", ".JPG"]))
@example("anh%20hop", ".jpg")
@example("hop  xa", ".jpg")
@example("ten co (ngoac", ".jpg")
@example("a) b", ".jpg")
@example(" a ", ".jpg")
@example("http:", ".jpg")
@example("%00:", ".jpg")
@example("*a*_b_`c`", ".jpg")
def test_a_hint_typed_for_a_photo_or_a_file_means_just_that_file(stem: str, ending: str) -> None:
    path = f"2024/{nfc(stem)}{ending}"
    if any(part in ("", ".", "..") for part in path.split("/")) or "\\" in path:
        return
    [hint] = Names([path]).hints(f"{nfc(stem)}{ending}", STORY) or [""]
    assert hint, path
    [source] = sources(f"Chữ.\n\n![Hội trường]({hint})\nQuang cảnh.\n")
    assert meant(source, path) == path
    [target] = targets(f"Xem [tệp]({hint}).\n")
    assert meant(target, path) == path


@pytest.mark.parametrize("name", ["ten co (ngoac).jpg", "hop  xa.jpg", "anh%20hop.jpg", "KH #3.jpg", "a & b.jpg"])
def test_names_in_angle_brackets_are_taken_as_they_stand(name: str) -> None:
    [source] = sources(f"![Hội trường](<{name}>)\nQuang cảnh.\n")
    assert meant(source, f"2024/{name}") == f"2024/{name}"


def test_innocent_names_are_printed_as_they_are() -> None:
    for name in ("hoi-nghi_2024.jpg", "Hội nghị (tổng kết).pdf".replace("(", "").replace(")", ""), "a@2x,b+c=d!.png"):
        assert in_markdown(name) == name
