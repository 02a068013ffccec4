"""What builds of a test run do once for all: compiling templates and patterns, reading syntax and words, pictures.

Each piece follows from what it is made of, and is kept under a digest of that. A compiled template stands for its
text, wherever the theme lies, and for those words of it that its environment knows as filters or tests: Jinja looks
for those while it compiles. What a build server has :func:`at hand <take_to_hand>` its builds need not read from a
file.
``python -m tests.kept_work`` is the command ``pelican``, for tests that look at its process and not at its work.
"""

from __future__ import annotations

import os
import pickle
import re
import tempfile
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from hashlib import sha256
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket, bc_magic
from PIL.Image import Image

if TYPE_CHECKING:
    from bantin.metadata.look import Look

PLACE = "KEPT_WORK"  # names the folder that all build servers of a run share
_SYNTAX = (
    *("block_start_string", "block_end_string", "variable_start_string", "variable_end_string"),
    *("comment_start_string", "comment_end_string", "line_statement_prefix", "line_comment_prefix"),
    *("trim_blocks", "lstrip_blocks", "newline_sequence", "keep_trailing_newline"),
)
_WORD = re.compile(r"\w+")
Pattern = tuple[str, int]
_at_hand: dict[str, Any] = {}  # what has been read from files, by their names
_asked: set[str] = set()  # which of them this process has read, or written


