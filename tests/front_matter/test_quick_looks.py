"""What quick looks leave out changes nothing: bodies are the same to the letter with every one switched off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

import pytest
from bantin.front_matter.conversion import Body, BodyConverter
from hypothesis import example, given
from hypothesis import strategies as st

from tests.building import DEMO
from tests.demo.demo_pelicanconf import MARKDOWN
from tests.dialect.innocent import BLOCKS, PARAGRAPHS
from tests.dialect.mixtures import documents, soups
from tests.front_matter.boundary import PLACES, SMUGGLED
from tests.image_captions.fragments import NOISE, PHOTOS, TEXTS, numbered

OPTIONS = {**MARKDOWN, "extensions": [*MARKDOWN["extensions"], "bantin.image_captions.extension"]}
NEVER, ALWAYS = re.compile("(?!)"), re.compile("")
# Each quick look, and what has it send every text the long way.
LOOKS = {
    "bantin.vietnamese.marks._PLAIN": NEVER,
    "bantin.front_matter.plain_body.PlainBodies.read": lambda *_: None,
    "bantin.front_matter.cleaning._SURELY_CLEAN": NEVER,
    "bantin.front_matter.conversion.bare_marks": lambda html, _: html,
    "bantin.front_matter.empty._SHOWN": NEVER,
    "bantin.front_matter.slot_filling._ONLY_PLACE": NEVER,
    "bantin.front_matter.inline._Signs.are_in": lambda *_: True,
    "bantin.front_matter.effort_meters.MeasuredPattern.may_match": lambda *_: True,
    "bantin.front_matter.conversion.holds_wide_space": lambda _: True,
    "bantin.newsroom.places._SIGN_OF_OPENER": ALWAYS,
    "bantin.dialect.leftover_reader.may_hold_slips": lambda _: True,
    "bantin.dialect.leftover.may_hold_slips": lambda _: True,
    "bantin.dialect.phones._FEWEST_DIGITS": ALWAYS,
    "bantin.image_captions.same_category._may_hold_marker": lambda _: True,
    "bantin.image_captions.byline._may_name": lambda _: True,
}


@contextmanager
def without_quick_looks() -> Iterator[None]:
    with ExitStack() as stack:
        for name, replacement in LOOKS.items():
            stack.enter_context(patch(name, replacement))
        yield


QUICK = BodyConverter(OPTIONS)
with patch("bantin.front_matter.conversion.ask_by_signs", lambda md: None):
    THOROUGH = BodyConverter(OPTIONS)


def quickly(text: str) -> Body:
    return QUICK.convert(text, "a.md", 6, ("Tuấn Tú",))


def thoroughly(text: str) -> Body:
    with without_quick_looks():
        return THOROUGH.convert(text, "a.md", 6, ("Tuấn Tú",))


BOUNDARY = st.builds(lambda place, what: place.replace("@", what), st.sampled_from(PLACES), st.sampled_from(SMUGGLED))
CAPTIONS = st.lists(st.sampled_from([*PHOTOS, *TEXTS]), max_size=6).map("\n".join).map(numbered)
NOISES = (
    st.lists(st.sampled_from(NOISE) | st.sampled_from("ế̂\u00a0\u3000😀…"), max_size=20).map("".join).map(numbered)
)
PROSE = st.lists(st.sampled_from([*PARAGRAPHS, *BLOCKS]), max_size=5).map("\n\n".join)
BODIES = st.one_of(
    documents(), soups(), CAPTIONS, NOISES, PROSE, st.lists(BOUNDARY | PROSE, max_size=4).map("\n\n".join)
)


@given(BODIES)
@example("Tin cùng chuyên mục")
@example("Ghi chú:\n\nTin, ảnh\\: Tuấn Tú")
@example("![x](a.jpg)\n\nTin, ảnh\\: Tuấn Tú\n\nMột hai ba.")
@example("Gọi 1800 1234, 0912.345.678 hay (0207) 3 812 345.")
@example("Xem WWW.XA.VN, www.xa.vn và Www.xa.vn.")
@example("Một.\n\n> Hai\n\n# Ba\n\n---\n\n[a]: b.md\n\n[a] [^1]\n\n[^1]: x\n\n*[HTX]: Hợp tác xã\n\nHTX")
def test_a_body_is_what_it_is_without_them(text: str) -> None:
    assert quickly(text) == thoroughly(text)


# Each sign of each table alone, as it stands where it means something.
SIGNS = (
    r"a `b` c|a \* b|a\|b|(*)|4*5|<Nguyễn Văn A> nói|xem https://a.vn nhé|xem www.a.vn|gửi a@b.vn|[a][b]|[a](b.md)"
    r"|![a](b.jpg)|![a] (b.jpg)|![a][b]|[a]|![a]|<https://a.vn>|<a@b.vn>|một  \nhai|một\\nhai|<b>a</b>|a &copy; b"
    r"|a[^1] b|*a*|_a_|**a**|~~a~~|# a|a\n===|a\n---|---|***|___|- - -|>a|> a|[^1]: a|*[A]: b|[a]: b.md|[a] : b"
    r"|1) a|a) b|- a|Gọi 1800 1234.|Một <marquee>hai|Một {: .a } hai|Một [hai](https://a.vn)|a) Một|- Một {% hai"
    r"|==a==|:a_b:|$a_b$|[[a]]"
)


@pytest.mark.slow
def test_each_sign_alone_is_seen() -> None:
    for text in SIGNS.split("|"):
        text = text.replace("\\n", "\n")
        assert quickly(text) == thoroughly(text), text
        both = f"{text}\n\nMột hai.\n\n[b]: c.md\n\n[^1]: d"
        assert quickly(both) == thoroughly(both), text


@pytest.mark.slow
@pytest.mark.parametrize("folder", sorted({path.parent for path in DEMO.rglob("*.md")}), ids=lambda path: path.name)
def test_the_demonstration_is_what_it_is_without_them(folder: object) -> None:
    for path in sorted(folder.glob("*.md")):  # type: ignore[attr-defined]
        text = path.read_text("utf-8")
        assert quickly(text) == thoroughly(text), path


def test_an_address_in_capitals_is_a_link_whatever_stands_beside_it() -> None:
    assert 'href="http://WWW.XA.VN"' in quickly("Xem WWW.XA.VN nhé.").html


def test_the_switches_are_off_where_the_thorough_way_is_asked_for() -> None:
    with without_quick_looks(), patch("bantin.front_matter.cleaning._CLEANER") as cleaner:
        cleaner.clean.side_effect = lambda html: html
        THOROUGH.convert("Một.", "a.md", 1, ())
        assert cleaner.clean.called
    with patch("bantin.front_matter.cleaning._CLEANER") as cleaner:
        QUICK.convert("Một.", "a.md", 1, ())
        assert not cleaner.clean.called
