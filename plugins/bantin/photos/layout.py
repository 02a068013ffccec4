"""Plan the photos of all stories: from the photos that stories name to pictures, body markup and findings.

What a story asks for is looked up, surveyed and planned here; pixels are ordered, not waited for.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from bantin.newsroom.content_files import MEGABYTE, ContentFile
from bantin.newsroom.content_names import ContentFiles
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say
from bantin.newsroom.name_forms import in_markdown, nfc
from bantin.newsroom.photo import Photo
from bantin.newsroom.photo_source import Origin, origin_of
from bantin.newsroom.picture import Clip, Picture
from bantin.newsroom.places import START, Place
from bantin.photos.away import Away, Reason
from bantin.photos.away import findings as away_findings
from bantin.photos.clip import plan_clip, survey_clip
from bantin.photos.jobs import PhotoJobs
from bantin.photos.options import Options
from bantin.photos.photo_facts import Facts
from bantin.photos.photo_files import NotHere, find_own, find_photo
from bantin.photos.plan import PhotoPlan, plan_photo, slug_of
from bantin.photos.problem import PhotoError, refused
from bantin.photos.report import Entry

_AWAY: Mapping[Origin, Reason] = {
    "site": "remote", "data": "pasted", "other": "unreachable", "computer": "unreachable",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Request:
    """The photos of one story: its path below the content folder, its body photos, the one named in its header.

    ``links`` are the photos to which it links, as it writes them; ``places`` maps each to its place.
    """

    story: str
    photos: tuple[Photo, ...]
    lead: Photo | None = None
    links: tuple[str, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def all(self) -> tuple[Photo, ...]:
        """The photos of the body, then the one of the header."""
        return (*self.photos, *([self.lead] if self.lead else []))


@dataclass(frozen=True, slots=True)
class Layout:
    """What became of a request: for each body photo its picture or clip, or nothing, and the lead picture.

    A lead ``at_head`` is the last one ``shown`` too: the page begins with it, since the body does not hold it.
    ``doubled`` says that the body holds the photo of the header. ``links`` gives for each photo to which the story
    links the address of its largest JPEG, from the root of the site.
    """

    shown: tuple[Picture | Clip | None, ...]
    lead: Picture | None
    at_head: bool = False
    doubled: bool = False
    links: Mapping[str, str] = field(default_factory=dict)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures in the order in which the page shows them."""
        ordered = (self.shown[-1], *self.shown[:-1]) if self.at_head else self.shown
        return tuple(item for item in ordered if isinstance(item, Picture))

    @property
    def clips(self) -> tuple[Clip, ...]:
        return tuple(item for item in self.shown if isinstance(item, Clip))


