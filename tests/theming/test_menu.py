from plugins.newsroom.story import Category
from plugins.theming.menu import Section, arrange_menu

NEWS, PARTY, ECONOMY, NOTICES = (
    Category(name, slug, f"{slug}.html")
    for name, slug in [("Tin tức", "tin"), ("Đảng", "dang"), ("Kinh tế", "kinh-te"), ("Thông báo", "thong-bao")]
)


def _filed(*categories: Category) -> list[tuple[Category, list[object]]]:
    return [(category, []) for category in categories]


def test_without_a_plan_categories_stand_as_they_come() -> None:
    assert [section.name for section in arrange_menu(_filed(NOTICES, PARTY))] == ["Thông báo", "Đảng"]


def test_with_a_plan_categories_stand_in_its_order_one_below_the_other() -> None:
    menu = arrange_menu(_filed(NOTICES, PARTY, NEWS), [(NEWS, [PARTY]), (NOTICES, [])])

    assert menu == (
        Section("Tin tức", "tin", "tin.html", (Section("Đảng", "dang", "dang.html"),)),
        Section("Thông báo", "thong-bao", "thong-bao.html"),
    )


def test_a_category_without_stories_has_no_page_and_no_entry() -> None:
    menu = arrange_menu(_filed(PARTY), [(NEWS, [PARTY, ECONOMY]), (NOTICES, [])])

    assert [section.slug for section in menu] == ["dang"]


def test_a_section_holds_itself_and_what_is_below_it() -> None:
    (section,) = arrange_menu(_filed(NEWS, PARTY), [(NEWS, [PARTY])])

    assert section.holds("tin")
    assert section.holds("dang")
    assert not section.holds("kinh-te")
