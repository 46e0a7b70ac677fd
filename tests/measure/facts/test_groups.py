"""Statements in groups say what they say one by one."""

import random
from collections.abc import Sequence

from graph.measure.facts.flows import Flows
from graph.measure.facts.groups import LISTS
from graph.measure.facts.sites import Sites
from graph.result import Row

DAY = "2026-11-25"
FIRMS, CODES = [f"vl:E{n}" for n in range(6)], ["44", "4403", "440349", "2523"]


def grouped(rows: Sequence[Row], lists: Sequence[str]) -> list[Row]:
    """The rows as a text with collect() gives them."""
    found: dict[tuple[object, ...], dict[str, list[object]]] = {}
    singles = {LISTS[name]: name for name in lists}
    for row in rows:
        own = tuple((name, value) for name, value in row.items() if name not in singles)
        group = found.setdefault(own, {name: [] for name in lists})
        for single, name in singles.items():
            group[name].append(row[single] or ("" if single == "province" else []))
    return [{**dict(own), **group} for own, group in found.items()]


def sites(dice: random.Random) -> list[Row]:
    return [
        {
            "fact": f"f{n:03}",
            "does": dice.choice(["MAKES", "NEEDS", "DEALS_IN"]),
            "enterprise": dice.choice(FIRMS),
            "code": dice.choice(CODES),
            "country": dice.choice(["LA", "VN"]),
            "status": dice.choice(["stated", "planned"]),
            "basis": dice.choice(["sourced", "assumed"]),
            "province": dice.choice([None, "LA-SV"]),
            "sources": [f"src:S{dice.randrange(3)}"],
        }
        for n in range(40)
    ]


def test_sites_of_groups_are_those_of_the_statements() -> None:
    for seed in range(20):
        rows = sites(random.Random(seed))
        plain, groups = Sites(rows), Sites(grouped(rows, ("enterprises", "facts", "provinces", "source_lists")))

        for country in ("LA", "VN"):
            assert groups.made(country) == plain.made(country)
            assert groups.makers(CODES, [country], "planned") == plain.makers(CODES, [country], "planned")
            assert {key: sorted(some) for key, some in groups.needing(country).items()} == {
                key: sorted(some) for key, some in plain.needing(country).items()
            }
        for firm in FIRMS:
            assert groups.all_of("MAKES", firm) == plain.all_of("MAKES", firm)


def flows(dice: random.Random) -> list[Row]:
    return [
        {
            "fact": f"f{n:03}",
            "link": dice.choice(["SUPPLIES", "EXPORTS_TO"]),
            "start": dice.choice(FIRMS),
            "end": dice.choice(FIRMS),
            "end_country": dice.choice(["LA", "VN"]),
            "product": dice.choice([None, *(f"hs2022:{code}" for code in CODES)]),
            "status": dice.choice(["stated", "planned", "ended"]),
            "valid_to": dice.choice([None, None, "2020"]),
            "sources": [f"src:S{dice.randrange(3)}"],
        }
        for n in range(40)
    ]


def test_flows_of_groups_are_those_of_the_statements() -> None:
    for seed in range(20):
        rows = flows(random.Random(seed))
        plain, groups = Flows(rows, DAY), Flows(grouped(rows, ("start_ids", "end_ids", "facts", "source_lists")), DAY)

        for country in ("LA", "VN"):
            for stated in (True, False):
                assert groups.arriving(["4403"], country, stated=stated) == plain.arriving(["4403"], country, stated=stated)
        for firm in FIRMS:
            assert groups.of(firm) == plain.of(firm)


def test_who_is_served_is_whom_a_supply_that_holds_and_may_be_of_the_code_reaches() -> None:
    for seed in range(20):
        rows = flows(random.Random(seed))
        found = Flows(rows, DAY).served(FIRMS[:3], FIRMS[3:], ["4403"])
        held = [row for row in rows if row["link"] == "SUPPLIES" and row["status"] == "stated" and not row["valid_to"]]
        pairs = {(row["start"], row["end"]) for row in held if row["product"] in (None, "hs2022:44", "hs2022:4403", "hs2022:440349")}

        assert {(start, end) for start, ends in found.items() for end in ends} == {
            (start, end) for start, end in pairs if start in FIRMS[:3] and end in FIRMS[3:]
        }
        assert Flows(rows, DAY).links(FIRMS[:3], FIRMS[3:], ["4403"]) == bool(found)
