"""A component that many pages share."""

from types import SimpleNamespace

from plugins.theming.once import Once

A, B = SimpleNamespace(title="A"), SimpleNamespace(title="B")


def block(stories: list[SimpleNamespace], siteurl: str) -> str:
    CALLS.append(siteurl)
    return siteurl + "".join(story.title for story in stories)


CALLS: list[str] = []


def test_the_same_stories_at_the_same_depth_are_written_once() -> None:
    once = Once()
    CALLS.clear()
    assert [once(block, [A, B], ".."), once(block, [A, B], "..")] == ["..AB", "..AB"]
    assert CALLS == [".."]


def test_other_stories_another_order_or_depth_are_written_anew() -> None:
    once = Once()
    assert [once(block, [A, B], ".."), once(block, [B, A], ".."), once(block, [A, B], ".")] == ["..AB", "..BA", ".AB"]


def test_a_new_build_remembers_nothing() -> None:
    CALLS.clear()
    Once()(block, [A], "")
    Once()(block, [A], "")
    assert CALLS == ["", ""]


def test_a_part_is_written_once_for_each_key() -> None:
    once, calls = Once(), []

    def caller() -> str:
        calls.append(1)
        return f"<p>{len(calls)}</p>"

    keys = [("head", ".."), ("head", ".."), ("head", "."), ("foot", "..")]
    assert [once.part(*key, caller=caller) for key in keys] == ["<p>1</p>", "<p>1</p>", "<p>2</p>", "<p>3</p>"]
