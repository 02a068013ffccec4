"""What Lighthouse measures of a page on a phone, and what the page costs on a slow network."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PROGRAM = Path(__file__).parent / "node_modules/.bin/lighthouse"
SCORES = {"performance": 100, "accessibility": 100, "best-practices": 100, "seo": 100}
# 400 ms, 400 kbit/s, a processor six times slower, applied for real.
SLOW = (
    *("--throttling-method=devtools", "--throttling.requestLatencyMs=400", "--throttling.cpuSlowdownMultiplier=6"),
    *("--throttling.downloadThroughputKbps=400", "--throttling.uploadThroughputKbps=400"),
    "--only-categories=performance",
)
_CHROME = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)


@dataclass(frozen=True, slots=True)
class Visit:
    """One run: scores of 100 by category, LCP in seconds, CLS, and each request as (kind, bytes on the line, urgent).

    What is not urgent lies below the first screen, or waits until the page stands.
    """

    scores: Mapping[str, float]
    lcp: float
    cls: float
    requests: Sequence[tuple[str, int, bool]]

    def weight(self, kind: str) -> int:
        """Return the bytes of that kind of file."""
        return sum(size for one, size, _ in self.requests if one == kind)

    @property
    def first_view(self) -> int:
        """Return how many requests the first screen takes."""
        return sum(urgent for _, _, urgent in self.requests)


def visit(address: str, chromium: str, *options: str) -> Visit:
    """Run Lighthouse once."""
    with TemporaryDirectory() as folder:
        report, profile = Path(folder, "report.json"), Path(folder, "profile")
        flags = f"--chrome-flags={_CHROME} --user-data-dir={profile}"
        command = [str(PROGRAM), address, "--quiet", "--output=json", f"--output-path={report}", flags, *options]
        environment = {**os.environ, "CHROME_PATH": chromium}
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=300)
        return _read(json.loads(report.read_text("utf-8")))


def _read(report: dict[str, Any]) -> Visit:
    audits = report["audits"]
    items = audits["network-requests"]["details"]["items"]
    requests = [(str(it.get("resourceType")), int(it["transferSize"]), it.get("priority") != "Low") for it in items]
    scores = {name: round(100 * category["score"]) for name, category in report["categories"].items()}
    lcp = audits["largest-contentful-paint"]["numericValue"] / 1000
    return Visit(scores, lcp, audits["cumulative-layout-shift"]["numericValue"], requests)


def median_visit(visits: Sequence[Visit]) -> Visit:
    """Return the median of each figure; the requests are those of the first visit."""
    scores = {name: statistics.median(it.scores[name] for it in visits) for name in visits[0].scores}
    lcp, cls = (statistics.median(getattr(it, name) for it in visits) for name in ("lcp", "cls"))
    return Visit(scores, lcp, cls, visits[0].requests)
