from dataclasses import replace

from bantin.metadata.open_graph import open_graph, twitter_card
from bantin.metadata.page import Page

from tests.metadata.front_desk import DATE, LATER, PUBLISHER, SITE, make_picture

STORY = Page(
    kind="story",
    url="2024/hoi-nghi.html",
    title="Hội nghị",
    description="Xã họp.",
    published=DATE,
    updated=LATER,
    author_urls=("tac-gia/tuan-tu.html",),
    section="Y tế",
    tags=("cam sành", "OCOP"),
    picture=make_picture(),
)


def test_a_story_is_an_article_with_both_dates_author_section_and_each_tag() -> None:
    assert open_graph(STORY, PUBLISHER) == (
        ("og:type", "article"),
        ("og:site_name", "Bản tin Bằng Cốc"),
        ("og:locale", "vi_VN"),
        ("og:title", "Hội nghị"),
        ("og:description", "Xã họp."),
        ("og:url", f"{SITE}/2024/hoi-nghi.html"),
        ("og:image", f"{SITE}/anh/hop-share.jpg"),
        ("og:image:type", "image/jpeg"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", "Đại biểu họp"),
        ("article:published_time", "2024-01-14T17:30:00+07:00"),
        ("article:modified_time", "2024-01-15T08:00:00+07:00"),
        ("article:author", f"{SITE}/tac-gia/tuan-tu.html"),
        ("article:section", "Y tế"),
        ("article:tag", "cam sành"),
        ("article:tag", "OCOP"),
    )


def test_a_story_that_was_never_changed_has_no_second_date() -> None:
    assert "article:modified_time" not in dict(open_graph(replace(STORY, updated=None), PUBLISHER))


def test_a_list_is_a_website_and_an_author_a_profile() -> None:
    assert dict(open_graph(Page("list", "a.html", "A"), PUBLISHER))["og:type"] == "website"
    assert dict(open_graph(Page("author", "a.html", "A"), PUBLISHER))["og:type"] == "profile"


def test_a_page_without_a_photo_shows_the_logo_and_a_small_card() -> None:
    page = replace(STORY, picture=None)
    assert dict(open_graph(page, PUBLISHER))["og:image"] == f"{SITE}/icons/icon-512.png"
    assert twitter_card(page) == (("twitter:card", "summary"),)


def test_a_page_with_a_photo_has_a_large_card_that_tells_the_blind_what_it_shows() -> None:
    assert twitter_card(STORY) == (("twitter:card", "summary_large_image"), ("twitter:image:alt", "Đại biểu họp"))


def test_nothing_is_empty() -> None:
    page = Page("list", "a.html", "A", lang="xx")
    assert all(content for _, content in open_graph(page, replace(PUBLISHER, logo="")))
    assert not {"og:locale", "og:image"} & dict(open_graph(page, replace(PUBLISHER, logo=""))).keys()
