"""Contrast by WCAG 2.1 (relative luminance, success criteria 1.4.3 and 1.4.11), labels, the coverage grid and the time line."""

import pytest

from graph.layout.grid import coverage
from graph.layout.look import KIND_TEXT, LINK_TEXT, PALETTES, SHAPE_OF, SHAPES, label, wrap
from graph.layout.strip import timeline
from graph.schema import STAGES, kinds, link_types


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("text", ["ink", "soft", "VN", "LA", "other", "plain"])
def test_words_reach_4_5_to_1_on_every_ground(theme: str, text: str) -> None:
    colours = PALETTES[theme]

    assert all(contrast(colours[text], ground) >= 4.5 for name, ground in colours.items() if name.endswith("_band") or name == "ground")


def test_white_numbers_on_full_cells_reach_4_5_to_1() -> None:
    assert all(contrast("#FFFFFF", PALETTES["light"][country]) >= 4.5 for country in ("VN", "LA"))


def test_the_colours_of_the_two_countries_are_those_of_the_design() -> None:
    assert (PALETTES["light"]["VN"], PALETTES["light"]["LA"]) == ("#C2410C", "#1D4ED8")


def test_every_kind_has_a_shape_and_a_word_of_its_own() -> None:
    named = set(kinds()) - {"Meta", "Change"}  # a change of a scenario is in no store, so nothing draws it

    assert named <= set(SHAPE_OF)
    assert named <= set(KIND_TEXT)
    assert len(set(SHAPE_OF.values())) == len(SHAPE_OF)
    assert set(SHAPE_OF.values()) <= set(SHAPES)
    assert all(KIND_TEXT.values())


def test_every_link_has_words_between_its_ends() -> None:
    assert [name for name in link_types() if not LINK_TEXT.get(name)] == []


@pytest.mark.parametrize(
    "name",
    [
        "Coffee; husks and skins, coffee substitutes containing coffee in any proportion",
        "Công ty Cổ phần Tập đoàn Hoàng Anh Gia Lai tại tỉnh Attapeu",
        "ບໍລິສັດດາວເຮືອງກຣຸບຈຳກັດຜູ້ດຽວແລະລູກຫຼານທັງໝົດ",
        "Lao-Jagro Development Xiengkhouang Co., Ltd",
        "A",
    ],
)
def test_a_label_has_two_lines_of_24_characters_and_no_word_is_cut(name: str) -> None:
    lines = wrap(name)

    assert 1 <= len(lines) <= 2
    assert all(len(line) <= 24 for line in lines)
    if " " in name:
        words = set(name.replace("-", " ").split())
        assert all(word.rstrip("…,;") in {w.rstrip(",;") for w in words} for line in lines for word in line.replace("-", " ").split())


def test_a_name_that_fits_is_whole() -> None:
    assert wrap("Luang Prabang Cement (Jiangge)") == ("Luang Prabang Cement", "(Jiangge)")
    assert label("Product", "Malt; not roasted", {"code": "110710"}) == ("110710", "Malt; not roasted")


def row(chain: str, stage: str, country: str, **more: object) -> dict[str, object]:
    return {
        "chain": chain,
        "chain_name": chain.title(),
        "stage": stage,
        "country": country,
        "makers_stated": 0,
        "makers_planned": 0,
        "dealers": 0,
        "in_chain": True,
    } | more


def test_a_cell_tells_known_planned_none_and_outside_apart() -> None:
    grid = coverage(
        [
            row("coffee", "RAW", "LA", makers_stated=2, makers_planned=1),
            row("coffee", "RAW", "VN", makers_planned=1),
            row("coffee", "PRODUCTION", "LA"),
            row("coffee", "DESIGN", "LA", in_chain=False),
            row("coffee", "DESIGN", "VN", in_chain=False, makers_stated=1),
            row("coffee", "DISTRIBUTION", "VN", dealers=3),
        ]
    )
    cells = {(cell.stage, cell.country): (cell.state, cell.text) for cell in grid.lines[0].cells}

    assert len(cells) == 2 * len(STAGES)
    assert cells["RAW", "LA"] == ("known", "2 + 1")
    assert cells["RAW", "VN"] == ("planned", "+ 1")
    assert cells["PRODUCTION", "LA"] == ("none", "")  # an empty cell, never a zero
    assert cells["DESIGN", "LA"] == ("outside", "–")
    assert cells["DESIGN", "VN"] == ("outside-known", "(1)")
    assert cells["DISTRIBUTION", "VN"] == ("known", "3")


def test_chains_with_most_known_cells_come_first() -> None:
    grid = coverage([row("tea", "RAW", "LA"), row("coffee", "RAW", "LA", makers_stated=1), row("rice", "RAW", "LA")])

    assert [line.text for line in grid.lines] == ["Coffee", "Rice", "Tea"]


def test_the_time_line_keeps_undated_last_and_says_what_it_leaves_out() -> None:
    rows = [
        {"date": f"{1900 + i}", "event": "starts", "kind": "OWNS", "subject_name": f"E{i}", "status": "stated", "timing": "done"}
        for i in range(120)
    ]
    rows += [{"date": None, "event": "starts", "kind": "Zone", "subject_name": "Z", "status": "planned", "timing": "undated"}]

    made = timeline(rows, "2026-11-25")
    assert (len(made.rows), made.left_out) == (90, 31)
    assert (made.rows[-1].text, made.rows[-1].date, made.rows[-1].when) == ("Z", "undated", None)
    assert made.rows[-2].text == "E119"  # of dated rows those nearest to the day asked stay
