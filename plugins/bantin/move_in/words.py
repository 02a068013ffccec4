"""Words that readers saw in an old story and do not see in the new one: counted apart from how either was written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from bantin.vietnamese.forbidden import resolve
from bantin.vietnamese.marks import normal_form

# Each of these ends before another one opens: else what nobody closed would be read to the end of the text each time.
_UNSEEN = re.compile(
    r"<(script|style|noscript)\b(?>(?:[^<]+|<(?!/?\1\b))*)</\1\s*>|<!--(?>(?:[^<-]+|-(?!->)|<(?!!--))*)-->",
    re.IGNORECASE,
)
_ALT = re.compile(r"""\b(?:alt|title|caption|credit|attr|attribution|desc|description)\s*=\s*("[^"<>]*"|'[^'<>]*')""")
_IMG = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_LOOK = re.compile(r"<(?:b|i|st[^<>]*|em(?:\s[^<>]*)?|sp[^<>]*)>|</?su[bp]\b[^<>]*>", re.I)  # within words
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉ⁿ", "01234567890123456789n")
_RAISED_SIGN = re.compile("[⁰¹²³⁴-⁹₀-₉ⁿ]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_CALL = re.compile(
    r"\{\{[<%]\s*+/?\s*+[\w/.-]++(?P<rest>(?>(?:[^{>%]+|[>%](?!\}\})|\{(?!\{[<%]))*))[>%]\}\}"
    r"|\{%-?\s*+\w++(?P<rest2>(?>(?:[^{%]+|%(?!\})|\{(?!%))*))%\}"
)
_SETTING = re.compile(
    r"""(?<![\w-])(?!(?:caption|title|alt|credit|attr|attribution|desc|description|text|author|name)\b)[\w-]++\s*+=\s*+(?:"[^"]*"|'[^']*'|\S+)"""
)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|“[^”]*”")
_NO_WORDS = re.compile(r"[\w./:?=&#%-]*[./:?=&#%\d][\w./:?=&#%-]*|[a-z-]+|\w*[a-z][A-Z]\w*", re.ASCII)
_BRACKET_CALL = re.compile(
    r"\[/?(?:caption|gallery|embed|video|audio|playlist|youtube|vc_\w+|et_pb_\w+|[a-z]+[_-]\w+)\b(?P<rest>[^\[\]]*)\]"
    r"|\[[a-z][\w-]*+(?P<rest2>\s++[\w-]++\s*+=[^\[\]]*)\]"  # of any name, where something is set
)
_BARE_CALL = re.compile(r"\[/?([a-z][\w-]*+)\]")
_CLOSED = re.compile(r"\[/([a-z][\w-]*+)\]")
_TARGET = re.compile(r"\]\(\s*(?:<[^<>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:\s*\S+", re.MULTILINE)
_ADDRESS = re.compile(r"//[^\s<>()\"']+")
_OTHER_ADDRESS = re.compile(r"www\.\S+|\{(?:filename|static|attach)\}\S+")
_ATTRIBUTES = re.compile(r"\{:?(?=[^{}\n]*+\})[^{}\n]*[#.=][^{}\n]*\}")
_WORD = re.compile(r"[^\W_]+")
_MARKER = re.compile(r"^[^\S\n]*+(?:\d{1,3}|[a-zđ])[.)]\s", re.MULTILINE)


def seen_words(text: str) -> list[str]:
    """Return the words of Markdown or HTML ``text``: no addresses, tags, calls and list numbers.

    Tones, letters and the order of words are kept apart from looks: what is bold, or a caption, counts alike.
    """
    if "<" in text:
        text = _UNSEEN.sub(" ", text)
        text = _TAG.sub(" ", _LOOK.sub("", _IMG.sub(_alt_of, text)))
    if "{" in text:
        text = _ATTRIBUTES.sub(" ", _CALL.sub(_shown_of_call, text))
    if "[" in text:
        closed = set(_CLOSED.findall(text))
        text = _BARE_CALL.sub(lambda found: " " if found[1] in closed else found[0], text) if closed else text
        text = _DEFINITION.sub(" ", _TARGET.sub("] ", _BRACKET_CALL.sub(_shown_of_call, text)))
    text = resolve(text)
    text = (resolve(text) if "&" in text else text).replace("\\", "")
    if "//" in text:
        text = _ADDRESS.sub(" ", text.replace("https://", "//").replace("http://", "//"))
    if "www." in text or "}" in text:
        text = _OTHER_ADDRESS.sub(" ", text)
    if _RAISED_SIGN.search(text):
        text = text.translate(_RAISED)
    return _WORD.findall(normal_form("NFC", _MARKER.sub(" ", text)).casefold().replace("\xad", ""))


def lost_words(before: Iterable[str], after: Iterable[str]) -> list[str]:
    """Return the words that the texts ``before`` hold more often than those ``after``, each as often as it lacks."""
    lost, held = Counter[str](), Counter[str]()
    for text in filter(None, before):
        lost.update(seen_words(text))
    for text in filter(None, after):
        held.update(seen_words(text))
    return [word for word, number in lost.items() for _ in range(number - held[word])]


def _alt_of(found: re.Match[str]) -> str:
    return " ".join(it[1:-1] for it in re.findall(r"""\balt\s*=\s*("[^"<>]*"|'[^'<>]*')""", found[0])) + " "


def _shown_of_call(found: re.Match[str]) -> str:
    """Return the words of a shortcode that readers may have seen: texts in quotation marks, no names of looks."""
    groups = found.groupdict()
    rest = _SETTING.sub(" ", groups.get("rest") or groups.get("rest2") or "")
    texts = (it[1:-1] for it in _QUOTED.findall(rest))
    return f" {' '.join(it for it in texts if not _NO_WORDS.fullmatch(it))} "
