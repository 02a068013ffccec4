"""The public site under the strictest policy that a host can send: nothing breaks, leaves or is lost."""

from __future__ import annotations

from contextlib import suppress
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Error

from tests.browser.kinds import KINDS, page_of
from tests.browser.survey import Survey
from tests.demo.demo_publishconf import CONTENT_POLICY

ABROAD = "https://elsewhere.example/x.png"
# A search needs its script, and so does the list of the pages that a device keeps.
COMPLETE = [kind for kind in KINDS if kind not in ("search", "offline")]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_no_error_no_violation_no_other_host(survey: Survey, kind: str, scripts: bool) -> None:
    assert survey.loaded(kind, scripts).complaints == []


@pytest.mark.parametrize("kind", COMPLETE)
def test_a_page_says_as_much_without_scripts(survey: Survey, kind: str) -> None:
    assert survey.loaded(kind, scripts=False).words == survey.loaded(kind, scripts=True).words != set()


def test_the_policy_stands_in_each_page_for_hosts_that_send_no_headers(bulletin: Path) -> None:
    for kind in KINDS:
        html = unescape((bulletin / page_of(bulletin, kind)).read_text("utf-8"))
        assert f'<meta http-equiv="Content-Security-Policy" content="{CONTENT_POLICY}">' in html, kind


def test_the_watch_notices_what_the_policy_forbids(survey: Survey) -> None:
    page = survey.open("story")
    with page.expect_console_message(lambda line: line.text == "policy: img-src"):
        page.evaluate("url => document.body.append(Object.assign(new Image(), {src: url}))", ABROAD)
    assert "policy: img-src" in survey.wrong


def test_the_watch_notices_requests_errors_and_what_is_missing(survey: Survey) -> None:
    page = survey.open("story")
    with suppress(Error):
        page.goto(ABROAD)
    assert f"request to {ABROAD}" in survey.wrong
    page = survey.open("story")
    with page.expect_event("pageerror"):
        page.evaluate("setTimeout(() => { throw new Error('broken') })")
    assert any("broken" in line for line in survey.wrong)
    with page.expect_event("requestfinished", lambda request: request.url.endswith("/khong-co.png")):
        page.evaluate("document.body.append(Object.assign(new Image(), {src: '/khong-co.png'}))")
    assert "nothing at khong-co.png" in survey.wrong
