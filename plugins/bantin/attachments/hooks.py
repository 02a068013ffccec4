"""Attachments in Pelican: found once every story is read and secrets are out of the run, copied at its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bantin.attachments.find import find_attachment, missing
from bantin.attachments.kinds import KINDS, AttachmentError, suffix_of
from bantin.attachments.label import label_of
from bantin.attachments.links import label_links, replace_links
from bantin.attachments.publish import public_name, read_attachment
from bantin.attachments.steps import STEPS
from bantin.attachments.story_links import name_stories
from bantin.newsroom import hooks as newsroom
from bantin.newsroom.address_slips import slip_in
from bantin.newsroom.article import is_plain
from bantin.newsroom.build import Build
from bantin.newsroom.content_files import ContentFile
from bantin.newsroom.content_names import ContentFiles, Names
from bantin.newsroom.link import places_by_target
from bantin.newsroom.message import say
from bantin.newsroom.name_forms import nfc
from bantin.newsroom.places import START, Place
from bantin.newsroom.read_errors import fault_of
from bantin.newsroom.site import contents_of, path_of
from bantin.newsroom.site_address import way_to_root
from bantin.newsroom.split_address import path_of_address
from bantin.newsroom.typed_places import places_of_links

_NOWHERE = "#"


@dataclass(slots=True)
class _Planned:
    """The files that a build will copy, by the address that each will have."""

    files: dict[str, ContentFile] = field(default_factory=dict)


def link_attachments(build: Build, generators: Sequence[Any]) -> None:
    """Give every link to a file in a public page the address of its copy; report the files that get none."""
    planned = build.of(_Planned).files
    files = ContentFiles(Path(generators[0].settings["PATH"]), build.refused)
    stories = Names(generators[0].context["generated_content"])
    for content in contents_of(generators):
        if not is_plain(content):
            html = name_stories(content._content, path_of(content), stories)
            base = way_to_root(content.settings, content.save_as)
            answer = _Addresses(build, path_of(content), places_of_links(content), files, base)
            content._content = label_links(replace_links(html, answer), answer.labels)
            planned |= answer.found
    for story in build.refused_stories:
        replace_links(story.html, _Addresses(build, story.path, places_by_target(story.links), files, ""))


class _Addresses:
    """Answers the links to files of one story.

    ``found`` holds the files by the addresses of their copies, ``labels`` what they are by those of the links.
    """

    def __init__(self, build: Build, story: str, places: Mapping[str, Place], files: ContentFiles, base: str) -> None:
        self._build, self._story, self._files, self._base = build, story, files, base
        by_path = {path_of_address(typed): place for typed, place in reversed(list(places.items()))}
        self._places: Mapping[str, Place] = by_path | dict(places)
        self.found: dict[str, ContentFile] = {}
        self.labels: dict[str, str] = {}

    def __call__(self, target: str) -> str:
        if slip_in(target):
            return target  # told with its own cure
        try:
            found = find_attachment(self._files, target, self._story)
            ending = suffix_of(path_of_address(target))
            if found is None and ending not in KINDS and suffix_of(target) not in KINDS:
                return target  # no file of ours; the check of links will say so if it is no page either
            self._build.answer(self._story, target)
            if found is None:
                raise missing(self._files, target, self._story)
            file = self._files.file(found)
            data = read_attachment(file)
            address = public_name(nfc(file.path), data)
        except AttachmentError as error:
            self._build.report(error.at(self._story, *self._place(target)))
            return _NOWHERE
        except Exception as error:
            self._build.report(fault_of(error, self._story, self._place(target).line))
            return _NOWHERE
        self.found[address] = file
        href = self._base + address + found.behind
        self.labels[href] = label_of(suffix_of(file.path), data)
        return href

    def _place(self, target: str) -> Place:
        return self._places.get(target, START)


def copy_attachments(build: Build, generator: Any) -> None:
    """Put the files into the output folder, each under the name that holds its hash."""
    for address, file in build.of(_Planned).files.items():
        try:
            data = read_attachment(file)
            if public_name(nfc(file.path), data) != address:
                raise AttachmentError(say("attachments/changed", path=nfc(file.path)))
        except AttachmentError as error:
            build.report(error.at(nfc(file.path), 0))
            continue
        target = Path(generator.output_path, address)
        if not target.is_file() or target.read_bytes() != data:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    newsroom.register(*STEPS)
