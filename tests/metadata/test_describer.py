import json
from types import SimpleNamespace
from typing import Any

from bantin.metadata.describer import Describer, pictures_of
from bantin.metadata.head import Head

from tests.metadata.front_desk import DATE, LATER, PUBLISHER, SITE, make_picture, make_story

HOME = "Trang chủ"


def article(**fields: Any) -> SimpleNamespace:
    return SimpleNamespace(**({"status": "published", "pictures": (), "picture": None, "date": DATE} | fields))


def types(head: Head | None) -> list[str]:
    assert head is not None
    return [json.loads(text)["@type"] for text in head.json_ld]


def describer() -> Describer:
    return Describer(PUBLISHER, lambda article: make_story())


def test_a_story_is_an_article_in_every_vocabulary() -> None:
    head = describer().story(article(picture=make_picture()), [("Y tế", "y-te.html")], HOME)
    assert types(head) == ["NewsArticle", "BreadcrumbList"]
    assert head is not None
    assert dict(head.properties)["og:url"] == dict(head.names)["DC.identifier"] == f"{SITE}/2024/01/14/hoi-nghi.html"
    assert dict(head.names)["twitter:card"] == "summary_large_image"


def test_nobody_is_told_of_a_hidden_story_or_page() -> None:
    assert describer().story(article(status="hidden"), [], HOME) is None
    assert describer().static_page(article(status="hidden"), [], HOME) is None


def test_a_story_that_no_list_holds_leads_to_no_page_of_its_authors() -> None:
    head = describer().story(article(unlisted=True), [], HOME)
    assert head is not None
    assert "article:author" not in dict(head.properties)
    assert "tac-gia" not in "".join(head.json_ld)


def test_the_front_page_describes_the_site_and_its_publisher_in_full() -> None:
    head = describer().page("front", "", "", "", [], HOME, [article(picture=make_picture())])
    assert types(head) == ["WebSite"]
    publisher = json.loads(head.json_ld[0])["publisher"]
    assert publisher["parentOrganization"] == {"@type": "GovernmentOrganization", "name": "UBND xã Hàm Yên"}
    assert (publisher["telephone"], publisher["email"]) == ("0207 000 0000", "bantin@example.vn")
    assert dict(head.properties)["og:title"] == "Bản tin Bằng Cốc"
    assert dict(head.names)["DC.date"] == "2024-01-14T17:30:00+07:00"


def test_an_authors_page_is_the_profile_of_a_person() -> None:
    head = describer().page("author", "tac-gia/tuan-tu.html", "Tin của Tuấn Tú", "", [], HOME, [article()], "Tuấn Tú")
    assert types(head) == ["ProfilePage", "BreadcrumbList"]
    person = json.loads(head.json_ld[0])["mainEntity"]
    assert person == {"@type": "Person", "name": "Tuấn Tú", "url": f"{SITE}/tac-gia/tuan-tu.html"}
    assert dict(head.names)["DC.creator"] == "Tuấn Tú"
    assert dict(head.properties)["og:title"] == "Tin của Tuấn Tú"


def test_a_list_is_dated_by_the_latest_change_among_its_stories_and_shows_the_first_photo() -> None:
    stories = [article(), article(modified=LATER, picture=make_picture("sau"))]
    head = describer().page("list", "y-te.html", "Y tế", "", [], HOME, stories)
    assert types(head) == ["CollectionPage", "BreadcrumbList"]
    assert dict(head.names)["DC.date"] == "2024-01-15T08:00:00+07:00"
    assert dict(head.properties)["og:image"] == f"{SITE}/anh/sau-share.jpg"


def test_a_list_without_stories_has_no_date() -> None:
    assert "DC.date" not in dict(describer().page("list", "y-te.html", "Y tế", "", [], HOME, []).names)


def test_the_lead_comes_first_and_a_photo_that_is_lead_and_in_the_text_once_with_its_caption() -> None:
    lead, text, other = make_picture("a", caption=""), make_picture("a"), make_picture("b")
    found = pictures_of(article(picture=lead, pictures=(other, text)))
    assert [picture.photo.source for picture in found] == ["a.jpg", "b.jpg"]
    assert found[0].photo.caption_text == "Quang cảnh hội nghị"
