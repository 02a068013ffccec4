"""The rules as documentation lists them; a test keeps docs/plugins/check.md equal to it."""

from __future__ import annotations

from bantin.check.registry import installed_rules
from bantin.newsroom.diagnostic import severity_word


def rule_table() -> str:
    """Return a Markdown table of every rule: its name, how grave it is, whether it can be mended, what it asks."""
    rows = [
        f"| `check/{installed.rule.name}` | {severity_word(installed.rule.severity)} "
        f"| {'có' if installed.fix else ''} | {installed.rule.summary.replace('|', '&#124;')} |"
        for installed in installed_rules()
    ]
    return "\n".join(["| Quy tắc | Mức | `make fix` | Yêu cầu |", "|---|---|---|---|", *rows])
