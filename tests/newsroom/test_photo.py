"""Photo slots in a body."""

from bantin.newsroom.photo import fill_slots, slot


def test_each_slot_is_filled_with_its_own_photo() -> None:
    body = f"<p>Một</p><figure>{slot(0)}</figure><p>Hai {slot(11)}</p>"
    assert fill_slots(body, range(12), lambda index: f"[{index}]") == "<p>Một</p><figure>[0]</figure><p>Hai [11]</p>"


def test_text_that_an_editor_can_type_is_never_a_slot() -> None:
    body = "<p>photo:0 và &#2;photo:0&#3;</p>"
    assert fill_slots(body, range(12), lambda index: "X") == body
