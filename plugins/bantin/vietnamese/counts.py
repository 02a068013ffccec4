"""Where one Vietnamese sentence ends and the next begins; titles such as “TS.” end nothing."""

from __future__ import annotations

import re

_STOP = re.compile(r"(?P<word>\w*)[.!?…]+[\"”’)\]]*\s+(?P<next>\w)")
_TITLES = {"TS", "ThS", "GS", "PGS", "BS", "KS", "LS", "CN", "NSƯT", "NSND", "TP", "Tp", "tp", "Q", "P", "Mr", "Mrs"}


def count_sentences(text: str) -> int:
    """Return the number of sentences in ``text``; a last one without a stop counts too."""
    stops = (match for match in _STOP.finditer(text) if match["next"].isupper() or match["next"].isdigit())
    return 1 + sum(match["word"] not in _TITLES for match in stops)


def count_words(text: str) -> int:
    """Return the number of words (for Vietnamese, syllables) in ``text``."""
    return sum(any(letter.isalnum() for letter in word) for word in text.split())
