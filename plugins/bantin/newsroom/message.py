"""A message as data: a key of the catalogue and what fills its fields; it becomes words when somebody prints it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from bantin.newsroom.catalogue import UnknownMessage, pattern, readers_language, spoken


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be said, in no language yet: ``fields`` pairs the names in the text with values.

    A key is the rule that a finding is about, and behind a dot the case of it, if there are several:
    ``check/lost-link.near``.
    """

    key: str
    fields: tuple[tuple[str, Value], ...] = ()

    @property
    def rule(self) -> str:
        """The rule that a finding with these words is about."""
        return self.key.partition(".")[0]

    def text(self, language: str) -> str:
        """Return the words in ``language``; messages among the fields are said in it too."""
        values = {name: _spoken(it, language) for name, it in self.fields}
        return pattern(self.key, language).format(**values)

    def __str__(self) -> str:
        return self.text(spoken())


class _Count(int):
    """A number that chooses a word: ``{count:story|stories}`` is the first of one thing, the second of others.

    As a measure (``{size:,}``) it has no decimals to part.
    """

    def __format__(self, form: str) -> str:
        if form in (",", "."):
            return str(int(self))  # a whole measure
        one, several, others = form.partition("|")
        return (one if self == 1 else others) if several else super().__format__(form)


class _Measure(float):
    """A number with one decimal behind the sign that its text names: ``{seconds:,}``."""

    def __format__(self, sign: str) -> str:
        return f"{float(self):.1f}".replace(".", sign or ".")


def _spoken(value: Value, language: str) -> str | int | float:
    match value:
        case Message():
            return value.text(language)
        case int():
            return _Count(value)
        case float():
            return _Measure(value)
        case _:
            return value


Value = str | int | float | Message
Words = Message | str  # what a message holds; plain text is quoted as it is, in whatever language it came


def say(key: str, /, **fields: Value) -> Message:
    """Return the message under ``key`` with its ``fields``; the catalogue is asked once it is printed."""
    return Message(key, tuple(fields.items()))


def to_readers(message: Message) -> str:
    """Return ``message`` in the language of the site, which may be another than that of its editors."""
    return message.text(readers_language())


def either(names: Sequence[str]) -> Message:
    """Return ``names``, of which there is one at least, as a choice: “a”, “b” or “c”, each in quotation marks."""
    first, *others = (say("words/quoted", name=name) for name in names)
    return reduce(lambda one, other: say("words/or", one=one, other=other), others, first)


def as_data(words: Words) -> Any:
    """Return ``words`` as JSON can hold them, in no language."""
    if isinstance(words, str):
        return words
    return {"key": words.key, "fields": {name: _plain(value) for name, value in words.fields}}


def from_data(value: Any) -> Words:
    """Return the words that :func:`as_data` has left; raise ValueError for what it cannot have left.

    Whoever wrote it may have made it up: no key, field or kind of value is believed.
    """
    if isinstance(value, str):
        return value
    if not isinstance(value, dict) or value.keys() != {"key", "fields"} or not isinstance(value["fields"], dict):
        raise ValueError("no message")
    fields = {str(name): _value(it) for name, it in value["fields"].items()}
    message = Message(str(value["key"]), tuple(fields.items()))
    try:
        message.text(spoken())
    except (UnknownMessage, LookupError, TypeError, AttributeError) as error:
        raise ValueError("no message of ours") from error
    return message


def _plain(value: Value) -> Any:
    return as_data(value) if isinstance(value, Message) else value


def _value(value: Any) -> Value:
    if isinstance(value, dict):
        found = from_data(value)
        if isinstance(found, Message):
            return found
    elif isinstance(value, str | int | float):
        return value
    raise ValueError("no value of a message")
