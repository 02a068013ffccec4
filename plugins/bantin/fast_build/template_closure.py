"""A template with all that it may draw in: the digest of their texts, and of what Jinja itself gives them by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from jinja2 import Environment, TemplateError, TemplateNotFound, meta, nodes
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.filters import FILTERS
from jinja2.tests import TESTS

from bantin.fast_build.value_digest import Tokens, Undigestible, Unpredictable, code_token, digest
from bantin.newsroom.cache import Store, empty_store
from bantin.newsroom.foreign_plugins import is_known
from bantin.newsroom.page_fragments import FRAGMENT

# What of an environment decides how a text is read.
_SYNTAX = (
    *("block_start_string", "block_end_string", "variable_start_string", "variable_end_string"),
    *("comment_start_string", "comment_end_string", "line_statement_prefix", "line_comment_prefix"),
    *("trim_blocks", "lstrip_blocks", "newline_sequence", "keep_trailing_newline"),
)


_CAPTURED = "(captured) "


@dataclass(frozen=True, slots=True)
class _Parsed:
    """What a template draws in (None: whatever it picks while it runs), and the words that it uses."""

    near: frozenset[str | None]
    words: frozenset[str]
    extensions: frozenset[str]


class TemplateClosures:
    """Gives the digest of each template together with those that it extends, includes, imports.

    What a text uses is remembered in ``store``: to parse all templates takes a good part of a short build.
    """

    def __init__(self, tokens: Tokens, store: Store | None = None) -> None:
        self._tokens, self._store = tokens, store or empty_store()
        self._parsed: dict[str, _Parsed] = {}  # by text: each generator has an environment of its own
        self._texts: dict[tuple[int, str], str] = {}
        self._digests: dict[tuple[int, str], str | Undigestible] = {}
        self._captures: dict[tuple[int, str], bool] = {}

    def __call__(self, environment: Environment, name: str) -> str:
        """Return the digest for ``name``; a template that picks others while it runs stands for all there are.

        Raise :class:`Undigestible` for one that cannot be read, or that uses what cannot be compared.
        """
        key = id(environment), name
        if key not in self._digests:
            try:
                self._digests[key] = self._work_out(environment, name)
            except Undigestible as error:
                self._digests[key] = error
        found = self._digests[key]
        if isinstance(found, Undigestible):
            raise found
        return found

    def captures_fragments(self, environment: Environment, name: str) -> bool:
        """Say whether the words of a fragment may become others before ``name`` shows them, by a filter for one."""
        key = id(environment), name
        if key not in self._captures:
            parsed = {
                it: self._parse(environment, self._text(environment, it)) for it in self._all(environment, name)
            }
            shows = {each for each, it in parsed.items() if FRAGMENT in it.words}
            drawn = {
                word.removeprefix(_CAPTURED) for it in parsed.values() for word in it.words if _is_captured(word)
            }
            reached = (self._reach(environment, each) if each else {None} for each in drawn)
            self._captures[key] = any(None in names or not shows.isdisjoint(names) for names in reached)
        return self._captures[key]

    def _all(self, environment: Environment, name: str) -> list[str]:
        """Return ``name`` and all that it may draw in."""
        names = self._reach(environment, name)
        return sorted(filter(None, {*names, *environment.list_templates()} if None in names else names))

    def _work_out(self, environment: Environment, name: str) -> str:
        if not self._text(environment, name):
            raise Undigestible(f"{name} cannot be read")
        found = self._all(environment, name)
        texts = [self._text(environment, each) for each in found]
        return digest(*found, *texts, *self._given(environment, [self._parse(environment, text) for text in texts]))

    def _reach(self, environment: Environment, name: str) -> set[str | None]:
        found: set[str | None] = set()
        coming: list[str | None] = [name]
        while coming:
            each = coming.pop()
            if each not in found:
                found.add(each)
                coming += self._parse(environment, self._text(environment, each)).near if each else ()
        return found

    def _parse(self, environment: Environment, text: str) -> _Parsed:
        if text not in self._parsed:
            syntax = [str(getattr(environment, name)) for name in _SYNTAX]
            key = self._store.key("template", *syntax, *sorted(environment.extensions), text)
            self._parsed[text] = _kept(self._store.get(key)) or self._parse_anew(environment, text, key)
        return self._parsed[text]

    def _parse_anew(self, environment: Environment, text: str, key: bytes) -> _Parsed:
        try:
            found = _parsed(environment.parse(text))
        except TemplateError as error:
            raise Undigestible(str(error)) from None
        near = [*sorted(filter(None, found.near)), *([None] if None in found.near else [])]
        self._store.put(key, [near, sorted(found.words), sorted(found.extensions)])
        return found

    def _text(self, environment: Environment, name: str) -> str:
        key = id(environment), name
        if key not in self._texts:
            loader = environment.loader
            try:
                self._texts[key] = loader.get_source(environment, name)[0] if loader else ""
            except (TemplateNotFound, UnicodeError):
                self._texts[key] = ""  # one may be named "if there is one"
        return self._texts[key]

    def _given(self, environment: Environment, parsed: list[_Parsed]) -> Iterator[str]:
        """Yield the digest of each global, filter and test that templates use and Jinja has not of itself."""
        for name in {name for it in parsed for name in it.extensions}:
            if not is_known(name.rpartition(".")[0]):
                raise Unpredictable(f"{name} may look at anything")
        words = frozenset().union(*(it.words for it in parsed))
        for name, value in _ours(environment.globals, DEFAULT_NAMESPACE, words):
            yield f"{name}={self._tokens(value)}"
        for there, known in ((environment.filters, FILTERS), (environment.tests, TESTS)):
            for name, value in _ours(there, known, words):
                yield f"|{name}={code_token(value, self._tokens)}"
        for rule in (environment.finalize, environment.undefined, environment.autoescape):
            yield code_token(rule, self._tokens)


def _ours(there: Mapping[str, Any], known: Mapping[str, Any], words: frozenset[str]) -> Iterator[tuple[str, Any]]:
    yield from ((name, there[name]) for name in sorted(there.keys() & words) if there[name] is not known.get(name))


def _is_captured(word: str) -> bool:
    return word.startswith(_CAPTURED)


def _kept(value: Any) -> _Parsed | None:
    """Return what a build before has found in a text; None if it is not known, or nothing that we write."""
    try:
        near, words, extensions = (frozenset([*each]) if isinstance(each, list) else None for each in value)
    except (TypeError, ValueError):
        return None
    if near is None or words is None or extensions is None:
        return None
    is_ours = all(isinstance(it, str) for it in (near - {None}) | words | extensions)
    return _Parsed(near, words, extensions) if is_ours else None


def _parsed(tree: nodes.Template) -> _Parsed:
    """Return what the template uses; a word in quotes may name a filter or test, as in ``map("upper")``."""
    words = {it.value for it in tree.find_all(nodes.Const) if isinstance(it.value, str)}
    words |= {str(getattr(it, "name", "")) for it in tree.find_all((nodes.Name, nodes.Filter, nodes.Test))}
    extensions = {it.identifier for it in tree.find_all(nodes.ExtensionAttribute)}
    extensions |= {it.importname for it in tree.find_all(nodes.ImportedName)}
    words |= {f"{_CAPTURED}{name}" for name in _captured(tree)}
    near = {*meta.find_referenced_templates(tree), *_fragments_of(tree)}
    return _Parsed(frozenset(near), frozenset(words), frozenset(extensions))


def _fragments_of(tree: nodes.Template) -> list[str]:
    """Return the templates of the fragments that a template shows; raise Undigestible if it does more than show them.

    What is asked of its words decides about the rest of the page, of which nobody would know.
    """
    shown = [each for output in tree.find_all(nodes.Output) for each in output.nodes if _calls_fragment(each)]
    if len(shown) != sum(it.name == FRAGMENT for it in tree.find_all(nodes.Name)):
        raise Undigestible(f"{FRAGMENT} is no plain {{{{ {FRAGMENT}('…') }}}}")
    return [cast("Any", each).args[0].value for each in shown]


def _captured(tree: nodes.Template) -> set[str]:
    """Return the templates whose words a template may change before it shows them; an empty name for any."""
    around = list(tree.find_all((nodes.FilterBlock, nodes.AssignBlock, nodes.CallBlock, nodes.Macro)))
    drawn = [each.template for it in around for each in it.find_all(nodes.Include)]
    found = {it.value if isinstance(it, nodes.Const) and isinstance(it.value, str) else "" for it in drawn}
    inside = [each for it in around for each in it.find_all((nodes.Block, nodes.Name)) if _stands_for_a_block(each)]
    if inside or sum(map(_stands_for_a_block, tree.find_all(nodes.Name))) != sum(1 for _ in _blocks_shown(tree)):
        found.add("")
    return found


def _stands_for_a_block(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Block) or getattr(node, "name", "") in ("super", "self", FRAGMENT)


def _blocks_shown(tree: nodes.Template) -> Iterator[nodes.Node]:
    """Yield what shows a block or a fragment as it is: ``{{ super() }}``."""
    for output in tree.find_all(nodes.Output):
        for each in output.nodes:
            if isinstance(each, nodes.Call) and getattr(each.node, "name", "") in ("super", FRAGMENT):
                yield each


def _calls_fragment(node: Any) -> bool:
    """Say whether a ``node`` calls for a fragment by the name of its template, which is written out."""
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name) or node.node.name != FRAGMENT:
        return False
    given = [*node.args, *node.kwargs, *filter(None, (node.dyn_args, node.dyn_kwargs))]
    return len(given) == 1 and isinstance(given[0], nodes.Const) and isinstance(given[0].value, str)
