"""The chain view: columns, bands, an enterprise at each of its stages, lines that touch no label."""

import itertools
from collections.abc import Iterator

import pytest

from graph.answer.picture import Picture, PictureLink, PictureNode
from graph.layout import Line, Mark, Placed, place
from graph.layout.flow import text_height
from graph.layout.look import text_width
from graph.schema import STAGES


def node(id: str, kind: str = "Enterprise", country: str = "", **properties: object) -> PictureNode:
    return PictureNode(id=id, kind=kind, display_name=f"Name of {id}", country=country, properties=properties)


def link(kind: str, start: str, end: str, status: str = "stated", **properties: object) -> PictureLink:
    return PictureLink(
        id=f"{start}|{end}|{kind}|{properties.get('stage', '')}", kind=kind, start=start, end=end, status=status, properties=properties
    )


def product(code: str) -> PictureNode:
    return node(f"hs2022:{code}", "Product", code=code)


CHAIN = node("coffee", "Chain", stages=("RAW", "PRODUCTION", "PROCESSING", "DISTRIBUTION"))


def chain() -> Picture:
    """E1 sits in Viet Nam and has two sites in Laos; E2 deals in Viet Nam; E3 stands in Thailand; E4 makes at a stage outside."""
    nodes = (
        CHAIN,
        node("E1", country="VN"),
        node("E2", country="VN"),
        node("E3", country="TH"),
        node("E4", country="LA"),
        product("090111"),
        product("090121"),
    )
    links = (
        link("MAKES", "E1", "hs2022:090111", stage="PRODUCTION", site_country="LA"),
        link("MAKES", "E1", "hs2022:090121", stage="PROCESSING", site_country="LA"),
        link("DEALS_IN", "E2", "hs2022:090111", stage="DISTRIBUTION", site_country="VN"),
        link("MAKES", "E3", "hs2022:090121", "planned", stage="PROCESSING", site_country="TH"),
        link("MAKES", "E4", "hs2022:090121", stage="DESIGN", site_country="LA"),
        link("INPUT_OF", "hs2022:090111", "hs2022:090121", from_stage="PRODUCTION", to_stage="PROCESSING"),
        link("INPUT_OF", "hs2022:090121", "hs2022:090111", from_stage="PROCESSING", to_stage="PRODUCTION"),
        link("IN_CHAIN", "hs2022:090111", "coffee", stage="PRODUCTION"),
        link("IN_CHAIN", "hs2022:090121", "coffee", stage="PROCESSING"),
    )
    return Picture(nodes=nodes, links=links)


def band_of(placed: Placed, mark: Mark) -> str:
    return next(band.text for band in placed.bands if band.y <= mark.y <= band.y + band.height)


def column_of(placed: Placed, mark: Mark) -> str:
    return next(column.text for column in placed.columns if column.x <= mark.x < column.x + column.width)


@pytest.fixture
def placed() -> Placed:
    return place(chain(), chain=True)


def test_six_stages_stand_in_their_order_with_the_bands_beneath_each_other(placed: Placed) -> None:
    assert [column.text for column in placed.columns] == [
        "Raw material",
        "Production",
        "Processing",
        "Manufacturing",
        "Design",
        "Distribution",
    ]
    assert [band.text for band in placed.bands] == ["Viet Nam", "Products", "Laos", "Third countries"]
    assert all(a.y + a.height <= b.y for a, b in itertools.pairwise(placed.bands))


def test_an_enterprise_stands_at_each_of_its_sites_whatever_its_seat(placed: Placed) -> None:
    marks = [mark for mark in placed.marks if mark.node == "E1"]

    assert [(column_of(placed, mark), band_of(placed, mark), mark.tone) for mark in marks] == [
        ("Production", "Laos", "LA"),
        ("Processing", "Laos", "LA"),
    ]


def test_the_marks_of_one_enterprise_are_joined_by_a_thin_line(placed: Placed) -> None:
    thin = [line for line in placed.lines if line.style == "thin"]

    assert [(line.start, line.end, line.facts, line.arrow) for line in thin] == [("E1@PRODUCTION|LA", "E1@PROCESSING|LA", (), False)]


def test_every_statement_is_drawn_once_but_for_the_place_of_products(placed: Placed) -> None:
    drawn = [fact for line in placed.lines for fact in line.facts]

    assert sorted(drawn) == sorted(one.id for one in chain().links if one.kind != "IN_CHAIN")


def test_a_link_that_runs_back_is_dotted_underneath_with_a_mark(placed: Placed) -> None:
    back = [i for i, line in enumerate(placed.lines) if line.back]

    assert [(placed.lines[i].style, placed.lines[i].start) for i in back] == [("dotted", "hs2022:090121"), ("dotted", "E4@DESIGN|LA")]
    assert back == [0, 1]  # the first lines are drawn first


def test_empty_cells_tell_no_maker_from_not_in_this_chain(placed: Placed) -> None:
    words = {(next(c.text for c in placed.columns if c.x <= cell.x < c.x + c.width), " ".join(cell.lines)) for cell in placed.cells}

    assert words == {
        ("Raw material", "no maker in the loaded data"),
        ("Production", "no maker in the loaded data"),
        ("Processing", "no maker in the loaded data"),
        ("Manufacturing", "not in this chain"),
        ("Design", "not in this chain"),
        ("Distribution", "no dealer in the loaded data"),
    }


