"""No secret is printed, whatever the program that knows it has to say."""

from __future__ import annotations

import pytest
from bantin.deploy.failure import last_line


@pytest.mark.parametrize(
    "said",
    [
        "530 Login incorrect: mat/khau+1",
        "unable to access 'https://bantin:mat/khau+1@github.com/xa/tin/'",
        "unable to access 'https://bantin:mat%2Fkhau%2B1@github.com/xa/tin/'",
        "unable to access 'https://bantin:khac@github.com/xa/tin/'",
        "secret ghp_0123456789 is not known",
    ],
)
def test_what_another_program_says_holds_no_secret(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANTIN_HOSTING_PASSWORD", "mat/khau+1")
    monkeypatch.setenv("GITHUB_TOKEN", "ghp_0123456789")
    told = last_line(f"first\n{said}\n\n")
    assert "•••" in told
    assert not any(it in told for it in ("mat/khau", "mat%2F", "khac", "ghp_"))


def test_what_is_no_secret_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANTIN_HOSTING_PASSWORD", "")
    monkeypatch.setenv("MAIL_PASS", "vn")
    assert last_line("git@xa.vn: https://xa.vn/a@b: 404") == "git@xa.vn: https://xa.vn/a@b: 404"
