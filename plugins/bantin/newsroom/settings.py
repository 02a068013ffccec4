"""The settings that the newsroom reads, and those that several packages share."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.newsroom.catalogue import languages
from bantin.newsroom.message import say
from bantin.newsroom.setting import Setting
from bantin.newsroom.setting_kinds import (
    COLOURS,
    FUNCTION,
    LIST,
    TABLE,
    TEXT,
    TEXTS,
    TRUTH,
    Kind,
    kilobytes,
    kind_of,
    optional,
)

OFFICE_KINDS = ("GovernmentOrganization", "NewsMediaOrganization", "Organization")  # of schema.org


def _wrong_office(name: str, office: object) -> Iterator[str]:
    for key, value in office.items() if isinstance(office, dict) else ():
        if not isinstance(value, str):
            yield str(say("setting/office-kind", key=str(key), kind=TEXT.words, value=repr(value)))
        elif key == "kind" and value not in OFFICE_KINDS:
            known = ", ".join(OFFICE_KINDS)
            yield str(say("setting/one-of", name=f"{name}, “kind”", known=known, value=repr(value)))


def _wrong_language(name: str, asked: object) -> Iterator[str]:
    if asked and asked not in languages():
        yield str(say("stop/findings-language", asked=str(asked), known=", ".join(languages())))


OFFICE = Setting(
    "OFFICE",
    kind_of(TABLE.words, lambda value: isinstance(value, dict), _wrong_office),
    {},
    "Who publishes: a table with `kind` (`GovernmentOrganization`, the default, or `NewsMediaOrganization`), `name` "
    "(`SITENAME`), `governing_body`, `responsible`, `address`, `phone`, `email`, `copyright_note` (by default a "
    "sentence with `SITENAME`; empty: none); shown in the footer.",
    "–",
)
SITEURL = Setting(
    "SITEURL",
    TEXT,
    "",
    "The address of the site, `https://…`, with its folder if it lies in one. Pages reach each other without it, "
    "whatever the host is called; canonical links, feeds, site maps and cards carry it. A host with marks "
    "(`https://hàmyên.vn`) is written in ASCII (`xn--…`) wherever a machine reads it, and so are those of "
    "`FEED_HUB`, `FEED_ID_DOMAIN`, `CONTENT_POLICY` and the mail address of `OFFICE`.",
    '`""`; from the environment in production',
)
PUBLIC_ADDRESS_REQUIRED = Setting(
    "PUBLIC_ADDRESS_REQUIRED",
    TRUTH,
    False,
    "The build stops unless `SITEURL` is an address that readers can open: not empty, not an example, not "
    "this machine.",
    "`False`; `True` in production",
)
REQUIRED_PLUGINS = Setting(
    "REQUIRED_PLUGINS", LIST, (), "The build stops when one of these did not load.", "`PLUGINS`"
)
PREVIEW = Setting(
    "PREVIEW",
    TRUTH,
    False,
    "Build drafts and stories of the future too, with a banner and `noindex`.",
    "`False`; `True` in `previewconf.py` and `make devserver`",
)
DRY_RUN = Setting(
    "DRY_RUN",
    kind_of(TABLE.words, lambda value: value is None or isinstance(value, dict)),
    None,
    "`make check` sets it: judge the sources, print the findings in the form it asks for, write nothing.",
)
STORY_MAX_KILOBYTES = Setting(
    "STORY_MAX_KILOBYTES",
    kilobytes(1_000),
    1_000,
    "The largest story or page, in KB of 1,000 bytes; see [sources](plugins/sources.md).",
)
FRONT_PAGE_MAX_KILOBYTES = Setting(
    "FRONT_PAGE_MAX_KILOBYTES", kilobytes(256), 256, "The largest `front-page.toml`, likewise."
)
FINDINGS_LANG = Setting(
    "FINDINGS_LANG",
    Kind(_wrong_language, TEXT.words),
    "",
    'The language in which editors are told what is wrong: `"vi"` or `"en"`.',
    '`DEFAULT_LANG`, if messages are written in it; else `"vi"`',
)
STRICT = Setting("STRICT", TRUTH, False, "Warnings stop the build.", "`False`; `True` in production")
STRICT_ALLOWED_WARNINGS = Setting(
    "STRICT_ALLOWED_WARNINGS",
    TEXTS,
    (),
    "Rules whose warnings never stop it.",
    '`["address/clash", "addresses/taken"]` in production',
)
EXECUTOR = Setting(
    "EXECUTOR",
    optional(FUNCTION),
    None,
    "A function from a number of workers to the `concurrent.futures.Executor` for parallel work, on "
    "[other machines](cluster.md) too.",
    "a process pool",
)

# Read by more packages than the one whose table lists them.
SEARCH_URL = Setting("SEARCH_URL", optional(TEXT), "tim-kiem.html")
SEARCH_SAVE_AS = Setting(
    "SEARCH_SAVE_AS",
    optional(TEXT),
    "tim-kiem.html",
    'The search page; an empty `SEARCH_SAVE_AS` writes neither page nor index, and "Tìm tin" leads to the archive '
    "again. See [search](plugins/search.md).",
)
OWN_THEME = Setting(
    "OWN_THEME",
    optional(TEXT),
    "",
    "A folder of the site's own, relative to the one that holds the content folder, whose files stand before those "
    "of the theme, one by one: `templates/`, `strings/`, `static/` as in `theme/`; see "
    "[theming](plugins/theming.md#the-sites-own-files).",
)
ICON_SOURCE = Setting(
    "ICON_SOURCE",
    optional(TEXT),
    "",
    "The emblem for icons: a square PNG of at least 512 pixels in the theme, the site's own or the software's; "
    "empty: letters are drawn. "
    "See [metadata](plugins/metadata.md).",
)
ICON_COLOURS = Setting(
    "ICON_COLOURS",
    COLOURS,
    ("#1e2a57", "#f7f1e3"),
    "Ground and letters of a drawn icon; colours of the manifest.",
    '`("#1e2a57", "#f7f1e3")`; the cloth and its ink where the site sets `PALETTE` or `COLOURS`',
)
CATEGORIES = Setting(
    "CATEGORIES",
    LIST,
    [],
    "The sections of the bulletin and their order; see [category_feeds](plugins/category_feeds.md). Empty: any "
    "category is accepted.",
)
FEED_ID_DOMAIN = Setting(
    "FEED_ID_DOMAIN",
    optional(TEXT),
    "",
    "The domain in the ids of feed items; set it to the old one when the site moves, and no reader sees every story "
    "twice.",
    "the domain of `SITEURL`",
)
CONTENT_POLICY = Setting(
    "CONTENT_POLICY",
    optional(TEXT),
    "",
    "The content security policy that each public page carries; a host that sends headers should send it too, "
    "with `frame-ancestors 'none'`, which works in headers alone: `HOSTS` writes both.",
    "its own files only, in `publishconf.py`",
)
PHOTOS_URL_DIR = Setting(
    "PHOTOS_URL_DIR", TEXT, "anh", "Folder of the site that holds the files; it is the plugin's own."
)
PHOTOS_REPORT = Setting("PHOTOS_REPORT", TRUTH, False, "Print the table of photos and make no files.")

WITHDRAWN_TITLE = Setting(
    "WITHDRAWN_TITLE",
    TRUTH,
    True,
    "The page of a withdrawn story tells its title; a story decides otherwise by `ẩn tiêu đề` or `giữ tiêu đề`.",
)
REVIEWERS = Setting(
    "REVIEWERS", TEXTS, (), "Mail addresses of those who may publish, as git knows them; empty: everybody."
)
PUBLISHING_BRANCH = Setting(
    "PUBLISHING_BRANCH",
    TEXT,
    "main",
    "The branch that is published: from it alone the [desk](plugins/desk.md) publishes, and on it `make check` asks "
    "who has changed what is public.",
)

SETTINGS = (
    OFFICE,
    SITEURL,
    PUBLIC_ADDRESS_REQUIRED,
    REQUIRED_PLUGINS,
    PREVIEW,
    DRY_RUN,
    STORY_MAX_KILOBYTES,
    FRONT_PAGE_MAX_KILOBYTES,
    FINDINGS_LANG,
    STRICT,
    STRICT_ALLOWED_WARNINGS,
    WITHDRAWN_TITLE,
    OWN_THEME,
    REVIEWERS,
    PUBLISHING_BRANCH,
    EXECUTOR,
)