class KeptTemplates(FileSystemBytecodeCache):
    """Compiled templates by their text."""

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Return the bucket for ``source``, filled if it has been compiled before."""
        words = words_of(source)
        key = _digest(
            name, source, sorted(words & environment.filters.keys()), sorted(words & environment.tests.keys())
        )
        bucket = Bucket(environment, key, self.get_source_checksum(source))
        file = self._get_cache_filename(bucket)
        if file in _at_hand:
            bucket.code = _at_hand[file]
        else:
            self.load_bytecode(bucket)
            _asked.add(file)
        return bucket


@lru_cache(maxsize=256)
def words_of(source: str) -> frozenset[str]:
    """Return the words of a template, of which some may name a filter or a test."""
    return frozenset(_WORD.findall(source))


def keep_work(folder: str) -> None:
    """Let the builds of this process share what lies in ``folder``, and add to it."""
    _keep_templates(folder)
    _keep_syntax(Path(folder))
    _keep_pictures(Path(folder))
    _keep_styles(Path(folder))


def asked() -> list[str]:
    """Return the files that this process had to read, for its server to take to hand."""
    return sorted(_asked)


def take_to_hand(files: Iterable[str]) -> None:
    """Read what a build had to read, so that the next ones need not: templates and pickled values."""
    for name in files:
        file = Path(name)
        if name not in _at_hand and file.exists():
            _at_hand[name] = _code_in(file) if file.suffix == ".cache" else pickle.loads(file.read_bytes())


def _code_in(file: Path) -> Any:
    bucket = Bucket(Environment(), "", "")
    head = len(bc_magic)
    with file.open("rb") as stream:
        stream.seek(head)
        bucket.checksum = pickle.load(stream)
        stream.seek(0)
        bucket.load_bytecode(stream)
    return bucket.code


def build_sparingly(connection: Connection, arguments: list[str]) -> None:
    """Be the builder of a development server that makes use of kept work."""
    from bantin.devserver.builder import work

    keep_work(os.environ[PLACE])
    work(connection, arguments)


def build_unless_told(connection: Connection, arguments: list[str]) -> None:
    """Be such a builder that only looks at what has changed while a file ``no-build`` lies beside the settings."""
    from bantin.devserver import builder
    from bantin.devserver.draft_preview import DraftPreviews
    from bantin.devserver.outcome import Outcome

    told = Path(arguments[arguments.index("-s") + 1]).with_name("no-build")
    build, forget = builder._build, DraftPreviews.forget
    builder._build = lambda *given: Outcome() if told.exists() else build(*given)
    DraftPreviews.forget = lambda it: None if told.exists() else forget(it)  # type: ignore[method-assign]
    build_sparingly(connection, arguments)


def _keep_templates(folder: str) -> None:
    """Let the builds share what Jinja compiles, unless a site keeps it itself."""
    make, shared = Environment.__init__, KeptTemplates(folder)

    def make_with_cache(environment: Environment, *arguments: Any, **options: Any) -> None:
        make(environment, *arguments, **{"bytecode_cache": shared, **options})

    Environment.__init__ = make_with_cache  # type: ignore[method-assign]


def _keep_syntax(folder: Path) -> None:
    """Let the builds share what :class:`TemplateClosures` reads in a template: the words that it uses."""
    from bantin.fast_build.template_closure import TemplateClosures

    parse = TemplateClosures._parse

    def parse_once(closures: TemplateClosures, environment: Environment, text: str) -> Any:
        if text not in closures._parsed:
            syntax = [getattr(environment, name) for name in _SYNTAX]
            file = folder / f"syntax-{_digest(text, syntax, sorted(environment.extensions))}"
            closures._parsed[text] = _kept(file, partial(parse, closures, environment, text))
        return closures._parsed[text]

    TemplateClosures._parse = parse_once  # type: ignore[method-assign]


def _keep_pictures(folder: Path) -> None:
    """Let the builds share what encoders make of the same pixels with the same options."""
    from bantin.metadata import kept_icons
    from bantin.photos import encode

    save, draw = encode._saved, kept_icons._draw

    def save_once(image: Image, format_: str, **options: object) -> bytes:
        file = folder / f"photo-{_digest(_pixels(image), format_, sorted(options.items()))}"
        if not file.exists():
            _write_whole(file, save(image, format_, **options))
        return file.read_bytes()

    def draw_once(look: Look) -> dict[str, bytes]:
        emblem = look.source.read_bytes() if look.source else None
        file = folder / f"icons-{_digest(emblem, look.letters, look.colours)}"
        made: dict[str, bytes] = _kept(file, partial(draw, look))
        return made

    encode._saved, kept_icons._draw = save_once, draw_once


def _keep_styles(folder: Path) -> None:
    """Let the builds share style sheets without their comments and blanks."""
    from bantin.theming import bundle

    minify = bundle.minify

    def minify_once(css: str) -> str:
        shortened: str = _kept(folder / f"style-{_digest(css)}", partial(minify, css))
        return shortened

    bundle.minify = minify_once


def _kept(file: Path, make: Callable[[], Any]) -> Any:
    """Return what ``file`` holds, or what ``make`` makes for it."""
    name = str(file)
    if name in _at_hand:
        return _at_hand[name]
    _asked.add(name)
    if not file.exists():
        _write_whole(file, pickle.dumps(make()))
    return pickle.loads(file.read_bytes())


def _pixels(image: Image) -> tuple[object, ...]:
    return image.mode, image.size, image.tobytes(), image.getpalette() if image.mode == "P" else None


def patterns() -> set[Pattern]:
    """Return the regular expressions that this process has at hand."""
    return {(pattern, flags) for kind, pattern, flags in re._cache if kind is str}  # type: ignore[attr-defined]


def compile_patterns(wanted: Iterable[Pattern]) -> None:
    """Compile what a build had to compile, so that the next ones need not."""
    for pattern, flags in wanted:
        re.compile(pattern, flags)


def _write_whole(file: Path, data: bytes) -> None:
    """Write a file that others may look for, or that a build dies over."""
    handle, name = tempfile.mkstemp(dir=file.parent)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
    Path(name).replace(file)


def _digest(*parts: object) -> str:
    return sha256(pickle.dumps(parts)).hexdigest()


if __name__ == "__main__":  # a real command, its start and its end, that makes use of kept work
    from pelican import main

    keep_work(os.environ[PLACE])
    main()
