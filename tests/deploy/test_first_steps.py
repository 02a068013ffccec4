"""What somebody meets who follows a recipe for the first time: a new key, a strange certificate, hidden files."""

from __future__ import annotations

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from bantin.deploy.asking import Answer
from bantin.deploy.built_site import BuiltSite
from bantin.deploy.doctor import _links, _wrong
from bantin.deploy.health import Expected, faults
from bantin.deploy.manifest import Entry, digest_of, packed, part_text, read_part
from bantin.deploy.opening import open_target
from bantin.deploy.targets.remote import RemoteTarget
from bantin.deploy.targets_file import Description

HOSTING = {"host": "ftp.xahamyen.vn", "user": "xa", "path": "www", "address": "https://bantin.xahamyen.vn"}


@pytest.fixture
def hosting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RemoteTarget:
    """A host by FTPS; the program that would reach it is not asked."""
    monkeypatch.setattr("bantin.deploy.targets.remote.found", lambda *_: "rclone")
    monkeypatch.setattr("bantin.deploy.targets.remote.run", lambda *_: CompletedProcess([], 0, b"", b""))
    told = Description("hosting", "ftp", HOSTING)
    target = open_target(told, tmp_path, {"BANTIN_HOSTING_PASSWORD": "khoabimat"})
    assert isinstance(target, RemoteTarget)
    return target


def test_a_server_that_hides_names_with_a_dot_is_asked_for_them_too(hosting: RemoteTarget) -> None:
    """vsftpd says of a ``.htaccess`` that was just sent that there is none."""
    assert hosting.remote.options["force_list_hidden"] == "true"


def test_a_certificate_that_nobody_vouches_for_is_told_from_a_dead_line(hosting: RemoteTarget) -> None:
    words = (
        "NewFs: failed to make FTP connection: tls: failed to verify certificate: x509: signed by unknown authority"
    )
    said = str(hosting._stopped(json.dumps({"level": "error", "msg": words}).encode()))
    assert "SSL_CERT_FILE" in said
    assert "kiểm tra mạng" not in said


def test_a_key_that_is_not_known_yet_comes_with_the_command_that_fetches_it(hosting: RemoteTarget) -> None:
    said = str(hosting._stopped(json.dumps({"level": "error", "msg": "knownhosts: key is unknown"}).encode()))
    assert "ssh-keyscan -t ed25519" in said
    assert "host_key" in said


@pytest.mark.parametrize("rel", ["schema.DC", "schema.dcterms", "profile", "canonical", "license nofollow"])
def test_a_name_for_machines_is_no_link_that_could_be_dead(rel: str) -> None:
    page = f'<link rel="{rel}" href="http://purl.org/dc/elements/1.1/"><link rel="icon" href="https://a.vn/i.png">'
    answer = Answer("https://bantin.xahamyen.vn/", 200, {}, page.encode())
    assert list(_links(answer)) == ["https://a.vn/i.png"]


def test_a_part_of_the_manifest_that_the_host_unpacked_is_read() -> None:
    """Apache with ``AddEncoding gzip .gz`` hands the file out as a compressed answer, unpacked on its way."""
    part = {"mark": Entry(7, "digest")}
    text = part_text(part)
    assert read_part(text, digest_of(text)) == read_part(packed(text), digest_of(text)) != {}
    with pytest.raises(ValueError, match="another part"):
        read_part(text + b" ", digest_of(text))


def test_the_notice_of_a_withdrawn_story_may_come_as_gone() -> None:
    notice, address = "Bài đã rút".encode(), "https://bantin.xahamyen.vn/tin.html"
    entry = Entry(len(notice), digest_of(notice))
    assert _wrong(Answer(address, 410, {}, notice), entry) is None
    assert _wrong(Answer(address, 410, {}, b"Gone"), entry) is not None
    assert _wrong(Answer(address, 410, {}, notice), None) is not None
    assert _wrong(Answer(address, 404, {}, notice), entry) is not None


@pytest.mark.parametrize(("body", "faulty"), [("Bài đã rút", False), ("Gone", True)])
def test_the_look_after_a_withdrawal_takes_gone_for_right(
    body: str, faulty: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = "Bài đã rút".encode()
    site = BuiltSite(tmp_path, {"tin.html": Entry(len(notice), digest_of(notice))}, {})
    answer = Answer("https://bantin.xahamyen.vn/tin.html", 410, {"content-type": "text/html"}, body.encode())
    monkeypatch.setattr("bantin.deploy.health.follow", lambda *_, **__: answer)
    monkeypatch.setattr("bantin.deploy.health.ask", lambda *_, **__: Answer("", 404))
    assert bool(faults("https://bantin.xahamyen.vn", Expected(site, ["tin.html"]), 0)) == faulty
