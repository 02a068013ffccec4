"""Word files for tests, made with python-docx, else as XML. All people and places are invented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from PIL import Image

CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def picture(width: int = 1600, height: int = 900, colour: str = "green", form: str = "JPEG", **saved: Any) -> bytes:
    """Return a picture whose left half is red."""
    image = Image.new("RGB", (width, height), colour)
    image.paste("red", (0, 0, width // 2, height))
    stream = io.BytesIO()
    image.save(stream, form, **saved)
    return stream.getvalue()


class Paper:
    """A Word file in the making."""

    def __init__(self) -> None:
        self.document = Document()

    def line(self, text: str = "", *, style: str | None = None, align: Any = None, **looks: bool) -> Any:
        """Add a paragraph, all of it in these ``looks`` (bold, italic)."""
        paragraph = self.document.add_paragraph(style=style)
        paragraph.alignment = align
        run = paragraph.add_run(text)
        for name, value in looks.items():
            setattr(run, name, value)
        return paragraph

    def photo(self, data: bytes, paragraph: Any = None, alt: str = "") -> Any:
        """Add a photo, in a paragraph of its own by default."""
        paragraph = paragraph or self.document.add_paragraph()
        run = paragraph.add_run()
        run.add_picture(io.BytesIO(data), width=Cm(8))
        if alt:
            run._r.find(f".//{qn('wp:docPr')}").set("descr", alt)
        return paragraph

    def raw(self, xml: str) -> Any:
        """Add a block of XML, with the usual namespaces declared on its first tag."""
        first, rest = xml.split(">", 1) if not xml.split(">", 1)[0].endswith("/") else (xml[:-2], "")
        closed = f"{first} {nsdecls('w', 'wp', 'a', 'pic', 'r')}" + (f">{rest}" if rest else "/>")
        element = parse_xml(closed)
        self.document.element.body.insert(len(self.document.element.body) - 1, element)
        return element

    def inner(self, paragraph: Any, xml: str) -> Any:
        """Append XML to a paragraph."""
        first, rest = xml.split(">", 1)
        element = parse_xml(f"{first} {nsdecls('w', 'wp', 'a', 'pic', 'r')}>{rest}")
        paragraph._p.append(element)
        return element

    def part(self, name: str, kind: str, xml: str) -> None:
        """Add a part of the document, such as its footnotes."""
        content_type = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
        part = Part(PackURI(f"/word/{name}"), content_type, xml.encode(), self.document.part.package)
        self.document.part.relate_to(part, f"{RELATIONSHIP_TYPE.STYLES.rpartition('/')[0]}/{kind}")

    def outside(self, address: str, kind: str = RELATIONSHIP_TYPE.HYPERLINK) -> str:
        """Return the id of a relation that leads out of the file."""
        return str(self.document.part.relate_to(address, kind, is_external=True))

    def data(self) -> bytes:
        """Return the file."""
        stream = io.BytesIO()
        self.document.save(stream)
        return stream.getvalue()


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a file whose ``part`` was changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info.filename, change(content) if info.filename == part else content)
    return stream.getvalue()


def text_box(words: str) -> str:
    """Return a run that holds a text box, said in two ways as Word does."""
    box = f"<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>"
    return (
        '<w:r xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml">'
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData>'
        "<wps:wsp><wps:txbx>"
        f"{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def report(width: int = 1600) -> Paper:
    """Return a report as communes write them, with all that an import has to know; its photos are ``width`` wide."""
    size = width, width * 9 // 16
    paper = Paper()
    head = paper.document.add_table(1, 2)
    head.cell(0, 0).text = "UBND XÃ SUỐI LĂNG\nSố: 12/BC-UBND"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    paper.line("Suối Lăng, ngày 14 tháng 1 năm 2024", align=RIGHT, italic=True)
    paper.line("Suối Lăng tổng kết năm 2023", align=CENTRE, bold=True)
    paper.line("Chiều ngày 14-1, xã Suối Lăng tổ chức hội nghị tổng kết công tác năm 2023, bàn việc mới.", bold=True)
    paper.photo(picture(*size, colour="blue"), alt="Người phụ nữ phát biểu sau bục có hoa")
    paper.line("Đại biểu phát biểu tại hội nghị. Ảnh: Lò Mai", style="Caption")
    body = paper.line("Năm 2023, xã có ")
    body.add_run("12/12 chỉ tiêu").bold = True
    body.add_run(" đạt kế hoạch, diện tích 5,2 km")
    body.add_run("2").font.superscript = True
    body.add_run(".")
    paper.inner(body, '<w:r><w:footnoteReference w:id="2"/></w:r>')
    paper.inner(body, "<w:ins><w:r><w:t xml:space='preserve'> Câu viết thêm.</w:t></w:r></w:ins>")
    paper.inner(body, "<w:del><w:r><w:delText>SỐ-CŨ-BÍ-MẬT</w:delText></w:r></w:del>")
    paper.inner(body, "<w:r><w:rPr><w:vanish/></w:rPr><w:t>CHỮ-ẨN</w:t></w:r>")
    paper.document.add_comment(body.runs[0], text="NHẬN XÉT NỘI BỘ", author="A", initials="A")
    paper.photo(picture(*size, colour="yellow"))
    paper.line("Bà con trao đổi bên lề hội nghị", align=CENTRE, italic=True)
    paper.line("Kết quả", style="Heading 1")
    for words in ("Trồng mới 20 ha quế;", "Sửa 3 km đường thôn;"):
        paper.line(words, style="List Bullet")
    for words in ("Rà soát hộ nghèo.", "Thu hoạch đúng vụ."):
        paper.line(words, style="List Number")
    photos = paper.document.add_table(2, 2)
    for column, colour in enumerate(("black", "white")):
        paper.photo(picture(*size, colour=colour), photos.cell(0, column).paragraphs[0])
        photos.cell(1, column).text = ("Vườn quế", "Đường mới. Ảnh: Lò Mai")[column]
    paper.line("Số liệu như sau:")
    data = paper.document.add_table(2, 3)
    for index, words in enumerate(("Cây", "Diện tích", "Sản lượng", "Quế", "20 ha", "1|2 tấn")):
        data.cell(index // 3, index % 3).text = words
    boxed = paper.photo(picture(*size, colour="navy"))
    paper.inner(boxed, text_box("Trẻ em đến trường"))
    linked = paper.line("Xem thêm ")
    paper.inner(
        linked,
        f'<w:hyperlink r:id="{paper.outside("https://suoilang.example.vn/tin")}">'
        "<w:r><w:t>trang xã</w:t></w:r></w:hyperlink>",
    )
    bad = paper.outside("javascript:alert(1)")
    paper.inner(linked, f'<w:hyperlink r:id="{bad}"><w:r><w:t xml:space="preserve"> và đây</w:t></w:r></w:hyperlink>')
    paper.line("Tin, ảnh: Vàng Pao", align=RIGHT, bold=True)
    foot = paper.document.add_table(1, 2)
    foot.cell(0, 0).text = "Nơi nhận:\n- Như trên;\n- Lưu: VT."
    foot.cell(0, 1).text = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nGiàng A Dê"
    paper.document.sections[0].header.paragraphs[0].text = "Báo cáo nội bộ"
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>Theo Chi cục Thống kê.</w:t></w:r></w:p></w:footnote>'
    paper.part("footnotes.xml", "footnotes", f"<w:footnotes {W}>{note}</w:footnotes>")
    return paper
