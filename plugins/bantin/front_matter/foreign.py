"""The one table of header keys of other systems: what each means here, if anything."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from bantin.vietnamese.folding import same_name_key

Kind = Literal[
    "means",  # one of our keys, surely
    "suggests",  # one of our keys, perhaps
    "unused",
    "address",  # where the story stood
    "text",  # words of the story itself, which a header cannot hold
    "draft",  # true hides the story
    "public",  # false hides it
    "state",  # a word that says whether it is hidden
    "unlisted",  # true takes it out of all lists
    "secret",  # keeps it from readers in a way that we have not
    "listing",  # keeps it out of some lists
]


@dataclass(frozen=True, slots=True)
class Sense:
    """What keys of other systems mean here; ``key`` is ours (schema name), ``spellings`` are theirs."""

    kind: Kind
    key: str
    spellings: tuple[str, ...]


def _sense(kind: Kind, key: str, spellings: str) -> Sense:
    return Sense(kind, key, tuple(spelling.strip() for spelling in spellings.split(",")))


# Hugo, Jekyll, Hexo, Eleventy, Astro, Docusaurus, Gatsby, Ghost, WordPress, Blogger, Pelican, Obsidian.
SENSES = (
    _sense("means", "title", "post_title, Tên bài"),
    _sense(
        "means",
        "date",
        "pubDate, publishDate, publish_date, published_date, date_published, published_at, publishedAt, pub_date, "
        "post_date, created, created_at, date_created",
    ),
    _sense(
        "means",
        "modified",
        "lastmod, last_modified, last_modified_at, updated, updated_at, updatedAt, updatedDate, update_date, "
        "date_updated, date_modified, modified_time, modified_at, post_modified, last_update, Ngày sửa",
    ),
    _sense("means", "category", "categories, post_category, Danh mục"),
    _sense("means", "authors", "byline, post_author, writer, author_name, Bút danh, Người viết"),
    _sense(
        "means",
        "summary",
        "description, excerpt, custom_excerpt, post_excerpt, meta_description, blurb, teaser, abstract, Mô tả, "
        "Lời dẫn",
    ),
    _sense("means", "tags", "tag, keywords, labels, post_tag, post_tags, hashtags, Nhãn"),
    _sense("means", "slug", "post_name"),
    _sense(
        "means",
        "image",
        "thumbnail, thumbnailImage, thumb, cover, cover_image, feature_image, featured_image, hero, hero_image, "
        "header_image, banner, images, img, photo, og_image, social_image, share_image, teaser_image, lead_image, "
        "Ảnh bìa",
    ),
    _sense(
        "means", "image_caption", "feature_image_caption, featured_image_caption, cover_caption, thumbnail_caption"
    ),
    _sense("means", "image_alt", "feature_image_alt, featured_image_alt, cover_alt, thumbnail_alt"),
    _sense("means", "image_credit", "feature_image_credit, featured_image_credit, cover_credit, thumbnail_credit"),
    _sense("means", "lang", "language, locale"),
    _sense("suggests", "title", "headline, name, heading"),
    _sense("suggests", "category", "section, channel, collection, group"),
    _sense(
        "suggests", "summary", "subtitle, sub_title, subhead, tagline, deck, standfirst, intro, introduction, lead"
    ),
    _sense("suggests", "tags", "label, series, topics, topic, subjects"),
    _sense("suggests", "featured", "sticky, pinned, pin, top, feature, is_featured, important"),
    _sense("suggests", "place", "location, venue, region"),
    _sense(
        "suggests",
        "source",
        "canonical, canonical_url, original_url, source_url, link, via, copyright, publisher, Nhà xuất bản",
    ),
    _sense("suggests", "related", "related_posts, see_also"),
    _sense(
        "address",
        "slug",
        "permalink, alias, redirect_from, redirects, old_url, post_url, guid",
    ),
    _sense("text", "", "body, text, html, markdown, raw_content, post_content, mobiledoc, lexical"),
    _sense("draft", "status", "draft, drafts, is_draft, unpublished, wip, Nháp, Bản nháp, Chưa đăng"),
    _sense("public", "status", "published, publish, is_published, public, is_public, Công khai, Đã đăng"),
    _sense("state", "status", "post_status, visibility, state"),
    _sense("unlisted", "status", "unlisted"),
    _sense(
        "secret",
        "status",
        "private, is_private, password, post_password, protected, restricted, secret, confidential, internal, "
        "members, members_only, access, "
        "archived, archive, embargo, embargo_until, expiryDate, expiry_date, expire_date, unpublish_date, "
        "unpublishDate, "
        "release_date, schedule, scheduled, publish_at, visible, enabled, active, ready, approved, reviewed, "
        "headless, "
        "Nội bộ, Bí mật, Đã duyệt",
    ),
    _sense(
        "listing",
        "status",
        "hidden, hide, is_hidden, listed, noindex, no_index, robots, sitemap, search_exclude, exclude_from_search, "
        "searchable, eleventyExcludeFromCollections, exclude, hide_from_lists, Ẩn",
    ),
    _sense(
        "unused",
        "",
        "layout, type, post_type, content_type, toc, table_of_contents, show_toc, toc_open, hide_toc, weight, order, "
        "nav_order, position, menu, menus, nav, parent, ancestor, sidebar, sidebar_position, sidebar_label, "
        "comments, "
        "comment, disable_comments, comment_status, ping_status, math, mathjax, katex, mermaid, highlight, id, uuid, "
        "post_id, link_title, seo_title, meta_title, og_title, twitter_title, og_description, "
        "twitter_description, share, "
        "sharing, show_share, reading_time, read_time, word_count, is_cjk_language, markup, outputs, css, js, class, "
        "css_class, body_class, theme, style, color, icon, generator, license, author_profile, read_more, mathjax3, "
        "pagination, paginate, show_date, show_author, show_reading_time, hide_meta, share_buttons, email, "
        "author_email, comment_id, cssclasses, format, post_format, wordpress_id, blogger_id, views, likes",
    ),
)

# What their keys say, once we know that they say whether a story is public.
STATES: Mapping[str, str] = {
    "publish": "published",
    "public": "published",
    "đã đăng": "published",
    "draft": "draft",
    "private": "draft",
    "pending": "draft",
    "future": "draft",
    "scheduled": "draft",
    "trash": "draft",
    "inherit": "draft",
    "auto-draft": "draft",
    "unpublished": "draft",
    "members": "draft",
    "paid": "draft",
    "password": "draft",
    "archived": "draft",
    "chưa đăng": "draft",
    "chưa xuất bản": "draft",
    "không đăng": "draft",
    "chờ duyệt": "draft",
    "unlisted": "hidden",
}
YES = {"true", "yes", "y", "on", "1", "có", "đúng", "x"}
NO = {"false", "no", "n", "off", "0", "không", "sai"}

# What keys say that tell whether a story is public.
HIDING: Collection[Kind] = ("draft", "public", "state", "unlisted", "secret", "listing")

# Of keys that keep a story from readers, those that do so when they say no.
SHOWING = {
    "visible",
    "enabled",
    "active",
    "ready",
    "approved",
    "reviewed",
    "đãduyệt",
    "listed",
    "sitemap",
    "searchable",
}
_JOINTS = re.compile(r"[\s_.\-]+")


def plain_key(key: str) -> str:
    """Return what spellings of one key share: ``featured_image``, ``featuredImage`` and ``Featured-Image``."""
    return _JOINTS.sub("", same_name_key(key))


_BY_SPELLING = {plain_key(spelling): sense for sense in SENSES for spelling in sense.spellings}


def sense_of(key: str) -> Sense | None:
    """Return what ``key``, as typed, means in other systems; None if it is in none that we know."""
    return _BY_SPELLING.get(plain_key(key))
