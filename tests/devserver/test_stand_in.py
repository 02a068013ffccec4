"""What is saved while somebody types, or while a build is under way: shown at once, built when there is time."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from bantin.devserver import draft_preview
from bantin.devserver.build_process import Builder
from bantin.devserver.builder import _show_until_quiet
from bantin.devserver.outcome import Outcome, Proof, State
from bantin.devserver.readiness import make_ready
from bantin.devserver.stand_in import Changed, standing_by
from jinja2 import DictLoader, Environment

from tests.devserver.stand_ins import say_what_for


@dataclass
class Told:
    """Makes a proof of each set of files that it is told of: their names, or dies of one called so."""

    is_ready: bool = True
    asked: list[Changed] = field(default_factory=list)

    def of(self, changed: Changed) -> Mapping[str, bytes]:
        self.asked.append(changed)
        if "die" in changed:
            os._exit(3)
        return {} if "new.md" in changed else {"a.html": " ".join(sorted(changed)).encode()}


@pytest.fixture
def lines() -> Iterator[tuple[Connection, Connection]]:
    """The end of who serves, and that of who builds."""
    mine, its = multiprocessing.Pipe()
    yield mine, its
    mine.close()
    its.close()


def shown(line: Connection) -> bytes:
    assert line.poll(20)
    proof = line.recv()
    assert isinstance(proof, Proof)
    return proof.files["a.html"]


def test_what_is_saved_during_a_build_is_shown_during_it_and_built_after_it(
    lines: tuple[Connection, Connection],
) -> None:
    mine, its = lines
    with standing_by(Told(), its) as late:
        mine.send(frozenset({"a.md"}))
        assert shown(mine) == b"a.md"
        mine.send(frozenset({"b.md"}))
        assert shown(mine) == b"a.md b.md"
        assert late == set()
    assert late == {"a.md", "b.md"}
    mine.send(frozenset({"c.md"}))
    assert its.recv() == {"c.md"}  # whoever built hears again


def test_a_change_that_nobody_could_show_is_not_forgotten(lines: tuple[Connection, Connection]) -> None:
    mine, its = lines
    with standing_by(Told(), its) as late:
        for name in ("new.md", "die"):
            mine.send(frozenset({name}))
        while its.poll():
            time.sleep(0.01)
    assert late == {"new.md", "die"}


def test_before_the_first_build_messages_wait_for_its_end(lines: tuple[Connection, Connection]) -> None:
    mine, its = lines
    with standing_by(Told(is_ready=False), its) as late:
        mine.send(frozenset({"a.md"}))
    assert late == set()
    assert its.recv() == {"a.md"}


@dataclass
class Typist:
    """The end of who builds, on which a key comes in each pause that is waited for, as long as there are ``keys``."""

    keys: list[str]
    sent: list[bytes] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)
    due: list[str] = field(default_factory=list)

    def poll(self, seconds: float = 0) -> bool:
        if seconds:
            self.waited.append(seconds)
            self.due, self.keys = self.keys[:1], self.keys[1:]
        return bool(self.due)

    def recv(self) -> Changed:
        return frozenset({self.due.pop()})

    def send(self, proof: Proof) -> None:
        self.sent.append(proof.files["a.html"])


def test_a_build_is_held_back_while_somebody_types() -> None:
    line: Any = Typist(["b.md", "c.md"])
    _show_until_quiet(Told(), frozenset({"a.md"}), line, 3.0)
    assert line.sent == [b"a.md", b"a.md b.md", b"a.md b.md c.md"]
    assert line.waited == [3.0] * 3


def test_what_has_no_proof_is_built_at_once(lines: tuple[Connection, Connection]) -> None:
    mine, its = lines
    _show_until_quiet(Told(), frozenset({"new.md"}), its, 600)
    assert not mine.poll()


def test_saves_that_came_together_are_shown_together(lines: tuple[Connection, Connection]) -> None:
    mine, its = lines
    mine.send(frozenset({"b.md"}))
    mine.send(frozenset({"c.md"}))
    proofs = Told()
    _show_until_quiet(proofs, frozenset({"a.md"}), its, 0)
    assert proofs.asked == [{"a.md", "b.md", "c.md"}]


def test_changes_are_told_as_they_come_until_code_is_among_them() -> None:
    builder, (hearing, telling) = Builder(say_what_for, []), multiprocessing.Pipe(duplex=False)
    news = builder.news(hearing)
    try:
        found = [next(news)]
        for name in ("a.md", "b.md"):
            telling.send({name})
            found.append(next(news))
        telling.send({"conf.py"})
        assert next(news, None) is None
    finally:
        builder.close()
    assert [it.failure for it in found if isinstance(it, Outcome)] == ["first", "a.md", "b.md"]


def test_what_was_saved_too_late_for_a_build_stays_shown_after_it() -> None:
    state = State()
    state.show(Proof({"a.html": b"one"}))
    state.take(Outcome(proof={"a.html": b"two"}))
    assert state.proof == {"a.html": b"two"}
    state.take(Outcome())
    assert state.proof == {}


def test_a_file_told_of_twice_is_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[bytes] = []
    file = tmp_path / "a.md"
    story = SimpleNamespace(source_path=str(file), path="a.md")
    proofs = draft_preview.DraftPreviews()
    proofs._generator = SimpleNamespace(  # type: ignore[assignment]
        settings={"PATH": str(tmp_path)}, articles=[story], hidden_articles=[]
    )
    monkeypatch.setattr(draft_preview, "path_of", lambda it: it.path)

    def make(work: object) -> dict[str, bytes]:
        made.append(file.read_bytes())
        return {"a.html": made[-1]}

    monkeypatch.setattr(draft_preview, "_in_a_fork", make)
    for words in (b"one", b"one", b"three"):
        if not file.exists() or file.read_bytes() != words:
            file.write_bytes(words)
        assert proofs.of(frozenset({str(file)})) == {"a.html": words}
    assert made == [b"one", b"three"]


def test_all_templates_are_compiled_and_readers_loaded_whatever_is_wrong_with_one() -> None:
    made: list[str] = []
    readers = SimpleNamespace(make_ready=lambda: made.append("read"))
    environment = Environment(
        loader=DictLoader({"a.html": "{% include 'b.html' %}", "b.html": "một", "sai.html": "{% if %}"})
    )
    make_ready(SimpleNamespace(env=environment, readers=readers))
    assert {key[1] for key in environment.cache or ()} == {"a.html", "b.html"}
    assert made == ["read"]
