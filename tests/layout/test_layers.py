"""Other pictures: columns from the start, growing without moving anything, and what a mark shows (user-reports.md row 3)."""

import json

from graph.answer.picture import Picture, PictureLink, PictureNode
from graph.layout import place


def node(id: str, kind: str = "Enterprise", **properties: object) -> PictureNode:
    return PictureNode(id=id, kind=kind, display_name=f"Name of {id}", country="LA", properties=properties)


def picture(*ends: tuple[str, str]) -> Picture:
    ids = dict.fromkeys(one for pair in ends for one in pair)
    links = tuple(PictureLink(id=f"{a}-{b}", kind="SUPPLIES", start=a, end=b) for a, b in ends)
    return Picture(nodes=tuple(node(one) for one in ids), links=links)


def test_what_points_to_the_start_stands_left_and_what_it_points_to_right() -> None:
    at = place(picture(("a", "me"), ("me", "b"), ("b", "c")), start="me").positions()

    assert at["a"][0] < at["me"][0] < at["b"][0] < at["c"][0]


def test_a_path_runs_from_the_first_to_the_last_whatever_way_the_links_point() -> None:
    at = place(picture(("x", "from"), ("x", "y"), ("to", "y")), start="from", end="to").positions()

    assert at["from"][0] < at["x"][0] < at["y"][0] < at["to"][0]


def test_without_a_start_causes_stand_left_of_effects() -> None:
    at = place(picture(("a", "b"), ("b", "c"), ("d", "c"))).positions()

    assert at["a"][0] < at["b"][0] == at["d"][0] < at["c"][0]


def test_growing_moves_no_mark_and_covers_none() -> None:
    before = place(picture(*[("me", f"n{i}") for i in range(12)], ("a", "me")), start="me").positions()
    grown = picture(*[("me", f"n{i}") for i in range(12)], ("a", "me"), *[("n3", f"m{i}") for i in range(20)], ("z", "a"))

    after = place(grown, start="me", keep=before).positions()
    assert {one: after[one] for one in before} == before
    assert len(set(after.values())) == len(after)
    assert all(
        abs(y1 - y2) >= 40 for i, (x1, y1) in enumerate(after.values()) for x2, y2 in list(after.values())[i + 1 :] if abs(x1 - x2) < 200
    )


def test_a_picture_that_grew_to_the_left_says_where_its_frame_begins() -> None:
    before = place(picture(("me", "b")), start="me").positions()

    made = place(picture(("me", "b"), ("a", "me"), ("z", "a")), start="me", keep=before)
    assert made.left < 0
    assert all(made.left <= mark.x <= made.left + made.width and made.top <= mark.y <= made.top + made.height for mark in made.marks)


def test_parallel_statements_keep_their_facts() -> None:
    two = Picture(
        nodes=(node("a"), node("b")),
        links=tuple(PictureLink(id=f"R{i}", kind="SUPPLIES", start="a", end="b", properties={"amount": i}) for i in (1, 2)),
    )

    (line,) = place(two, start="a").lines
    assert line.facts == ("R1", "R2")
    assert (line.text, line.arrow) == ("supplies", True)


def test_planned_and_stated_between_the_same_two_are_two_lines() -> None:
    two = Picture(
        nodes=(node("a"), node("b")),
        links=tuple(PictureLink(id=status, kind="SUPPLIES", start="a", end="b", status=status) for status in ("stated", "planned")),
    )

    made = place(two, start="a")
    assert {(line.status, line.style) for line in made.lines} == {("stated", "solid"), ("planned", "dashed")}
    assert len({line.path for line in made.lines}) == 2


def test_parts_that_only_a_code_joins_are_joined_by_an_inferred_line() -> None:
    made = place(Picture(nodes=(node("hs2022:4403", "Product", code="4403"), node("hs2022:440349", "Product", code="440349"))))

    assert [(line.kind, line.status, line.style, line.facts) for line in made.lines] == [("MATCH", "inferred", "dotted", ())]
    assert "inferred" in {key.text for key in made.legend}


def test_ended_is_pale_and_says_so() -> None:
    made = place(Picture(nodes=(node("a", status="ended"),)))

    assert [(mark.tone, mark.remark) for mark in made.marks] == [("pale", "ended")]


def test_a_large_neighbourhood_becomes_groups_that_count() -> None:
    made = place(picture(*[("me", f"n{i}") for i in range(500)]), start="me")

    assert [(mark.node, len(mark.ids)) for mark in made.marks] == [("me", 0), ("group:1|Enterprise|LA", 500)]
    assert len(made.lines[0].facts) == 500


def test_an_empty_picture_is_placed() -> None:
    assert place(Picture()).marks == ()
    assert place(Picture(), chain=True).cells


def test_json_holds_plain_values_and_every_shape() -> None:
    made = json.loads(json.dumps(place(picture(("a", "b")), start="a").as_json("dark"), allow_nan=False))

    assert {mark["shape"] for mark in made["marks"]} <= set(made["shapes"])
    assert made["marks"][0]["color"] == "#93B4FF"
    assert made["lines"][0]["path"][0] == [made["lines"][0]["path"][0][0], made["marks"][0]["y"]]
