import pytest
from bantin.newsroom.site_address import address_complaint, root_of, site_address, way_to_root


def settings(address: str, *, relative: bool = False) -> dict[str, object]:
    return {"SITEURL": address, "RELATIVE_URLS": relative}


@pytest.mark.parametrize(
    ("address", "root"),
    [
        ("https://bantin.xayenphu.vn", ""),
        ("https://bantin.xayenphu.vn/", ""),
        ("https://xayenphu.vn/bantin", "/bantin"),
        ("https://xayenphu.vn/tin/xa/", "/tin/xa"),
        ("https://xayenphu.vn/bản tin", "/b%E1%BA%A3n%20tin"),
        ("https://xayenphu.vn/b%E1%BA%A3n%20tin", "/b%E1%BA%A3n%20tin"),
        ("", ""),
    ],
)
def test_pages_reach_the_root_by_the_path_of_the_address(address: str, root: str) -> None:
    assert root_of(settings(address)) == root
    assert way_to_root(settings(address), "2024/01/tin.html") == f"{root}/"


def test_a_site_that_is_read_from_disk_has_relative_ways_and_no_address() -> None:
    from_disk = settings("https://xayenphu.vn/bantin", relative=True)
    assert site_address(from_disk) == ""
    assert [way_to_root(from_disk, page) for page in ("index.html", "2024/01/tin.html")] == ["./", "../../"]


@pytest.mark.parametrize(
    "address",
    [
        "https://bantin.xayenphu.vn",
        "http://xayenphu.vn/bantin",
        "https://xa.github.io/bantin",
        "https://xn--bntin-9ta.vn:8443",
        "https://bảntin.vn",
        "https://hàmyên.vn:8443/bản-tin",
        "http://10.1.2.3/bantin",
        "http://maychu",
        "https://example-xa.vn",
        "https://test-xa.vn",
    ],
)
def test_an_address_that_readers_can_open_is_taken(address: str) -> None:
    assert address_complaint(address) is None


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("", "Chưa có địa chỉ của trang (SITEURL)."),
        ("bantin.xayenphu.vn", "phải bắt đầu bằng https://"),
        ("HTTPS://bantin.xayenphu.vn", "phải bắt đầu bằng https://"),
        ("ftp://bantin.xayenphu.vn", "phải bắt đầu bằng https://"),
        ("/bantin", "phải bắt đầu bằng https://"),
        ("https://", "không phải là địa chỉ của một trang"),
        ("https:///bantin", "không phải là địa chỉ của một trang"),
        ("https://xa.vn:cong", "không phải là địa chỉ của một trang"),
        ("https://[xa.vn", "không phải là địa chỉ của một trang"),
        ("https://xa .vn", "không phải là địa chỉ của một trang"),
        ("https://xa.vn/?trang=1", "không phải là địa chỉ của một trang"),
        ("https://xa.vn/#tin", "không phải là địa chỉ của một trang"),
        ("https://ai:matkhau@xa.vn", "không phải là địa chỉ của một trang"),
        ("https://bản_👩.vn", "không thể là tên miền"),
        ("https://TÊN-MIỀN-CỦA-TRANG", "là địa chỉ ví dụ"),
        ("https://bantin.example.vn", "là địa chỉ ví dụ"),
        ("https://example.com/bantin", "là địa chỉ ví dụ"),
        ("https://www.EXAMPLE.org", "là địa chỉ ví dụ"),
        ("https://bantin.test", "là địa chỉ ví dụ"),
        ("https://bantin.invalid", "là địa chỉ ví dụ"),
        ("http://localhost:8000", "chỉ mở được trên máy này"),
        ("http://bantin.localhost.", "chỉ mở được trên máy này"),
        ("http://127.0.0.1:8000", "chỉ mở được trên máy này"),
        ("http://127.8.0.1", "chỉ mở được trên máy này"),
        ("http://[::1]:8000/", "chỉ mở được trên máy này"),
        ("http://0.0.0.0", "chỉ mở được trên máy này"),
    ],
)
def test_any_other_is_answered_with_what_to_type(address: str, why: str) -> None:
    said = address_complaint(address) or ""
    assert why in said
    assert said.endswith("Hãy ghi địa chỉ thật của trang: make publish SITEURL=https://TÊN-MIỀN-CỦA-TRANG")
    assert "\n" not in said
