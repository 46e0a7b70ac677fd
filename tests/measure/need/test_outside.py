"""What a plant needs from outside both countries, on a small complete graph made by hand."""

from graph.measure.need.outside import measure


def site(n: int, code: str, country: str, does: str = "MAKES", **said: object) -> dict[str, object]:
    plain = {"status": "stated", "basis": "sourced", "sources": (f"src:S{n}",)}
    return {**plain, "does": does, "enterprise": f"vl:E{n}", "code": code, "country": country, "fact": f"{does}-{n}-{code}", **said}


def recipe(code: str, input: str, **said: object) -> dict[str, object]:
    plain = {"kind": "material", "group": None, "basis": "sourced", "sources": ("src:C1",)}
    return {**plain, "code": code, "input": input, "fact": f"{input}>{code}", **said}


def figure(id: str, code: str, flow: str = "VN imports") -> dict[str, object]:
    months = {"period_from": "2022-01", "period_to": "2022-10"}
    return {**months, "id": id, "code": code, "flow": flow, "musd": 71.9, "sources": ("src:S12",)}


def supply(n: int, code: str, **said: object) -> dict[str, object]:
    plain = {"country": "TH", "status": "stated", "valid_to": None, "sources": (f"src:S{n}",)}
    return {**plain, "start": f"vl:E{n}", "product": f"hs2022:{code}", "fact": f"R{n}", **said}


# The furniture of E1 asks for boards (made by E2 in Laos), which ask for glue; screws come of E3 in China, lacquer of nobody.
PARTS = {
    "rows": [
        site(1, "940360", "VN"),
        site(2, "4411", "LA"),
        site(3, "7318", "CN"),
        site(1, "320810", "VN", "NEEDS", basis="assumed"),
        site(5, "350691", "LA", status="planned"),
    ],
    "inputs": [
        recipe("9403", "4411"),
        recipe("940360", "731814", kind="part"),
        recipe("4411", "350691", kind="auxiliary", basis="assumed"),
        recipe("350691", "2905"),
        recipe("2905", "2709"),
        recipe("2709", "2710"),
    ],
    "supplies": [supply(4, "290511"), supply(6, "3208", valid_to="2019")],
    "figures": [figure("vl:T1", "32"), figure("vl:T2", "3506"), figure("vl:T3", "7318", "VN exports")],
}
ASKED = {"plant": "vl:E1", "hops": 4, "assumed": True, "at": "2026-11-25"}


def test_every_need_up_to_four_steps_with_where_it_comes_from() -> None:
    made = measure(PARTS, ASKED)

    assert [(row["step"], row["need"], row["verdict"], row["suppliers"], row["from_countries"]) for row in made.rows] == [
        (1, "320810", "no maker known anywhere", (), ("unknown",)),
        (1, "731814", "only from outside", ("vl:E3",), ("CN",)),
        (2, "350691", "traded between the two, no maker known", (), ("unknown",)),
        (3, "2905", "only from outside", ("vl:E4",), ("TH",)),
        (4, "2709", "no maker known anywhere", (), ("unknown",)),
    ]
    assert made.population == (5, 6)  # the board (4411) is made in Laos; 2710 lies a fifth step up


def test_figures_stand_by_themselves_with_how_they_meet_the_need() -> None:
    rows = {row["need"]: row for row in measure(PARTS, ASKED).rows}

    assert rows["320810"]["import_value"] == ("vl:T1 VN imports 2022-01 to 2022-10 of 32 (wider): USD 71.9 million",)
    assert rows["350691"]["import_value"] == ("vl:T2 VN imports 2022-01 to 2022-10 of 3506 (wider): USD 71.9 million",)
    assert rows["731814"]["import_value"] == ("unknown",)  # a figure of exports is no import of Viet Nam


def test_a_planned_maker_is_shown_and_closes_nothing() -> None:
    rows = {row["need"]: row for row in measure(PARTS, ASKED).rows}

    assert rows["350691"]["planned_makers"] == ("vl:E5",)


def test_fewer_steps_and_no_assumption_ask_for_less() -> None:
    assert [row["need"] for row in measure(PARTS, {**ASKED, "hops": 1, "assumed": False}).rows] == ["731814"]


def test_a_choice_that_one_of_the_countries_makes_is_met() -> None:
    inputs = [recipe("9403", "4411", group="wood"), recipe("9403", "4412", group="wood")]

    assert [row["need"] for row in measure({**PARTS, "inputs": inputs}, ASKED).rows] == ["320810"]


def test_a_circle_of_recipes_ends() -> None:
    inputs = [recipe("940360", "4403"), recipe("4403", "940360")]

    assert [(row["step"], row["need"]) for row in measure({**PARTS, "inputs": inputs}, ASKED).rows] == [(1, "320810"), (1, "4403")]
