"""The catalogue of messages: the same in each language, used in full, plain, and each finding with its cure."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from string import Formatter
from typing import get_args

import pytest
from bantin.check.registry import all_rules
from bantin.front_matter.schema import KEYS
from bantin.move_in.account import Kind
from bantin.move_in.plan_text import SYSTEMS
from bantin.move_in.states import LEFT_OUT, STATES, named_key
from bantin.newsroom.catalogue import FOLDER, UnknownMessage, area_texts, languages, pattern, speak, spoken
from bantin.newsroom.diagnostic import Diagnostic, finding, kept_diagnostics
from bantin.newsroom.message import Message, from_data, say
from bantin.newsroom.regular_file import Reason
from bantin.vietnamese.syllable import is_syllable

from tests.modules import MODULES, PLUGINS, name_of, nodes_of

# Areas of texts that are no findings.
NO_FINDINGS = {
    "rule": "what the rules of make check ask for",
    "report": "the table of photos",
    "draft": "what stands in a new story, and what comes next",
    "why": "what make why tells of a page",
    "command": "what make new and make convert-text ask and tell",
    "server": "what the server of previews answers",
    "fix": "what make fix asks and tells",
    "build": "what a build tells of its course",
    "setting": "sentences about settings, in parts that are put together, with which a command ends",
    "failure": "sentences about disks and rights with which a command ends",
    "words": "what stands around messages and in them",
    "stop": "sentences with which a command ends",
    "hosts": "what an owner is told of addresses that a host cannot answer",
    "fetch": "what make fetch-photos says while it works",
    "desk": "what the desk shows and answers",
    "deploying": "what make deploy tells of its course, and of a host",
    "doctor": "what make doctor tells of a public site",
    "move-in": "what bantin import-site and bantin export plan, ask and tell",
    "site": "what bantin site asks and tells",
    "upgrade": "what bantin upgrade tells of a site",
    "reader": "what pages and feeds say",
    "verb": "what the verbs of the command bantin are for",
    "header": "what the keys of a header are for",
}
KEY = re.compile(r"[a-z]+(?:-[a-z]+)*/[a-z]+(?:-[a-z]+)*(?:\.[a-z]+(?:-[a-z]+)*)?")
# What every office types and says, though no dictionary has it.
LOAN_WORDS = {
    *("email", "video", "Word", "Zalo", "Slug", "sapo", "Tab", "HTML", "http", "https", "VnTime", "Times"),
    *("Windows", "Ctrl", "dev", "shm", "True", "False", "Git", "UTF", "make", "fix", "convert", "text"),
    *("Mac", "iCloud", "md", "txt", "web"),
    *("clip", "WebM", "WebP", "iPhone", "pillow", "heif", "new", "localhost", "content", "devserver", "html"),
}
JARGON = re.compile(
    r"(?i)\b(?:pelican|critical|traceback|warning|error|plugin|regex|unicode|nfc|exception|none|null|python"
    r"|schema|metadata|front[- ]matter)\b"
)
QUOTED = re.compile(r"“[^”]*”|\([^)]*(?:!\[|\.md|\.jpg)[^)]*\)")
CURE = re.compile(r"\b(?:[Hh]ãy|[Nn]ếu|[Cc]ó phải)\b")


@cache
def texts(language: str) -> dict[str, str]:
    areas = [file.stem for file in sorted((FOLDER / language).glob("*.toml"))]
    return {f"{area}/{name}": text for area in areas for name, text in area_texts(area, language).items()}


def finding_keys() -> set[str]:
    """Return the keys of the messages that are findings."""
    return {key for key in texts("vi") if key.partition("/")[0] not in NO_FINDINGS}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def literals() -> set[str]:
    nodes = (node for path in MODULES for node in nodes_of(path) if isinstance(node, ast.Constant))
    return {node.value for node in nodes if isinstance(node.value, str) and KEY.fullmatch(node.value)}


def script_keys() -> set[str]:
    """Return the keys that scripts of the desk ask for; each asks ``say("…")`` with the key as it stands."""
    texts = [path.read_text("utf-8") for path in sorted(PLUGINS.glob("desk/pages/*.js"))]
    return {f"desk/{name}" for text in texts for name in re.findall(r'\bsay\("([a-z.-]+)"', text)}


def rule_keys() -> set[str]:
    """Return the keys of what the rules of ``make check`` ask for, which are made from their names."""
    return {f"rule/{rule.name}" for rule in all_rules()}


def header_keys() -> set[str]:
    """Return the keys of what each line of a header is for, which are made from its name."""
    return {f"header/{key.name.replace('_', '-')}" for key in KEYS}


def move_keys() -> set[str]:
    """Return the keys that moving in puts together: of systems, of what was left out, of what a file is."""
    told = set(get_args(Kind))
    persons = {f"move-in/plan.person-{kind}" for kind in told} & texts("vi").keys()
    reasons = {f"move-in/reason.{reason}" for reason in get_args(Reason)}
    return (
        {f"move-in/told.{kind}" for kind in told}
        | persons
        | reasons
        | {f"move-in/system.{system}" for system in (*SYSTEMS, "portal")}
        | {named_key("left", kind) for kind in LEFT_OUT}
        | {named_key("state", state) for state in STATES}
    )


def sayings() -> Iterator[tuple[str, ast.Call]]:
    for path in MODULES:
        for node in nodes_of(path):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                yield name_of(path), node


def test_both_languages_hold_the_same_messages_with_the_same_fields() -> None:
    assert languages() == ("en", "vi")
    assert texts("vi").keys() == texts("en").keys()
    assert [key for key, text in texts("vi").items() if fields(text) != fields(texts("en")[key])] == []


@pytest.mark.slow
def test_each_key_is_used_and_each_used_key_is_there() -> None:
    areas = {key.partition("/")[0] for key in texts("vi")}
    used = {key for key in literals() if key.partition("/")[0] in areas} | rule_keys() | script_keys() | move_keys()
    used |= header_keys()
    assert sorted(texts("vi").keys() - used) == []
    said = {call.args[0].value for _, call in sayings() if isinstance(call.args[0], ast.Constant)}
    assert sorted((said | script_keys()) - texts("vi").keys()) == []


@pytest.mark.slow
def test_each_saying_fills_the_fields_of_its_message() -> None:
    wrong = []
    for name, call in sayings():
        given = {keyword.arg for keyword in call.keywords}
        key = call.args[0]
        if isinstance(key, ast.Constant) and None not in given and given != fields(texts("vi")[key.value]):
            wrong.append(f"{name}:{call.lineno} {key.value}: {sorted(given)}")
    assert wrong == []


def test_a_rule_has_one_message_or_named_cases() -> None:
    assert [key for key in texts("vi") if not KEY.fullmatch(key)] == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_finding_is_a_sentence(language: str) -> None:
    wrong = [key for key in finding_keys() if not re.search(r"(?:[.?]|[.?]”)$", texts(language)[key])]
    assert sorted(wrong) == []


def test_each_finding_says_how_to_mend_it() -> None:
    assert sorted(key for key in finding_keys() if not CURE.search(texts("vi")[key])) == []


def test_vietnamese_messages_are_vietnamese_and_plain() -> None:
    strange = {}
    for key, text in texts("vi").items():
        if key.startswith(("setting/", "site/", "upgrade/", "move-in/")) or key in ("draft/story", "header/status"):
            continue  # an owner's settings and commands are a program's, and a header has its keys
        bare = re.sub(r"\{[^{}]*\}|%\(\w+\)[sr]", " ", QUOTED.sub(" ", text))
        words = re.findall(r"[^\W\d_]{2,}", bare)
        odd = [word for word in words if not is_syllable(word) and not word.isupper() and word not in LOAN_WORDS]
        if odd or JARGON.search(bare):
            strange[key] = odd or JARGON.findall(bare)
    assert strange == {}


def test_english_messages_are_english() -> None:
    foreign = re.compile("[ăâđêôơưĂÂĐÊÔƠƯÀ-ãÈ-õÙ-ýẠ-ỹ]")
    assert sorted(key for key, text in texts("en").items() if foreign.search(QUOTED.sub("", text))) == []


def test_a_message_is_said_in_the_language_of_the_day() -> None:
    found = finding("a.md", 3, say("address/clash", owner="b.md", slug="hop-2"), "warning")
    assert str(found).startswith("a.md:3: cảnh báo: tin này trùng địa chỉ với b.md, ")
    try:
        speak("en")
        assert str(found).startswith("a.md:3: warning: this story wants the address of b.md, ")
    finally:
        speak("vi")
    assert spoken() == "vi"


def test_a_message_within_a_message_is_said_in_its_language() -> None:
    message = say("words/total", counts=say("words/nothing-to-mend"))
    assert message.text("vi") == "Tổng cộng: không có gì phải sửa."
    assert message.text("en") == "In all: nothing to mend."


def test_nobody_asks_for_what_is_not_there() -> None:
    for key in ("words/nothing", "nowhere/at-all", "words"):
        with pytest.raises(UnknownMessage):
            pattern(key, "vi")


def test_a_cache_gives_back_what_was_found() -> None:
    found = [
        finding("a.md", 3, say("address/clash", owner=say("words/error"), slug="2"), "warning", 4),
        Diagnostic("b.md", 0, "a/b", "chữ"),
    ]
    assert kept_diagnostics([it.as_data() for it in found]) == found


@pytest.mark.parametrize(
    "said",
    [
        7,
        None,
        {"key": "address/clash"},
        {"key": "address/clash", "fields": []},
        {"key": "address/clash", "fields": {"owner": "b.md"}},
        {"key": "address/clash", "fields": {"owner": ["b.md"], "slug": ""}},
        {"key": "address/clash", "fields": {"owner": {"key": "no/such", "fields": {}}, "slug": ""}},
        {"key": "../../secret/x", "fields": {}},
        {"key": 7, "fields": {}},
    ],
)
def test_a_forged_message_is_none(said: object) -> None:
    with pytest.raises(ValueError, match="message"):
        from_data(said)


@pytest.mark.parametrize(
    "changed",
    [{"path": 1}, {"line": "1"}, {"line": True}, {"severity": "fatal"}, {"severity": []}, {"column": None}, {"x": 1}],
)
def test_a_forged_finding_is_none(changed: dict[str, object]) -> None:
    true = Diagnostic("a.md", 1, "a/b", "chữ").as_data()
    with pytest.raises(ValueError, match="finding"):
        kept_diagnostics([{**true, **changed}])
    for other in (None, {}, "x", [7], [None], [["a.md", 1]]):
        with pytest.raises(ValueError, match="finding"):
            kept_diagnostics(other)


def test_a_message_without_fields_is_equal_to_itself() -> None:
    assert say("words/error") == Message("words/error")
