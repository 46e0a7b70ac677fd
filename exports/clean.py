"""Values and names made safe for any file: no control characters, no NaN, ISO dates, plain file names."""

import math
import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime

from graph.answer.answer import Answer

# Everything below space but tab, line feed and carriage return; DEL, C1, and the marks that turn the direction of text.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
# A spreadsheet runs a cell that starts so; the last four are their full-width forms.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# Names that Windows keeps for devices.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:$|[-.])")

# Between thousands, and before decimals.
_POINTS = {"en": (",", "."), "vi": (".", ","), "lo": (".", ","), "fr": ("\u202f", ",")}


def text(value: str) -> str:
    """The text in NFC without control characters; line breaks and tabs stay."""
    return unicodedata.normalize("NFC", _CONTROL.sub("", value))


def line(value: str) -> str:
    """The text on one line."""
    return " ".join(text(value).split())


def cell(value: object) -> str:
    """One cell as text: unknown is empty, lists joined by ";" (a ";" inside becomes ","), yes or no, no formula.

    >>> cell(None), cell(True), cell(30000.0), cell(0.5), cell(float("nan")), cell(("a", "b;c")), cell("=1+1"), cell(-5)
    ('', 'yes', '30000', '0.5', '', 'a;b,c', "'=1+1", '-5')
    """
    if isinstance(value, (list, tuple, set, frozenset)):
        return _defused(";".join(_plain(one).replace(";", ",") for one in value))
    plain = _plain(value)
    return _defused(plain) if isinstance(value, str) else plain


def _defused(value: str) -> str:
    return "'" + value if value.startswith(_FORMULA) else value


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return "" if not math.isfinite(value) else str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return text(str(value))


def written_number(value: float, language: str = "en", decimals: int = 4) -> str:
    """A number as a language writes it in a text for people; tables for machines keep the point.

    >>> written_number(58000.0), written_number(1361.8, "vi")
    ('58,000', '1.361,8')
    """
    thousands, point = _POINTS.get(language, _POINTS["en"])
    whole, _, part = f"{round(value, decimals):,}".partition(".")
    part = "" if part == "0" else part
    return whole.replace(",", thousands) + (point + part if part else "")


def plain_text(value: object) -> object:
    """The value as JSON can hold it: NaN and infinity become null, dates ISO text, tuples lists."""
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {text(str(key)): plain_text(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain_text(one) for one in value]
    if isinstance(value, (set, frozenset)):
        return sorted(str(plain_text(one)) for one in value)
    return _plain(value)


def file_name(answer: Answer, suffix: str) -> str:
    """A name for the download that every system takes: question, what was asked of it, edition.

    Lower case, ASCII, at most 100 characters.
    """
    asked = [str(value) for name, value in answer.parameters.items() if name in answer.question.parameters and isinstance(value, str)]
    base = "-".join(["linkage", answer.question.name, *asked[:3]])
    folded = unicodedata.normalize("NFKD", base.replace("đ", "d").replace("Đ", "D")).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:80].strip("-")
    safe = f"x-{words}" if _DEVICE.match(words) else words or "linkage"
    return f"{safe}-edition-{answer.edition}{suffix}"
