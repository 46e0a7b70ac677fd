"""Questions 1, 15, 17 and 20 of path-questions.md on the shipped data, read by hand in data/vietnam_laos/*.csv; row ids stand beside."""

from graph import ask
from graph.store import Reader

from .conftest import DAY, plain


def test_q15_no_firm_links_the_electronics_of_hanoi_parks_to_a_lao_zone(shipped: Reader) -> None:
    """The only maker of electronics in a park of Hà Nội is E44 (R106, Z24), which no row of relations.csv joins to anything else."""
    asked = {"from": "VN-HN", "to": "LA", "chain": "electronics-auto", "zones": "yes", "links": "supply stated, ownership", "at": DAY}

    answer = ask(shipped, "paths/between_areas", **asked)

    assert str(answer.population) == "0 of 1 enterprises and zones of the first area are joined to the second"
    assert next((row["says"], row["nodes"]) for row in answer.rows) == ("reached from the start", ("vl:E44",))
    assert {row["label"] for row in answer.rows} == {"no path"}


def test_q17_kon_tum_before_and_quang_ngai_after_give_equal_dated_answers(shipped: Reader) -> None:
    """H16: Kon Tum (VN-28) is a part of Quảng Ngãi (GSO 51) since July 2025. Bờ Y is Z18 and G12; E71 sits in Kon Tum."""
    before = ask(shipped, "paths/between", **{"from": "G12", "to": "iso:VN-28", "links": "place, route", "at": "2025-06-30"})
    after = ask(shipped, "paths/between", **{"from": "G12", "to": "gso2025:51", "links": "place, route", "at": DAY})

    def facts(rows: object) -> list[tuple[object, object]]:
        return [(row["links"], row["facts"]) for row in plain(rows)]  # type: ignore[arg-type]

    assert facts(before.rows) == facts(after.rows) != []
    assert (before.parameters["at"], after.parameters["at"]) == ("2025-06-30", DAY)
    in_kon_tum = ask(shipped, "paths/between_areas", **{"from": "iso:VN-28", "to": "LA", "at": "2025-06-30"})
    in_quang_ngai = ask(shipped, "paths/between_areas", **{"from": "gso2025:51", "to": "LA", "at": DAY})
    assert facts(in_kon_tum.rows) == facts(in_quang_ngai.rows) != []


def test_q20_one_path_for_each_mix_of_families_and_never_only_one_of_several(shipped: Reader) -> None:
    """R013 supplies, R011 owns, and E11 needs 170114, which E10 makes."""
    rows = plain(ask(shipped, "paths/family_mixes", **{"from": "E10", "to": "E11", "at": DAY}).rows)

    assert [(row["mix"], row["paths"], row["hops"]) for row in rows] == [
        (("supply stated",), 1, 1),
        (("ownership",), 1, 1),
        (("product match",), 1, 1),
    ]


def test_q1_lao_cassava_ends_at_the_starch_makers_of_viet_nam(shipped: Reader) -> None:
    """E76 and E87 make 071410 in Laos; E85 and E101 need it in Viet Nam and make starch; nobody there makes or uses 190230."""
    answer = ask(shipped, "paths/product_to_market", product="071410", target="190230", at=DAY)

    assert str(answer.population) == "0 of 4 paths are stated supply or a route from end to end"
    assert {tuple(row["nodes"]) for row in answer.rows[:4]} == {(a, b) for a in ("vl:E76", "vl:E87") for b in ("vl:E85", "vl:E101")}
    assert {(row["label"], row["says"], row["equal"]) for row in answer.rows[:4]} == {("possible", "as far as", 4)}
    assert (answer.rows[4]["says"], answer.rows[4]["status"]) == ("first missing link", "inferred")
    assert "Paths that name a gate: 0 of 4." in map(str, answer.notes)


def test_what_would_complete_a_path_is_drawn_as_inferred(shipped: Reader) -> None:
    """E76 makes 071410 and E101 needs it; no row says that the one supplies the other."""
    answer = ask(shipped, "paths/between", **{"from": "E76", "to": "E101", "links": "supply stated", "at": DAY})

    assert [row["says"] for row in answer.rows] == ["reached from the start", "reached from the end", "first missing link"]
    assert [(link.start, link.end, link.status) for link in answer.picture.links] == [("vl:E76", "vl:E101", "inferred")]


def test_a_planned_step_is_walked_where_its_status_is_asked_and_says_so(shipped: Reader) -> None:
    """R120: E14 is to develop Z73; nothing else joins the two."""
    asked = {"from": "E14", "to": "Z73", "links": "ownership", "hops": 1, "at": DAY}

    planned = ask(shipped, "paths/between", **asked, status="stated, planned")

    assert [(row["status"], row["facts"]) for row in plain(planned.rows)] == [("planned", ("vl:R120",))]
    assert [link.status for link in planned.picture.links] == ["planned"]
    assert {row["label"] for row in ask(shipped, "paths/between", **asked).rows} == {"no path"}


def test_paths_in_the_order_of_km_put_the_unknown_last(shipped: Reader) -> None:
    rows = ask(shipped, "paths/between", **{"from": "G08", "to": "Z28", "rank": "km", "hops": 4, "at": DAY}).rows

    known = [row["km"] for row in rows]
    assert known[0] == 80  # C02: Z28 lies 80 km from the gate
    assert rows[0]["km_known"] == "stated"
    assert [km is None for km in known] == sorted(km is None for km in known)
