"""What is wrong with a photo file, before anyone knows which story asked for it."""

from __future__ import annotations

from plugins.newsroom.diagnostic import Diagnostic, Severity

_FAULT = "Phần mềm gặp lỗi khi đọc tệp này ({kind}). Hãy lưu lại ảnh dạng JPEG (clip: MP4 hay MP3) rồi dùng tệp mới."


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

    def about(self, name: str) -> PhotoError:
        """Return the same error with the name of the file in its sentence."""
        return self if name in self.message else PhotoError(self.rule, f"“{name}”: {self.message}", self.severity)


def fault_in_photo(error: Exception) -> PhotoError:
    """Return what to say of a file that brings out a fault of the software."""
    return PhotoError("photos/fault", _FAULT.format(kind=type(error).__name__))
