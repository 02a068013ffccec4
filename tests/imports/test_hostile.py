"""Files that are none, or were made to harm: one sentence, at once, nothing written, nobody asked."""

from __future__ import annotations

import io
import random
import socket
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from bantin.imports import document
from bantin.imports.__main__ import main
from bantin.imports.document import read_document, read_file
from bantin.imports.draft import make_draft
from bantin.imports.refused import Refused

from tests.imports.papers import Paper, W, changed, picture, report
from tests.imports.test_draft import NOW, files

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PART = "word/document.xml"


def paper() -> bytes:
    made = Paper()
    made.line("Tên bài", style="Title")
    made.line("Sáng 5-3, bà con ra đồng.")
    made.photo(picture(64, 48))
    return made.data()


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return stream.getvalue()


def with_document(xml: bytes) -> bytes:
    return changed(paper(), PART, lambda _: xml)


def lying_header() -> bytes:
    """Return a file whose directory says that a part is small."""
    data = with_document(b"<!--" + b" " * 30_000_000 + b"--><x/>")
    size = (30_000_000 + 11).to_bytes(4, "little")
    return data.replace(size, (500).to_bytes(4, "little"))


def nested(times: int) -> bytes:
    run = "<w:smartTag>" * times + "<w:r><w:t>x</w:t></w:r>" + "</w:smartTag>" * times
    return f"<w:document {W}><w:body><w:p>{run}</w:p></w:body></w:document>".encode()


def entities(*, outside: bool) -> bytes:
    inner = 'SYSTEM "file:///etc/passwd"' if outside else '"&a0;&a0;"'
    return f'<!DOCTYPE x [<!ENTITY a0 "MẬT"><!ENTITY a {inner}>]><w:document {W}>&a;</w:document>'.encode()


