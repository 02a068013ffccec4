"""What a page points to in which a fragment was exchanged is told from what it pointed to, or read from the page."""

from __future__ import annotations

import pytest
from bantin.check.page import PageLinks, read_exchange, read_links
from bantin.newsroom.page_fragments import Exchange

OLD = '<section id="khoi"><a href="cam.html">Cam</a> <img src="a.jpg" srcset="a.jpg 1w, b.jpg 2w"></section>'
NEW = '<section id="khoi"><a href="mua.html">Mưa</a> <a href="cam.html">Cam</a></section>'
BEFORE, BEHIND = '<body>\n<h1 id="dau">Tin</h1> <a href="index.html">Đầu</a>\n', '\n<a href="#dau">Lên</a>\n</body>\n'


def links_after(before: str, old: str, new: str, behind: str) -> PageLinks | None:
    """Return what is told of the page without reading it."""
    found = read_exchange(Exchange(before.encode(), old, new, 0))
    return found.of(read_links(before + old + behind)) if found else None


@pytest.mark.parametrize(("old", "new"), [(OLD, NEW), (NEW, OLD)])
def test_links_are_those_of_the_page_as_it_is_now(old: str, new: str) -> None:
    assert links_after(BEFORE, old, new, BEHIND) == read_links(BEFORE + new + BEHIND)


@pytest.mark.parametrize(
    ("before", "old", "new", "behind"),
    [
        (BEFORE, OLD, NEW.replace("</section>", ""), BEHIND),  # not sound: the page says where
        (BEFORE, OLD, NEW.replace('"khoi"', '"khac"'), BEHIND),  # a place has gone
        (BEFORE, "", NEW, BEHIND),
        (BEFORE, OLD, NEW, OLD + BEHIND),
        (f"{BEFORE}{OLD}<!-- ", OLD, NEW, f" -->{BEHIND}"),
        (f"{BEFORE}{OLD}<script>", OLD, NEW, f"</script>{BEHIND}"),
        (f'{BEFORE}<p title="', "<a href='cam.html'>", "<a href='mua.html'>", f'">{BEHIND}'),
    ],
)
def test_a_page_of_which_that_cannot_be_told_is_read(before: str, old: str, new: str, behind: str) -> None:
    assert links_after(before, old, new, behind) is None
