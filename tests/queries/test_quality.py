"""Data quality, counted again from the CSV files alone, without an engine."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from graph import ask
from graph.errors import BadParameter
from graph.store import Reader

from .conftest import DAY

DATA = Path(__file__).resolve().parents[2] / "data" / "vietnam_laos"


def table(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def things(reader: Reader, issue: str, **given: object) -> list[str]:
    return [str(row["thing"]) for row in ask(reader, "quality/unplaced", issue=issue, at=DAY, **given).rows]


def test_everything_without_a_point_is_listed(shipped: Reader) -> None:
    zones = [f"vl:{r['zone_id']}" for r in table("zones") if not r["lat"] and r["aggregate"] == "no"]
    gates = [f"vl:{r['gate_id']}" for r in table("border_gates") if not r["lat"]]
    places = [f"unlocode:{r['unlocode']}" if r["unlocode"] else f"vl:{r['place_id']}" for r in table("ports_terminals") if not r["lat"]]
    enterprises = [f"vl:{r['enterprise_id']}" for r in table("enterprises")]  # no table gives an enterprise a point

    assert sorted(things(shipped, "no point")) == sorted(zones + gates + places + enterprises)


def test_points_outside_their_province_say_how_far(shipped: Reader) -> None:
    rows = ask(shipped, "quality/unplaced", issue="province conflict", at=DAY).rows

    outside = {f"vl:{r['zone_id']}": float(r["province_check_km"]) for r in table("zones") if float(r["province_check_km"] or 0) > 0}
    assert {row["thing"]: row["km"] for row in rows if row["km"]} == outside
    assert all("within the precision of the point" in str(row["detail"]) for row in rows)  # 2.8 km of 10 km at most


def test_undated_and_old_sources_are_told_apart(shipped: Reader) -> None:
    used = {f"src:{r['source_id']}": r["date"] for r in table("sources") if r["used"] == "yes"}

    undated, old = set(things(shipped, "undated source")), set(things(shipped, "old source", years=5))

    clean = {id: date for id, date in used.items() if len(date) in (4, 7, 10) and date.replace("-", "").isdigit()}
    assert undated & set(used) == set(used) - set(clean)
    assert old & set(used) == {id for id, date in clean.items() if date < "2021-11-25"[: len(date)]}
    assert len(things(shipped, "old source", years=20)) < len(old)


def test_enterprises_without_a_link_across_the_border(shipped: Reader) -> None:
    found = set(things(shipped, "no link across the border"))

    assert "vl:E129" in found  # Masan MB: a tenant of Nam Cấm and nothing else (R105)
    assert "vl:E52" not in found  # R048: invests in Huaphan
    assert not found & {"vl:E10", "vl:E19", "vl:E06", "vl:E22", "vl:E64"}  # E64: R063, HAGL owns it
    rows = ask(shipped, "quality/unplaced", issue="no link across the border", at=DAY).rows
    assert {row["thing"]: row["detail"] for row in rows}["vl:E57"] == "planned only"  # R056: an MoU of power


def test_an_issue_that_does_not_exist_is_refused(shipped_embedded: Reader) -> None:
    with pytest.raises(BadParameter):
        things(shipped_embedded, "too beautiful")


def test_assumptions_are_those_of_the_tables(shipped: Reader) -> None:
    rows = ask(shipped, "quality/assumptions").rows
    found = {(row["table"], row["field"], row["value"]): row["statements"] for row in rows}

    roles = {"MAKES": "MAKES", "NEEDS": "NEEDS", "TRADES": "DEALS_IN"}
    for field in ("basis", "code_basis", "site_basis"):
        for (role, value), n in Counter((r["role"], r[field]) for r in table("enterprise_products")).items():
            assert found[roles[role], field, value] == n
    for value, n in Counter(r["basis"] for r in table("product_inputs")).items():
        assert found["INPUT_OF", "basis", value] == n  # PRODUCT_INPUTS.md: 184 assumed, 261 sourced
    for value, n in Counter(r["iso_basis"] for r in table("enterprises")).items():
        assert found["Enterprise", "province_basis", value or None] == n
    for value, n in Counter(r["basis"] for r in table("corridors_links")).items():
        assert found["CONNECTS", "basis", value] == n


def test_shares_of_a_table_add_up(shipped: Reader) -> None:
    rows = ask(shipped, "quality/assumptions").rows

    sums: Counter[tuple[object, object]] = Counter()
    for row in rows:
        sums[row["table"], row["field"]] += int(str(row["statements"]))
        assert row["percent"] == round(100 * int(str(row["statements"])) / int(str(row["of"])), 1)
    assert all(sums[row["table"], row["field"]] == row["of"] for row in rows)


def test_every_thing_that_is_listed_is_named(shipped: Reader) -> None:
    assert all(row["thing_name"] for row in ask(shipped, "quality/unplaced", at=DAY).rows)


@pytest.mark.parametrize(
    ("issue", "of"),
    [
        ("all", 477),
        ("no point", 251),
        ("province conflict", 251),
        ("undated source", 226),
        ("old source", 226),
        ("no link across the border", 125),
    ],
)
def test_only_what_could_have_the_issue_is_counted(shipped_embedded: Reader, issue: str, of: int) -> None:
    """251 enterprises, zones, gates and places, 226 cited sources; 125 of the 133 enterprises have their seat in either country."""
    answer = ask(shipped_embedded, "quality/unplaced", issue=issue, at=DAY)

    assert answer.population.of == of
    assert answer.population.n == len({row["thing"] for row in answer.rows})
