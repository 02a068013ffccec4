"""Templates compiled once for all builds: Jinja's own bytecode cache, kept where Python keeps our code compiled.

What lies there is run, so it is never kept with the site's cache, which may come from elsewhere: whoever can write
beside our code could write the code itself. As for Python, ``sys.dont_write_bytecode`` and a folder that cannot be
written mean that nothing is kept, and the next build compiles again.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from jinja2 import BytecodeCache, Environment, nodes
from jinja2 import __version__ as JINJA
from jinja2.bccache import Bucket
from jinja2.filters import FILTERS
from jinja2.tests import TESTS

# What of an environment decides how a text is read and compiled, beside the names that it gives to filters and tests.
_READING = (
    *("block_start_string", "block_end_string", "variable_start_string", "variable_end_string"),
    *("comment_start_string", "comment_end_string", "line_statement_prefix", "line_comment_prefix"),
    *("trim_blocks", "lstrip_blocks", "newline_sequence", "keep_trailing_newline", "autoescape", "optimized"),
)


class _Text(Bucket):
    """A bucket that knows the text of its template."""

    def __init__(self, environment: Environment, key: str, checksum: str, text: str) -> None:
        super().__init__(environment, key, checksum)
        self.text = text


class CompiledTemplates(BytecodeCache):
    """Keeps the code of templates in files of ``folder``, and gives it to whoever would compile the same."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or Path(importlib.util.cache_from_source(__file__)).parent / "templates"

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Return the bucket of a template, filled if its text has been compiled under the same names before."""
        parts = [name, filename, JINJA, *(getattr(environment, each) for each in _READING)]
        parts += [sorted(environment.filters), sorted(environment.tests)]
        key = sha256(repr(parts).encode()).hexdigest()
        bucket = _Text(environment, key, self.get_source_checksum(source), source)
        if _is_plain(environment):
            self.load_bytecode(bucket)
        return bucket

    def set_bucket(self, bucket: Bucket) -> None:
        """Keep what was compiled, if any environment of the same names would have compiled it so."""
        assert isinstance(bucket, _Text)
        is_kept = not sys.dont_write_bytecode and _is_plain(bucket.environment)
        if is_kept and not _is_worked_out(bucket.environment, bucket.text):
            super().set_bucket(bucket)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put what is known into ``bucket``, which takes it if the text is the same."""
        try:
            with self._file(bucket).open("rb") as stream:
                bucket.load_bytecode(stream)
        except Exception:  # a damaged file may raise anything, and is written anew
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write what was compiled in one step; a folder that cannot be written is left alone."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as stream:
                bucket.write_bytecode(stream)
            Path(name).replace(self._file(bucket))

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / bucket.key


def _is_plain(environment: Environment) -> bool:
    """Say whether ``environment`` compiles as its names say: no extension, no class or rule of anybody's own."""
    plain = type(environment) is Environment and not environment.extensions and environment.finalize is None
    return plain and isinstance(environment.autoescape, bool) and not environment.is_async


def _is_worked_out(environment: Environment, text: str) -> bool:
    """Say whether what somebody's own filter or test makes of a constant stands in the code, as Jinja has it."""
    for node in environment.parse(text).find_all((nodes.Filter, nodes.Test)):
        there, known = (
            (environment.filters, FILTERS) if isinstance(node, nodes.Filter) else (environment.tests, TESTS)
        )
        if there.get(node.name) is not known.get(node.name):
            with suppress(nodes.Impossible):
                node.as_const(nodes.EvalContext(environment))
                return True
    return False
