"""What makes a first look quick: templates compiled, and what reads stories loaded, before anybody types.

Without it only the workers of the first build would have done that, each for itself, and every fork would begin anew.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from jinja2 import TemplateError


def make_ready(generator: Any) -> None:
    """Have this process hold all that the page of a story of ``generator`` is made with."""
    environment = generator.env
    for name in environment.list_templates(filter_func=lambda name: not name.startswith("!")):
        with suppress(TemplateError, UnicodeDecodeError):  # whoever renders it says what is wrong
            environment.get_template(name)
    generator.readers.make_ready()
