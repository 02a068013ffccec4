"""Code of the site's own that may change any page by whatever it likes: where it is at work, nothing is left undone.

Our plugins keep a promise: what they make of a page follows from what the page reads, from the settings and from the
content folder. Others make it by ``INCREMENTAL = True`` in their module, or in a package around it. Nobody knows what
a plugin without it looks at, so its site is read and rendered whole in every build: slow, but right.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any
from weakref import ref

from blinker import default_namespace

PROMISE = "INCREMENTAL"
OURS = "bantin"
# Functions of these compute from what they are given, and from nothing else.
_LIBRARIES = frozenset(
    {
        *("jinja2", "markupsafe", "pelican", "html", "json", "math", "operator", "re", "string", "textwrap"),
        *("unicodedata", "urllib"),
    }
)


def is_known(module: str) -> bool:
    """Say whether what ``module`` does follows from what it is given: it is one of ours, or it promises to."""
    top = module.partition(".")[0]
    if top == OURS:
        return True
    if top in _LIBRARIES and not module.startswith("pelican.plugins."):
        return True
    return any(getattr(sys.modules.get(name), PROMISE, False) is True for name in _way_to(module))


def find_strangers(plugins: Iterable[str]) -> list[str]:
    """Return the names of ``plugins``, and of modules that listen to any signal, of which nothing is known."""
    return sorted({name for name in {*plugins, *_listeners()} if not is_known(name)})


def are_ours_alone(plugins: Iterable[str]) -> bool:
    """Say whether nobody but us, and Pelican, has anything to do with stories, not even one who keeps our promise."""
    modules = {*plugins, *_listeners()}
    return all(name.partition(".")[0] in (OURS, "pelican") and ".plugins." not in name for name in modules)


def speak_last(signal: Any, receiver: Any) -> None:
    """Have ``receiver`` hear ``signal`` after all others that listen to it now."""
    signal.disconnect(receiver)
    signal.connect(receiver)


def _way_to(module: str) -> list[str]:
    """Return the names of ``module`` and of the packages around it."""
    parts = module.split(".")
    return [".".join(parts[:number]) for number in range(1, len(parts) + 1)]


def _listeners() -> set[str]:
    held = (receiver for signal in default_namespace.values() for receiver in signal.receivers.values())
    receivers = (it() if isinstance(it, ref) else it for it in held)
    return {_module_of(it) for it in receivers if it is not None}


def _module_of(receiver: Any) -> str:
    return str(getattr(receiver, "__module__", None) or type(receiver).__module__)
