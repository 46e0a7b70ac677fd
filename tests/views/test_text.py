"""Vietnamese is complete, and says the same as the English."""

import re
import sys
from pathlib import Path

import pytest

from views import _text

LOCALES = Path(__file__).resolve().parents[2] / "locales"
sys.path.insert(0, str(LOCALES))
extract = pytest.importorskip("extract")
WORDS = _text.entries((LOCALES / "vi" / "LC_MESSAGES" / "linkage.po").read_text(encoding="utf-8"))


def test_every_text_has_vietnamese_words() -> None:
    missing = [text for text in extract.msgids() if not WORDS.get(text)]

    assert not missing, "run python locales/extract.py and fill in the empty msgstr"


def test_the_catalogue_holds_nothing_that_is_used_no_more() -> None:
    assert set(WORDS) - set(extract.msgids()) - {""} == set()


def test_every_translation_keeps_the_names_in_braces() -> None:
    wrong = [text for text, words in WORDS.items() if text and set(re.findall(r"\{\w+\}", text)) != set(re.findall(r"\{\w+\}", words))]

    assert not wrong


def test_a_language_without_a_catalogue_is_english() -> None:
    assert _text.translation("xx").gettext("Gaps") == "Gaps"
    assert _text.translation("vi").gettext("Gaps") == "Khoảng trống"


def test_numbers_and_days_follow_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    english = (_text.number(1234567.5), _text.day("2026-11-25"), _text.day("2026-11"))
    monkeypatch.setattr(_text, "language", lambda: "vi")
    vietnamese = (_text.number(1234567.5), _text.day("2026-11-25"), _text.day("2026-11"))

    assert english == ("1,234,567.5", "25 Nov 2026", "2026-11")
    assert vietnamese == ("1.234.567,5", "25/11/2026", "2026-11")
