"""PNG and SVG: not blank, with legend and caption, Lao and Vietnamese and & < " as written (user-reports.md row 8)."""

import io
import re
import struct
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import Any

import pytest
from matplotlib.image import imread

from exports import page, png, svg
from exports.caption import caption, fit, told
from exports.clean import file_name
from exports.sheet import PaperSheet
from graph.answer.answer import Answer
from graph.answer.picture import Picture
from graph.errors import PictureTooLarge
from graph.store import Reader

from .conftest import AWKWARD, LAO, VIETNAMESE, answer, node

# Questions whose pictures have each another shape, with the parameters they need.
SHAPES = [
    ("overview/chain", {"chain": "coffee"}),
    ("overview/chain", {"chain": "coal-power"}),
    ("overview/coverage", {}),
    ("overview/timeline", {}),
    ("explore/neighbourhood", {"node": "vl:E26"}),
    ("gaps/no_maker", {}),
    ("overview/trade", {}),
    ("quality/assumptions", {}),
]


def words_of(answer: Answer, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that is drawn on the sheet of an answer."""
    drawn: list[str] = []
    real = PaperSheet.text

    def noted(self: PaperSheet, x: float, y: float, text: str, **how: Any) -> object:
        drawn.append(text)
        return real(self, x, y, text, **how)

    monkeypatch.setattr(PaperSheet, "text", noted)
    page.sheet(answer)
    return drawn


def test_a_png_is_not_blank_and_says_its_language(chain_answer: Answer) -> None:
    made = png.write(chain_answer, language="lo")

    picture = imread(io.BytesIO(made))
    assert picture[..., :3].std() > 0.02
    assert b"Language\x00lo" in made


def test_an_svg_is_well_formed_and_holds_outlines_not_fonts(chain_answer: Answer) -> None:
    made = svg.write(chain_answer).decode("utf-8")

    root = ET.fromstring(made)
    assert root.tag.endswith("svg")
    assert len(root.findall(".//{http://www.w3.org/2000/svg}path")) > 100
    assert "<text" not in made
    assert "font-family" not in made


def test_an_svg_asks_for_nothing_outside(chain_answer: Answer) -> None:
    made = svg.write(chain_answer).decode("utf-8")

    assert not re.search(r'(?:href|src)="(?!#)', made)
    assert "<script" not in made


def test_every_letter_of_lao_and_vietnamese_has_a_glyph_of_our_fonts() -> None:
    alphabet = (
        "ກຂຄງຈຊຍດຕຖທນບປຜຝພຟມຢຣລວສຫອຮ ກະ ກັ ກາ ກຳ ກິ ກີ ກຶ ກື ກຸ ກູ ກົ ກຼ ກຽ ເກ ແກ ໂກ ໃກ ໄກ ໆ ກ່ ກ້ ກ໊ ກ໋ ກ໌ ກໍ ໐໑໒໓໔໕໖໗໘໙ ໜ ໝ "
        "ăâđêôơư ĂÂĐÊÔƠƯ ằắẳẵặ ầấẩẫậ ềếểễệ ồốổỗộ ờớởỡợ ừứửữự ỳýỷỹỵ"
    )

    assert svg.write(
        replace(answer(), picture=Picture(nodes=(node("vl:E1", "Enterprise", alphabet, "LA"),)))
    )  # a missing glyph warns, which is an error here


def test_names_are_drawn_as_written(chain_answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = " ".join(words_of(chain_answer, monkeypatch))

    assert all(word in drawn for name in (LAO, VIETNAMESE, AWKWARD) for word in name.split())


def test_title_count_question_sources_edition_and_legend_stand_on_the_sheet(chain_answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = " ".join(words_of(chain_answer, monkeypatch))

    for words in (
        "Who makes coffee in Laos?",
        "1 of 2 stages have a maker",
        "Ministry: Report number 0 (2024-05)",
        "Edition 7 of 2026-11-25",
        "question overview/chain",
        "country = LA",
        "Rows that rest on our assumption: 1.",
        "Viet Nam",
        "enterprise",
        "planned",
    ):
        assert words in drawn


def test_more_sources_than_fit_are_counted(chain_answer: Answer) -> None:
    many = answer(sources=50)

    assert caption(many).sources_line(200).endswith("and 45 more, see table")
    assert fit((), 100) == "none cited"
    assert told(many)[0] == "Who makes coffee"


def test_the_same_answer_gives_the_same_png(chain_answer: Answer) -> None:
    assert png.write(chain_answer) == png.write(chain_answer)


def test_a_png_has_300_dots_an_inch_and_fewer_only_to_stay_below_60_megapixels(chain_answer: Answer) -> None:
    """By hand: 20 × 20 inches at 300 are 36 megapixels; 40 × 40 at 300 would be 144, and 193 × 40 are 7,720 dots, 59.6 megapixels."""
    made = png.write(chain_answer)

    assert b"pHYs" + struct.pack(">IIB", 11811, 11811, 1) in made  # dots a metre: 300 / 0.0254
    assert (PaperSheet(2000, 2000).dpi(), PaperSheet(4000, 4000).dpi()) == (300, 193)


def test_words_stand_in_a_png_where_they_stand_in_matplotlib() -> None:
    """The edges of the ink of each, against matplotlib's own hinted text: within 2 units (six dots).

    Ours is centred by the height of the line, matplotlib's by what marks a text has.
    """
    for how in ({}, {"align": "right"}, {"align": "center", "middle": True}, {"align": "center", "middle": True, "turn": 90}):
        here, there = PaperSheet(600, 600), PaperSheet(600, 600)
        for sheet in (here, there):
            sheet.text(300, 300, LAO + " gạo", size=12, colour="#000000", **how)  # type: ignore[arg-type]
        there._lettered(there.words.pop())

        assert ink(here) == pytest.approx(ink(there), abs=6)


def ink(sheet: PaperSheet) -> list[float]:
    """The edges of what is not white: left, right, top, bottom, in dots."""
    dark = imread(io.BytesIO(sheet.png()))[..., 0] < 0.5
    rows, columns = dark.any(axis=1).nonzero()[0], dark.any(axis=0).nonzero()[0]
    return [float(edge) for edge in (columns[0], columns[-1], rows[0], rows[-1])]


def test_a_picture_above_60_megapixels_is_refused_in_one_sentence() -> None:
    with pytest.raises(PictureTooLarge, match="at most 60 are drawn"):
        PaperSheet(9000, 9000).png()


def test_a_file_name_suits_every_system(chain_answer: Answer) -> None:
    odd = replace(
        chain_answer, parameters={"country": LAO + "/../ĐÀ Nẵng:?*"}, question=replace(chain_answer.question, parameters={"country": None})
    )  # type: ignore[dict-item]

    assert file_name(odd, ".png") == "linkage-overview-chain-da-nang-edition-7.png"


@pytest.mark.parametrize(("name", "parameters"), SHAPES)
def test_each_shape_of_answer_is_drawn_from_the_shipped_data(name: str, parameters: dict[str, str], shipped_embedded: Reader) -> None:
    from graph import ask

    made = ask(shipped_embedded, name, **parameters)
    root = ET.fromstring(svg.write(made))

    assert len(root.findall(".//{http://www.w3.org/2000/svg}path")) > 100


def test_trade_is_drawn_as_one_row_for_each_figure_with_what_does_not_fit(
    shipped_embedded: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read off trade_totals.csv: 512.3 + 849.5 = 1361.8 beside a printed total of 1360.0 for the ten months of 2022."""
    from graph import ask

    made = ask(shipped_embedded, "overview/trade")
    drawn = words_of(made, monkeypatch)

    assert not page.drawn_as_marks(made)
    assert drawn.count("Viet Nam – Laos: total") + drawn.count("Hanoi – Laos: total") == 18  # TT01 to TT18
    assert "exports 512.3, imports 849.5, total 1,360 USD million" in drawn
    assert "! exports and imports add up to 1,361.8, printed total 1,360" in drawn
    assert any(text.startswith("* corrected: source prints 586 as exports") for text in drawn)
