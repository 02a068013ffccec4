"""The last part of an address, from a title."""

from bantin.front_matter.title_slug import slug_of_title


def test_a_title_gives_its_words() -> None:
    assert slug_of_title("Đường mới về Nà Vài", "a") == ("duong-moi-ve-na-vai", None)


def test_a_title_without_a_letter_takes_the_name_of_the_file() -> None:
    slug, warning = slug_of_title("🎉🎉", "Lễ hội cam")
    assert slug == "le-hoi-cam"
    assert "“le-hoi-cam”" in str(warning)


def test_neither_gives_a_name_and_the_address_is_still_not_empty() -> None:
    assert slug_of_title("🎉", "…")[0] == "tin"


def test_a_title_of_four_hundred_characters_is_cut_at_a_word_with_a_warning() -> None:
    slug, warning = slug_of_title("hội nghị " * 44, "a")
    assert len(slug) <= 80
    assert set(slug.split("-")) == {"hoi", "nghi"}
    assert "cắt ngắn" in str(warning)


def test_a_title_of_the_usual_length_is_no_matter() -> None:
    title = "Bằng Cốc triển khai nhiệm vụ, giao chỉ tiêu  kế hoạch nhà nước năm 2024 và sơ kết công tác quý IV"
    assert slug_of_title(title, "a")[1] is None
