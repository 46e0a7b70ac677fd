"""Profiles: everything stated of a thing. Expected rows were read by hand in data/vietnam_laos/*.csv."""

import csv
from pathlib import Path

import pytest

from graph import ask
from graph.answer.answer import Answer
from graph.errors import UnknownNode
from graph.store import Reader

DATA = Path(__file__).resolve().parents[2] / "data" / "vietnam_laos"
PROFILES = ("enterprise", "zone", "product", "gate", "corridor", "agreement")


def profile(reader: Reader, kind: str, id: str) -> Answer:
    return ask(reader, f"profiles/{kind}", **{kind: id})


def table(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("kind", PROFILES)
def test_a_thing_that_is_not_there_is_said(shipped_embedded: Reader, kind: str) -> None:
    with pytest.raises(UnknownNode):
        profile(shipped_embedded, kind, "nothing-of-that-kind")


def test_every_relation_of_an_enterprise_is_a_row_with_its_sources(shipped: Reader) -> None:
    """Each row of relations.csv with E26 at an end, five of them power contracts with E22, is a row of its own."""
    wanted = {f"vl:{r['relation_id']}": r for r in table("relations") if "E26" in (r["from_id"], r["to_id"])}

    found = {row["fact"]: row for row in profile(shipped, "enterprise", "E26").rows if str(row["fact"]).startswith("vl:R")}

    assert set(found) == set(wanted)
    for fact, row in found.items():
        assert row["status"] == wanted[str(fact)]["status"]
        assert set(row["sources"]) == {f"src:{s}" for s in wanted[str(fact)]["source_ids"].split(";")}  # type: ignore[call-overload]
        assert (row["detail"] or "") == wanted[str(fact)]["detail"]


def test_every_enterprise_has_all_its_links(shipped_embedded: Reader) -> None:
    """Counted without an engine: relations, product rows, stops on corridors, parties, seats and sites of every enterprise."""
    rows = [(f"vl:{r['relation_id']}", r[end]) for r in table("relations") for end in ("from_id", "to_id") if r[end].startswith("E")]
    for enterprise in ("E03", "E06", "E10", "E21", "E119"):
        wanted = {fact for fact, id in rows if id == enterprise}
        found = {row["fact"] for row in profile(shipped_embedded, "enterprise", enterprise).rows}
        assert wanted <= found


def test_disagreeing_shares_stand_side_by_side(shipped: Reader) -> None:
    """R123 (S45: 30 percent) and R124 (S46, 2018: 10 percent) speak of the same holder in VITA Park."""
    rows = [row for row in profile(shipped, "zone", "Z04").rows if row["other"] == "vl:E119"]

    assert [(row["fact"], row["value"], row["sources"], row["disagrees"]) for row in rows] == [
        ("vl:R123", "30 %", ("src:S45",), True),
        ("vl:R124", "10 %", ("src:S46",), True),
    ]


def test_shares_of_two_holders_do_not_disagree(shipped: Reader) -> None:
    rows = [row for row in profile(shipped, "zone", "Z02").rows if row["statement"] == "DEVELOPS"]  # R107: 70, R108: 30

    assert sorted(str(row["value"]) for row in rows) == ["30 %", "70 %"]
    assert not any(row["disagrees"] for row in rows)


def test_names_stand_with_their_language(shipped: Reader) -> None:
    rows = profile(shipped, "zone", "Z04").rows

    names = {(row["statement"], row["value"]) for row in rows if "name" in str(row["statement"]) or row["statement"] == "alias"}
    assert ("name (Vietnamese)", "Khu Thương mại & Công nghiệp Viêng Chăn") in names
    assert ("alias", "VITA Park") in names


def test_one_thing_under_three_ids_is_one_profile(shipped: Reader) -> None:
    answer = profile(shipped, "zone", "Z08")  # P10 and C05 are the same dry port

    assert {row["of"] for row in answer.rows} == {"vl:Z08", "unlocode:LATHG", "vl:corridor/C05"}
    assert {row["fact"] for row in answer.rows if row["direction"] != "own"} == {
        "vl:R118",
        "vl:corridor/C01|1",
        "vl:Z08|LOCATED_IN|iso:LA-VT",
    }
    assert len(answer.notes) == 2


def test_h12_each_gate_keeps_its_own_names(shipped: Reader) -> None:
    """Namphao is Cầu Treo's other side, Naphao is Cha Lo's; a release of 2001 (S134) mixes them up."""
    names = {
        gate: {row["value"] for row in profile(shipped, "gate", gate).rows if row["statement"] == "name_la"} for gate in ("G06", "G07")
    }

    assert names == {"G06": {"Namphao"}, "G07": {"Naphao"}}


def test_h16_a_gate_says_its_old_and_its_new_province(shipped: Reader) -> None:
    rows = {row["statement"]: row["value"] for row in profile(shipped, "gate", "G12").rows if row["direction"] == "own"}

    assert (rows["province_vn"], rows["province_vn_name_2025"]) == ("VN-28", "Quảng Ngãi")


def test_a_point_keeps_all_its_digits(shipped: Reader) -> None:
    rows = {row["statement"]: row["value"] for row in profile(shipped, "gate", "G11").rows if row["direction"] == "own"}

    assert (rows["lat"], rows["lon"]) == ("15.541592 °", "107.3726 °")


def test_a_corridor_lists_its_stops_with_distance_and_basis(shipped: Reader) -> None:
    rows = [row for row in profile(shipped, "corridor", "C01").rows if row["statement"] == "CONNECTS"]

    assert len(rows) == 5
    [gate] = [row for row in rows if row["other"] == "vl:G07"]
    assert (gate["value"], gate["basis"], gate["status"]) == ("order 3; km 139.18 km; km_from unlocode:LATHK", "assumed", "planned")


def test_an_agreement_shows_parties_nobody_names(shipped: Reader) -> None:
    rows = profile(shipped, "agreement", "A03").rows  # 13 MoUs whose parties the press does not name

    assert [row for row in rows if row["statement"] == "SIGNED"]


def test_a_product_has_statements_of_its_heading_and_relations_that_name_it(shipped: Reader) -> None:
    """C5: nothing is stated of 440349 itself but its place; 4403 feeds 940360."""
    logs = profile(shipped, "product", "440349").rows
    power = profile(shipped, "product", "271600").rows

    [furniture] = [row for row in logs if row["other"] == "hs2022:940360"]
    assert (furniture["of"], furniture["match"]) == ("hs2022:4403", "wider")
    named = {row["fact"] for row in power if row["direction"] == "named"}
    assert named == {f"vl:{r['relation_id']}" for r in table("relations") if r["product_hs"] == "271600"}


def test_an_enterprise_across_the_border_has_its_sites(shipped: Reader) -> None:
    """C9: E19, E20 and E73 are of Viet Nam and make rubber in Laos."""
    answer = ask(shipped, "profiles/across_border", country="LA")

    rubber = {row["enterprise"] for row in answer.rows if row["link"] == "MAKES" and row["product"] == "hs2022:400122"}
    assert {"vl:E19", "vl:E20", "vl:E73"} <= rubber
    assert {row["unit"] for row in answer.rows} & {"ha", "MW"} == set()
    hectares = {row["fact_id"]: row["hectares"] for row in answer.rows if row["hectares"] is not None}
    megawatts = {row["fact_id"]: row["megawatts"] for row in answer.rows if row["megawatts"] is not None}
    for found, unit in ((hectares, "ha"), (megawatts, "MW")):
        assert found == {fact: amount for fact, amount in stated_in_laos(unit).items() if fact in {row["fact_id"] for row in answer.rows}}
    assert (hectares["vl:R079"], megawatts["vl:R023"]) == (10000, 322)


def stated_in_laos(unit: str) -> dict[str, float]:
    return {f"vl:{r['relation_id']}": float(r["amount"]) for r in table("relations") if r["unit"] == unit and r["status"] == "stated"}


@pytest.mark.parametrize(("country", "neighbour"), [("LA", "VN"), ("VN", "LA")])
def test_the_enterprises_across_the_border_are_those_of_the_tables(shipped: Reader, country: str, neighbour: str) -> None:
    """Counted from the CSV files alone; R033 of Laos in Viet Nam: E112 holds the state's share in the port E35."""
    seat = {r["enterprise_id"]: r["country"] for r in table("enterprises")}
    status = {r["enterprise_id"]: r["status"] for r in table("enterprises")}
    lies = seat | {r["zone_id"]: r["country"] for r in table("zones")}
    links = ("OWNS", "INVESTS_IN", "DEVELOPS", "JOINT_VENTURE_WITH", "HOLDS_FOR_STATE", "LOCATED_IN")
    wanted = {
        r["enterprise_id"]
        for r in table("enterprise_products")
        if seat[r["enterprise_id"]] == neighbour and r["site_country"] == country and status[r["enterprise_id"]] == "active"
    } | {
        r["from_id"]
        for r in table("relations")
        if seat.get(r["from_id"]) == neighbour
        and r["status"] == "stated"
        and r["type"] in links
        and lies.get(r["to_id"], r["to_id"][:2]) == country
    }

    answer = ask(shipped, "profiles/across_border", country=country)

    assert {row["enterprise"] for row in answer.rows} == {f"vl:{id}" for id in wanted}
    assert (answer.population.n, answer.population.of) == (len(wanted), sum(c == neighbour for c in seat.values()))
