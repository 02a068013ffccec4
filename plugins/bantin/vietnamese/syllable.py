"""The shape of a Vietnamese syllable: onset, rhyme, tone; enough to tell Vietnamese words from all others."""

from __future__ import annotations

from functools import lru_cache

from bantin.vietnamese.marks import normal_form

TONE_MARKS = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng

_ONSET_TABLE = "ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x"
_RHYME_TABLE = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
    oc oe oem oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơng ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ up ut uôc uôi uôm uôn uông uôt
    uy uya uych uyên uyêt uynh uyn uyt uyp uyu ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y yêm yên yêng yêt yêu
"""
_ONSETS = (*_ONSET_TABLE.split(), "")
_RHYMES = frozenset(_RHYME_TABLE.split())
_RHYMES_AFTER_QU = frozenset(("ych", "yn", "ynh", "yt"))  # "qu" holds a vowel letter of the rhyme
_STOPS = ("c", "ch", "p", "t")
_DROP_TONES = dict.fromkeys(map(ord, TONE_MARKS))


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Tell whether ``word``, in any case and normal form, is spelled as a Vietnamese syllable may be."""
    marked = normal_form("NFD", word.lower())
    tones = [mark for mark in marked if mark in TONE_MARKS]
    if len(tones) > 1:
        return False
    plain = normal_form("NFC", marked.translate(_DROP_TONES))
    if plain.endswith(_STOPS) and tones not in (["\u0301"], ["\u0323"]):
        return False  # syllables closed by c, ch, p, t carry sắc or nặng only
    return any(_fits(plain, onset) for onset in _ONSETS)


def _fits(plain: str, onset: str) -> bool:
    rhyme = plain.removeprefix(onset) if plain.startswith(onset) else ""
    return rhyme in _RHYMES or (onset == "qu" and rhyme in _RHYMES_AFTER_QU)
