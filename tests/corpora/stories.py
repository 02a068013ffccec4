"""What the stories of the corpora say, before a system writes it down: one bulletin's news as blocks of meaning."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Block:
    """One thing that a story holds: its ``kind``, its texts in reading order, and where it comes from if anywhere."""

    kind: str
    texts: tuple[str, ...] = ()
    source: str = ""
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True)
class Tale:
    """A story before it is written down."""

    name: str
    blocks: tuple[Block, ...] = field(default=())


def _says(*texts: str) -> Block:
    return Block("paragraph", texts)


def _photo(file: str, alt: str, caption: str, credit: str) -> Block:
    return Block("photo", (alt, caption, credit), file)


def _video(address: str, title: str) -> Block:
    return Block("video", (title,), address)


def _numbers(*items: tuple[int, str]) -> Block:
    return Block("numbers", tuple(text for _, text in items), numbers=tuple(number for number, _ in items))


TALES = (
    Tale(
        "hoi-nghi",
        (
            _says("Sáng 14-1, Đảng ủy xã Bằng Cốc tổ chức hội nghị tổng kết công tác năm 2023."),
            _photo("hoi-nghi.jpg", "Hội trường xã", "Quang cảnh hội nghị.", "Tuấn Tú"),
            Block("list", ("Dự hội nghị có:", "Đồng chí Xuyến, Phó Chủ tịch xã;", "Đồng chí Hùng, Bí thư Đoàn xã.")),
            _says("Năm qua, xã đạt 19/19 tiêu chí; thu nhập bình quân 46,5 triệu đồng/người."),
        ),
    ),
    Tale(
        "nghi-dinh",
        (
            _says("Nghị định số 12/2024/NĐ-CP sửa đổi một số khoản của Điều 5 như sau:"),
            _numbers(
                (2, "Hồ sơ nộp tại bộ phận một cửa."), (4, "Thời hạn là 15 ngày."), (7, "Lệ phí là 20.000 đồng.")
            ),
            Block("heading", ("Tổ chức thực hiện",)),
            Block("quote", ("Không để hồ sơ quá hạn, không để dân phải đi lại nhiều lần.",)),
        ),
    ),
    Tale(
        "gia-cam",
        (
            _says("Vụ cam năm nay, giá thu mua tại vườn nhích lên từng tuần."),
            Block("table", ("Loại cam", "Giá một cân", "Cam sành loại một", "25.000", "Cam Vinh", "18.000")),
            Block("struck", ("Giá cũ", "20.000 đồng", "nay còn 15.000 đồng một cân.")),
            Block("tags", ("#CamSành #HàmYên #OCOP",)),
        ),
    ),
    Tale(
        "le-hoi",
        (
            _says("Lễ hội lồng tồng mở từ mùng 8 tháng Giêng, bà con về dự rất đông."),
            _video("https://www.youtube.com/watch?v=abcdef12345", "Toàn cảnh lễ hội lồng tồng"),
            _photo("keo-co.jpg", "Hai đội kéo co", "Hai đội kéo co trước sân đình.", "Lan Anh"),
            _photo("nem-con.jpg", "Thanh niên ném còn", "Ném còn trên đồng Nà Vài.", "Lan Anh"),
            _says("Ban tổ chức trao 5 giải Nhất, 10 giải Nhì cho các đội."),
        ),
    ),
    Tale(
        "cat-dien",
        (
            _says("Điện lực Hàm Yên thông báo lịch tạm ngừng cấp điện để sửa lưới."),
            Block("note", ("Bà con sạc đầy đèn pin, máy bơm trước giờ cắt.",)),
            Block("tasks", ("Ngày 5-3: thôn Đồng Tâm", "Ngày 6-3: thôn Pác Cáp")),
            _says("Cần hỏi thêm, gọi 0207 3822 345 hoặc 1900 6769; thư gửi dienluc@hamyen.vn."),
        ),
    ),
    Tale(
        "tin-buon",
        (
            Block("lines", ("Ông NGUYỄN VĂN BÁCH", "Sinh năm 1948", "Nguyên Chủ tịch UBND xã")),
            _says("Lễ viếng bắt đầu lúc 7h30 ngày 20-11 tại nhà văn hóa thôn 5."),
        ),
    ),
    Tale(
        "giay-to",
        (
            Block("indent", ("Từ ngày 1-7, bà con làm căn cước tại trụ sở công an xã.",)),
            Block("outline", ("Chuẩn bị giấy tờ", "Căn cước cũ", "Giấy khai sinh", "Đến đúng giờ hẹn")),
            Block("footnote", ("Lệ phí giảm một nửa", "Theo thông tư của Bộ Tài chính.")),
        ),
    ),
    Tale(
        "phan-mem",
        (
            _says("Cán bộ xã tự viết trang tra cứu lịch tiêm cho trẻ."),
            Block("code", ("<form>Tên trẻ</form>", "<!-- ngày tiêm -->")),
            _says("Xem thêm tại https://tiemchung.hamyen.vn/tra-cuu hoặc hỏi trạm y tế."),
            Block("comment", ("nhớ hỏi lại số liệu với chị Hoa",)),
            _says("Trạm y tế xã tiêm cho 146 trẻ trong tháng."),
        ),
    ),
    Tale(
        "bong-da",
        (
            _says("Chung kết giải bóng đá thanh niên diễn ra chiều chủ nhật."),
            Block("talk", ("Đội mình thắng không anh?", "Thắng chứ, ba một!")),
            _photo("nang-cup.jpg", "Đội thắng nâng cúp", "Đội thôn Pác Cáp nâng cúp vô địch.", "Minh Đức"),
            Block("emphasis", ("Vua phá lưới", "Hoàng Văn Tài", "ghi bốn bàn.")),
        ),
    ),
)
