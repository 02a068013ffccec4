"""The public site, built for an address of this machine and served there as a good host would."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "tests/demo"
_PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".webmanifest"}
_FOR_EVER = ("/theme/", "/anh/")


class Host(SimpleHTTPRequestHandler):
    """Answers like a static host with compression, for files of one folder."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> Any:
        """Send the head of the answer and return its body."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        status = 200 if path.is_file() else 404
        data = path.read_bytes() if status == 200 else Path(self.directory, "404.html").read_bytes()
        self.send_response(status)
        if path.suffix in _PACKED or status == 404:
            data = gzip.compress(data, 9, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        age = "max-age=31536000, immutable" if self.path.startswith(_FOR_EVER) else "max-age=0, must-revalidate"
        kind = "text/html" if status == 404 else self.guess_type(str(path))
        charset = "; charset=utf-8" if kind.startswith("text/") else ""
        for name, value in {"Content-Type": f"{kind}{charset}", "Cache-Control": age}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return BytesIO(data)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing."""


@contextmanager
def public_site(folder: Path, *extra: str) -> Iterator[str]:
    """Build the demonstration, which no owner changes, into ``folder``; give the address at which it is served.

    ``extra`` are settings, as in ``PALETTE='"son"'``.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(folder / "site")))
    address = f"http://127.0.0.1:{server.server_port}"
    content, settings = DEMO / "content", DEMO / "demo_publishconf.py"
    command = [sys.executable, "-m", "pelican", str(content), "-o", str(folder / "site"), "-s", str(settings), "-q"]
    command += ["-e", "PUBLIC_ADDRESS_REQUIRED=false", *extra]  # it is checked on this machine
    subprocess.run(command, cwd=ROOT, env={**os.environ, "SITEURL": address}, check=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield address
    finally:
        server.shutdown()
