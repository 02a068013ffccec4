"""``python -m plugins.photos CONTENT`` prints the editors' table of photos: a build that ends with the reading."""

from __future__ import annotations

import argparse
import subprocess
import sys
from tempfile import TemporaryDirectory


def main() -> int:
    """Read the stories as a build does, drafts included, and print the table instead of making files."""
    parser = argparse.ArgumentParser(prog="python -m plugins.photos", description=__doc__)
    parser.add_argument("content", nargs="?", default="content", help="thư mục nội dung")
    parser.add_argument("-s", "--settings", default="pelicanconf.py", help="tệp cấu hình của Pelican")
    chosen = parser.parse_args()
    with TemporaryDirectory() as output:
        extra = ["PHOTOS_REPORT=true", "PHOTOS_DRAFTS=true", "PREVIEW=true"]
        command = [
            sys.executable,
            "-m",
            "plugins.newsroom",
            chosen.content,
            "-s",
            chosen.settings,
            "-o",
            output,
            "-q",
            "-e",
            *extra,
        ]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
