"""Every rule of the folder ``rules``: found by itself, so that a new file is a new rule."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import Any

from bantin.check import rules as folder
from bantin.check.story_text import Rule, StoryText
from bantin.check.suppressions import NEEDLESS, WITHOUT_REASON
from bantin.newsroom.diagnostic import Diagnostic

Find = Callable[[StoryText], Iterable[Diagnostic]]
FindInSite = Callable[[StoryText, Set[str]], Iterable[Diagnostic]]
FindAll = Callable[[Sequence[StoryText]], Iterable[Diagnostic]]
Fix = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Installed:
    """A rule with what its file offers: a look at one story, at all of them together, a safe fix of a text.

    ``find_in_site`` looks at one story, knowing the paths of all; ``names_stories`` says whether that may matter.
    """

    rule: Rule
    find: Find | None = None
    find_in_site: FindInSite | None = None
    names_stories: Callable[[StoryText], bool] | None = None
    find_all: FindAll | None = None
    fix: Fix | None = None


@cache
def installed_rules() -> tuple[Installed, ...]:
    """Return the rules by name."""
    return rules_in(module.name for module in pkgutil.iter_modules(folder.__path__))


@cache
def rule_names() -> frozenset[str]:
    """Return the names of all rules."""
    return frozenset(installed.rule.name for installed in installed_rules())


def rules_in(files: Iterable[str]) -> tuple[Installed, ...]:
    """Return the rules in these ``files`` of the folder, without their endings, by name; no other is imported."""
    modules = [importlib.import_module(f"{folder.__name__}.{name}") for name in files]
    return tuple(sorted(map(_installed, modules), key=lambda installed: installed.rule.name))


def all_rules() -> tuple[Rule, ...]:
    """Return the rules by name, and behind them those about silencing rules."""
    return *(installed.rule for installed in installed_rules()), WITHOUT_REASON, NEEDLESS


def _installed(module: Any) -> Installed:
    offers = {
        name: getattr(module, name, None) for name in ("find", "find_in_site", "names_stories", "find_all", "fix")
    }
    return Installed(module.RULE, **offers)
