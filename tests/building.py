"""Build a site by the real command, in its own process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SMALL_SITE = ROOT / "tests/site/small"
SITE_URL = "https://bantin.xabangcoc.vn"
# The "now" of the builds: 2026-11-22 08:00 in Vietnam.
NOW = "1795309200"

Result = subprocess.CompletedProcess[str]


def run_pelican(content: Path, output: Path, *options: str, conf: str = "pelicanconf.py") -> Result:
    """Run ``pelican`` as a user does; the result holds its exit code and what it printed."""
    command = [sys.executable, "-m", "pelican", str(content), "-o", str(output), "-s", str(ROOT / conf), *options]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": NOW, "SITEURL": SITE_URL}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=ROOT)
