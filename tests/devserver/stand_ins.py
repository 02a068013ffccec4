"""Stand-ins for what builds, in a module of their own: each process that is one imports it, and pytest takes long."""

from __future__ import annotations

import os
import time
from multiprocessing.connection import Connection

from bantin.devserver.findings import Finding
from bantin.devserver.outcome import Outcome, Proof, Sources


def work(line: Connection, arguments: list[str]) -> None:
    """Do what ``arguments`` say: refuse to start, die at the second build, or build."""
    if "refuse" in arguments:
        line.send(Outcome(failure="cấu hình hỏng"))
        return
    line.send(Sources(("content",)))
    builds = 0
    while True:
        changed = line.recv()
        builds += 1
        if "die" in arguments and builds == 2:
            line.close()
            time.sleep(60)  # dying, and not seen as dead yet
        if "proof" in arguments:
            line.send(Proof({"a.html": ",".join(sorted(changed)).encode()}))
        line.send(Outcome(findings=(Finding(str(os.getpid()), builds, "build"),)))


def say_what_for(line: Connection, arguments: list[str]) -> None:
    """Build for each message; say what the build was for."""
    line.send(Sources(tuple(arguments)))
    while True:
        line.send(Outcome(failure=" ".join(sorted(line.recv())) or "first"))


def say_english(line: Connection, arguments: list[str]) -> None:
    """Say that the office is an English one, then wait."""
    line.send(Sources((), (), "en"))
    line.recv()
