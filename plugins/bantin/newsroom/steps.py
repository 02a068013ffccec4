"""What the newsroom does in the stages of a build; a module of it is imported when its stage has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bantin.newsroom.pipeline import Step, later

if TYPE_CHECKING:
    from bantin.newsroom import (
        hooks,
        judging,
        output_guard,
        period_archives,
        source_account,
        story_order,
        unfilled_marks,
    )
else:
    hooks = later("bantin.newsroom.hooks")
    judging = later("bantin.newsroom.judging")
    output_guard = later("bantin.newsroom.output_guard")
    period_archives = later("bantin.newsroom.period_archives")
    source_account = later("bantin.newsroom.source_account")
    story_order = later("bantin.newsroom.story_order")
    unfilled_marks = later("bantin.newsroom.unfilled_marks")

STEPS = (
    Step(
        "begin",
        judging.begin,
        "The language of messages; a missing plugin stops the build; each setting is judged by its table.",
    ),
    Step(
        "refuse",
        judging.stop_at_mistakes,
        "Every mistake in the settings, in one report; the usual sentence on reuse.",
    ),
    Step("open", hooks.open_store, "The cache of what earlier builds worked out; findings about settings."),
    Step(
        "open", hooks.fit_theme, "Pages for which a theme of other people has no template are left out, and told of."
    ),
    Step("order", story_order.order_articles, "Newest first; expired stories leave lists."),
    Step("order", period_archives.put_off_periods, "Pelican does not compare every story with every month."),
    Step(
        "count",
        period_archives.file_periods,
        "The stories of each year, month and day, as Pelican's generator has them.",
    ),
    Step(
        "settle",
        story_order.settle_addresses,
        "Each story and page has an address of its own: the one that it was promised.",
    ),
    Step(
        "count",
        source_account.account_for_sources,
        "A source that is neither published nor refused for a reason is an error.",
    ),
    Step(
        "announce",
        unfilled_marks.fill_marks,
        "Where a plugin is not there, or the theme is of other people: plain images in place of photos' marks.",
    ),
    Step("judge", output_guard.note_sources, "Which source each page comes from, so that later findings name it."),
    Step("report", hooks.end_dry_run, "A command that only asks for findings prints them and ends."),
    Step(
        "guard",
        output_guard.guard_output,
        "A page outside the output folder, or in place of another one, stops the build.",
    ),
)
