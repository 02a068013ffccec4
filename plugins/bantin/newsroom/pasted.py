"""What elements that were read from pasted HTML carry through a conversion; none of it is published."""

from __future__ import annotations

PASTED = "data-pasted"  # says that an element was HTML
# An author's names, out of sight of the steps that know this program's own by their look.
HELD = {"id": "data-pasted-id", "class": "data-pasted-class"}
