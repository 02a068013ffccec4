"""Captions that WordPress keeps with its photos stand under them: in galleries, and under the lead photo."""

from __future__ import annotations

from pathlib import Path

import pytest
from bantin.move_in.kinds import open_site
from bantin.move_in.old_story import OldStory
from bantin.move_in.systems.wordpress_galleries import with_captions

ADDRESSES = {"1": "https://a.vn/u/mot.jpg", "2": "https://a.vn/u/hai.jpg"}


@pytest.mark.parametrize(
    ("content", "made"),
    [
        ('[gallery ids="2"]', '[gallery ids="2"]'),
        ("[gallery]", "[gallery]"),
        (
            'a [gallery columns="2" ids="2, 1"] b',
            'a <figure><img src="https://a.vn/u/hai.jpg" alt=""><figcaption></figcaption></figure>\n\n'
            '<figure><img src="https://a.vn/u/mot.jpg" alt=""><figcaption>Cổng &lt;xã&gt;</figcaption></figure> b',
        ),
        (
            "[gallery include='1,9']",
            '<figure><img src="https://a.vn/u/mot.jpg" alt=""><figcaption>Cổng &lt;xã&gt;</figcaption></figure>\n\n'
            '<figure><img src="?attachment_id=9" alt=""><figcaption></figcaption></figure>',
        ),
    ],
)
def test_a_gallery_shows_the_captions_of_its_photos(content: str, made: str) -> None:
    assert with_captions(content, ADDRESSES, {"1": "Cổng <xã>"}) == made


@pytest.mark.parametrize(
    ("body", "caption"), [("chữ", "Cổng xã. Ảnh: Hoa"), ("<img src='/u/mot-300x200.jpg'>", None)]
)
def test_the_lead_photo_has_its_caption_unless_the_story_shows_it(
    body: str, caption: str | None, tmp_path: Path
) -> None:
    def item(number: int, kind: str, inner: str) -> str:
        return (
            f"<item><title>T</title><link>https://a.vn/t{number}/</link><wp:post_id>{number}</wp:post_id>"
            f"<wp:post_type>{kind}</wp:post_type><wp:status>publish</wp:status>{inner}</item>"
        )

    photo = f"<wp:attachment_url>{ADDRESSES['1']}</wp:attachment_url>"
    photo += "<excerpt:encoded><![CDATA[Cổng xã. Ảnh: Hoa]]></excerpt:encoded>"
    story = (
        f"<content:encoded><![CDATA[{body}]]></content:encoded><wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key>"
    )
    story += "<wp:meta_value>1</wp:meta_value></wp:postmeta>"
    spaces = 'xmlns:wp="http://wordpress.org/export/1.2/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
    spaces += ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    (tmp_path / "x.xml").write_text(
        f"<rss {spaces}><channel>{item(2, 'post', story)}{item(1, 'attachment', photo)}</channel></rss>", "utf-8"
    )
    (found,) = [it for it in open_site(tmp_path / "x.xml").read() if isinstance(it, OldStory)]
    assert (found.fields["image"], found.fields.get("image_caption")) == (ADDRESSES["1"], caption)
