import json
from typing import Any

import pytest
from bantin.metadata.look import look_from
from bantin.metadata.manifest import write_manifest
from bantin.metadata.publisher import publisher_from

from tests.metadata.front_desk import PUBLISHER

SITE: dict[str, Any] = {
    "SITENAME": "Bản tin Bằng Cốc",
    "SITEURL": "https://bantin.example.vn/ham-yen",
    "DEFAULT_LANG": "vi",
    "THEME": "theme",
}


def test_letters_and_names_follow_the_name_of_the_site() -> None:
    look = look_from(SITE)
    assert (look.short_name, look.letters, look.source) == ("Bản tin Bằng Cốc", "BC", None)


def test_each_of_them_may_be_chosen() -> None:
    look = look_from(
        SITE | {"SITE_SHORT_NAME": "Bằng Cốc", "EMBLEM_LETTERS": "B", "ICON_COLOURS": ["#000000", "#ffffff"]}
    )
    assert (look.short_name, look.letters, look.colours) == ("Bằng Cốc", "B", ("#000000", "#ffffff"))


@pytest.mark.parametrize("colours", [("#000000",), ("đỏ", "#ffffff"), ("#000", "#fff"), (1, 2)])
def test_colours_that_a_manifest_cannot_use_are_refused(colours: object) -> None:
    with pytest.raises(ValueError, match="ICON_COLOURS"):
        look_from(SITE | {"ICON_COLOURS": colours})


def test_an_emblem_that_is_missing_is_refused() -> None:
    with pytest.raises(ValueError, match="ICON_SOURCE"):
        look_from(SITE | {"ICON_SOURCE": "khong-co.png"})


def test_the_manifest_serves_a_site_in_a_folder_too() -> None:
    manifest = json.loads(write_manifest(PUBLISHER, look_from(SITE | {"SITE_SHORT_NAME": "Bằng Cốc"})))
    assert (manifest["name"], manifest["short_name"], manifest["lang"]) == ("Bản tin Bằng Cốc", "Bằng Cốc", "vi")
    assert manifest["start_url"] == manifest["scope"] == "./"
    assert {icon["src"] for icon in manifest["icons"]} == {
        "icons/icon-192.png",
        "icons/icon-512.png",
        "icons/icon-maskable-512.png",
    }
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}


def test_addresses_of_a_site_in_a_folder_keep_the_folder() -> None:
    publisher = publisher_from(SITE)
    assert publisher.absolute("a b.html") == "https://bantin.example.vn/ham-yen/a%20b.html"
    assert publisher.id == "https://bantin.example.vn/ham-yen/#publisher"


def test_an_office_may_be_a_newsroom() -> None:
    assert publisher_from(SITE | {"OFFICE": {"kind": "NewsMediaOrganization"}}).kind == "NewsMediaOrganization"
