"""Promises at rest: given up as their whole story is, so that a build of today need not look at them.

A ledger that is long has grown so by such lines. They lie in blocks, each of which is one run of the file. A block is
woken as a whole where anything names what one of its lines names; until then it answers 410, and is as it was.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property
from itertools import groupby
from typing import NamedTuple
from urllib.parse import unquote

from bantin.addresses.ledger_row import FORGOTTEN, Row, key_of, name_of
from bantin.addresses.old_addresses import page_of
from bantin.addresses.redirects import GONE, Redirect
from bantin.newsroom.output_paths import folders_of

LONGEST, SHORTEST = 1_000, 8  # lines of a block
FEW = 1_000  # lines below which it is not worth it


class Facts(NamedTuple):
    """What the lines of a block name: words between line ends, in the order of the lines.

    ``keys`` of addresses, ``ids``, ``stories`` in one spelling; ``files`` of the site, in small letters, that would
    answer there where that is not the key, and ``folders`` that they would lie in. ``opening`` is the first line,
    ``size`` how many bytes, ``digest`` that of all of them.
    """

    keys: bytes
    ids: bytes
    stories: bytes
    files: bytes
    folders: bytes
    opening: bytes
    size: bytes
    digest: bytes


class Block:
    """One run of lines of a ledger, ``text``, each of which is at rest; what they name is told by ``facts``."""

    def __init__(self, text: bytes, facts: Facts) -> None:
        self.text, self.facts = text, facts

    @cached_property
    def keys(self) -> list[bytes]:
        """What the addresses have in common in whatever spelling."""
        return self.facts.keys.split(b"\n")

    @cached_property
    def stories(self) -> list[bytes]:
        """The files of the stories."""
        return self.facts.stories.split(b"\n")

    @property
    def lines(self) -> list[bytes]:
        """The lines as they stand in the file."""
        return self.text.splitlines()

    @property
    def rows(self) -> list[Row]:
        """The promises."""
        return [Row(*line.split("\t")) for line in self.text.decode().split("\n")[:-1]]

    @property
    def redirects(self) -> list[Redirect]:
        """What hosts answer."""
        return [Redirect(line.split(b"\t", 1)[0].decode(), "", GONE) for line in self.lines]

    @property
    def holders(self) -> Iterator[tuple[str, str]]:
        """Whose each address is, by its key."""
        return zip(self.facts.keys.decode().split("\n"), self.facts.ids.decode().split("\n"), strict=True)

    def names(self, keys: Set[bytes], ids: Set[bytes], stories: Set[bytes]) -> bool:
        """Say whether a line has one of these ``keys``, ``ids`` or ``stories``."""
        told = (keys, self.keys), (ids, self.facts.ids.split(b"\n")), (stories, self.stories)
        return not all(wanted.isdisjoint(words) for wanted, words in told if wanted)

    def may_answer(self, files: Set[bytes]) -> bool:
        """Say whether one of ``files``, in small letters, may answer at an address, or is a folder on its way."""
        others = [*self.facts.files.split(b"\n"), *self.facts.folders.split(b"\n")]
        return not (files.isdisjoint(self.keys) and files.isdisjoint(others))


def as_words(words: Iterable[str]) -> frozenset[bytes]:
    """Return ``words`` as blocks have them."""
    return frozenset(word.encode("utf-8", "surrogatepass") for word in words)


def may_rest(states: Iterable[str]) -> bool:
    """Say, at a glance, whether of lines with these ``states``, in order, enough may be at rest."""
    runs = (len([*run]) for is_given_up, run in groupby(it.startswith(FORGOTTEN) for it in states) if is_given_up)
    return sum(run for run in runs if run >= SHORTEST) >= FEW


def blocks_of(rows: Sequence[Sequence[str]]) -> list[Block]:
    """Return the blocks of those of all ``rows`` of a ledger, in its order, that are at rest: none of a few."""
    resting, found, run = _resting(rows), list[Block](), list[Sequence[str]]()
    for number, row in enumerate(rows):
        if run and (number not in resting or len(run) == LONGEST):
            found += [_block(run)] if len(run) >= SHORTEST else []
            run = []
        if number in resting:
            run.append(row)
    found += [_block(run)] if len(run) >= SHORTEST else []
    return found if sum(len(block.keys) for block in found) >= FEW else []


def _resting(rows: Sequence[Sequence[str]]) -> Set[int]:
    """Return the numbers of the ``rows`` that were given up and share address, id and file with none that was not."""
    keys, names = [key_of(row[0]) for row in rows], [name_of(row[4]) for row in rows]
    often = Counter(keys)
    resting = {number for number, row in enumerate(rows) if row[2].startswith(FORGOTTEN) and often[keys[number]] == 1}
    others = set(range(len(rows))) - resting
    while others:  # who shares anything with one that is looked at is looked at, too
        ids, files = {rows[number][3] for number in others}, {names[number] for number in others}
        others = {number for number in resting if rows[number][3] in ids or names[number] in files}
        resting -= others
    return resting


def _block(rows: Sequence[Sequence[str]]) -> Block:
    text = "".join("\t".join(row) + "\n" for row in rows).encode()
    keys, files = [key_of(row[0]) for row in rows], [_files_at(row[0]) for row in rows]
    others = {file for found, key in zip(files, keys, strict=True) for file in found if file != key}
    folders = {folder for found in files for file in found for folder in folders_of(file)}
    words = keys, [row[3] for row in rows], [name_of(row[4]) for row in rows], sorted(others), sorted(folders)
    told = tuple("\n".join(each).encode() for each in words)
    opening = text[: text.index(b"\n")]
    return Block(text, Facts._make((*told, opening, b"%d" % len(text), digest_of_lines(text))))


def digest_of_lines(text: bytes) -> bytes:
    """Return a digest of the lines of a block."""
    return hashlib.blake2b(text, digest_size=16).hexdigest().encode()


def _files_at(address: str) -> tuple[str, ...]:
    """Return the files of a site that answer at ``address``, in small letters."""
    path = unquote(address.partition("?")[0])
    return path.lower(), (page_of(address) or path).lower()
