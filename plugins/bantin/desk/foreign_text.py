"""What comes from Word or the clipboard: a draft with its photos, or Markdown for the place of the cursor."""

from __future__ import annotations

from contextlib import suppress
from pathlib import PurePath

from bantin.desk.desk import Desk
from bantin.desk.refusal import Refusal
from bantin.imports.document import read_document
from bantin.imports.draft import Made, make_draft
from bantin.imports.refused import Refused
from bantin.newsroom.content_files import ContentFile
from bantin.newsroom.message import say


def draft_of_word(desk: Desk, name: str, data: bytes) -> Made:
    """Write the draft of a Word file that was called ``name``; raise :class:`Refusal`."""
    stem = PurePath(name.replace("\\", "/")).stem[:120] or "Word"
    try:
        with desk.writing:
            made = make_draft(read_document(data, stem), desk.root, "", desk.now)
    except Refused as refused:
        raise Refusal(400, refused.said) from refused
    with suppress(OSError):  # the draft is there, whatever becomes of the notes about it
        desk.notes.keep(made, ContentFile(desk.root, made.story).words(desk.most))
    return made


def pasted_text(html: str, plain: str) -> tuple[str, str]:
    """Return what was pasted as Markdown, and what is to be said of it; ``plain`` where there is nothing else."""
    try:  # as the reader of Word files, the one of HTML is an extra
        from bantin.imports.html import pasted_blocks
        from bantin.imports.writer import markdown

        blocks, remarks = pasted_blocks(html)
    except ModuleNotFoundError:
        return plain, ""
    except Refused as refused:
        raise Refusal(400, refused.said) from refused
    text = markdown(blocks).text.rstrip("\n")
    if not text:
        return plain, ""
    return text, str(say("desk/pasted", count=len(remarks))) if remarks else ""
