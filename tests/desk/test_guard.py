"""Who may ask the desk, and for which files: all else gets 403, and not a byte is changed."""

from __future__ import annotations

import json

import pytest

from tests.desk.office import ACCESS, HOST, OWN, Site

STORY = "2026/hop-thon.md"
SAVING = json.dumps({"path": STORY, "base": "x", "body": "bị sửa"}).encode()
ATTACKS = [
    *("../pelicanconf.py", "2026/../../pelicanconf.md", "../content/2026/hop-thon.md", "2026/../2026/hop-thon.md"),
    *("/etc/passwd", "/etc/passwd.md", "//2026/hop-thon.md", "2026//hop-thon.md", "./hop-thon.md",
        "2026/./hop-thon.md"),
    *("..%2f2026/hop-thon.md", "%2e%2e/hop-thon.md", "2026%2fhop-thon.md", "..%5chop-thon.md", "2026/hop-thon.md%00"),
    *("C:\\Users\\a.md", "C:/Users/a.md", "c:a.md", "2026\\hop-thon.md", "\\\\may\\chung\\a.md", "..\\..\\a.md"),
    *("2026/hop-thon.md\0", "2026/hop\0-thon.md", "\0", "2026/hop-thon.md\n", "2026/\rhop.md", "2026/\x7f.md"),
    *("", ".", "..", "2026", "2026/", "2026/hop-thon.md/", "2026/hop-thon"),
    *(".git/config.md", "2026/.an.md", ".desk/versions/a.md", "2026/hop-thon.txt", "2026/hop.jpg", "front-page.toml"),
    *("2026/ho\u0323p-tho\u0302n.md", "2026/lien-ket.md", "thu-muc-ngoai/bai.md", "2026/ong.md", "a/" * 300 + "b.md"),
    *([], {}, None, 7, ["2026/hop-thon.md"]),
]  # fmt: skip


def test_there_are_at_least_forty_attacks() -> None:
    assert len(ATTACKS) >= 40


@pytest.fixture
def traps(site: Site) -> Site:
    """The site with a link to a file, a link to a folder and a folder called as a story."""
    outside = site.folder.parent / "ngoai"
    outside.mkdir()
    (outside / "bai.md").write_text("Title: Ngoài\n\nBí mật", "utf-8")
    (site.folder / "content/2026/lien-ket.md").symlink_to(outside / "bai.md")
    (site.folder / "content/thu-muc-ngoai").symlink_to(outside)
    (site.folder / "content/2026/ong.md").mkdir()
    return site


@pytest.mark.parametrize("name", ["open", "save", "judge", "versions", "compare", "restore", "delete"])
def test_no_path_leads_out_of_the_stories(traps: Site, name: str) -> None:
    before = traps.files()
    for path in ATTACKS:
        answer = traps.ask(name, path=path, base="x", body="bị sửa", name="x")
        assert (answer.status, b"M\xe1\xbb\x99t" in answer.body) == (403, False), path
    assert traps.files() == before


@pytest.mark.parametrize(
    "address",
    [
        *("/photo/../pelicanconf.py", "/photo/2026/hop-thon.md", "/photo/%2e%2e/a.jpg", "/photo/..%2fa.jpg"),
        *("/pages/..%2fapp.py", "/pages/../app.py", "/pages/x.js", "/api/open", "/photo/.git/a.jpg",
        "/pages/index.html"),
    ],
)  # fmt: skip
def test_no_address_shows_another_file(traps: Site, address: str) -> None:
    assert traps.get(address).status == 403


STRANGERS = {
    "host": {"host": "evil.example"},
    "host with our port": {"host": "evil.example:8010"},
    "host of another port": {"host": "127.0.0.1:8000"},
    "host without port": {"host": "127.0.0.1"},
    "origin": {"origin": "http://evil.example"},
    "origin null": {"origin": "null"},
    "origin of another port": {"origin": "http://127.0.0.1:8011"},
    "origin by https": {"origin": f"https://{HOST}"},
    "origin left out": {"origin": ""},
    "another site": {"sec-fetch-site": "cross-site"},
    "another port": {"sec-fetch-site": "same-site"},
    "no key": {"cookie": ""},
    "wrong key": {"cookie": f"{ACCESS.cookie}=sai"},
    "key of another port": {"cookie": f"ban-tin-8000={ACCESS.key}"},
    "no token": {"x-desk-token": ""},
    "wrong token": {"x-desk-token": "sai"},
    "text": {"content-type": "text/plain"},
    "text with charset": {"content-type": "text/plain; charset=utf-8"},
    "form": {"content-type": "application/x-www-form-urlencoded"},
    "no kind": {"content-type": ""},
}


@pytest.mark.parametrize("wrong", STRANGERS.values(), ids=STRANGERS.keys())
def test_a_stranger_changes_nothing(site: Site, wrong: dict[str, str]) -> None:
    before = site.files()
    headers = {name: value for name, value in {**OWN, **wrong}.items() if value}
    base = site.ask("open", path=STORY).data["base"]
    saving = json.dumps({"path": STORY, "base": base, "body": "bị sửa"}).encode()
    answer = site.request("POST", "/api/save", headers, saving)
    assert answer.status == 403
    assert "access-control-allow-origin" not in answer.headers
    assert site.files() == before


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_no_other_method_is_answered(site: Site, method: str) -> None:
    assert site.request(method, "/api/save", OWN, SAVING).status == 403


def test_reading_by_a_link_changes_nothing(site: Site) -> None:
    before = site.files()
    for name in ("save", "delete", "begin", "restore"):
        assert site.get(f"/api/{name}").status == 403
    assert site.files() == before


@pytest.mark.parametrize("body", [b"", b"[]", b"7", b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_object_is_refused(site: Site, body: bytes) -> None:
    assert site.request("POST", "/api/save", OWN, body).status == 403


def test_a_question_has_a_limit(site: Site) -> None:
    before = site.files()
    answer = site.ask("save", path=STORY, base="x", body="a" * 4_100_000)
    assert answer.status == 413
    assert site.files() == before


def test_the_key_opens_the_desk_once_and_stays_out_of_the_address(site: Site) -> None:
    answer = site.request("GET", "/", {"host": HOST}, query=f"key={ACCESS.key}")
    assert (answer.status, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert all(word in cookie for word in (f"{ACCESS.cookie}={ACCESS.key}", "httponly", "samesite=strict"))
    assert site.request("GET", "/", {"host": HOST}, query="key=sai").status == 403
    assert site.request("GET", "/", {"host": HOST}).status == 403
    assert site.get("/").status == 200


def test_pages_run_no_script_but_their_own(site: Site) -> None:
    answer = site.get("/")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["cache-control"] == "no-store"
    page = answer.body.decode()
    assert ACCESS.token in page
    assert ACCESS.key not in page
    assert not any(sign in page for sign in ("<script>", "style=", "onclick", "javascript:"))


def test_a_page_may_not_break_out_of_the_name_of_the_site(site: Site) -> None:
    site.settings["SITENAME"] = '"><script src=//evil.example></script>'
    assert b"<script src=//" not in site.get("/").body
