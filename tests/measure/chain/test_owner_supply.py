"""Who owns a plant across the border and takes its output, on a small complete graph made by hand."""

from graph.measure.chain.owner_supply import measure
from graph.measure.facts.ownership import Owned, leaders

DAY = "2026-11-25"


def owns(owner: str, owned: str, seats: str, share: float | None = None, **said: object) -> dict[str, object]:
    plain = {"status": "stated", "valid_to": None, "fact": f"{owner}-{owned}", "sources": ("src:S1",)}
    ends = {"owner": owner, "owner_country": seats[:2], "owned": owned, "owned_country": seats[2:]}
    return {**plain, **ends, "share": share, **said}


def sends(start: str, end: str, country: str, **said: object) -> dict[str, object]:
    plain = {"product": "hs2022:170114", "amount": None, "unit": None, "status": "stated", "valid_from": None, "valid_to": None}
    return {**plain, "start": start, "end": end, "end_country": country, "fact": f"{start}>{end}", "sources": ("src:S2",), **said}


MILL = {"enterprise": "vl:E3", "code": "170114", "country": "LA", "status": "stated"}
# E1 (VN) holds 60 % of E2 (VN), which holds 50 % of the mill E3 (LA), which E1's refinery E4 (VN) takes raw sugar of.
HELD = [owns("vl:E1", "vl:E2", "VNVN", 60.0), owns("vl:E2", "vl:E3", "VNLA", 50.0), owns("vl:E1", "vl:E4", "VNVN")]


def rows(flows: list[dict[str, object]], country: str = "VN") -> list[dict[str, object]]:
    made = measure({"rows": HELD, "sites": [MILL], "flows": flows, "abroad": ()}, {"country": country, "at": DAY})
    return [dict(row) for row in made.rows]


def test_output_may_come_back_to_another_enterprise_of_the_owner() -> None:
    found = rows([sends("vl:E3", "vl:E4", "VN", amount=30000.0, unit="t", fact="R1"), sends("vl:E3", "vl:E9", "VN")])

    first, second = found
    assert (first["verdict"], first["owner"], first["taker"], first["amounts"]) == ("takes its output", "vl:E1", "vl:E4", ("30000 t",))
    assert (first["way"], first["shares"], first["share_percent"]) == (("vl:E1", "vl:E2", "vl:E3"), ("60 %", "50 %"), 30.0)  # 0.6 · 0.5
    assert first["other_buyers"] == ("vl:E9",)
    assert first["facts"] == ("R1", "vl:E1-vl:E2", "vl:E2-vl:E3")
    assert (second["verdict"], second["owner"], second["other_buyers"]) == ("owns, no supply stated", "vl:E2", ("vl:E4", "vl:E9"))


def test_a_planned_supply_stands_apart_with_its_date() -> None:
    found = rows([sends("vl:E3", "vl:E2", "VN", status="planned", valid_from="2027-07"), sends("vl:E3", "iso:VN", "VN")])

    assert [(row["verdict"], row["timing"], row["exports"]) for row in found] == [
        ("planned to take its output", "ahead (2027-07)", ("vl:E3>iso:VN stated",))
    ] * 2


def test_a_past_supply_is_none() -> None:
    assert {row["verdict"] for row in rows([sends("vl:E3", "vl:E1", "VN", valid_to="2020")])} == {"owns, no supply stated"}


def test_the_other_country_owns_nothing_here() -> None:
    assert rows([], country="LA") == []


def test_an_unknown_share_on_the_way_leaves_the_whole_share_unknown() -> None:
    held = [owns("vl:E1", "vl:E2", "VNVN"), owns("vl:E2", "vl:E3", "VNLA", 50.0), owns("vl:E2", "vl:E3", "VNLA", 40.0, fact="other")]

    made = measure({"rows": held, "sites": [MILL], "flows": (), "abroad": ()}, {"country": "VN", "at": DAY})

    assert [(row["owner"], row["shares"], row["share_percent"]) for row in made.rows] == [
        ("vl:E1", ("unknown", "40 % or 50 %"), None),
        ("vl:E2", ("40 % or 50 %",), None),
    ]


def test_owning_in_a_circle_ends() -> None:
    held = [owns("vl:E1", "vl:E2", "VNLA"), owns("vl:E2", "vl:E1", "LAVN")]

    assert Owned(held, DAY).of("vl:E1") == {"vl:E2": ("vl:E1", "vl:E2")}


def test_groups_join_over_any_shared_holder() -> None:
    above = {"a": {"x": False}, "b": {"x": True, "y": True}, "c": {"y": False}, "d": {}}

    found = leaders("abcd", above)

    assert found["a"] == found["b"] == found["c"] != found["d"] == "d"


def test_who_holds_a_lone_enterprise_stands_for_it() -> None:
    """Vinachem for its potash project at Nongbok, where no other enterprise of it makes potash: row of OWNS in the tables."""
    assert leaders(["vl:E04"], {"vl:E04": {"vl:E03": False}}) == {"vl:E04": "vl:E03"}
