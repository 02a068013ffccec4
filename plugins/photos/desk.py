"""The picture desk: from the photos that stories name to pictures, body markup and findings.

What a story asks for is looked up, surveyed and planned here; pixels are ordered, not waited for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from plugins.newsroom.content_files import ContentFile
from plugins.newsroom.content_names import ContentFiles
from plugins.newsroom.diagnostic import Diagnostic
from plugins.newsroom.photo import Photo
from plugins.newsroom.picture import Clip, Picture
from plugins.photos.clip import plan_clip, survey_clip
from plugins.photos.darkroom import Darkroom
from plugins.photos.find import find_photo, is_remote
from plugins.photos.options import Options
from plugins.photos.plan import PhotoPlan, plan_photo, slug_of
from plugins.photos.problem import PhotoError
from plugins.photos.report import Entry
from plugins.photos.survey import Facts

_ANIMATED = PhotoError(
    "photos/animated", "Ảnh động chỉ hiện khung hình đầu tiên. Muốn có chuyển động, hãy dùng video MP4.", "warning"
)


@dataclass(frozen=True, slots=True)
class Request:
    """The photos of one story: its path below the content folder, its body photos, the one named in its header."""

    story: str
    photos: tuple[Photo, ...]
    lead: Photo | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """What became of a request: for each body photo its picture or clip, or nothing, and the lead picture."""

    shown: tuple[Picture | Clip | None, ...]
    lead: Picture | None

    @property
    def pictures(self) -> tuple[Picture, ...]:
        return tuple(item for item in self.shown if isinstance(item, Picture))

    @property
    def clips(self) -> tuple[Clip, ...]:
        return tuple(item for item in self.shown if isinstance(item, Clip))


class Desk:
    """Answers requests with layouts, and remembers who asked for which file."""

    def __init__(self, files: ContentFiles, darkroom: Darkroom, options: Options) -> None:
        self._files, self._darkroom, self._options = files, darkroom, options
        self._asked: dict[ContentFile, list[tuple[str, int]]] = {}
        self._is_photo: dict[ContentFile, bool] = {}
        self._findings: list[Diagnostic] = []
        self.entries: list[Entry] = []

    def lay_out(self, requests: Sequence[Request]) -> tuple[list[Layout], list[Diagnostic]]:
        """Return a layout for each request and all findings; order the files that are to be made."""
        found = [self._find_all(request) for request in requests]
        facts = self._survey(item for items in found for item in items)
        self._report_files(facts)
        plans: dict[ContentFile, list[PhotoPlan]] = {}
        for request, items in zip(requests, found, strict=True):
            self.entries += [self._entry(request, photo, file, facts[file]) for photo, file in items if file]
        layouts = [self._layout(request, items, facts, plans) for request, items in zip(requests, found, strict=True)]
        for file, wanted in plans.items():
            cuts = dict.fromkeys(cut for plan in wanted for cut in plan.cuts)
            self._darkroom.order(file, PhotoPlan(wanted[0].facts, tuple(cuts), self._options))
        findings, self._findings = self._findings, []
        return layouts, findings

    def cancel(self) -> None:
        """Make none of the ordered files."""
        self._darkroom.close()

    def deliver(self, folder: Path, stays: Callable[[str], bool] = lambda name: False) -> list[Diagnostic]:
        """Wait for the ordered files, put those that do not stay into ``folder``, and return what went wrong."""
        failures = self._darkroom.deliver(folder, stays)
        return [error.about(file.name).at(*place) for file, error in failures for place in self._asked[file]]

    @property
    def made(self) -> int:
        """How many photos were developed anew."""
        return self._darkroom.made

    def _find_all(self, request: Request) -> list[tuple[Photo, ContentFile | None]]:
        wanted = [*request.photos, *([request.lead] if request.lead else [])]
        return [(photo, self._find(photo, request.story)) for photo in wanted]

    def _find(self, photo: Photo, story: str) -> ContentFile | None:
        try:
            if is_remote(photo.source):
                raise _remote(photo)
            file = find_photo(self._files, photo.source, story)
            if self._is_photo.setdefault(file, photo.kind == "photo") != (photo.kind == "photo"):
                raise _two_kinds(photo)
        except PhotoError as error:
            self._findings.append(error.at(story, photo.line))
            return None
        self._asked.setdefault(file, []).append((story, photo.line))
        return file

    def _survey(self, found: Iterable[tuple[Photo, ContentFile | None]]) -> dict[ContentFile, Facts | PhotoError]:
        kinds = {file: photo.kind == "photo" for photo, file in found if file}
        photos = self._darkroom.facts(file for file, is_photo in kinds.items() if is_photo)
        clips = self._darkroom.facts((file for file, is_photo in kinds.items() if not is_photo), survey_clip)
        return photos | clips

    def _report_files(self, facts: dict[ContentFile, Facts | PhotoError]) -> None:
        for file, fact in facts.items():
            error = fact if isinstance(fact, PhotoError) else _ANIMATED if fact.header.animated else None
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
        lead = _lead_index(request, found, facts)
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
        return Layout(tuple(shown[: len(request.photos)]), first if isinstance(first, Picture) else None)


def _lead_index(
    request: Request, found: list[tuple[Photo, ContentFile | None]], facts: dict[ContentFile, Facts | PhotoError]
) -> int | None:
    """Return which photo stands for the story: the one named in its header, else its first figure, else its first.

    A header photo that the body shows too is the body's, with the caption there.
    """
    usable = [
        index
        for index, (photo, file) in enumerate(found)
        if file and photo.kind == "photo" and isinstance(facts.get(file), Facts)
    ]
    if request.lead and len(request.photos) in usable:
        return next(index for index in usable if found[index][1] == found[-1][1])
    figures = [index for index in usable if found[index][0].placement == "figure"]
    return next(iter(figures or usable), None)


def _two_kinds(photo: Photo) -> PhotoError:
    message = f"“{photo.source}” được dùng vừa như ảnh, vừa như video hay âm thanh. Hãy viết lại: ![mô tả](tên tệp)."
    return PhotoError("photos/two-kinds", message)


def _remote(photo: Photo) -> PhotoError:
    message = f"Ảnh “{photo.source[:60]}” không phải tệp trong thư mục nội dung. Hãy lưu ảnh về, đặt cạnh bài viết."
    return PhotoError("photos/remote", message)
