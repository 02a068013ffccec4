"""What makes a first look quick: templates compiled, and what reads stories loaded, before anybody types.

Without it only the workers of the first build would have done that, each for itself, and every fork would begin anew.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from jinja2 import BytecodeCache, TemplateError
from jinja2.bccache import Bucket


class CompiledTemplates(BytecodeCache):
    """The templates of this process, each compiled once for all its builds; nothing of it is ever on a disk."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put what is known into ``bucket``, which takes it if the template is the same."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled out of ``bucket``."""
        self._code[bucket.key] = bucket.bytecode_to_string()


def make_ready(generator: Any, templates: CompiledTemplates) -> None:
    """Have this process hold all that the page of a story of ``generator`` is made with."""
    environment = generator.env
    environment.bytecode_cache = environment.bytecode_cache or templates
    for name in environment.list_templates(filter_func=lambda name: not name.startswith("!")):
        with suppress(TemplateError, UnicodeDecodeError):  # whoever renders it says what is wrong
            environment.get_template(name)
    generator.readers.make_ready()