def test_a_maker_at_a_stage_outside_the_chain_is_shown_and_marked(placed: Placed) -> None:
    assert [mark.remark for mark in placed.marks if mark.node == "E4"] == ["not in this chain"]


def test_planned_is_a_dashed_outline_and_a_word(placed: Placed) -> None:
    mark = next(mark for mark in placed.marks if mark.node == "E3")

    assert (mark.status, mark.filled, mark.remark, mark.tone) == ("planned", False, "planned", "other")
    assert next(line.style for line in placed.lines if line.start == mark.id) == "dashed"


def test_goods_flow_from_maker_to_product_to_dealer(placed: Placed) -> None:
    assert ("hs2022:090111", "E2@DISTRIBUTION|VN") in {(line.start, line.end) for line in placed.lines}


def test_the_legend_has_only_what_the_picture_has(placed: Placed) -> None:
    texts = [key.text for key in placed.legend]

    assert {"Viet Nam", "Laos", "another country", "enterprise", "planned", "runs back to an earlier stage"} <= set(texts)
    assert not {"zone", "gate", "ended", "inferred"} & set(texts)


def test_the_same_picture_gives_the_same_places() -> None:
    assert place(chain(), chain=True) == place(chain(), chain=True)


def test_words_are_translated() -> None:
    made = place(chain(), chain=True, translate=str.upper)

    assert made.columns[0].text == "RAW MATERIAL"
    assert "NO MAKER IN THE LOADED DATA" in {" ".join(cell.lines) for cell in made.cells}


def many(count: int) -> Picture:
    """Products and makers spread over stages and countries, five inputs each, in a fixed pattern."""
    products = [f"{10 + i % 80:02d}{i:04d}" for i in range(count)]
    nodes = [CHAIN, *(product(code) for code in products), *(node(f"M{i}", country="LA") for i in range(count // 3))]
    links = [
        link("MAKES", f"M{i}", f"hs2022:{products[(i * 7) % count]}", stage=STAGES[i % 4], site_country=("LA", "VN", "TH")[i % 3])
        for i in range(count // 3)
    ]
    links += [link("IN_CHAIN", f"hs2022:{code}", "coffee", stage=STAGES[i % 6]) for i, code in enumerate(products)]
    links += [link("INPUT_OF", f"hs2022:{products[i]}", f"hs2022:{products[(i * 13 + 5) % count]}") for i in range(count)]
    return Picture(nodes=tuple(nodes), links=tuple(links))


def boxes(placed: Placed) -> Iterator[tuple[str, float, float, float, float]]:
    for mark in placed.marks:
        texts = [*mark.label, *([mark.remark] if mark.remark else [])]
        yield (
            mark.id,
            mark.label_x,
            mark.label_x + max(text_width(text) for text in texts),
            mark.y - text_height(mark) / 2 + 2,
            mark.y + text_height(mark) / 2 - 2,
        )


def points(line: Line) -> Iterator[tuple[float, float]]:
    for i in range(0, len(line.path) - 3, 3):
        a, b, c, d = line.path[i : i + 4]
        for step in range(26):
            t = step / 25
            w = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            yield tuple(w[0] * a[k] + w[1] * b[k] + w[2] * c[k] + w[3] * d[k] for k in (0, 1))  # type: ignore[misc]


@pytest.mark.parametrize("count", [12, 60, 150])
def test_no_line_runs_through_a_label(count: int) -> None:
    made = place(many(count), chain=True)
    labels = list(boxes(made))

    hit = [
        (line.id, name)
        for line in made.lines
        for x, y in points(line)
        for name, left, right, top, bottom in labels
        if left < x < right and top < y < bottom
    ]
    assert hit == []


@pytest.mark.parametrize("count", [12, 60, 150])
def test_no_two_labels_overlap_and_all_stand_inside_the_frame(count: int) -> None:
    made = place(many(count), chain=True)
    labels = list(boxes(made))

    for (_, l1, r1, t1, b1), (_, l2, r2, t2, b2) in itertools.combinations(labels, 2):
        assert r1 <= l2 or r2 <= l1 or b1 <= t2 or b2 <= t1
    assert all(left >= 0 and right <= made.width and top >= 0 and bottom <= made.height for _, left, right, top, bottom in labels)


def test_above_300_marks_groups_count_what_they_stand_for_and_open() -> None:
    made = place(many(400), chain=True)
    groups = [mark for mark in made.marks if mark.ids]

    standing = [one for mark in made.marks for one in (mark.ids or (mark.node,))]
    assert len(made.marks) <= 300
    assert sorted(standing) == sorted(one.id for one in many(400).nodes if one.kind != "Chain")
    assert all(mark.label[0].startswith(f"{len(mark.ids)} × ") for mark in groups)
    opened = place(many(400), chain=True, opened=[groups[0].id])
    assert set(groups[0].ids) <= {mark.node for mark in opened.marks}
