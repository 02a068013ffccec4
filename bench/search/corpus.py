"""A made-up archive of varied words: 30,000 words of true syllables by Zipf's law, lengths as in real bulletins.

Most words are compounds of two syllables, as in Vietnamese; every story has topics whose words it repeats, names of
people and places, set phrases of bulletins, dates and figures. Drawn from a seed, the same on every machine.
"""

from __future__ import annotations

import datetime as dt
import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from bantin.search.story import SearchStory
from bantin.vietnamese import syllable
from bantin.vietnamese.folding import fold
from bantin.vietnamese.marks import normal_form
from bantin.vietnamese.slug import slugify
from bantin.vietnamese.syllable import is_syllable

WORDS = 30_000
TOPICS = 300
_SHARE_OF_TOPIC, _SHARE_OF_PHRASES = 0.25, 0.04
SECTIONS = ("Thời sự", "Kinh tế", "Nông nghiệp", "Giáo dục", "Y tế", "Thể thao", "Thông báo", "Quốc phòng - An ninh")
_AUTHORS = ("Tuấn Tú", "Tuấn Tứ", "Minh Hoa", "Đức Thịnh", "Hải Yến", "Ánh Tuyết", "Thu Hà", "Lý Văn Phúc")
_TAGS = ("cam sành", "nông thôn mới", "chuyển đổi số", "bầu cử", "tiêm chủng", "lễ hội", "COVID-19", "giảm nghèo")
_PHRASES = (
    "Ủy ban nhân dân xã", "Hội đồng nhân dân", "tổng kết công tác năm", "cải cách hành chính", "nông thôn mới",
    "hội nghị trực tuyến", "phát triển kinh tế - xã hội", "đồng chí Bí thư Đảng ủy", "chuyển đổi số", "cam sành",
    "công an xã", "lý lịch", "kỷ niệm ngày thành lập", "phòng, chống dịch COVID-19", "thôn Bằng Cốc", "hòa giải",
    "từ ngày {a}/{b} đến ngày {b}-{a}", "dài {a},{b} km", "rộng {a},{b}km", "trong tuần từ", "Đường Nguyễn Trãi",
)  # fmt: skip


@dataclass(frozen=True)
class Text:
    """One story of the archive."""

    number: int
    title: str
    date: dt.datetime
    section: str
    author: str
    tags: tuple[str, ...]
    paragraphs: tuple[str, ...]

    @property
    def url(self) -> str:
        return f"{self.date:%Y/%m/%d}/{slugify(self.title)}-{self.number}.html"

    @property
    def story(self) -> SearchStory:
        """The story as search sees it."""
        texts = (*self.paragraphs, self.author, *self.tags, self.section)
        filed = (slugify(self.section),)
        return SearchStory(self.title, self.url, self.date.date(), self.section, filed, texts, self.number % 3 == 0)


def draw_texts(count: int, seed: int = 1) -> Iterator[Text]:
    """Yield ``count`` stories from oldest to newest, over ten years that end with 2025."""
    dice, words = random.Random(seed), lexicon()
    common = list(accumulate(1 / (rank + 8) for rank in range(WORDS)))
    topics = [dice.choices(range(200, WORDS), k=60) for _ in range(TOPICS)]
    start, span = dt.datetime(2016, 1, 1, 6, 0), dt.timedelta(days=3652)
    for number in range(count):
        draw = _Draw(dice, words, common, dice.choice(topics))
        title = draw.sentence(dice.randint(6, 12)).removesuffix(".")
        date = (start + span * number / count).replace(second=0, microsecond=0)
        section, author, tags = dice.choice(SECTIONS), dice.choice(_AUTHORS), tuple(dice.sample(_TAGS, 2))
        yield Text(number, title, date, section, author, tags, tuple(draw.paragraphs()))


@dataclass
class _Draw:
    """The words of one story: its topic's among those of all."""

    dice: random.Random
    words: list[str]
    common: list[float]
    topic: list[int]

    def paragraphs(self) -> Iterator[str]:
        """Yield paragraphs until the story is as long as one of a bulletin: 250 to 600 syllables, 420 on average."""
        left = min(max(self.dice.gauss(370, 100), 120), 900)
        while left > 0:
            text = " ".join(self.sentence(self.dice.randint(8, 22)) for _ in range(self.dice.randint(1, 4)))
            left -= text.count(" ") + 1
            yield text

    def sentence(self, length: int) -> str:
        """Return a sentence of ``length`` words."""
        text = " ".join(self._word() for _ in range(length))
        return f"{text[0].upper()}{text[1:]}."

    def _word(self) -> str:
        chance = self.dice.random()
        if chance < _SHARE_OF_PHRASES:
            phrase = self.dice.choice(_PHRASES)
            return phrase.format(a=self.dice.randint(1, 28), b=self.dice.randint(1, 12))
        if chance < _SHARE_OF_PHRASES + _SHARE_OF_TOPIC:
            return self.words[self.dice.choice(self.topic)]
        return self.words[bisect(self.common, self.dice.random() * self.common[-1]) % WORDS]


@cache
def lexicon() -> list[str]:
    """Return 30,000 different words, the commonest first: syllables alone, and more and more pairs of them."""
    dice, known = random.Random(7), dict[str, None]()
    syllables = _syllables()
    weights = list(accumulate(1 / (rank + 30) for rank in range(len(syllables))))
    while len(known) < WORDS:
        alone = len(known) < 400 or dice.random() < 0.08
        picked = dice.choices(syllables, cum_weights=weights, k=1 if alone else 2)
        known[" ".join(picked)] = None
    return list(known)


def _syllables() -> list[str]:
    """Return 6,600 syllables, as many as dictionaries have."""
    tones = ("", *syllable.TONE_MARKS)
    shapes = [onset + rhyme for onset in syllable._ONSETS for rhyme in sorted(syllable._RHYMES)]
    every = [normal_form("NFC", _with_tone(shape, tone)) for shape in shapes for tone in tones]
    right = sorted({each for each in every if is_syllable(each)})
    random.Random(3).shuffle(right)
    return right[:6600]


def _with_tone(shape: str, tone: str) -> str:
    vowels = [place for place, letter in enumerate(shape) if fold(letter) in "aeiouy"]
    place = vowels[-1] if shape[-1] not in "aeiouy" or len(vowels) == 1 else vowels[-2]
    return shape[: place + 1] + tone + shape[place + 1 :]