class PhotoLayout:
    """Answers requests with layouts, and remembers who asked for which file."""

    def __init__(
        self,
        files: ContentFiles,
        jobs: PhotoJobs,
        options: Options,
        own_path: Callable[[str], str | None] = lambda address: None,
    ) -> None:
        self._files, self._jobs, self._options, self._own_path = files, jobs, options, own_path
        self._asked: dict[ContentFile, list[tuple[str, int, int]]] = {}
        self._is_photo: dict[ContentFile, bool] = {}
        self._findings: list[Diagnostic] = []
        self.away: list[Away] = []
        self.entries: list[Entry] = []

    def judge(self, requests: Sequence[Request]) -> list[Diagnostic]:
        """Return what is wrong with the photos of stories that are not published; have nothing made of them."""
        found = [item for request in requests for item in self._find_all(request)]
        self._report_files(self._survey(found))
        self._asked.clear()
        self._is_photo.clear()
        told, self._findings = self._findings, []
        return told

    def lay_out(self, requests: Sequence[Request]) -> tuple[list[Layout], list[Diagnostic]]:
        """Return a layout for each request and all findings; order the files that are to be made."""
        found = [self._find_all(request) for request in requests]
        self._findings += away_findings(self.away, self._text_of, self._files.has)
        linked = [self._linked(request) for request in requests]
        facts = self._survey(item for items in (*found, *(it.values() for it in linked)) for item in items)
        self._report_files(facts)
        plans: dict[ContentFile, list[PhotoPlan]] = {}
        for request, items in zip(requests, found, strict=True):
            self.entries += [self._entry(request, photo, file, facts[file]) for photo, file in items if file]
        layouts = [
            replace(self._layout(request, items, facts, plans), links=self._links(links, facts, plans))
            for request, items, links in zip(requests, found, linked, strict=True)
        ]
        for file, wanted in plans.items():
            cuts = dict.fromkeys(cut for plan in wanted for cut in plan.cuts)
            self._jobs.order(file, PhotoPlan(wanted[0].facts, tuple(cuts), self._options))
        told, self._findings = self._findings, []
        return layouts, told

    def cancel(self) -> None:
        """Make none of the ordered files."""
        self._jobs.close()

    def deliver(self, folder: Path, stays: Callable[[str], bool] = lambda name: False) -> list[Diagnostic]:
        """Wait for the ordered files, put those that do not stay into ``folder``, and return what went wrong."""
        failures = self._jobs.deliver(folder, stays)
        return [error.about(file.name).at(*place) for file, error in failures for place in self._asked[file]]

    @property
    def made(self) -> int:
        """How many photos were made in this build, not taken from the cache."""
        return self._jobs.made

    def _find_all(self, request: Request) -> list[tuple[Photo, ContentFile | None]]:
        return [(photo, self._find(photo, request.story, photo is request.lead)) for photo in request.all]

    def _find(self, photo: Photo, story: str, header: bool) -> ContentFile | None:
        origin = origin_of(photo.source)
        if origin == "computer" and not header:
            return None  # the captions have said so
        if origin in _AWAY:
            own = self._own(photo, story) if origin == "site" else ""
            self.away.append(Away(story, photo, _AWAY[origin], header, own))
            return None
        try:
            file = find_photo(self._files, photo.source, story)
            if self._is_photo.setdefault(file, photo.kind == "photo") != (photo.kind == "photo"):
                raise refused(say("photos/two-kinds", source=photo.source))
        except NotHere as error:
            self.away.append(Away(story, photo, error.reason, header))
            return None
        except PhotoError as error:
            self._findings.append(error.at(story, photo.line, photo.column))
            return None
        self._asked.setdefault(file, []).append((story, photo.line, photo.column))
        return file

    def _linked(self, request: Request) -> dict[str, tuple[Photo, ContentFile]]:
        """Return the photos to which a story links, by what it writes; the check of links tells of others."""
        found: dict[str, tuple[Photo, ContentFile]] = {}
        for target in request.links:
            with suppress(PhotoError):
                line, column = request.places.get(target, START)
                photo = Photo(target, line=line, column=column)
                file = find_photo(self._files, photo.source, request.story)
                self._asked.setdefault(file, []).append((request.story, photo.line, photo.column))
                found[target] = photo, file
        return found

    def _links(
        self,
        linked: Mapping[str, tuple[Photo, ContentFile]],
        facts: dict[ContentFile, Facts | PhotoError],
        plans: dict[ContentFile, list[PhotoPlan]],
    ) -> dict[str, str]:
        addresses: dict[str, str] = {}
        for target, (photo, file) in linked.items():
            known = facts[file]
            if isinstance(known, Facts):
                picture, plan = plan_photo(photo, known, slug_of(file), self._options, lead=False)
                addresses[target] = picture.body.fallback[-1].url
                cuts = tuple(cut for cut in plan.cuts if addresses[target].endswith(f"/{cut.name}"))
                plans.setdefault(file, []).append(replace(plan, cuts=cuts))
        return addresses

    def _own(self, photo: Photo, story: str) -> str:
        """Return how ``story`` names the file behind an address of the site itself; nothing if it is not there."""
        path = self._own_path(photo.source)
        file = None if path is None else find_own(self._files, path)
        if file is None:
            return ""
        is_in_folder = posixpath.dirname(file.path) == posixpath.dirname(story)
        return in_markdown(nfc(file.name if is_in_folder else f"/{file.path}"))

    def _text_of(self, story: str) -> str:
        """Return the words of the file of ``story`` with the line ends that it has."""
        file = self._files.story(story)
        return file.words(self._options.max_megabytes * MEGABYTE) if file else ""

    def _survey(self, found: Iterable[tuple[Photo, ContentFile | None]]) -> dict[ContentFile, Facts | PhotoError]:
        kinds = {file: photo.kind == "photo" for photo, file in found if file}
        photos = self._jobs.facts(file for file, is_photo in kinds.items() if is_photo)
        clips = self._jobs.facts((file for file, is_photo in kinds.items() if not is_photo), survey_clip)
        return photos | clips

    def _report_files(self, facts: dict[ContentFile, Facts | PhotoError]) -> None:
        for file, fact in facts.items():
            error = _complaint(fact)
            if error:
                error = error.about(file.name)
                self._findings.extend(error.at(*place) for place in self._asked[file])

    def _entry(self, request: Request, photo: Photo, file: ContentFile, facts: Facts | PhotoError) -> Entry:
        header = facts.header if isinstance(facts, Facts) else None
        size = (header.width, header.height) if header else (0, 0)
        weight = (file.stamp() or (0,))[0]
        written = replace(photo, alt="" if photo.alt == self._options.empty_alt else photo.alt)
        return Entry(request.story, written, file.name, weight, *size)

    def _layout(
        self,
        request: Request,
        found: list[tuple[Photo, ContentFile | None]],
        facts: dict[ContentFile, Facts | PhotoError],
        plans: dict[ContentFile, list[PhotoPlan]],
    ) -> Layout:
        named = request.lead is not None and _is_usable(*found[-1], facts)
        lead = _lead_index(named, found, facts)
        shown: list[Picture | Clip | None] = []
        for index, (photo, file) in enumerate(found):
            known = facts.get(file) if file else None
            if file is None or not isinstance(known, Facts):
                shown.append(None)
                continue
            planned = (
                plan_photo(photo, known, slug_of(file), self._options, lead=index == lead)
                if photo.kind == "photo"
                else plan_clip(photo, known, slug_of(file), self._options)
            )
            shown.append(planned[0])
            plans.setdefault(file, []).append(planned[1])
        first = shown[lead] if lead is not None else None
        at_head = named and lead == len(request.photos)
        kept = shown if at_head else shown[: len(request.photos)]
        picture = first if isinstance(first, Picture) else None
        return Layout(tuple(kept), picture, at_head, named and not at_head)


