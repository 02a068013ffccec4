from bantin.newsroom.office_default import reuse_note


def test_the_rule_of_reuse_names_the_site_in_its_language() -> None:
    site = {"SITENAME": "Bản tin Yên Phú", "DEFAULT_LANG": "vi"}
    assert reuse_note(site) == "Ghi rõ nguồn “Bản tin Yên Phú” khi sử dụng thông tin từ trang này."
    assert "“Bản tin Yên Phú”" in reuse_note({**site, "DEFAULT_LANG": "en"})
    assert reuse_note({**site, "DEFAULT_LANG": "tay"}) == reuse_note(site)
