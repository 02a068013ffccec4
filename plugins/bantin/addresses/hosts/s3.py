"""S3 as a website: where each object leads, for whoever can say so when it is uploaded; ``rclone`` cannot."""

from __future__ import annotations

import json

from bantin.addresses.hosts.hosting import HostFiles, Hosting
from bantin.addresses.old_addresses import page_of
from bantin.addresses.redirects import GONE

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
