"""S3 as a website: what each object is uploaded with, for whoever uploads it."""

from __future__ import annotations

import json
from pathlib import PurePosixPath

from bantin.addresses.hosts.hosting import HostFiles, Hosting
from bantin.addresses.old_addresses import page_of
from bantin.addresses.redirects import GONE
from bantin.newsroom.answer_headers import A_YEAR, ASKED_AGAIN, kind_of

FILE = "s3-redirects.json"


def s3_files(hosting: Hosting) -> HostFiles:
    """Return the redirects as metadata (``x-amz-website-redirect-location``) of objects, by key, in JSON.

    An object can stand under any path, with any signs, but under no query; the error page has status 404.
    """
    told = HostFiles()
    moved = {page_of(it.address) or it.path: hosting.whole(it.target) for it in hosting.moved}
    gone = len(hosting.gone) + sum(it.status == GONE for it in hosting.asked)
    told.note_left("S3", queries=len(hosting.asked), gone=gone)
    told.files[FILE] = json.dumps(moved, indent=0, sort_keys=True, ensure_ascii=True) + "\n"
    return told


def object_headers(path: str, hosting: Hosting) -> dict[str, str]:
    """Return the headers that the object at ``path`` is uploaded with; S3 sends no others."""
    folder = PurePosixPath(path).parts[0]
    found = {"Cache-Control": A_YEAR if folder in hosting.hashed and "/" in path else ASKED_AGAIN}
    kind = kind_of(path)
    return found | ({"Content-Type": kind} if kind else {})
