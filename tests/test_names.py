"""Spellings fold to one search key; cases from the table of data-quality problems (diacritics, hyphens, transliteration)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from graph.text import folded, spelled


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khánh Hoà", "Khánh Hòa"),  # the tone stands on another letter
        ("Đắk Lắk", "Dak Lak"),
        ("Ðà Nẵng", "Đà Nẵng"),  # eth in place of Đ, as in a published table
        ("Savan-Seno SEZ", "SAVAN\u2010SENO  sez"),  # U+2010, a hyphen
        ("Bờ Y", unicodedata.normalize("NFD", "Bờ Y")),
        ("TTC-Biên Hòa", "ttc bien hoa"),
        ("Lao-Jagro Development Co., Ltd", "lao jagro development co ltd"),
        ("0901.11", "090111"),
        ("Savannakhét", "savannakhet"),
        ("ສະຫວັນ\u200bນະເຂດ", "ສະຫວັນນະເຂດ"),  # a break that is not seen
    ],
)
def test_two_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("Namphao", "Naphao"), ("ອັດຕະປື", "ອຸດົມໄຊ"), ("ກ", "ກິ"), ("E11", "E119")])
def test_two_names_do_not_fold_into_one(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_a_lao_vowel_sign_is_kept() -> None:
    assert folded("ລາວ") == "ລາວ"
    assert "ັ" in folded("ອັດຕະປື")


def test_a_spelling_keeps_letters_and_case() -> None:
    assert spelled("  Đắk   Lắk ") == "Đắk Lắk"
    assert spelled(unicodedata.normalize("NFD", "Quảng Trị")) == "Quảng Trị"


@given(some.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert folded(unicodedata.normalize("NFD", text)) == folded(unicodedata.normalize("NFC", text))
