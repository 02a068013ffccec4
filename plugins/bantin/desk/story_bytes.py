"""A story file as the desk edits it: header and body as text, and back to bytes with the file's own line ends."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bantin.desk.refusal import Refusal
from bantin.front_matter.header import Parts, split_header
from bantin.front_matter.recode import encoding_name
from bantin.newsroom.message import say
from bantin.vietnamese.marks import normal_form

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class StoryBytes:
    """The text of a file with plain line ends; ``end`` is how its lines end, ``mark`` its byte order mark if any."""

    text: str
    end: str = "\n"
    mark: str = ""

    @classmethod
    def of(cls, data: bytes) -> StoryBytes:
        """Return the text of ``data``; raise :class:`Refusal` if it is in an old encoding."""
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise Refusal(409, say("desk/encoding", name=encoding_name(data) or "?")) from error
        mark = _BOM if text.startswith(_BOM) else ""
        text = text.removeprefix(_BOM)
        first = text.find("\n")
        end = "\r\n" if first > 0 and text[first - 1] == "\r" else "\n" if first >= 0 or "\r" not in text else "\r"
        return cls(text.replace("\r\n", "\n").replace("\r", "\n"), end, mark)

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return (self.mark + self.text.replace("\n", self.end)).encode()

    @property
    def parts(self) -> Parts:
        """The header's fields and the place where the body begins."""
        return split_header(normal_form("NFC", self.text))

    @property
    def head(self) -> str:
        """The lines above the body, as they stand."""
        return self.text[: len(self.text) - len(self.body)]

    @property
    def body(self) -> str:
        """The lines below the header, as they stand."""
        return "\n".join(self.text.split("\n")[self.parts.first_line - 1 :])

    def with_body(self, body: str) -> StoryBytes:
        """Return the story with another body under the same header."""
        head = self.head
        needs_line = bool(head) and body and self.parts.readable and not head.endswith("\n\n") and not _is_fence(head)
        return replace(self, text=head.rstrip("\n") + "\n\n" + body if needs_line else head + body)


def _is_fence(head: str) -> bool:
    return head.rstrip("\n").rpartition("\n")[2].rstrip() in ("---", "...") and head.endswith("\n")
