"""The first look at a saved story: there before the build, and the same to the byte as what the build then makes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from bantin.devserver.build_process import Builder
from bantin.devserver.outcome import Proof
from PIL import Image

from tests.building import ROOT, SMALL_SITE
from tests.kept_work import build_unless_told

STORY, PAGE = "2024/hoi-nghi.md", "2024/01/14/hoi-nghi-tong-ket-nam-2023.html"


@dataclass
class Office:
    """A newsroom whose devserver has built once.

    ``proofs`` are those of the last save, ``meanwhile`` is the page that the site had when they came.
    """

    folder: Path
    builder: Builder
    proofs: list[Proof] = field(default_factory=list)
    meanwhile: list[bytes] = field(default_factory=list)

    @property
    def story(self) -> Path:
        return self.folder / "content" / STORY

    def replace(self, old: str, new: str) -> None:
        text = self.story.read_text("utf-8")
        assert old in text
        self.story.write_text(text.replace(old, new, 1), "utf-8")

    def save(self, *more: str) -> None:
        """Build as after a save of the story and of ``more`` files."""
        self.proofs.clear()
        outcome = self.builder.build([str(self.story), *more], self._show)
        assert not outcome.failure

    def _show(self, proof: Proof) -> None:
        self.proofs.append(proof)
        self.meanwhile[:] = [self.site(PAGE)]

    def site(self, path: str) -> bytes:
        return (self.folder / "output" / path).read_bytes()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("office")
    shutil.copytree(SMALL_SITE, folder / "content")
    settings = folder / "conf.py"
    settings.write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom tests.demo.demo_pelicanconf import *\n", "utf-8"
    )
    arguments = [str(folder / "content"), "-o", str(folder / "output"), "-s", str(settings)]
    builder = Builder(build_unless_told, [*arguments, "-e", f'CACHE_PATH="{folder / "cache"}"'])
    office = Office(folder, builder)
    office.save()
    yield office
    builder.close()


@pytest.fixture
def looking(office: Office) -> Iterator[Office]:
    """The newsroom while the build that would follow each look is left out; its story is as it was after the test."""
    text, told = office.story.read_text("utf-8"), office.folder / "no-build"
    told.touch()
    yield office
    told.unlink()
    office.story.write_text(text, "utf-8")


def a_new_photo(office: Office) -> None:
    Image.new("RGB", (320, 200), (40, 120, 60)).save(office.story.with_name("doi-cam.jpg"))
    office.replace("Đoạn cuối", "![Đồi cam](doi-cam.jpg)\nCam chín trên đồi.\n\nĐoạn cuối")


def an_attachment(office: Office) -> None:
    office.story.with_name("lich-hop.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    office.replace("Đoạn cuối", "[Lịch họp](lich-hop.pdf). Đoạn cuối")


def replaced(old: str, new: str) -> Callable[[Office], None]:
    return lambda office: office.replace(old, new)


EDITS = {
    "a sentence": (replaced("Đoạn cuối", "Một câu nữa. Đoạn cuối"),),
    "the sentence that lists show, and an author": (
        replaced("Chiều ngày 14-1, xã", "Sáng ngày 14-1, xã"),
        replaced("Author: Tuấn Tú", "Author: Thu Hà"),
    ),
    "a tag that is new, a link, a new photo with its caption, an attachment": (
        replaced("Tags: Bằng Cốc", "Tags: Bằng Cốc, đồi cam"),
        replaced("Đoạn cuối", "[Tin cam]({filename}cam.md). Đoạn cuối"),
        a_new_photo,
        an_attachment,
    ),
}


@pytest.mark.parametrize("edits", EDITS.values(), ids=EDITS)
def test_the_first_look_is_what_the_build_makes(edits: tuple[Callable[[Office], None], ...], office: Office) -> None:
    before = office.site(PAGE)
    for edit in edits:
        edit(office)
    office.save()
    (proof,) = office.proofs
    assert PAGE in proof.files
    assert proof.files[PAGE] != before
    assert {path: office.site(path) for path in proof.files} == proof.files
    assert office.meanwhile == [before]


def test_files_that_are_no_stories_do_not_matter(looking: Office) -> None:
    looking.replace("Đoạn cuối", "Một câu nữa. Đoạn cuối")
    looking.save(str(looking.story.with_name("4913")), str(ROOT / "theme/templates/base.html"))
    assert len(looking.proofs) == 1


def test_many_stories_at_once_are_no_editors_work(looking: Office) -> None:
    looking.save(*(str(file) for file in (looking.folder / "content/2023").glob("*.md")))
    assert looking.proofs == []


def deleted(office: Office) -> None:
    office.story.unlink()


MOVES = {
    "back to draft": replaced("Author:", "Status: draft\nAuthor:"),
    "a header with a mistake": replaced("Date: 2024-01-14", "Date: 2024-31-31"),
    "a photo that is not there": replaced("phat-bieu.jpg", "khong-co.jpg"),
    "no story at all": deleted,
    "other stories to read next": replaced("Author:", "Tin liên quan: cam.md\nAuthor:"),
    "another category": replaced("Category: Thời sự - Chính trị", "Category: Kinh tế"),
    "another day": replaced("Date: 2024-01-14", "Date: 2024-01-13"),
    "another title, and with it another address": replaced("Title: Hội nghị", "Title: Đại hội"),
}


@pytest.mark.parametrize("edit", MOVES.values(), ids=MOVES)
def test_what_only_a_whole_build_can_show_waits_for_it(edit: Callable[[Office], None], looking: Office) -> None:
    before = looking.story.read_text("utf-8")
    edit(looking)
    looking.save()
    assert looking.proofs == []
    looking.story.write_text(before.replace("Đoạn cuối", "Một câu nữa. Đoạn cuối"), "utf-8")
    looking.save()
    assert len(looking.proofs) == 1  # of the same story, with a sentence more


def test_the_build_shows_what_waited_for_it(office: Office) -> None:
    before = office.site(PAGE)
    MOVES["other stories to read next"](office)
    office.save()
    assert office.proofs == []
    assert office.site(PAGE) != before
