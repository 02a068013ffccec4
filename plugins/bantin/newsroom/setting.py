"""A setting of the site: its name, the kind of its value, what holds where nothing is set, what it means.

Each package lists its own in ``SETTINGS`` of its ``settings.py``, from which values are judged and read, slips in
names are told, and docs/settings.md is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bantin.newsroom.setting_kinds import Kind


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting; ``shown`` says in the table of settings what holds by default, if not simply that value.

    One without a ``meaning`` is told in the row of the one before it.
    """

    name: str
    kind: Kind
    default: Any = None
    meaning: str = ""
    shown: str = ""

    def of(self, settings: Mapping[str, Any]) -> Any:
        """Return its value in ``settings``, else what holds by default."""
        return settings.get(self.name, self.default)

    def wrong(self, settings: Mapping[str, Any]) -> list[str]:
        """Return a sentence for each mistake in its value; none where nothing is set."""
        return list(self.kind.wrong(self.name, settings[self.name])) if self.name in settings else []


def read(table: Iterable[Setting], settings: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return the value of each setting of ``table``, in place of a wrong one its default, and all mistakes."""
    values, mistakes = dict[str, Any](), list[str]()
    for setting in table:
        wrong = setting.wrong(settings)
        values[setting.name] = setting.default if wrong else setting.of(settings)
        mistakes += wrong
    return values, mistakes


@dataclass(slots=True)
class Mistakes:
    """All mistakes in the settings of a site, to be told together.

    Those ``in_file`` are mended in the settings file; the ``others`` say themselves what is to be done.
    """

    in_file: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.in_file or self.others)

    def told(self, mend: str) -> str:
        """Return them as one text, in which ``mend`` says where the settings file lies."""
        return " ".join([*dict.fromkeys(self.in_file), *([mend] if self.in_file else []), *self.others])
