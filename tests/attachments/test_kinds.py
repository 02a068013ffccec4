"""Files are what their bytes say."""

import pytest
from bantin.attachments.kinds import AttachmentError, require_true_kind

from tests.attachments.files import DOCX, MP3, MP4, PDF, XLSX, office


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", PDF),
        ("a.PDF", PDF),
        ("a.docx", DOCX),
        ("a.xlsx", XLSX),
        ("a.mp3", MP3),
        ("a.mp3", b"\xff\xfb\x90\x00"),
        ("a.mp4", MP4),
    ],
)
def test_true_files_pass(name: str, data: bytes) -> None:
    require_true_kind(name, data)


@pytest.mark.parametrize(
    ("name", "data", "rule"),
    [
        ("a.exe", b"MZ", "kind"),
        ("a.zip", DOCX, "kind"),
        ("a.svg", b"<svg/>", "kind"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "kind"),
        ("a", PDF, "kind"),
        ("a.pdf", b"", "empty"),
        ("a.pdf", b"<html><script>alert(1)</script>", "not-what-it-says"),
        ("a.pdf", PDF[:20], "not-what-it-says"),
        ("a.pdf", DOCX, "not-what-it-says"),
        ("a.docx", XLSX, "not-what-it-says"),
        ("a.docx", DOCX[:40], "not-what-it-says"),
        ("a.docx", office("word/document.xml", "word/vbaProject.bin"), "not-what-it-says"),
        ("a.mp3", b"\xff\xd8\xff\xe0", "not-what-it-says"),
        ("a.mp4", PDF, "not-what-it-says"),
    ],
)
def test_others_are_refused_with_the_reason(name: str, data: bytes, rule: str) -> None:
    with pytest.raises(AttachmentError) as caught:
        require_true_kind(name, data)
    assert caught.value.rule == f"attachments/{rule}"