def _lead_index(
    named: bool, found: list[tuple[Photo, ContentFile | None]], facts: dict[ContentFile, Facts | PhotoError]
) -> int | None:
    """Return which photo represents the story: the ``named`` one of its header, else its first figure, else any.

    A header photo that the body shows too, be it under another name, is the body's, with the caption there.
    """
    usable = [index for index, (photo, file) in enumerate(found) if _is_usable(photo, file, facts)]
    if named:
        digest = _digest(found[-1][1], facts)
        return next(index for index in usable if _digest(found[index][1], facts) == digest)
    figures = [index for index in usable if found[index][0].placement == "figure"]
    return next(iter(figures or usable), None)


def _is_usable(photo: Photo, file: ContentFile | None, facts: dict[ContentFile, Facts | PhotoError]) -> bool:
    return file is not None and photo.kind == "photo" and _digest(file, facts) is not None


def _digest(file: ContentFile | None, facts: dict[ContentFile, Facts | PhotoError]) -> str | None:
    known = facts.get(file) if file else None
    return known.digest if isinstance(known, Facts) else None


def _complaint(fact: Facts | PhotoError) -> PhotoError | None:
    """Return what is wrong with a file of which ``fact`` is known."""
    if isinstance(fact, PhotoError):
        return fact
    return PhotoError("photos/animated", say("photos/animated"), "warning") if fact.header.animated else None
