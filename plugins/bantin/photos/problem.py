"""What is wrong with a photo file, before anyone knows which story asked for it."""

from __future__ import annotations

from bantin.newsroom.diagnostic import Diagnostic, Severity
from bantin.newsroom.message import Message, Words, say


class PhotoError(Exception):
    """A file that cannot be shown: the broken rule and a sentence that names the fix."""

    def __init__(self, rule: str, message: Words, severity: Severity = "error") -> None:
        super().__init__(rule, message, severity)
        self.rule = rule
        self.message = message
        self.severity = severity

    def __str__(self) -> str:
        return f"{self.rule}: {self.message}"

    def at(self, path: str, line: int, column: int = 0) -> Diagnostic:
        """Return the finding for that place in the story ``path``."""
        return Diagnostic(path, line, self.rule, self.message, self.severity, column)

    def about(self, name: str) -> PhotoError:
        """Return the same error with the name of the file in its sentence."""
        if name in str(self.message):
            return self
        return PhotoError(self.rule, say("words/about", name=name, said=self.message), self.severity)


def refused(said: Message) -> PhotoError:
    """Return the error of the rule that the message ``said`` is about."""
    return PhotoError(said.rule, said)


def fault_in_photo(error: Exception) -> PhotoError:
    """Return what to say of a file that brings out a fault of the software."""
    return refused(say("photos/fault", kind=type(error).__name__))
