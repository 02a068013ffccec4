"""A template with all that it may draw in: the digest of their texts."""

from __future__ import annotations

from jinja2 import Environment, TemplateNotFound, meta

from plugins.fast_build.tokens import digest


class Closures:
    """Gives the digest of each template of ``environment`` together with those that it extends, includes, imports."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._texts: dict[str, str] = {}
        self._near: dict[str, set[str | None]] = {}
        self._digests: dict[str, str] = {}

    def __call__(self, name: str) -> str:
        """Return the digest for ``name``; a template that picks others while it runs stands for all there are."""
        if name not in self._digests:
            names = self._reach(name)
            if None in names:
                names = {*names, *self._environment.list_templates()}
            texts = (part for each in sorted(filter(None, names)) for part in (each, self._text(each)))
            self._digests[name] = digest(*texts)
        return self._digests[name]

    def _reach(self, name: str) -> set[str | None]:
        found: set[str | None] = set()
        coming: list[str | None] = [name]
        while coming:
            each = coming.pop()
            if each not in found:
                found.add(each)
                coming += self._referenced(each) if each else ()
        return found

    def _referenced(self, name: str) -> set[str | None]:
        if name not in self._near:
            tree = self._environment.parse(self._text(name))
            self._near[name] = set(meta.find_referenced_templates(tree))
        return self._near[name]

    def _text(self, name: str) -> str:
        if name not in self._texts:
            loader = self._environment.loader
            try:
                self._texts[name] = loader.get_source(self._environment, name)[0] if loader else ""
            except TemplateNotFound:
                self._texts[name] = ""  # one may be named "if there is one"
        return self._texts[name]
