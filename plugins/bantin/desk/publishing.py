"""Publishing: what it will change and what stops it; then a commit, and the site on its way to its readers."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import PurePosixPath

from bantin.deploy.failure import Stopped
from bantin.deploy.targets_file import FILE, find_target
from bantin.desk.building import Builder, Stop, run_command
from bantin.desk.desk import Desk
from bantin.desk.listing import Listing
from bantin.desk.publication import Publication
from bantin.desk.published import (
    Difference,
    Published,
    difference,
    files_now,
    read_published,
    stories_now,
    write_published,
)
from bantin.desk.refusal import Refusal
from bantin.desk.repository import Repository
from bantin.desk.review import is_for_reviewers, shown_paths
from bantin.desk.trial import Trial
from bantin.newsroom.message import Message, say
from bantin.newsroom.moments import said_moment

_PATIENCE = 1_800
_MOST_TITLES = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """What publishing will change, in ``stories`` and ``files``, and what stops it."""

    stories: Difference
    files: Difference
    stops: tuple[Stop, ...]
    notes: tuple[Message, ...]

    @property
    def is_ready(self) -> bool:
        """Say whether there is something to publish, and nothing against it."""
        return not self.stops and bool(self.stories or self.files)


class Publisher:
    """Publishes the site of a ``desk``, which ``builder`` builds, to ``where`` its settings say."""

    def __init__(self, desk: Desk, listing: Listing, builder: Builder, where: Publication) -> None:
        self._desk, self._listing, self._builder, self._where = desk, listing, builder, where
        self._own = desk.own_folder
        self._stage = desk.site / ".cache" / "desk-publish" / "site"
        self._trial = Trial(desk, listing, builder, self._stage)
        self._turn = threading.RLock()  # a trial build in another window would change what is being sent

    def plan(self) -> Plan:
        """Build the site apart, and return what publishing would change."""
        with self._turn:
            before = read_published(self._own)
            stories = difference(before.stories, stories_now(self._desk.root, self._desk.most))
            tried = self._trial.run()
            stops = *tried.stops, *self._against(before, stories)
            files = Difference() if stops else difference(before.files, tried.files)
            return Plan(stories, files, stops, tuple(self._notes()))

    def publish(self) -> list[str]:
        """Commit, build, bring the site to its readers; return what is to be said. Raise :class:`Refusal`."""
        with self._turn, ExitStack() as nobody_saves:  # between the trial, the commit and the build
            nobody_saves.enter_context(self._desk.writing)
            plan = self.plan()
            if plan.stops:
                raise Refusal(409, say("desk/publish-stopped", count=len(plan.stops), first=plan.stops[0].message))
            said = [*self._committed(plan.stories), *self._put_into_folder()]
            stories = stories_now(self._desk.root, self._desk.most)
            shown = shown_paths(self._listing.stories())
            if self._where.folder or not self._where.command:
                nobody_saves.close()  # the site is built, and may take long to be sent
            said += self._sent_on()
            write_published(self._own, Published(stories, files_now(self._stage), shown))
        return [str(it) for it in [*said, *self._waiting()]]

    def titles(self, change: Difference) -> list[tuple[Message, str]]:
        """Return what becomes of each story that has changed, and its title."""
        known = {it.path: it.title for it in self._listing.stories()}
        kinds = (
            (say("desk/is-new"), change.new),
            (say("desk/is-changed"), change.changed),
            (say("desk/is-gone"), change.gone),
        )
        return [(what, known.get(path, PurePosixPath(path).stem)) for what, paths in kinds for path in paths]

    def _against(self, before: Published, stories: Difference) -> Iterator[Stop]:
        """Yield what stops publishing apart from the stories themselves."""
        repository = Repository.at(self._desk.site)
        trouble = repository.trouble() if repository else None
        if trouble:
            yield Stop(str(trouble))
        elif repository and repository.branch() != self._where.branch:
            yield Stop(str(say("desk/other-branch", branch=repository.branch() or "?", wanted=self._where.branch)))
        if not (repository or self._where):
            yield Stop(str(say("desk/nowhere")))
        if self._where.target:
            try:
                find_target(self._where.target, self._desk.site / FILE)
            except Stopped as stopped:
                yield Stop(str(stopped.said))
        author = repository.author() if repository else ""
        if self._where.reviewers and author not in self._where.reviewers and not trouble:
            files = repository.changed(self._desk.root) if repository else []
            if is_for_reviewers(stories, before.shown, shown_paths(self._listing.stories()), files):
                yield Stop(str(say("desk/not-reviewer", author=author or "?")))

    def _notes(self) -> Iterator[Message]:
        repository = Repository.at(self._desk.site)
        if repository:
            yield say("desk/goes-to-git", branch=repository.branch())
        if self._where.folder:
            yield say("desk/goes-to-folder", folder=str(self._where.folder))
        if self._where.target:
            yield say("desk/goes-by-deploy", target=self._where.target)
        if self._where.command:
            yield say("desk/goes-by-command", command=self._where.command[0])

    def _committed(self, stories: Difference) -> list[Message]:
        repository = Repository.at(self._desk.site)
        if repository is None:
            return []
        made = repository.commit(self._desk.root, commit_message([title for _, title in self.titles(stories)]))
        sent = repository.push(self._desk.root)
        return [*([say("desk/committed")] if made else []), *([say("desk/pushed")] if sent else [])]

    def _put_into_folder(self) -> list[Message]:
        if not self._where.folder:
            return []
        stops = self._builder.build(self._where.folder)
        if stops:
            raise Refusal(409, say("desk/publish-stopped", count=len(stops), first=stops[0].message))
        return [say("desk/in-folder", folder=str(self._where.folder))]

    def _sent_on(self) -> list[Message]:
        said = []
        if self._where.target:
            deploy = [sys.executable, "-m", "bantin", "deploy", self._where.target, "-o", str(self._stage)]
            deploy += ["--content", str(self._desk.root)]
            self._run(deploy, "desk/deploy-failed")
            said.append(say("desk/by-deploy", target=self._where.target))
        if self._where.command:
            self._run(
                [word.replace("{site}", str(self._stage)) for word in self._where.command], "desk/command-failed"
            )
            said.append(say("desk/by-command"))
        if (self._where.target or self._where.command) and not self._where.folder:
            self._builder.build(self._stage)  # readers have it, so its addresses are promised
        return said

    def _run(self, command: list[str], failed: str) -> None:
        """Run what sends the site on; raise :class:`Refusal` with the message ``failed`` and what it said last."""
        ended = run_command(command, self._desk.site, _PATIENCE)
        if ended.code:
            raise Refusal(409, say(failed, said=ended.text.strip()[-300:].rstrip(".")))

    def _waiting(self) -> Iterator[Message]:
        """Yield when the next story that waits for its hour will be due."""
        dates = [it.date for it in self._listing.stories() if it.standing == "waiting" and it.date]
        if dates:
            yield say("desk/next-hour", moment=said_moment(min(dates).astimezone(self._desk.zone)))


def commit_message(titles: Sequence[str]) -> str:
    """Return the message of a commit of the stories with these ``titles``."""
    if len(titles) <= 1:
        return str(say("desk/commit-one", title=titles[0]) if titles else say("desk/commit-none"))
    named = "\n".join(f"- {title}" for title in titles)
    short = "; ".join(titles[:_MOST_TITLES]) + (" …" if len(titles) > _MOST_TITLES else "")
    return f"{say('desk/commit-many', count=len(titles), titles=short)}\n\n{named}"
