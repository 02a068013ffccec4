"""S3: what objects are stored with, and what cannot be said of old addresses there."""

from __future__ import annotations

from pathlib import Path

import pytest
from bantin.deploy import command
from bantin.deploy.targets.remote import _headers
from bantin.deploy.targets_file import Description

YEAR, AGAIN = "Cache-Control: public, max-age=31536000, immutable", "Cache-Control: no-cache"
ADDRESS = {"address": "https://bantin.xahamyen.vn"}


@pytest.mark.parametrize(("kind", "is_told"), [("s3", True), ("sftp", False)])
def test_a_check_of_s3_says_how_old_addresses_lead_on(
    kind: str, is_told: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "check_host", lambda address, output: [])
    assert command._check(Description("kho", kind, ADDRESS), Path("output")) == 0
    assert ("s3-redirects.json" in capsys.readouterr().out) == is_told


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("anh/a.0123456789.avif", (YEAR, "Content-Type: image/avif")),
        ("anh.html", (AGAIN, "Content-Type: text/html; charset=utf-8")),
        ("feeds/a.atom.xml", (AGAIN, "Content-Type: application/atom+xml; charset=utf-8")),
        ("cu/tin", (AGAIN,)),
    ],
)
def test_objects_are_stored_with_what_they_are_answered_with(path: str, headers: tuple[str, ...]) -> None:
    assert _headers(path) == headers
