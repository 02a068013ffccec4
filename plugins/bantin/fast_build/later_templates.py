"""Templates compiled when they are rendered: Pelican asks for those of all pages, a build of a few renders two.

Only where an earlier build has compiled them all: else a mistake in one that no page shows would be found by chance.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from typing import Any

from jinja2 import BaseLoader, Environment, Template

_COMPILED = frozenset({"blocks", "root_render_func", "_debug_info"})


class LaterTemplates(BaseLoader):
    """Finds what ``loader`` finds, and compiles none of it yet."""

    def __init__(self, loader: BaseLoader) -> None:
        self._loader = loader

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return text, file and whether it is still up to date, as ``loader`` does."""
        return self._loader.get_source(environment, template)

    def list_templates(self) -> list[str]:
        """Return the names of all templates."""
        return self._loader.list_templates()

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:
        """Return the template, which is compiled once it is rendered; raise TemplateNotFound if there is none."""
        source, filename, uptodate = self._loader.get_source(environment, name)
        found: _LaterTemplate = object.__new__(_LaterTemplate)
        found.environment, found.name, found.filename = environment, name, filename
        found.globals = {} if globals is None else globals
        found._module, found._uptodate, found._text = None, uptodate, source
        return found


class _LaterTemplate(Template):
    """A template of Jinja's that does not have yet what compiling gives it."""

    _text: str

    def __getattr__(self, name: str) -> Any:
        if name not in _COMPILED:
            raise AttributeError(name)
        environment = self.environment
        code = environment.compile(self._text, self.name, self.filename)
        whole = environment.template_class.from_code(environment, code, self.globals, self._uptodate)
        vars(self).update({each: getattr(whole, each) for each in _COMPILED})
        return vars(self)[name]
