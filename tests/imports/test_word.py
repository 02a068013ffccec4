"""Word files become stories: what is a title, a caption, a list, and what does not come along."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from bantin.imports.blocks import Caption, Figure, Heading, Item, Listing, Paragraph, Signature, Table, Text, plain
from bantin.imports.document import Document, read_document
from bantin.imports.draft import make_draft
from bantin.imports.photos import photo_file
from bantin.imports.refused import Refused
from bantin.imports.word.fonts import decoded, legacy_kind
from bantin.imports.writer import markdown
from PIL import Image

from tests.imports.papers import CENTRE, RIGHT, Paper, changed, picture, report, text_box


def read(paper: Paper) -> Document:
    return read_document(paper.data(), "bao-cao")


def body(paper: Paper) -> str:
    return markdown(read(paper).understood.story.blocks).text


def told(document: Document) -> set[str]:
    return {remark.said.key.removeprefix("import/") for remark in document.understood.remarks}


def captions(paper: Paper) -> list[list[tuple[str, str]]]:
    figures = [it for it in read(paper).understood.story.blocks if isinstance(it, Figure)]
    return [[(plain(it.words), it.credit) for it in figure.captions] for figure in figures]


@pytest.fixture(scope="module")
def whole() -> Document:
    return read(report())


def test_title_lead_and_byline_are_for_the_header(whole: Document) -> None:
    story = whole.understood.story
    assert story.title == "Suối Lăng tổng kết năm 2023"
    assert story.lead == "Chiều ngày 14-1, xã Suối Lăng tổ chức hội nghị tổng kết công tác năm 2023, bàn việc mới."
    assert story.authors == ("Vàng Pao",)
    assert {"title-guessed", "lead", "byline"} <= told(whole)


def test_the_letterhead_goes_and_is_told(whole: Document) -> None:
    text = markdown(whole.understood.story.blocks).text
    assert "Độc lập" not in text
    assert "12/BC-UBND" not in text
    [said] = [str(it.said) for it in whole.understood.remarks if it.said.key == "import/letterhead"]
    assert "UBND XÃ SUỐI LĂNG" in said


def test_signature_and_receivers_stand_at_the_end_under_one_finding(whole: Document) -> None:
    blocks = whole.understood.story.blocks
    [index] = [i for i, it in enumerate(blocks) if isinstance(it, Signature)]
    signature = blocks[index]
    assert isinstance(signature, Signature)
    assert [plain(line) for line in signature.lines] == [
        *("Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Giàng A Dê")
    ]
    assert [it.at for it in whole.understood.remarks if it.said.key == "import/signature"] == [index]


def test_captions_credits_and_descriptions(whole: Document) -> None:
    figures = [it for it in whole.understood.story.blocks if isinstance(it, Figure)]
    assert [[(plain(it.words), it.credit) for it in figure.captions] for figure in figures] == [
        [("Đại biểu phát biểu tại hội nghị.", "Lò Mai")],
        [("Bà con trao đổi bên lề hội nghị", "Vàng Pao")],
        [("Vườn quế", "Vàng Pao"), ("Đường mới.", "Lò Mai")],
        [("Trẻ em đến trường", "Vàng Pao")],
    ]
    assert figures[0].photos[0].alt == "Người phụ nữ phát biểu sau bục có hoa"


def test_lists_tables_headings_notes_and_links_stay(whole: Document) -> None:
    blocks = whole.understood.story.blocks
    assert Heading(2, (Text("Kết quả"),)) in blocks
    assert Listing((Item("-", (Text("Trồng mới 20 ha quế;"),)), Item("-", (Text("Sửa 3 km đường thôn;"),)))) in blocks
    assert Listing((Item("1.", (Text("Rà soát hộ nghèo."),)), Item("2.", (Text("Thu hoạch đúng vụ."),)))) in blocks
    [table] = [it for it in blocks if isinstance(it, Table)]
    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["Cây", "Diện tích", "Sản lượng"],
        ["Quế", "20 ha", "1|2 tấn"],
    ]
    text = markdown(blocks).text
    assert "xã có **12/12 chỉ tiêu** đạt kế hoạch, diện tích 5,2 km².[^1] Câu viết thêm." in text
    assert "[^1]: Theo Chi cục Thống kê." in text
    assert "Xem thêm [trang xã](https://suoilang.example.vn/tin) và đây" in text


def test_deleted_words_comments_hidden_words_and_heads_are_nowhere(whole: Document, tmp_path: Path) -> None:
    from datetime import datetime

    make_draft(whole, tmp_path, "", datetime(2024, 1, 14))
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for secret in ("SỐ-CŨ-BÍ-MẬT", "NHẬN XÉT NỘI BỘ", "CHỮ-ẨN", "javascript", "Báo cáo nội bộ"):
        assert secret.encode() not in written
    assert {"deletions", "comments", "hidden", "link", "head-and-foot"} <= told(whole)


def test_a_document_of_plain_text_has_nothing_to_tell_but_its_title() -> None:
    paper = Paper()
    paper.line("Suối Lăng trồng quế", style="Title")
    paper.line("Sáng 5-3, bà con ra đồng.")
    document = read(paper)
    assert told(document) == set()
    assert document.understood.story.title == "Suối Lăng trồng quế"
    assert document.understood.story.blocks == (Paragraph((Text("Sáng 5-3, bà con ra đồng."),)),)


def test_a_document_without_title_is_called_after_its_file() -> None:
    paper = Paper()
    paper.line("Sáng 5-3, bà con ra đồng trồng quế.")
    assert read(paper).understood.story.title == "bao-cao"
    assert "no-title" in told(read(paper))


def test_a_letterhead_of_lines_and_a_title_in_two_lines() -> None:
    paper = Paper()
    for words in (
        "ỦY BAN NHÂN DÂN",
        "XÃ SUỐI LĂNG",
        "-------",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ):
        paper.line(words, align=CENTRE, bold=True)
    paper.line("Số: 7/BC-UBND")
    paper.line("Suối Lăng, ngày 3 tháng 5 năm 2024", align=RIGHT, italic=True)
    paper.line("BÁO CÁO", align=CENTRE, bold=True)
    paper.line("Kết quả trồng rừng", align=CENTRE, bold=True)
    paper.line("Năm nay xã trồng 20 ha.")
    story = read(paper).understood.story
    assert story.title == "BÁO CÁO Kết quả trồng rừng"
    assert markdown(story.blocks).text == "Năm nay xã trồng 20 ha.\n"


def test_prose_that_names_the_state_or_a_post_is_no_letterhead_and_no_signature() -> None:
    paper = Paper()
    paper.line("Tên bài", style="Title")
    first = "Nhân dân cả nước Cộng hòa xã hội chủ nghĩa Việt Nam mừng ngày lễ lớn, " + "với nhiều hoạt động " * 40
    paper.line(first)
    paper.line("Chủ tịch xã dự và phát biểu. Nơi nhận nhiều quà nhất là thôn Na.")
    text = body(paper)
    assert "Cộng hòa xã hội" in text
    assert "Nơi nhận nhiều quà" in text
    assert told(read(paper)) == set()


@pytest.mark.parametrize(
    ("words", "authors"),
    [
        ("Tin, ảnh: Vàng Pao", ("Vàng Pao",)),
        ("Bài và ảnh: Vàng Pao - Lò Mai", ("Vàng Pao", "Lò Mai")),
        ("Người viết: Vàng Pao", ("Vàng Pao",)),
        ("Tin: Vàng Pao; ảnh: Lò Mai", ("Vàng Pao",)),
        ("(Tin bài: Vàng Pao)", ("Vàng Pao",)),
        ("Vàng Pao", ("Vàng Pao",)),
    ],
)
def test_bylines(words: str, authors: tuple[str, ...]) -> None:
    paper = Paper()
    paper.line("Tên bài", style="Title")
    paper.line("Sáng 5-3, bà con ra đồng.")
    paper.line(words, align=RIGHT)
    story = read(paper).understood.story
    assert (story.authors, len(story.blocks)) == (authors, 1)


def test_captions_by_each_of_their_places() -> None:
    paper = Paper()
    paper.line("Tên bài", style="Title")
    paragraph = paper.photo(picture())
    paragraph.add_run().add_break()
    paragraph.add_run("Ngay dưới ảnh")
    paper.line("Đoạn văn bình thường.")
    paper.photo(picture())
    paper.line("Nghiêng. Ảnh: Lò Mai", italic=True)
    paper.line("Đoạn văn bình thường.")
    paper.photo(picture())
    paper.photo(picture(colour="blue"))
    paper.line("Chung hai ảnh", align=CENTRE)
    paper.line("Đoạn văn bình thường, không phải chú thích.")
    paper.photo(picture())
    paper.line("Đoạn văn bình thường, không phải chú thích.")
    paper.inner(paper.photo(picture()), text_box("Trong khung"))
    beside = paper.document.add_table(1, 2)
    paper.photo(picture(), beside.cell(0, 0).paragraphs[0])
    beside.cell(0, 1).text = "Bên cạnh ảnh"
    paper.line("Chú thích đứng trên", style="Caption")
    paper.photo(picture())
    assert captions(paper) == [
        [("Ngay dưới ảnh", "")],
        [("Nghiêng.", "Lò Mai")],
        [("Chung hai ảnh", "")],
        [],
        [("Trong khung", "")],
        [("Bên cạnh ảnh", "")],
        [("Chú thích đứng trên", "")],
    ]
    assert body(paper).count("Đoạn văn bình thường") == 4


def test_rows_of_a_photo_table_without_photo_and_caption_are_a_table() -> None:
    paper = Paper()
    paper.line("Tên bài", style="Title")
    grid = paper.document.add_table(4, 2)
    for column in (0, 1):
        paper.photo(picture(), grid.cell(0, column).paragraphs[0])
        for row, words in enumerate(("Ảnh vườn", "Cây", "20 ha"), 1):
            grid.cell(row, column).text = f"{words} {column}"
    figure, table = read(paper).understood.story.blocks
    assert isinstance(figure, Figure)
    assert [plain(it.words) for it in figure.captions] == ["Ảnh vườn 0", "Ảnh vườn 1"]
    assert isinstance(table, Table)
    assert len(table.rows) == 2


def test_crop_and_turn_are_applied() -> None:
    paper = Paper()
    paper.line("Tên bài", style="Title")
    shape = paper.photo(picture(400, 200)).runs[0]._r
    shape.find(".//{*}blip").addnext(
        shape.makeelement("{http://schemas.openxmlformats.org/drawingml/2006/main}srcRect", {"l": "50000"})
    )
    shape.find(".//{*}xfrm").set("rot", "5400000")
    document = read(paper)
    [(_, shot)] = document.shots.items()
    made = photo_file(document.photo(shot.part), shot)
    assert (made.width, made.height) == (200, 200)
    red, green, _ = Image.open(io.BytesIO(made.data)).convert("RGB").getpixel((20, 20))
    assert green > red  # the red half was cut away


def test_a_turn_is_clockwise() -> None:
    paper = Paper()
    paper.line("Tên bài", style="Title")
    paper.photo(picture(400, 200)).runs[0]._r.find(".//{*}xfrm").set("rot", "5400000")
    document = read(paper)
    [(_, shot)] = document.shots.items()
    made = photo_file(document.photo(shot.part), shot)
    image = Image.open(io.BytesIO(made.data)).convert("RGB")
    assert image.size == (200, 400)
    assert image.getpixel((100, 50))[0] > 200  # the left, red half is above now


@pytest.mark.slow
def test_photos_are_upright_small_enough_and_without_metadata() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "MẬT"
    paper = Paper()
    paper.line("Tên bài", style="Title")
    paper.photo(picture(40, 20))
    photo = picture(4000, 2000, exif=exif)
    document = read_document(changed(paper.data(), "word/media/image1.jpg", lambda _: photo), "x")
    [(_, shot)] = document.shots.items()
    made = photo_file(document.photo(shot.part), shot)
    assert (made.width, made.height) == (1280, 2560)
    assert not Image.open(io.BytesIO(made.data)).getexif()


def test_words_in_old_fonts_are_converted() -> None:
    paper = Paper()
    paper.line("Tên bài", style="Title")
    line = paper.line()
    for words, font in (
        ("Héi nghÞ", ".VnTime"),
        (" tæng kÕt", ".VnTimeH"),
        (" Chieàu", "VNI-Times"),
        (" Tổng", ".VnTime"),
    ):
        line.add_run(words).font.name = font
    assert body(paper) == "Hội nghị TỔNG KẾT Chiều Tổng\n"
    assert "old-font" in told(read(paper))


@pytest.mark.parametrize(
    ("font", "typed", "meant"),
    [
        (".VnArial", "x\u00b7", "xã"[0] + "ã"),
        ("VNI-Helve", "ñöôøng", "đường"),
        (".VnTime", "n\u00adíc", "nước"),
        ("Arial", "Héi", "Héi"),
    ],
)
def test_fonts(font: str, typed: str, meant: str) -> None:
    assert decoded(typed, legacy_kind(font)) == meant


def test_numbers_that_word_counts_are_written_down() -> None:
    paper = Paper()
    paper.line("Tên bài", style="Title")
    for words in ("Một", "Hai"):
        paper.line(words, style="List Number")
    paper.line("Xen giữa.")
    paper.line("Ba", style="List Number")
    assert body(paper) == "1. Một\n2. Hai\n\nXen giữa.\n\n3. Ba\n"


def test_signs_of_items_that_were_typed_are_items() -> None:
    paper = Paper()
    paper.line("Tên bài", style="Title")
    for words in ("Các việc:", "- Rà soát;", "+ Thôn Na;", "+ Thôn Pác;", "- Sửa đường.", "Hết.", "1. Mục duy nhất"):
        paper.line(words)
    assert body(paper) == (
        "Các việc:\n\n- Rà soát;\n    - Thôn Na;\n    - Thôn Pác;\n- Sửa đường.\n\nHết.\n\n1\\. Mục duy nhất\n"
    )


def test_what_cannot_be_had_is_told_at_its_place() -> None:
    paper = Paper()
    paper.line("Tên bài", style="Title")
    paper.line("Đoạn một.")
    away = paper.outside(
        "file:///C:/anh.jpg", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    )
    fill = f'<pic:blipFill><a:blip r:link="{away}"/></pic:blipFill>'
    blip = f"<a:graphic><a:graphicData><pic:pic>{fill}</pic:pic></a:graphicData></a:graphic>"
    paper.inner(paper.line("Đoạn hai."), f"<w:r><w:drawing><wp:inline>{blip}</wp:inline></w:drawing></w:r>")
    remarks = {it.said.key: it.at for it in read(paper).understood.remarks}
    assert remarks == {"import/linked-photo": 1}
    assert body(paper) == "Đoạn một.\n\nĐoạn hai.\n"


@pytest.mark.parametrize("words", ["công thức", "x"])
def test_words_in_content_controls_smart_tags_and_fields_stay(words: str) -> None:
    paper = Paper()
    paper.line("Tên bài", style="Title")
    line = paper.line("Một ")
    run = f"<w:r><w:t>{words}</w:t></w:r>"
    paper.inner(line, f"<w:sdt><w:sdtContent>{run}</w:sdtContent></w:sdt>")
    paper.inner(line, f"<w:smartTag>{run}</w:smartTag>")
    paper.inner(line, f'<w:fldSimple w:instr=" PAGE ">{run}</w:fldSimple>')
    for piece in (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText> HYPERLINK "https://a.vn/" </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>kia</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paper.inner(line, f"<w:r>{piece}</w:r>")
    paper.raw("<w:sdt><w:sdtContent><w:p><w:r><w:t>Trong khung.</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    assert body(paper) == f"Một {words * 3}[kia](https://a.vn/)\n\nTrong khung.\n"


def test_a_file_without_words_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        read(Paper())
    assert refusal.value.said.key == "import/no-words"


def test_a_caption_that_is_a_credit_alone() -> None:
    paper = Paper()
    paper.line("Tên bài", style="Title")
    paper.photo(picture())
    paper.line("Ảnh: Lò Mai", align=RIGHT, italic=True)
    paper.line("Sáng 5-3, bà con ra đồng.")
    [figure, _] = read(paper).understood.story.blocks
    assert isinstance(figure, Figure)
    assert figure.captions == (Caption((), "Lò Mai"),)
