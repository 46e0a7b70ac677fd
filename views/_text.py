"""Interface text in the language of the address.

Msgids are the English words; the catalogues are locales/<language>/LC_MESSAGES/linkage.po and are read as they are,
so that a corrected word needs no build step. `locales/extract.py` finds the msgids and keeps the catalogues up.
"""

import ast
import datetime as dt
import gettext
import re
from functools import cache
from pathlib import Path

from exports.clean import written_number as written

LOCALES = Path(__file__).resolve().parent.parent / "locales"
SOURCE = "en"
_NAMES = {"en": "English", "vi": "Tiếng Việt", "lo": "ລາວ", "fr": "Français"}
_ENTRY = re.compile(r'^msgid ((?:".*"\n)+)msgstr ((?:".*"(?:\n|\Z))+)', re.M)


@cache
def languages() -> dict[str, str]:
    """Code → own name of every language there is a catalogue for, English first."""
    found = {path.parent.parent.name for path in LOCALES.glob("*/LC_MESSAGES/linkage.po")}
    return {code: name for code, name in _NAMES.items() if code in found | {SOURCE}}


class Catalogue(gettext.NullTranslations):
    """The words of one .po file; a msgid that it does not have stays English."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__()
        self.words = words

    def gettext(self, message: str) -> str:
        return self.words.get(message) or message


def entries(text: str) -> dict[str, str]:
    """msgid → msgstr of a .po file without plural forms.

    >>> entries('msgid "n of N"\\nmsgstr "n trên "\\n"N"\\n')
    {'n of N': 'n trên N'}
    """
    return {_joined(source): _joined(target) for source, target in _ENTRY.findall(text)}


def _joined(lines: str) -> str:
    return "".join(str(ast.literal_eval(line)) for line in lines.splitlines() if line)


@cache
def translation(language: str) -> gettext.NullTranslations:
    """The catalogue of a language; English where there is none."""
    path = LOCALES / language / "LC_MESSAGES" / "linkage.po"
    if language not in languages() or not path.is_file():
        return gettext.NullTranslations()
    return Catalogue(entries(path.read_text(encoding="utf-8")))


def language() -> str:
    """The language of the page that is being drawn."""
    import streamlit

    chosen = streamlit.session_state.get("language", SOURCE)
    return chosen if chosen in languages() else SOURCE


def _(msgid: str, **values: object) -> str:
    """The text in the page's language, with {names} filled in."""
    text = translation(language()).gettext(msgid) if msgid else ""
    return text.format(**values) if values else text


def number(value: float, decimals: int = 4) -> str:
    """A number as the page's language writes it: 1,234.5 or 1.234,5."""
    return written(value, language(), decimals)


def day(iso: str) -> str:
    """A whole date in the order of the page's language; a year or a month stays as stated."""
    try:
        found = dt.date.fromisoformat(iso) if len(iso) == 10 else None
    except ValueError:
        found = None
    if found is None:
        return iso
    return f"{found.day} {found:%b} {found.year}" if language() == "en" else f"{found:%d/%m/%Y}"
