"""Whatever editors do between two builds, and whatever happens to builds: the site is what a clean build makes."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from inspect import signature
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RULE_MARKER, RuleBasedStateMachine, rule, run_state_machine_as_test

from tests.build_server import BuildServer, Built
from tests.building import warm_server
from tests.fast_build.trees import litter
from tests.site.desk import (
    AUTHORS,
    CATEGORIES,
    SETTINGS,
    STATUSES,
    TAGS,
    TEMPLATES,
    Desk,
    Story,
    Tree,
    differences,
    findings,
    is_quiet,
    pick,
    tree,
)
from tests.site.guests import FOOTERS, GUESTS

LONG = settings.get_current_profile_name() == "long"
SEQUENCES = int(os.environ.get("SEQUENCES", "500" if LONG else "4"))

number = st.integers(0, 11)
publish = st.sampled_from([True, True, False])


@pytest.fixture(scope="module")
def server() -> BuildServer:
    return warm_server()


class Newsroom(RuleBasedStateMachine):
    """Edits a small site at random; what it builds is compared with a clean build each time."""

    server: BuildServer
    folder: Path
    clean: dict[str, tuple[Built, Tree]]
    passed = 0
    restored = 0  # stories that came from the store, of all sequences, as every one had to that nobody had touched
    quiet = 0  # builds that found nothing to do
    narrow = 0  # builds that have read no more than a few stories
    swapped = 0  # builds whose tree took the site's place
    killed = 0  # builds that died before they had ended

    def __init__(self) -> None:
        super().__init__()
        self.desk = Desk(self.folder / "desk", self.server, self.clean)
        self.stands: Tree = {}
        self.meddled = False  # somebody has spoilt spare or site, and no site was made of it since
        self.damaged = False  # a file that was damaged may be asked for, and told of, builds later
        self.known: dict[str, str] = {}  # what the build before has read, under the settings that it had
        self.build()

    def teardown(self) -> None:
        try:
            self.build()
        finally:
            shutil.rmtree(self.desk.folder)
        Newsroom.passed += 1
        if LONG:
            print(f"\r{self.passed} sequences, {self.restored} stories restored", end="", flush=True)

    def build(self) -> None:
        """Build, and compare with a clean build: exit code, findings, every file."""
        folder = self.folder_number()
        narrow, made, (clean, wanted) = self.desk.narrow, self.desk.build(), self.desk.clean_build()
        assert made.code == clean.code, made.errors + made.output
        self.account_for(made, is_narrow=self.desk.narrow > narrow)
        assert findings(made.errors) == findings(clean.errors)
        assert self.damaged or "bộ nhớ đệm" not in made.errors
        self.stands = wanted if clean.code == 0 else self.stands
        assert differences(tree(self.desk.output), self.stands) == []
        swapped = self.folder_number() != folder
        self.meddled = self.meddled and not swapped
        assert litter(self.desk.output) == ([".output.spare"] if self.meddled else [])
        Newsroom.swapped += swapped

    def folder_number(self) -> int:
        """Return which folder the site is: another one once a tree has taken its place."""
        return self.desk.output.stat().st_ino if self.desk.output.is_dir() else 0

    def account_for(self, made: Built, *, is_narrow: bool) -> None:
        """See to it that no story was read again that the build before had read, but where a plugin may ask."""
        now, before = self.desk.known_texts(), self.known
        self.known = {} if self.desk.strangers else now
        if is_quiet(made):
            assert not self.desk.strangers
            Newsroom.quiet += 1
        elif is_narrow:
            assert not self.desk.strangers
            Newsroom.narrow += 1
        elif not self.damaged:
            again = now.items() & before.items() if self.known else set()
            assert made.restored >= len(again)
            assert not (self.desk.strangers and made.restored)
            Newsroom.restored += made.restored

    def then(self, published: bool) -> None:
        if published:
            self.build()

    def change(self, story: int, published: bool, **fields: object) -> None:
        path = pick(self.desk.stories, story)
        for name, value in fields.items():
            setattr(self.desk.stories[path], name, value)
        it = self.desk.stories[path]
        if it.status == "draft" or it.date > self.desk.now.replace(tzinfo=None):
            self.desk.forget(path)
        self.desk.write(path)
        self.then(published)

    @rule(story=number, word=number, published=publish)
    def edit(self, story: int, word: int, published: bool) -> None:
        self.change(story, published, sentences=["Giá cam năm nay tăng.", f"Bà con bán được {word} tấn."])

    @rule(story=number, word=number, published=publish)
    def title(self, story: int, word: int, published: bool) -> None:
        self.change(story, published, title=f"Tin mới {word}")

    @rule(story=number, word=number, published=publish)
    def summary(self, story: int, word: int, published: bool) -> None:
        self.change(story, published, summary=f"Tóm tắt thứ {word}." if word else "")

    @rule(story=number, days=st.integers(-400, 6), published=publish)
    def redate(self, story: int, days: int, published: bool) -> None:
        self.change(story, published, date=self.desk.now.replace(tzinfo=None) + dt.timedelta(days=days))

    @rule(story=number, category=st.sampled_from(CATEGORIES), published=publish)
    def category(self, story: int, category: str, published: bool) -> None:
        self.change(story, published, category=category)

    @rule(story=number, tags=st.sampled_from(TAGS), published=publish)
    def tag(self, story: int, tags: str, published: bool) -> None:
        self.change(story, published, tags=tags)

    @rule(story=number, author=st.sampled_from(AUTHORS), published=publish)
    def author(self, story: int, author: str, published: bool) -> None:
        self.change(story, published, author=author)

    @rule(story=number, status=st.sampled_from(STATUSES), published=publish)
    def status(self, story: int, status: str, published: bool) -> None:
        self.change(story, published, status=status)

    @rule(story=number, word=number, days=st.integers(-40, 2), published=publish)
    def correct(self, story: int, word: int, days: int, published: bool) -> None:
        """Something is put right, today, long ago, or on a day to come."""
        day = self.desk.now + dt.timedelta(days=days)
        self.change(story, published, correction=f"{day:%d/%m/%Y}; Giá là {word}." if word else "")

    @rule(story=number, days=st.integers(-40, 1), published=publish)
    def withdraw(self, story: int, days: int, published: bool) -> None:
        """A story is withdrawn, or comes back; with a day to come, or one before the story, that is a mistake."""
        path = pick(self.desk.stories, story)
        day = self.desk.now + dt.timedelta(days=days)
        again = "" if self.desk.stories[path].withdrawn else f"{day:%d/%m/%Y}; Nhầm tên người."
        self.change(story, published, withdrawn=again)

    @rule(story=number, days=st.integers(-2, 3), published=publish)
    def expiry(self, story: int, days: int, published: bool) -> None:
        self.change(story, published, expires=f"{self.desk.now + dt.timedelta(days=days):%Y-%m-%d}")

    @rule(story=number, alt=number, photo=st.sampled_from(["", "cam.jpg", "cho.jpg"]), published=publish)
    def alt(self, story: int, alt: int, photo: str, published: bool) -> None:
        self.change(story, published, photo=photo, alt=f"Vườn cam thứ {alt}")

    @rule(photo=st.sampled_from(["cam.jpg", "cho.jpg"]), colour=number, published=publish)
    def photo(self, photo: str, colour: int, published: bool) -> None:
        self.desk.draw(photo, colour)
        self.then(published)

    @rule(name=number, days=st.integers(-60, 4), published=publish)
    def add(self, name: int, days: int, published: bool) -> None:
        path, date = f"2026/them-{name}.md", self.desk.now.replace(tzinfo=None) + dt.timedelta(days=days)
        self.desk.forget(path)
        self.desk.stories[path] = Story(f"Tin thêm {name}", date, CATEGORIES[name % 3], photo="cho.jpg" * (name % 2))
        self.desk.write(path)
        self.then(published)

    @rule(story=number, published=publish)
    def delete(self, story: int, published: bool) -> None:
        path = pick(self.desk.stories, story)
        if len(self.desk.stories) > 3:
            self.desk.forget(path)
            del self.desk.stories[path]
            (self.desk.content / path).unlink()
        self.then(published)

    @rule(story=number, name=number, published=publish)
    def rename(self, story: int, name: int, published: bool) -> None:
        path, new = pick(self.desk.stories, story), f"2026/doi-ten-{name}.md"
        if new not in self.desk.stories:
            self.desk.forget(path)
            self.desk.stories[new] = self.desk.stories.pop(path)
            (self.desk.content / path).rename(self.desk.content / new)
        self.then(published)

    @rule(story=number, other=number, published=publish)
    def mention(self, story: int, other: int, published: bool) -> None:
        """A link to whatever it may be: one to a draft or to the future fails the build, and so it must each time."""
        self.change(story, published, mentions=pick(self.desk.stories, other))

    @rule(story=number)
    def break_a_link(self, story: int) -> None:
        path = pick(self.desk.stories, story)
        before = self.desk.stories[path].mentions
        self.change(story, True, mentions="2026/khong-co.md")
        self.change(story, True, mentions=before)

    @rule(story=number, count=st.integers(0, 3), published=publish)
    def front_page(self, story: int, count: int, published: bool) -> None:
        file = self.desk.content / "front-page.toml"
        if count:
            shown = [path for path, it in self.desk.stories.items() if it.status == "published"] or ["2026/cam.md"]
            lead = f'tin-chon = ["{pick(shown, story)}"]\n' if count > 1 else ""
            file.write_text(f"{lead}so-tin-moi = {count}\n", "utf-8")
        else:
            file.unlink(missing_ok=True)
        self.then(published)

    @rule(template=st.sampled_from(TEMPLATES), word=number, published=publish)
    def template(self, template: str, word: int, published: bool) -> None:
        file = self.desk.theme / template
        text = file.read_text("utf-8")
        sign = {".css": f"\n/* {word} */", ".toml": f"\n# {word}"}.get(file.suffix, "")
        file.write_text(text + sign if sign else text.replace("</", f"<!--{word}--></", 1), "utf-8")
        self.then(published)

    @rule(setting=st.sampled_from(SETTINGS), value=st.integers(0, 2), published=publish)
    def setting(self, setting: tuple[str, tuple[str, ...]], value: int, published: bool) -> None:
        self.desk.settings[setting[0]] = setting[1][value % len(setting[1])]
        self.then(published)

    @rule(guest=st.sampled_from(sorted(GUESTS)), version=st.integers(0, 2), published=publish)
    def plugin(self, guest: str, version: int, published: bool) -> None:
        """A plugin of the site's own comes, has another version, or goes."""
        self.desk.invite(guest, version)
        self.then(published)

    @rule(published=publish)
    def no_plugin(self, published: bool) -> None:
        for guest in self.desk.guests:
            self.desk.invite(guest, 0)
        self.then(published)

    @rule(footer=st.integers(0, len(FOOTERS) - 1), published=publish)
    def override(self, footer: int, published: bool) -> None:
        """A template takes the place of the theme's, and shows whatever there is to see."""
        self.desk.override(footer)
        self.then(published)

    @rule()
    def again(self) -> None:
        """The same once more, at once: nothing is done where nothing can have changed."""
        self.build()
        code = self.desk.clean_build()[0].code
        made = self.desk.build()
        assert made.code == code
        assert is_quiet(made) == (code == 0 and not self.desk.strangers)
        assert tree(self.desk.output) == self.stands

    @rule(story=number, letters=st.sampled_from(["tăng", "giảm"]), published=publish)
    def same_size_same_time(self, story: int, letters: str, published: bool) -> None:
        """What an editor on another machine may send: the file's time and size tell nothing."""
        path = self.desk.content / pick(self.desk.stories, story)
        stamp = path.stat()
        data = bytearray(path.read_bytes())
        data[-4] = ord("a") + (data[-4] + len(letters)) % 26 if chr(data[-4]).isascii() else data[-4]
        path.write_bytes(data)
        os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
        self.then(published)

    @rule(story=number, published=publish)
    def touch(self, story: int, published: bool) -> None:
        (self.desk.content / pick(self.desk.stories, story)).touch()
        self.then(published)

    @rule(hours=st.sampled_from([1, 30, 80, 400]), published=publish)
    def wait(self, hours: int, published: bool) -> None:
        """Time passes: an embargo ends, a notice expires."""
        self.desk.now += dt.timedelta(hours=hours)
        self.then(published)

    @rule(act=st.integers(1, 260))
    def kill(self, act: int) -> None:
        self.known = {}
        code = self.desk.build(die_at=act).code
        clean, wanted = self.desk.clean_build()
        assert code in (-9, clean.code)
        Newsroom.killed += code == -9
        made = tree(self.desk.output)
        assert made in (self.stands, wanted if clean.code == 0 else self.stands)
        self.stands = made
        self.build()

    @rule(file=st.integers(0, 99), place=st.floats(0, 1), how=st.sampled_from(["cut", "flip", "empty", "remove"]))
    def damage(self, file: int, place: float, how: str) -> None:
        files = sorted(path for path in self.desk.cache.rglob("*") if path.is_file())
        if not files:
            return
        path = files[file % len(files)]
        data = bytearray(path.read_bytes())
        spot = int(place * (len(data) - 1))
        if how == "flip" and data:
            data[spot] ^= 1
        path.unlink()
        if how != "remove":
            path.write_bytes(data if how == "flip" else data[:spot] if how == "cut" else b"")
        self.damaged = True
        self.build()

    @rule(file=st.integers(0, 99), published=publish)
    def meddle(self, file: int, published: bool) -> None:
        """Somebody spoils a file of the site itself."""
        path = self.desk.output / pick(self.stands, file)
        if path.name != ".ban-tin.files" and path.exists():
            path.unlink()
            path.write_text("hỏng", "utf-8")
            self.stands, self.meddled = tree(self.desk.output), True  # until a build passes
            self.build()

    @rule(file=st.integers(0, 99), how=st.sampled_from(["", "", "flip", "cut", "lose", "add"]), published=publish)
    def restore(self, file: int, how: str, published: bool) -> None:
        """Content and site are brought back from elsewhere, and not always whole."""
        self.desk.restore()
        self.meddled = False
        path = self.desk.output / pick(self.stands, file) if self.stands else self.desk.output / ".ban-tin.files"
        if how and path.name != ".ban-tin.files":
            data = bytearray(path.read_bytes())
            data[len(data) // 2] ^= 1
            path.unlink()
            if how != "lose":
                path.with_name("them.html" if how == "add" else path.name).write_bytes(
                    data[: 9 if how == "cut" else None]
                )
            self.stands = tree(self.desk.output)
            self.build()
        self.then(published)

    @rule(file=st.integers(0, 99), how=st.sampled_from(["spoil", "lose", "add", "exchange"]), story=number)
    def meddle_with_the_spare(self, file: int, how: str, story: int) -> None:
        """Somebody spoils the tree that the next build makes its site of."""
        spare = self.desk.output.with_name(".output.spare")
        if not (spare.is_dir() and self.stands):
            return
        path, other = spare / pick(self.stands, file), spare / pick(self.stands, file + 1)
        if ".ban-tin.files" in (path.name, other.name) or not (path.exists() and other.exists()):
            return
        if how == "exchange":
            path.rename(spare / "x")
            other.rename(path)
            (spare / "x").rename(other)
        else:
            path.unlink(missing_ok=how != "add")
            path.with_name("them.html" if how == "add" else path.name).write_text("hỏng", "utf-8")
            path.unlink(missing_ok=True) if how == "lose" else None
        self.meddled = True
        self.edit(story, file % 12, True)


# One newsroom's year, build by build: what editors do before each. Every kind of edit is there. What has
# all pages rendered anew (a plugin, a damaged record) shares no build with what others would have left as it was.
YEAR: tuple[tuple[tuple[str, dict[str, Any]], ...], ...] = (
    (
        ("title", {"story": 3, "word": 2}),
        ("edit", {"story": 4, "word": 8}),
        ("tag", {"story": 6, "tags": TAGS[3]}),
        ("touch", {"story": 8}),
        ("photo", {"photo": "cam.jpg", "colour": 9}),
        ("same_size_same_time", {"story": 7, "letters": "tăng"}),
    ),
    (
        ("summary", {"story": 3, "word": 5}),
        ("author", {"story": 5, "author": AUTHORS[2]}),
        ("category", {"story": 7, "category": CATEGORIES[2]}),
        ("correct", {"story": 8, "word": 3, "days": -1}),
        ("alt", {"story": 0, "alt": 4, "photo": "cho.jpg"}),
    ),
    (
        ("redate", {"story": 8, "days": -30}),
        ("status", {"story": 5, "status": "draft"}),
        ("expiry", {"story": 2, "days": -1}),
        ("withdraw", {"story": 6, "days": 0}),
        ("front_page", {"story": 3, "count": 2}),
        ("add", {"name": 1, "days": -1}),
        ("rename", {"story": 3, "name": 4}),
        ("wait", {"hours": 80}),
    ),
    (("mention", {"story": 8, "other": 3}), ("delete", {"story": 7}), ("break_a_link", {"story": 4})),
    (("again", {}),),
    (("meddle", {"file": 11}),),
    (("category", {"story": 6, "category": CATEGORIES[2]}), ("kill", {"act": 50})),
    (("plugin", {"guest": "counting_promised", "version": 1}), ("override", {"footer": len(FOOTERS) - 1})),
    (("add", {"name": 2, "days": -1}),),
    (("no_plugin", {}),),
    (("template", {"template": TEMPLATES[1], "word": 3}),),
    (("setting", {"setting": SETTINGS[4], "value": 1}),),
    # One story says something else, the same again, something else: what clean builds make of it is known then.
    (("restore", {"file": 0, "how": ""}), ("edit", {"story": 6, "word": 4})),
    (("meddle_with_the_spare", {"file": 20, "how": "exchange", "story": 6}),),
    (("edit", {"story": 6, "word": 4}), ("damage", {"file": 0, "place": 0.5, "how": "cut"})),
)


def test_every_kind_of_edit_leaves_what_a_clean_build_makes(server: BuildServer, tmp_path: Path) -> None:
    Newsroom.server, Newsroom.folder, Newsroom.clean = server, tmp_path, {}
    kinds = {name for name, made in vars(Newsroom).items() if hasattr(made, RULE_MARKER)}
    assert {name for edits in YEAR for name, _ in edits} == kinds
    newsroom = Newsroom()
    for edits in YEAR:
        for name, given in edits:
            waits = {"published": False} if "published" in signature(vars(Newsroom)[name]).parameters else {}
            getattr(newsroom, name)(**given, **waits)
        if waits:
            newsroom.build()
    assert Newsroom.restored > 4 * len(YEAR)
    assert Newsroom.quiet > 0
    assert Newsroom.narrow > 0
    assert Newsroom.killed > 0
    assert Newsroom.swapped > len(YEAR) / 2


@pytest.mark.long
def test_any_increment_is_a_clean_build(server: BuildServer, tmp_path: Path) -> None:
    Newsroom.server, Newsroom.folder, Newsroom.clean = server, tmp_path, {}
    steps = 6 if LONG else 3  # few enough to be read as they are: to look for fewer takes longer than all of them
    phases = (Phase.explicit, Phase.reuse, Phase.generate)
    run_state_machine_as_test(
        Newsroom, settings=settings(max_examples=SEQUENCES, stateful_step_count=steps, phases=phases)
    )
    assert Newsroom.restored > 5 * SEQUENCES
    assert Newsroom.quiet > 0
    assert Newsroom.narrow > 0 or not LONG
    assert Newsroom.swapped > SEQUENCES  # each is built twice at least; which steps are drawn hangs on this file
