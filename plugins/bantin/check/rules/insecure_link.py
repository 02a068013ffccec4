"""A link by http: whoever is between can read and change what the reader gets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.address_slips import slip_in
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say

RULE = Rule("insecure-link", "notice")

_LINK = re.compile(r"""(?:\]\(\s*<?|href=["']?)(?P<address>http://[^\s)>"']+)""")


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield a finding for each link that begins with ``http://``."""
    if "http://" not in story.text:
        return
    for link in _LINK.finditer(story.without_code, story.body_start):
        if slip_in(link["address"]):
            continue  # which opens for no reader
        better = link["address"].replace("http://", "https://", 1)
        message = say("check/insecure-link", address=link["address"], better=better)
        yield story.finding(RULE, link.start("address"), message)
