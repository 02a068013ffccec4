"""Attachments in Pelican: found once every story is read and secrets are out of the run, copied at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.contents import Content

from plugins.attachments.find import find_attachment, missing
from plugins.attachments.kinds import KINDS, AttachmentError, suffix_of
from plugins.attachments.links import replace_links
from plugins.attachments.publish import public_name, read_attachment
from plugins.attachments.story_links import name_stories
from plugins.newsroom import run, single
from plugins.newsroom.article import is_plain
from plugins.newsroom.content_files import ContentFile
from plugins.newsroom.content_names import ContentFiles, Names
from plugins.newsroom.failure import fault_of
from plugins.newsroom.message import say
from plugins.newsroom.name_forms import nfc
from plugins.newsroom.site import contents_of, path_of, text_of
from plugins.newsroom.site_address import way_to_root
from plugins.newsroom.split_address import path_of_address

_NOWHERE = "#"


@dataclass(slots=True)
class _Build:
    """The build under way: the files to be copied, by the address that each will have."""

    files: dict[str, ContentFile] = field(default_factory=dict)


_build = _Build()


def link_attachments(generators: Sequence[Any]) -> None:
    """Give every link to a file in a public page the address of its copy; report the files that get none."""
    _build.files = {}
    files = ContentFiles(Path(generators[0].settings["PATH"]), run.current().refused)
    stories = Names(generators[0].context["generated_content"])
    for content in contents_of(generators):
        if not is_plain(content):
            html = name_stories(content._content, path_of(content), stories)
            content._content = replace_links(html, _Addresses(content, files))


class _Addresses:
    """Answers one page's links to files."""

    def __init__(self, content: Content, files: ContentFiles) -> None:
        self._content, self._files = content, files
        self._story = path_of(content)

    def __call__(self, target: str) -> str:
        try:
            found = find_attachment(self._files, target, self._story)
            if found is None and suffix_of(path_of_address(target)) not in KINDS and suffix_of(target) not in KINDS:
                return target  # no file of ours; the check of links will say so if it is no page either
            if found is None:
                raise missing(self._files, target, self._story)
            file = self._files.file(found)
            address = public_name(nfc(file.path), read_attachment(file))
        except AttachmentError as error:
            run.report(error.at(self._story, self._line(target)))
            return _NOWHERE
        except Exception as error:
            run.report(fault_of(error, self._story, self._line(target)))
            return _NOWHERE
        _build.files[address] = file
        return way_to_root(self._content.settings, self._content.save_as) + address + found.behind

    def _line(self, target: str) -> int:
        text = nfc(text_of(self._content))
        return next((number for number, line in enumerate(text.splitlines(), 1) if target in line), 0)


def copy_attachments(pelican: Pelican) -> None:
    """Put the files into the output folder, each under the name that holds its hash."""
    for address, file in _build.files.items():
        try:
            data = read_attachment(file)
            if public_name(nfc(file.path), data) != address:
                raise AttachmentError(say("attachments/changed", path=nfc(file.path)))
        except AttachmentError as error:
            run.report(error.at(nfc(file.path), 0))
            continue
        target = Path(pelican.output_path, address)
        if not target.is_file() or target.read_bytes() != data:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


def register() -> None:
    """Connect to Pelican; listed after embargo, before photos and the check of links."""
    signals.all_generators_finalized.connect(link_attachments)
    signals.finalized.connect(copy_attachments)
    single.treats_each(link_attachments, copy_attachments)
