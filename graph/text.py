"""Spellings: what makes two ways of writing a name find the same thing.

>>> folded("Đắk Lắk"), folded("DAK  LAK"), folded("Savan-Seno SEZ"), folded("0901.11")
('dak lak', 'dak lak', 'savan seno sez', '090111')
>>> folded("ອັດຕະປື") == folded("ອັດຕະປື ")
True
"""

import re
import unicodedata
from collections.abc import Callable

Translate = Callable[[str], str]


def msgid(text: str) -> str:
    """The same text; marks it for translation where it is kept in a table."""
    return text


# Letters that have no decomposition, and the eth that some tables write for Đ.
_LETTERS = str.maketrans({"đ": "d", "ð": "d", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i"})
# Only the marks of Latin letters go: a Lao vowel sign is a mark too, and carries the word.
_LATIN_MARKS = re.compile("[\u0300-\u036f]")
# A Lao text may hold them between words; a search does not.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_POINT_IN_NUMBER = re.compile(r"(?<=\d)[.,](?=\d)")
_BREAKS = re.compile(r"[\s\u2010-\u2015.,;()\[\]{}&+*'\"’‘“”«»|_–—-]+")

_SIGNS = str.maketrans({chr(code): " " for code in range(128) if _BREAKS.fullmatch(chr(code))})


def spelled(text: str) -> str:
    """The text in NFC without blanks at its edges or doubled blanks inside: the spelling that is kept and shown."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def folded(text: str) -> str:
    """The text for comparing and CONTAINS: lower case, accents of Latin letters dropped, đ as d, signs as one blank; never shown."""
    if text.isascii():  # codes and English names: nothing to take apart, and a sixth of the time
        flat = text.lower()
        plain = _POINT_IN_NUMBER.sub("", flat) if "." in flat or "," in flat else flat
        return " ".join(plain.translate(_SIGNS).split())
    flat = _LATIN_MARKS.sub("", unicodedata.normalize("NFD", _UNSEEN.sub("", text))).casefold().translate(_LETTERS)
    return " ".join(_BREAKS.sub(" ", _POINT_IN_NUMBER.sub("", unicodedata.normalize("NFC", flat))).split())
