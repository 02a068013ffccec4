"""Paragraphs as officers write them, in which every sign is meant as it is typed."""

PARAGRAPHS = """
Sáng 14-1, Ủy ban nhân dân xã tổ chức hội nghị tổng kết công tác năm 2023, triển khai nhiệm vụ năm 2024.
- 14-1, bà con thôn Khuổi Đáo làm xong 300 m đường bê tông.
– Con ơi, đã ăn cơm chưa?
Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;
Theo Quyết định 12/2024/QĐ-UBND, mức hỗ trợ là 1.250.000 đồng/hộ (một triệu hai trăm năm mươi nghìn đồng).
Số tài khoản 3401 0000 123456 tại Agribank Hàm Yên; nội dung: “Ủng hộ quỹ vì người nghèo”.
Số tài khoản: 0912345678901, chủ tài khoản: UBND xã Bằng Cốc.
Giá cam loại 1 từ 20.000–25.000 đồng/kg, loại 2 khoảng 15.000 đồng/kg; giảm 5-10 % so với năm trước.
Toàn xã có 19/19 tiêu chí đạt chuẩn; thu nhập bình quân 46,5 triệu đồng/người/năm.
Tỷ lệ hộ nghèo còn 3,2%, giảm 1,1% so với cùng kỳ; đạt 102,5% kế hoạch (KH: 100%).
Thời gian: 7h30 ngày 20/11/2024 (thứ Tư). Địa điểm: Hội trường UBND xã.
Lịch tiếp công dân: thứ Hai, thứ Năm hằng tuần, từ 7h30 - 11h30 và 13h30 - 17h00.
Nhiệm kỳ 2020 - 2025, Đảng bộ xã kết nạp 27 đảng viên (trong đó có 15 nữ; 9 người dân tộc Tày, Dao).
Ông Nguyễn Văn A (SN 1965), trú tại thôn 5, xã Bằng Cốc, cho biết: “Năm nay cam được mùa, được giá”.
Bà con nói: 'Được mùa thì mất giá', nhưng vụ này... khác hẳn!
Xe máy biển số 22B1-123.45 đi hướng Tuyên Quang - Hà Giang trên Quốc lộ 2 thì va chạm.
CCCD số 008065001234 do Cục Cảnh sát QLHC về TTXH cấp ngày 10/5/2021.
Mã số thuế: 5000123456-001; mã hồ sơ H60.15-240114-0003.
Nhiệt độ thấp nhất 12°C, có nơi dưới 10 độ C; gió đông bắc cấp 3 - 4.
Diện tích 2,5 ha (25.000 m2), chiều dài 3 km, rộng 3,5 m, dày 20 cm.
Tổng số phiếu: 120; hợp lệ: 118; không hợp lệ: 2.
Bí thư Đảng ủy xã * Phó Chủ tịch HĐND xã cùng dự.
Phép tính: 5 * 3 = 15; 20 < 30 và 30 > 20; a + b = c.
Kết quả: thôn Đồng Tâm thắng thôn Pác Cáp 3 - 1 (hiệp một: 2 - 0).
Điều 5. Trách nhiệm của Ủy ban nhân dân cấp xã
Khoản 2 Điều 15 Luật Đất đai năm 2024 (sửa đổi, bổ sung) quy định rõ việc này.
2024 là năm thứ ba xã giữ vững danh hiệu “xã nông thôn mới nâng cao”.
1.250 hộ dân được vay vốn; dư nợ 45,6 tỷ đồng.
(Theo Báo Tuyên Quang)
Ghi chú: (*) số liệu ước tính; (**) chưa kể 3 hộ mới tách.
Hòa giải viên chia sẻ [cười]: “Phải kiên trì, mưa dầm thấm lâu”.
Anh Tú viết tắt là A.T., chị Hoa là C.H.; đ/c Xuyến - Phó Chủ tịch.
Phát biểu kết luận hội nghị, đồng chí Bí thư nhấn mạnh 3 việc: làm đường, trồng cam, xóa nhà tạm.
Xã/phường/thị trấn nào chậm thì bị nhắc nhở; UBND/HĐND cùng giám sát.
Năm 2023: 95 triệu; năm 2024: 120 triệu (+26,3%).
Công thức bón: N-P-K 16-16-8, tỷ lệ 1:2:1, mỗi gốc 0,5 kg.
Giải Nhất: 5.000.000đ; giải Nhì: 3.000.000đ; giải Ba: 2.000.000đ.
Trận mưa đêm 10, rạng sáng 11/9 làm sạt lở ~200 m3 đất đá tại Km 12+300.
Vắc-xin COVID-19 mũi 3; vi-rút A/H5N1; thuốc Tamiflu® 75 mg.
Đội bóng U-15 (U15) của xã; lớp 9A1; tổ 3-4-5 về đích trước.
Học sinh đạt điểm 8,75/10; môn Toán 9.25 điểm.
Cuộc thi “Bí thư chi bộ giỏi” - vòng 2 - diễn ra tại nhà văn hóa thôn.
Dự án có tổng mức đầu tư 14,9 tỷ đồng, trong đó: ngân sách tỉnh 10 tỷ; xã 4,9 tỷ.
Mật độ 400 - 500 cây/ha; khoảng cách 4m x 5m.
Hotline chưa có; bà con gặp trực tiếp Bộ phận một cửa.
Chỉ số PAR INDEX, SIPAS của xã xếp thứ 5/18.
Số: 05/TB-UBND. Bằng Cốc, ngày 12 tháng 01 năm 2024.
Nghỉ Tết Nguyên đán từ 29 tháng Chạp đến mùng 5 tháng Giêng (08/02 – 14/02/2024).
Từ A đến Z: 29 chữ cái, 6 thanh; “ngã” khác “hỏi” & “nặng”.
Hệ thống loa: 12 cụm, 24 loa; công suất 25W/loa; tần số 54-68 MHz.
Anh ấy trả lời: “Có chứ!... Mà bao giờ?”.
Giờ cao điểm (6:30-7:30) đường Hàm Yên -> Bằng Cốc hay tắc.
""".strip().split("\n")

BLOCKS = """
UBND xã thông báo lịch cắt điện như sau, đề nghị bà con chủ động trong sinh hoạt
và sản xuất, nhất là các hộ có máy ấp trứng.

Dự hội nghị có:
- Đồng chí Hoàng Thị Xuyến, Phó Chủ tịch UBND xã;
- Đồng chí Lý Văn Hùng, Bí thư Đoàn xã.

1. Rà soát hộ nghèo, hộ cận nghèo.
2. Công khai danh sách tại nhà văn hóa thôn.

## Kết quả nổi bật

> “Dễ trăm lần không dân cũng chịu, khó vạn lần dân liệu cũng xong.”

| Thôn | Số hộ | Diện tích (ha) |
|---|---|---|
| Đồng Tâm | 120 | 45,5 |
| Pác Cáp | 98 | 30,2 |

- Bác có khỏe không ạ?
- Khỏe lắm, cháu vào nhà đi!
""".strip().split("\n\n")
