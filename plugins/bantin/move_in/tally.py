"""What an import comes to, counted as it goes: nothing grows with the number of stories but numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from bantin.move_in.account import Account, Kind
from bantin.newsroom.message import Message

SHOWN = 5  # examples of each kind


@dataclass(slots=True)
class Tally:
    """Numbers of stories by what became of them, and of all that was told, with a few examples of each kind."""

    stories: int = 0
    pages: int = 0
    public: int = 0
    hidden: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    unread: list[tuple[str, Message]] = field(default_factory=list)
    unread_count: int = 0
    became: Counter[tuple[str, str]] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    addresses: int = 0
    told: Counter[Kind] = field(default_factory=Counter)
    concerned: Counter[Kind] = field(default_factory=Counter)  # stories
    names: dict[Kind, Counter[str]] = field(default_factory=dict)
    examples: dict[Kind, list[tuple[str, str]]] = field(default_factory=dict)
    files: int = 0
    words: int = 0
    judged: int = 0
    passed: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    error_examples: dict[str, str] = field(default_factory=dict)
    written: int = 0
    unchanged: int = 0
    rewritten: int = 0
    edited: list[str] = field(default_factory=list)
    edited_count: int = 0
    deleted: int = 0

    def refuse(self, source: str, said: Message) -> None:
        """Count a source that cannot be had."""
        self.unread_count += 1
        if len(self.unread) < 50:
            self.unread.append((source, said))

    def edit(self, path: str) -> None:
        """Count a story that an editor has changed."""
        self.edited_count += 1
        if len(self.edited) < SHOWN:
            self.edited.append(path)

    def take(self, account: Account) -> None:
        """Count what was told of one story."""
        for kind in {kind for kind, _ in account.told}:
            self.concerned[kind] += 1
        for kind, what in account.told:
            self.told[kind] += 1
            if kind in ("shortcode", "key", "hidden"):
                self.names.setdefault(kind, Counter())[what] += 1
            if kind == "words":
                self.words += what.count(" ") + 1
            shown = self.examples.setdefault(kind, [])
            if len(shown) < SHOWN:
                shown.append((account.source, what))
