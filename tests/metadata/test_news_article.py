from typing import Any

from bantin.metadata.news_article import news_article
from bantin.metadata.publisher import Publisher

from tests.metadata.front_desk import PUBLISHER, SITE, make_picture, make_story

URL = f"{SITE}/2024/01/14/hoi-nghi.html"


def described(linked: bool = True, publisher: Publisher = PUBLISHER, **fields: Any) -> dict[str, Any]:
    return news_article(make_story(**fields), [make_picture()], publisher, linked=linked)


def test_a_story_names_its_page_words_and_section() -> None:
    article = described()
    assert article["@type"] == "NewsArticle"
    assert article["mainEntityOfPage"] == URL
    assert article["headline"] == "Hội nghị tổng kết"
    assert article["description"] == "Sáng 14-1, xã họp."
    assert article["articleSection"] == "Nông thôn mới"
    assert article["keywords"] == ["cam sành", "OCOP"]
    assert article["inLanguage"] == "vi"
    assert article["contentLocation"] == {"@type": "Place", "name": "Thôn Làng Chiềng"}
    assert article["correction"] == [{"@type": "CorrectionComment", "text": "Số hộ là 12."}]
    assert article["creditText"] == "Báo Tuyên Quang"


def test_both_dates_carry_their_zone() -> None:
    article = described()
    assert article["datePublished"] == "2024-01-14T17:30:00+07:00"
    assert article["dateModified"] == "2024-01-15T08:00:00+07:00"


def test_a_story_that_was_never_changed_was_modified_when_it_was_published() -> None:
    assert described(modified=None)["dateModified"] == "2024-01-14T17:30:00+07:00"


def test_a_photo_has_size_caption_and_credit() -> None:
    assert described()["image"] == [
        {
            "@type": "ImageObject",
            "url": f"{SITE}/anh/hop-1200.jpg",
            "width": 1200,
            "height": 600,
            "caption": "Quang cảnh hội nghị",
            "creditText": "Tuấn Tú",
        }
    ]


def test_a_photo_without_caption_is_told_by_its_alternative_text_and_has_no_empty_credit() -> None:
    [image] = news_article(make_story(), [make_picture(caption="", credit="")], PUBLISHER, linked=True)["image"]
    assert image["caption"] == "Đại biểu họp"
    assert "creditText" not in image


def test_the_thumbnail_is_the_card_of_the_lead() -> None:
    pictures = [make_picture("mot"), make_picture("hai")]
    assert news_article(make_story(), pictures, PUBLISHER, linked=True)["thumbnailUrl"] == f"{SITE}/anh/mot-card.jpg"


def test_a_story_without_photos_names_none() -> None:
    assert {"image", "thumbnailUrl"}.isdisjoint(news_article(make_story(), [], PUBLISHER, linked=True))


def test_authors_come_one_by_one_with_their_pages_where_they_have_one() -> None:
    assert described()["author"] == [
        {"@type": "Person", "name": "Tuấn Tú", "url": f"{SITE}/tac-gia/tuan-tu.html"},
        {"@type": "Person", "name": "Thị Đại"},
    ]


def test_a_story_that_no_list_holds_names_no_pages_of_authors() -> None:
    assert [author.get("url") for author in described(linked=False)["author"]] == [None, None]


def test_an_unsigned_story_is_the_publishers_own() -> None:
    [author] = described(authors=())["author"]
    assert (author["@type"], author["name"]) == ("GovernmentOrganization", "Văn phòng Bản tin")


def test_the_publisher_and_the_site_are_named_with_ids_that_agree() -> None:
    article = described()
    assert article["publisher"]["@type"] == "GovernmentOrganization"
    assert article["publisher"]["name"] == "Văn phòng Bản tin"
    assert article["publisher"]["@id"] == f"{SITE}/#publisher"
    assert article["publisher"]["logo"]["url"] == f"{SITE}/icons/icon-512.png"
    assert article["isPartOf"] == {
        "@type": "WebSite",
        "@id": f"{SITE}/#website",
        "name": "Bản tin Bằng Cốc",
        "url": f"{SITE}/",
    }


def test_nothing_is_said_of_what_an_editor_left_out() -> None:
    bare = described(summary="", tags=(), place="", corrections=(), source="")
    assert {"description", "keywords", "contentLocation", "correction", "creditText"}.isdisjoint(bare)
