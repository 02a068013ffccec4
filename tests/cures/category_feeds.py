"""Cures for categories, stories chosen by hand, and the file of the front page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from bantin.category_feeds.front_page.compose import compose_front_page
from bantin.category_feeds.front_page.plan import read_front_page
from bantin.category_feeds.registry import CategoryRegistry, make_registry
from bantin.category_feeds.related import find_related
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.story import Reference, Story, Withdrawal

from tests.category_feeds.desk import CATEGORIES, NOW, on, story
from tests.cures.desk import Cure

REGISTRY = make_registry(CATEGORIES)
STORIES = [
    story("2024/hoi-nghi", 14),
    story("2023/tet", 3),
    story("2024/tet", 4),
    story("2024/nhap", 5, status="draft"),
    story("2024/an", 5, status="hidden"),
    story("2024/mai", on(2, 2)),
    story("2024/da-rut", 5, status="hidden", withdrawn=Withdrawal(on(8), "Nhầm tên")),
    story("2024/het-han", 5, expires=dt.date(2024, 1, 20)),
]


def filed(typed: str) -> list[Diagnostic]:
    """Return what is found in the category ``typed`` of a site that lists its categories."""
    found = REGISTRY.resolve(typed, "a.md", 3)
    return [found] if isinstance(found, Diagnostic) else []


def filed_freely(typed: str) -> list[Diagnostic]:
    """Return what is found in the category ``typed`` of a site that lists none, and has no story yet."""
    found = CategoryRegistry((), {}).resolve(typed, "a.md", 3) if not typed else None
    return [found] if isinstance(found, Diagnostic) else []


def front_page(text: str) -> list[Diagnostic]:
    """Return what is found in the file of the front page: in its words, and in the stories that it names."""
    plan, problems = read_front_page(text, REGISTRY)
    return [*problems, *compose_front_page(plan, STORIES, CATEGORIES, NOW)[1]]


def picks(*names: str) -> str:
    """Return a file of the front page that chooses ``names``."""
    return f"tin-chon = [{', '.join(f'{chr(34)}{name}{chr(34)}' for name in names)}]"


def related(wanted: Sequence[str]) -> list[Diagnostic]:
    """Return what is found in the story ``x.md`` that names ``wanted`` as related."""
    return find_related([naming(wanted), *STORIES], NOW)[1]


def naming(wanted: Sequence[str]) -> Story:
    """Return a story whose fourth line names ``wanted``."""
    return story("x", 1, related=tuple(Reference(one, 4) for one in wanted))


RIGHT = picks("2024/hoi-nghi.md")
KEYS = "\n".join(f"khoa-{number} = 1" for number in range(201))

CURES = [
    Cure("category/missing.choose", " ", "Văn hóa", filed),
    Cure("category/missing.open", "", "Y tế", filed_freely),
    Cure("category/unknown.near", "Văn hoa", "Văn hóa", filed),
    Cure("category/unknown.far", "Xyz", "Thông báo", filed),
    Cure("choice/none.near", picks("hoi-nghy"), picks("hoi-nghi"), front_page),
    Cure("choice/none.far", picks("@@"), RIGHT, front_page),
    Cure("choice/several", picks("tet"), picks("2023/tet.md"), front_page),
    Cure("choice/hidden", picks("an"), picks(), front_page),
    Cure("choice/draft", picks("nhap"), picks(), front_page),
    Cure("choice/future", picks("mai"), picks(), front_page),
    Cure("choice/withdrawn", picks("da-rut"), picks(), front_page),
    Cure("choice/expired", picks("het-han"), picks(), front_page),
    Cure("front-page/file.hidden", picks("hoi\\u2060-nghi"), picks("hoi-nghi"), front_page),
    Cure("front-page/file.key-far", "xyz = 1", "so-tin-moi = 1", front_page),
    Cure("front-page/file.key-near", "so-tin-moii = 1", "so-tin-moi = 1", front_page),
    Cure("front-page/file.long-list", picks(*(f"{n}" for n in range(201))), RIGHT, front_page),
    Cure("front-page/file.long-number", f"so-tin-moi = {'1' * 5_000}", "so-tin-moi = 11", front_page),
    Cure(
        "front-page/file.marks",
        f'thong-bao = "Thông báo{chr(0x302) * 40}"',
        'thong-bao = "Thông báo"',
        front_page,
        also=("category/unknown.near",),
    ),
    Cure("front-page/file.no-category", "thong-bao = 5", 'thong-bao = "Thông báo"', front_page),
    Cure("front-page/file.no-list", 'tin-chon = "hoi-nghi"', 'tin-chon = ["hoi-nghi"]', front_page),
    Cure("front-page/file.no-number", "so-tin-moi = -1", "so-tin-moi = 8", front_page),
    Cure(
        "front-page/file.syntax", 'tin-chon = ["hoi-nghi" "tet"]', 'tin-chon = ["hoi-nghi", "2024/tet"]', front_page
    ),
    Cure("front-page/file.too-deep", f"tin-chon = {'[' * 60}{']' * 60}", RIGHT, front_page),
    Cure("front-page/file.too-many", KEYS, "so-tin-moi = 1", front_page),
    Cure("front-page/file.twice", picks("hoi-nghi", "hoi-nghi"), picks("hoi-nghi"), front_page),
    Cure("related/story.itself", ["x.md"], ["2024/hoi-nghi.md"], related),
    Cure("related/story.twice", ["hoi-nghi", "hoi-nghi"], ["hoi-nghi"], related),
]
