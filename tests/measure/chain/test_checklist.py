"""What must exist by a day, on a small complete graph made by hand."""

from graph.measure.chain.checklist import measure

ASKED = {"from": "vl:E4", "product": "", "to": "vl:E3", "by": "2027-12-31", "at": "2026-11-25"}


def said(fact: str, status: str = "stated", date: str | None = None, **more: object) -> dict[str, object]:
    return {"fact": fact, "status": status, "valid_from": date, "valid_to": None, "sources": (f"src:{fact}",), **more}


def site(n: int, country: str, fact: str, status: str = "stated", date: str | None = None, **more: object) -> dict[str, object]:
    province = {"LA": "LA-KH", "VN": "VN-HN"}[country]
    plain = {"enterprise": f"vl:E{n}", "code": "310420", "country": country, "province": province, "basis": "sourced"}
    return said(fact, status, date, **{**plain, **more})


def supply(start: int, end: int, fact: str, status: str = "stated", date: str | None = None, **more: object) -> dict[str, object]:
    plain = {"start": f"vl:E{start}", "end": f"vl:E{end}", "end_country": "VN", "product": "hs2022:310420"}
    return said(fact, status, date, **{**plain, **more})


# Everything is there: a mine in a zone, a gate with a road, a supply, a user; only the certificate is in no table.
FULL = {
    "rows": [site(4, "LA", "M4")],
    "wants": [site(3, "VN", "N3")],
    "supplies": [supply(4, 3, "R1")],
    "owns": (),
    "zones": [said("L1", id="vl:E4", zone="vl:Z1")],
    "ships": [said("R2", gate="vl:G07", product=None)],
    "gates": [{"gate": "vl:G07", "province": "iso:LA-KH"}],
    "roads": [said("C1|1", corridor="vl:corridor/C1", kind="road", stop="vl:G07")],
}


def steps(asked: dict[str, object] = ASKED, **parts: object) -> dict[str, dict[str, object]]:
    return {str(row["step"]): dict(row) for row in measure({**FULL, **parts}, asked).rows}


def test_a_complete_line_has_every_step_but_the_certificate() -> None:
    made = measure(FULL, ASKED)

    assert [(row["number"], row["step"], row["status"], row["by_then"]) for row in made.rows] == [
        (1, "the maker makes it", "stated", "yes"),
        (2, "zone of the maker", "stated", "yes"),
        (3, "gate", "stated", "yes"),
        (4, "road at the gate", "stated", "yes"),
        (5, "supply to the user", "stated", "yes"),
        (6, "the user needs it or deals in it", "stated", "yes"),
        (7, "certificate", "not stated", "unknown"),
    ]
    assert (made.population, made.further_counts) == ((6, 7), {"stated": 6})
    assert [row["things"] for row in made.rows][1:4] == [("vl:Z1",), ("vl:G07",), ("vl:corridor/C1",)]


def test_a_planned_step_counts_by_its_date() -> None:
    rows = [site(4, "LA", "M4", "planned", "2027-07")]
    making = steps(rows=rows)["the maker makes it"]

    assert (making["status"], making["by_then"]) == ("planned, ahead", "yes")
    assert steps({**ASKED, "by": "2027-06-30"}, rows=rows)["the maker makes it"]["by_then"] == "no"


def test_a_date_that_has_passed_or_is_missing_says_nothing() -> None:
    passed = steps(supplies=[supply(4, 3, "R1", "planned", "2019")])["supply to the user"]
    undated = steps(supplies=[supply(4, 3, "R1", "planned")])["supply to the user"]

    assert (passed["status"], passed["date"], passed["by_then"]) == ("planned, date passed", "2019", "unknown")
    assert (undated["status"], undated["date"], undated["by_then"]) == ("planned, undated", None, "unknown")


def test_the_earliest_day_is_that_of_the_last_planned_step() -> None:
    parts = {**FULL, "rows": [site(4, "LA", "M4", "planned", "2028")], "supplies": [supply(4, 3, "R1", "planned", "2027-07")]}

    notes = [str(note) for note in measure(parts, ASKED).notes]

    assert notes == [
        "Not before 2028, by the steps that give a date; 1 of 7 steps give none, so the earliest day is unknown.",
        "Planned for later than 2027-12-31: the maker makes it.",
    ]


def test_a_supply_to_the_owner_is_not_a_supply_to_the_user() -> None:
    owns = [{"owner": "vl:E9", "owned": "vl:E3", "share": None, "status": "stated", "valid_to": None}]
    found = steps(owns=owns, supplies=[supply(4, 9, "R1")])

    assert found["supply to the owner of the user"]["things"] == ("vl:E9",)
    assert found["supply from the owner to the user"]["status"] == "not stated"
    assert steps(owns=owns, supplies=[supply(4, 9, "R1"), supply(9, 3, "R5")])["supply from the owner to the user"]["facts"] == ("R5",)


def test_gates_of_the_province_stand_beside_as_inferred() -> None:
    gate = steps(ships=())["gate"]

    assert (gate["status"], gate["things"], gate["beside"]) == ("not stated", (), ("vl:G07",))
    assert steps(ships=())["road at the gate"]["beside"] == ("vl:corridor/C1",)


def test_power_goes_by_line_and_in_one_country_nothing_is_crossed() -> None:
    line = said("C4|1", corridor="vl:corridor/C4", kind="power line", stop="vl:E4")
    power = {"code": "271600"}
    found = steps(rows=[site(4, "LA", "M4", **power)], wants=[site(3, "VN", "N3", **power)], supplies=(), roads=[line])

    assert (found["line"]["things"], "gate" in found) == (("vl:corridor/C4",), False)
    assert not {"gate", "line"} & set(steps(wants=[site(3, "LA", "N3")]))


def test_without_a_user_any_user_across_the_border_will_do() -> None:
    found = steps({**ASKED, "to": ""}, wants=[site(3, "VN", "N3"), site(5, "VN", "N5"), site(6, "LA", "N6")])

    assert found["the user needs it or deals in it"]["things"] == ("vl:E3", "vl:E5")
    assert found["supply to a user across the border"]["things"] == ("vl:E3",)
