"""Hosts that are slow, silent, or ask for less: nobody waits for ever, and nobody is pressed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from bantin.deploy import asking
from bantin.deploy.asking import Answer, ask
from bantin.deploy.outer_links import OuterLinks


@contextmanager
def trickling(pause: float) -> Iterator[str]:
    """Serve a page of a hundred bytes, one after each ``pause``."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", "100")
            self.end_headers()
            try:
                for _ in range(100):
                    self.wfile.write(b"x")
                    self.wfile.flush()
                    time.sleep(pause)
            except OSError:
                pass  # whoever asked has gone

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def test_an_answer_that_trickles_ends_and_one_in_time_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    with trickling(0) as address:
        assert ask(address).body == b"x" * 100
    monkeypatch.setattr(asking, "_LONGEST", 0.1)
    with trickling(0.02) as address:
        began = time.monotonic()
        found = ask(address)
        assert (found.status, found.words) == (0, "timed out")
        assert time.monotonic() - began < 1.5


def look(folder: Path, status: Callable[[str], int]) -> tuple[OuterLinks, list[str]]:
    asked: list[str] = []

    def answer(address: str, *, method: str, seconds: float) -> Answer:
        asked.append(address)
        return Answer(address, status(address), words="" if status(address) else "timed out")

    return OuterLinks("http://127.0.0.1", folder / "links.json", answer, lambda _: None), asked


LINKS = [f"http://127.0.0.1/{number}" for number in range(10_000)]


def test_ten_thousand_links_to_a_host_at_which_nobody_answers_are_two_questions(tmp_path: Path) -> None:
    outer, asked = look(tmp_path, lambda _: 0)
    assert list(outer.dead(LINKS)) == [(link, "timed out") for link in LINKS]
    assert asked == LINKS[:2]
    again, asked = look(tmp_path, lambda _: 200)  # nothing was learnt of the others
    assert len(list(again.dead(LINKS[:5]))) == 1
    assert asked == LINKS[1:5]


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_asks_for_less_is_left_alone_and_none_of_its_links_is_dead(tmp_path: Path, status: int) -> None:
    outer, asked = look(tmp_path, lambda address: 200 if address == LINKS[0] else status)
    assert list(outer.dead(LINKS)) == []
    assert asked == LINKS[:2]


def test_a_host_that_is_silent_now_and_then_is_asked_on(tmp_path: Path) -> None:
    outer, asked = look(tmp_path, lambda address: 200 if int(address[-1]) % 2 else 0)
    assert len(list(outer.dead(LINKS[:10]))) == 5
    assert asked == LINKS[:10]


def test_a_long_look_that_is_cut_off_keeps_what_it_learnt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bantin.deploy.outer_links._KEPT", -1)
    outer, _ = look(tmp_path, lambda address: 404 if address == LINKS[0] else 200)
    found = outer.dead(LINKS)
    next(found)
    assert (tmp_path / "links.json").exists()
