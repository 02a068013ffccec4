"""JSON-LD as text that is safe in a ``<script>`` element, whatever an editor typed into it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

# Inside a script element "</script" ends it and "<!--" changes how it is read, so neither is written as it is;
# the two separators end lines in older JavaScript.
_ESCAPES = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029")

Data = Mapping[str, Any]


def serialise(data: Data) -> Markup:
    """Return ``data`` as JSON of one line that neither ends nor changes the element around it."""
    whole = {"@context": "https://schema.org", **data}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    for sign, escape in _ESCAPES:
        text = text.replace(sign, escape)
    return Markup(text)


def filled(data: Data) -> dict[str, Any]:
    """Return ``data`` without what is empty: machines take an empty value for a wrong one."""
    return {key: value for key, value in data.items() if value not in (None, "", [], {}, ())}
