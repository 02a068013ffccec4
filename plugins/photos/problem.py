"""What is wrong with a photo file, before anyone knows which story asked for it."""

from __future__ import annotations

from plugins.newsroom.diagnostic import Diagnostic, Severity


class PhotoError(Exception):
    """A file that cannot be shown: the broken rule and a Vietnamese sentence that names the fix."""

    def __init__(self, rule: str, message: str, severity: Severity = "error") -> None:
        super().__init__(rule, message, severity)
        self.rule = rule
        self.message = message
        self.severity = severity

    def at(self, path: str, line: int) -> Diagnostic:
        """Return the finding as it stands in the story ``path`` at ``line``."""
        return Diagnostic(path, line, self.rule, self.message, self.severity)
