"""Every file of the content folder accounted for: what is neither read, used, known nor reported is reported here."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.message import say
from bantin.newsroom.name_forms import STORY_ENDINGS, nfc
from bantin.sources.survey import Survey

_SHOWN = 5  # names of a folder
_MOST_FOLDERS = 20


def unread_files(survey: Survey, used: Collection[str], refused_texts: Iterable[str]) -> list[Diagnostic]:
    """Return what to tell of the files that look like stories and that no story uses.

    Those that a refused story names in its text, ``refused_texts``, may be in use once it is mended.
    """
    texts = [nfc(text) for text in refused_texts]
    return [
        finding
        for path, finding in survey.pending.items()
        if path not in used and not any(posixpath.basename(finding.path) in text for text in texts)
    ]


def unused_files(survey: Survey, used: Collection[str], known: Collection[str]) -> list[Diagnostic]:
    """Return a notice for each folder of files that no story uses; ``known`` are others that are needed (NFC)."""
    told = {refusal.diagnostic.path for refusal in survey.refusals} | {nfc(path) for path in survey.pending}
    folders: defaultdict[str, list[str]] = defaultdict(list)
    for path, is_link in survey.entries:
        plain = nfc(path)
        if not (is_link or path in used or plain in told or plain in known or path.endswith(STORY_ENDINGS)):
            folders[posixpath.dirname(plain)].append(plain)
    notices = [_unused(paths) for paths in folders.values()]
    more = len(notices) - _MOST_FOLDERS
    if more > 0:
        notices[_MOST_FOLDERS:] = [finding(".", 0, say("sources/unused.more", count=more), "notice")]
    return notices


def _unused(paths: list[str]) -> Diagnostic:
    first, *rest = paths
    names = ", ".join(posixpath.basename(path) for path in rest[:_SHOWN]) + ("…" if len(rest) > _SHOWN else "")
    said = say("sources/unused.several", count=len(rest), names=names) if rest else say("sources/unused.one")
    return finding(first, 0, said, "notice")


def not_walked(survey: Survey, walked: Collection[str]) -> Iterator[Diagnostic]:
    """Yield a notice for each folder of stories that the settings leave out; ``walked`` are those read (NFC)."""
    told = {refusal.diagnostic.path for refusal in survey.refusals}
    left: defaultdict[str, list[str]] = defaultdict(list)
    for path, is_link in survey.entries:
        plain = nfc(path)
        if is_link or not plain.endswith(STORY_ENDINGS) or plain in walked:
            continue
        if not any(plain == it or plain.startswith(f"{it}/") for it in told):
            left[plain.partition("/")[0]].append(plain)
    for folder, paths in left.items():
        yield finding(folder, 0, say("sources/setting.folder", count=len(paths), example=paths[0]), "notice")
