"""Small true files of every kind that can be attached."""

from __future__ import annotations

import io
import zipfile


def office(*names: str) -> bytes:
    """Return a zip archive with these parts, as Office documents are."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in ("[Content_Types].xml", *names):
            archive.writestr(zipfile.ZipInfo(name), "<x/>")  # whose stamp is no clock's
    return data.getvalue()


PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
DOCX = office("word/document.xml")
XLSX = office("xl/workbook.xml")
MP3 = b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x00" * 8
MP4 = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isommp41"
