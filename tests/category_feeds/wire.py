"""A feed for tests: two stories with photos, and one that tries to break out of every format."""

import datetime as dt

from bantin.category_feeds.feeds.feed import Feed, Publisher
from bantin.category_feeds.feeds.medium import Medium, medium_of
from bantin.category_feeds.feeds.plan import FeedOrder, PlannedFeed, plan_feeds
from bantin.newsroom.photo import Photo, slot
from bantin.newsroom.picture import Picture, Rendition, Renditions
from bantin.newsroom.story import Name, Story

from tests.category_feeds.desk import CATEGORIES, CULTURE, NOW, ZONE, on, story, tag

SITE = "https://bantin.example.vn/xa/"
EMPTY_SINCE = dt.datetime(2024, 1, 1, tzinfo=ZONE)
PUBLISHER = Publisher(
    name="Bản tin Bằng Cốc",
    url=SITE,
    description="Tin tức từ cơ sở",
    rights="Ghi rõ nguồn “Bản tin Bằng Cốc” & tác giả.",
    email="bantin@example.vn",
    logo=f"{SITE}theme/img/logo.png",
    hub="https://hub.example.vn/",
    stylesheet="/xa/theme/feed.xsl",
)

HALL = Photo("hoi-nghi.jpg", "Hội trường", "Quang cảnh <em>hội nghị</em>", "Quang cảnh hội nghị", "Tuấn Tú")
JPEG = Rendition("anh/hoi-nghi-800.jpg", 800, 533, "image/jpeg")
PICTURE = Picture(HALL, Renditions((), (JPEG,), "123"), Renditions((), (JPEG,), "123"), JPEG, JPEG)
IMAGE = medium_of(PICTURE, SITE, {"anh/hoi-nghi-800.jpg": 48_213}.__getitem__)
SOUND = Medium(Photo("ban-tin.mp3", kind="audio"), f"{SITE}am-thanh/ban-tin.mp3", "audio/mpeg", 1_024_000)

REPORT = story(
    "2024/01/14/hoi-nghi",
    on(14, hour=17),
    title="Bằng Cốc triển khai nhiệm vụ, giao chỉ tiêu",
    summary="Chiều 14-1, xã Bằng Cốc tổ chức hội nghị.",
    body=f'<figure class="khung">{slot(0)}<figcaption>Quang cảnh</figcaption></figure>'
    '<p><a href="../x.html">x</a></p>',
    authors=(
        Name("Tuấn Tú", "tuan-tu", "tac-gia/tuan-tu.html"),
        Name("Công Đại", "cong-dai", "tac-gia/cong-dai.html"),
    ),
    tags=(tag("ocop"),),
    photos=(HALL,),
    modified=on(15, hour=9),
)
HOSTILE = story(
    "2024/01/13/pha",
    13,
    CULTURE,
    title='A < B & "C" ]]> <script>alert(1)</script>\x0b\ud800',
    summary="Một\x00 dòng\ncó ]]> và <b>thẻ</b>",
    body="<p>Chữ\x08 điều khiển &amp; ]]&gt; \ufffe</p>",
    source="Theo Báo <Tuyên Quang>",
)
BROADCAST = story("2024/01/12/truyen-thanh", 12, CULTURE, body=f"<p>Nghe: {slot(0)}</p>", photos=(SOUND.photo,))
STORIES = (REPORT, HOSTILE, BROADCAST)
MEDIA = {REPORT.path: (IMAGE,), BROADCAST.path: (SOUND,)}


def media_of(item: Story) -> tuple[Medium, ...]:
    return MEDIA.get(item.path, ())


def planned(*stories: Story) -> dict[tuple[str, str], PlannedFeed]:
    """Return the feeds of a site of ``stories`` by kind and slug."""
    feeds = plan_feeds(
        stories,
        CATEGORIES,
        PUBLISHER,
        FeedOrder(now=NOW, empty_since=EMPTY_SINCE, limits={"author": 0}, media_of=media_of),
    )
    return {(feed.kind, feed.slug): feed for feed in feeds}


FULL: Feed = planned(*STORIES)["site", ""].feed
EMPTY: Feed = planned(*STORIES)["category", "thong-bao"].feed
