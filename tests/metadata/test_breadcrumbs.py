from bantin.metadata.breadcrumbs import Trail, breadcrumb_list

from tests.metadata.front_desk import NASTY, PUBLISHER, SITE


def steps(trail: Trail, here: tuple[str, str]) -> list[tuple[int, str, str]]:
    listed = breadcrumb_list(trail, "Trang chủ", here, PUBLISHER)["itemListElement"]
    return [(step["position"], step["name"], step["item"]) for step in listed]


def test_the_steps_lead_from_the_front_page_by_the_category_to_the_story() -> None:
    assert steps([("Nông thôn mới", "chuyen-muc/ntm.html")], ("Hội nghị", "2024/hoi-nghi.html")) == [
        (1, "Trang chủ", f"{SITE}/"),
        (2, "Nông thôn mới", f"{SITE}/chuyen-muc/ntm.html"),
        (3, "Hội nghị", f"{SITE}/2024/hoi-nghi.html"),
    ]


def test_a_last_step_without_address_is_the_page_itself_under_the_name_that_people_see() -> None:
    assert steps([("Y tế", "chuyen-muc/y-te.html"), ("Trang 2", "")], ("Y tế, trang 2", "y-te/trang-2.html"))[1:] == [
        (2, "Y tế", f"{SITE}/chuyen-muc/y-te.html"),
        (3, "Trang 2", f"{SITE}/y-te/trang-2.html"),
    ]


def test_names_are_kept_letter_by_letter() -> None:
    assert steps([], (NASTY, "a.html"))[-1][1] == NASTY
