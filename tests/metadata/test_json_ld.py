import json
from html.parser import HTMLParser

import pytest
from bantin.metadata.json_ld import filled, serialise

from tests.metadata.front_desk import NASTY


class _Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.inside.append(data)


@pytest.mark.parametrize("words", [NASTY, "a\u2028b\u2029c", "<!--<script>", "\\", "</SCRIPT >", '"}]</script>'])
def test_what_was_typed_comes_back_whole_and_never_ends_the_element(words: str) -> None:
    text = serialise({"headline": words})
    reader = _Scripts()
    reader.feed(f"<script>{text}</script><p>")
    assert reader.tags == ["script", "p"]
    assert json.loads("".join(reader.inside))["headline"] == words


def test_no_sign_that_html_or_old_javascript_minds_stands_bare() -> None:
    assert not set(serialise({"a": "<>&\u2028\u2029"})) & set("<>&\u2028\u2029")


def test_a_template_does_not_escape_it_a_second_time() -> None:
    assert serialise({"a": '"'}).__html__() == '{"@context":"https://schema.org","a":"\\""}'


def test_vietnamese_letters_stay_letters() -> None:
    assert "Nông thôn mới" in serialise({"name": "Nông thôn mới"})


def test_what_is_empty_is_left_out_and_zero_is_not_empty() -> None:
    assert filled({"a": "", "b": None, "c": [], "d": {}, "e": 0, "f": "x"}) == {"e": 0, "f": "x"}
