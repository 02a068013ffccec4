"""What stands in the boxes of the front page: words with phone numbers that can be called, and addresses."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from bantin.vietnamese.phones import phone_numbers

# The numbers of emergencies, alone or at the end of a line: "Cứu hỏa: 114"; in a sentence three figures are a count.
_EMERGENCY = re.compile(r"(?:^|:\s*)(11[1-5])$")
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)


def link_phones(text: str) -> Markup:
    """Return ``text`` as HTML in which each phone number is a link that calls it, on one line."""
    pieces, done = [], 0
    short = [(it.start(1), it.end(1), it[1]) for it in [_EMERGENCY.search(text)] if it]
    for start, end, number in [*phone_numbers(text), *short]:
        pieces += [
            escape(text[done:start]),
            Markup('<a class="whole" href="tel:{}">{}</a>').format(number, text[start:end]),
        ]
        done = end
    return Markup("").join([*pieces, escape(text[done:])])


def way_to(address: str, root: str) -> str:
    """Return ``address`` as a link: as it is where it is whole, else from the ``root`` of the site."""
    return address if _ABSOLUTE.match(address) else f"{root}/{address.lstrip('/')}"
