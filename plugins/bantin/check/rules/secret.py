"""Passwords, keys and tokens: whoever reads the page, or the history of its files, could use them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.check.quoting import masked
from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say

RULE = Rule("secret", "error")

_KINDS = (
    ("check/secret.key", r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----", ("PRIVATE KEY",)),
    (
        "check/secret.token",
        r"""\b(?:AKIA|ASIA)[0-9A-Z]{16}\b | \bgh[pousr]_[A-Za-z0-9]{36,} | \bgithub_pat_\w{22,} | \bglpat-[\w-]{20,}
          | \bAIza[\w-]{35} | \bya29\.[\w-]{20,} | \bxox[abprs]-[\w-]{10,} | \b[sr]k_live_\w{16,}
          | \bsk-[A-Za-z0-9][\w-]{19,} | \bEAA[A-Za-z0-9]{40,} | \b\d{8,10}:AA[\w-]{33}\b | \bnpm_[A-Za-z0-9]{36}\b
          | \bpypi-AgEI[\w-]{20,} | \beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}""",
        (
            "AKIA",
            "ASIA",
            "ghp_",
            "gho_",
            "ghu_",
            "ghs_",
            "ghr_",
            "github_pat_",
            "glpat-",
            "AIza",
            "ya29.",
            "xox",
            "k_live_",
            "sk-",
            "EAA",
            ":AA",
            "npm_",
            "pypi-",
            "eyJ",
        ),
    ),
    ("check/secret.in-address", r"\b[a-z][a-z+]{1,9}://[^\s/:@]+:[^\s/@]{3,}@[\w.-]+", ("@",)),
    (
        "check/secret.password",
        r"""(?i:\b(?:mật\ ?khẩu|passw(?:or)?d|passwd|pwd|pass|secret|token|api[_-]?key|access[_-]?key))
            \b[^\S\n]*["']?[^\S\n]*(?:[:=]|\blà\b)[^\S\n]*["'“]?
            (?P<value>(?=[!-~]{0,200}\d)(?=[!-~]{0,200}[A-Za-z@\#$%^&*!]|\d{4})[!-~]{4,200}(?<![.,;:!?)"']))""",
        ("mật", "pass", "pwd", "secret", "token", "key"),
    ),
)
_PATTERNS = [(name, re.compile(pattern, re.VERBOSE), tuple(map(str.lower, signs))) for name, pattern, signs in _KINDS]
_PATTERNS[0] = (_KINDS[0][0], re.compile(_KINDS[0][1]), _PATTERNS[0][2])


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield a finding for each secret, code and addresses included."""
    told: set[int] = set()
    lowered = story.text.lower()
    for key, pattern, signs in _PATTERNS:
        if not any(map(lowered.__contains__, signs)):
            continue
        for match in pattern.finditer(story.text):
            group = "value" if "value" in match.groupdict() else 0
            if match.start(group) in told:
                continue
            told.add(match.start(group))
            quote = match[0].strip("-") if key == "check/secret.key" else masked(match[group])
            yield story.finding(RULE, match.start(group), say(key, quote=quote))
