"""The sections of an old site and what they become: names that differ in looks alone are one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bantin.vietnamese.folding import fold, nearest, same_name_key

_MOST_SECTIONS, _FEW, _ALIKE = 12, 3, 0.8


@dataclass(frozen=True, slots=True)
class Sections:
    """Names by those of the old site (``merged``), ``proposed`` merges for a person, ``new`` names the site lacks."""

    merged: Mapping[str, str] = field(default_factory=dict)
    proposed: Mapping[str, str] = field(default_factory=dict)
    new: Sequence[str] = ()


def sections_of(found: Counter[str], known: Sequence[str], chosen: Mapping[str, str]) -> Sections:
    """Return what the sections ``found``, with their numbers of stories, become on a site that has ``known`` ones."""
    merged: dict[str, str] = {}
    by_look = {_look(name): name for name in reversed(known)}
    for name, _ in found.most_common():
        wanted = chosen.get(name) or next((to for of, to in chosen.items() if _look(of) == _look(name)), "")
        merged[name] = wanted or by_look.setdefault(_look(name), name)
    counts: Counter[str] = Counter()
    for name, number in found.items():
        counts[merged[name]] += number
    large = [name for name, number in counts.most_common() if number >= _FEW or name in known]
    proposed = {}
    for name, number in counts.items():
        near = nearest(name, [it for it in large if it != name], 1, _ALIKE)
        if near and name not in known and (counts[near[0]] > number or near[0] in known):
            proposed[name] = near[0]
        elif len(counts) > _MOST_SECTIONS and number < _FEW and large and name not in known:
            proposed[name] = large[0]
    same = {same_name_key(name) for name in known}
    new = [name for name, _ in counts.most_common() if same_name_key(name) not in same]
    return Sections(merged, proposed, new)


def _look(name: str) -> str:
    return "".join(letter for letter in fold(name) if letter.isalnum())
