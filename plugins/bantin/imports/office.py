"""LibreOffice, where a machine has it, turns older files into .docx: in a folder and with a profile of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from bantin.imports.refused import Refused
from bantin.newsroom.message import say
from bantin.newsroom.regular_file import NotPlain, read_plain

_SECONDS, _MOST = 120, 100_000_000


def office_program() -> str | None:
    """Return the program that converts, or None."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def as_docx(data: bytes, ending: str, program: str) -> bytes:
    """Return ``data``, a file with that ``ending``, as .docx; raise :class:`Refused`."""
    with TemporaryDirectory(prefix="bantin-") as folder:
        source = Path(folder, f"bai{ending}")
        source.write_bytes(data)
        made = Path(folder, "ra")
        command = [
            program,
            f"-env:UserInstallation={Path(folder, 'ho-so').as_uri()}",
            *("--headless", "--norestore", "--convert-to", "docx", "--outdir", str(made), str(source)),
        ]
        environment = {
            **os.environ,
            "HOME": folder,
            "http_proxy": "http://127.0.0.1:9",
            "https_proxy": "http://127.0.0.1:9",
        }
        try:
            subprocess.run(
                command, capture_output=True, timeout=_SECONDS, check=True, env=environment, stdin=subprocess.DEVNULL
            )
            return read_plain(made, "bai.docx", _MOST)
        except (subprocess.SubprocessError, NotPlain, OSError) as error:
            raise Refused(say("import/office-failed")) from error