# Made when they are needed: some are large.
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "empty-file"),
    "old word": (lambda: OLE + b"\0" * 2000 + "WordDocument".encode("utf-16-le"), "old-word"),
    "password": (lambda: OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
    "rtf": (lambda: rb"{\rtf1 x}", "rtf"),
    "odt": (lambda: zipped(mimetype=b"application/vnd.oasis.opendocument.text"), "odt"),
    "pdf": (lambda: b"%PDF-1.7", "pdf"),
    "photo under another name": (lambda: picture(10, 10), "photo"),
    "web page": (lambda: b"<html><body>x", "web-page"),
    "text": (lambda: "Chiều 14-1".encode(), "no-word"),
    "sheet": (lambda: zipped(xl__workbook_xml=b"<x/>"), "other-office"),
    "cut": (lambda: paper()[:-500], "damaged"),
    "head alone": (lambda: b"PK\x03\x04", "damaged"),
    "no document": (lambda: zipped(a=b"x"), "damaged"),
    "no xml": (lambda: with_document(b"\0\1\2"), "damaged"),
    "comment of 30 MB": (lambda: with_document(b"<!--" + b" " * 30_000_000 + b"--><x/>"), "bomb"),
    "lying header": (lying_header, "damaged"),
    "DOCTYPE": (lambda: with_document(entities(outside=False)), "doctype"),
    "outside entity": (lambda: with_document(entities(outside=True)), "doctype"),
    "nested": (lambda: with_document(nested(200)), "deep"),
    "nested beyond": (lambda: with_document(nested(20_000)), "damaged"),
    "many parts": (lambda: zipped(**{f"p{number}": b"" for number in range(2_100)}), "bomb"),
}


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an office program, and without a network."""

    def refused(*_: object) -> None:
        raise AssertionError("a connection")

    monkeypatch.setattr(document, "office_program", lambda: None)
    monkeypatch.setattr(socket.socket, "connect", refused)


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_one_sentence_at_once_and_nothing_written(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make, key = HOSTILE[name]
    source, content = tmp_path / "bai.docx", tmp_path / "content"
    source.write_bytes(make())
    content.mkdir()
    with pytest.raises(Refused) as refusal:
        read_file(source)
    assert refusal.value.said.key == f"import/{key}"
    started = time.process_time()
    assert main([str(source), "--content", str(content), "-s", "no.py"]) == 1
    assert time.process_time() - started < 1
    assert list(content.iterdir()) == []
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n"), "Traceback" in said.err) == ("", 1, False)


@pytest.mark.slow
def test_a_bomb_of_400_megabytes_is_told_from_its_directory() -> None:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open(PART, "w") as part,
    ):
        for _ in range(400):
            part.write(b" " * 1_000_000)
    with pytest.raises(Refused) as refusal:
        read_document(stream.getvalue(), "x")
    assert refusal.value.said.key == "import/bomb"


def test_names_in_the_file_reach_no_disk(tmp_path: Path) -> None:
    """A part is called ``../../x.jpg``, and the relation of the photo leads there."""
    data = changed(
        paper(), "word/_rels/document.xml.rels", lambda xml: xml.replace(b"media/image1.jpg", b"../../../../x.jpg")
    )
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("../../x.jpg", picture(20, 20))
    content = tmp_path / "a" / "content"
    content.mkdir(parents=True)
    made = make_draft(read_document(stream.getvalue(), "x"), content, "", NOW)
    assert files(tmp_path) == {f"a/content/{made.story}", *(f"a/content/{name}" for name in made.photos)}


def test_a_machine_that_lacks_the_package_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = paper()
    for name in [it for it in sys.modules if it.startswith(("lxml", "bantin.imports.word"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(Refused) as refusal:
        read_document(plain, "x")
    assert "pip install lxml" in str(refusal.value.said)


@pytest.mark.parametrize("kind", ["folder", "link", "missing"])
def test_only_a_file_is_read(kind: str, tmp_path: Path) -> None:
    source = tmp_path / "bai.docx"
    if kind == "folder":
        source.mkdir()
    elif kind == "link":
        (tmp_path / "kia.docx").write_bytes(paper())
        source.symlink_to(tmp_path / "kia.docx")
    with pytest.raises(Refused) as refusal:
        read_file(source)
    assert refusal.value.said.key == ("import/missing" if kind == "missing" else "import/no-file")


def mutated(data: bytes, seed: int) -> bytes:
    """Return ``data`` with bytes changed: of the archive itself, or of one part within it."""
    chance = random.Random(seed)

    def spoil(content: bytes) -> bytes:
        spoiled = bytearray(content)
        for _ in range(chance.randint(1, 20)):
            if not spoiled:
                break
            at = chance.randrange(len(spoiled))
            match chance.randrange(4):
                case 0:
                    spoiled[at] = chance.randrange(256)
                case 1:
                    del spoiled[at : at + chance.randint(1, 40)]
                case 2:
                    spoiled[at:at] = spoiled[at : at + chance.randint(1, 200)]
                case _:
                    spoiled[at:at] = chance.choice([b"<", b">", b'"', b"0", b"-1", b"99999999999", b"w:p", b"&x;"])
        return bytes(spoiled)

    if chance.random() < 0.3:
        return spoil(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
    return changed(data, chance.choice(names), spoil)


def survive(seeds: range, folder: Path) -> None:
    whole = report(480).data()
    for seed in seeds:
        started = time.process_time()
        try:
            made = make_draft(read_document(mutated(whole, seed), "x"), folder, "", NOW)
        except Refused as refusal:
            assert str(refusal.said).endswith((".", ".)")), seed
            assert files(folder) == set(), seed
        else:
            assert files(folder) == {made.story, *made.photos}, seed
            for name in files(folder):
                (folder / name).unlink()
        assert time.process_time() - started < 3, seed


@pytest.mark.slow
def test_20_mutations_are_a_story_or_a_sentence(tmp_path: Path) -> None:
    survive(range(20), tmp_path)


@pytest.mark.long
def test_2000_mutations_are_a_story_or_a_sentence(tmp_path: Path) -> None:
    survive(range(20, 2020), tmp_path)
