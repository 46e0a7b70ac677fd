"""Counts made from the CSV files alone, with no engine and none of our code, against the answers of both engines.

Written from the words of the issue, design.md section 4 and data/vietnam_laos/DICTIONARY.md and PRODUCT_INPUTS.md, not from the measures:
it shares no line with graph/. Where the two differ, one of them has read the rule wrongly.
"""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from graph import ask
from graph.store import Reader

DATA = Path(__file__).resolve().parents[3] / "data" / "vietnam_laos"
STAGES = ["RAW", "PRODUCTION", "PROCESSING", "MANUFACTURING", "DESIGN", "DISTRIBUTION"]
STATUS = {"active": "stated", "planned": "planned", "closed": "ended", "replaced": "ended"}


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def product_rows() -> list[dict[str, str]]:
    """enterprise_products.csv with the status of the enterprise and the id that the graph gives it."""
    status = {r["enterprise_id"]: STATUS[r["status"]] for r in rows("enterprises")}
    return [{**r, "status": status[r["enterprise_id"]], "who": "vl:" + r["enterprise_id"]} for r in rows("enterprise_products")]


Ways = frozenset[frozenset[str]]


def meets(made: str, needed: str) -> bool:
    shorter = min(len(made), len(needed))
    return made[:shorter] == needed[:shorter]


def needs_by_recipe(here: list[dict[str, str]], assumed: bool) -> tuple[dict[Ways, set[str]], set[Ways]]:
    """Set of ways → users, for every choice of every made code; and the sets that only equipment or design would meet."""
    found: dict[Ways, set[str]] = defaultdict(set)
    apart = set()
    for made in {r["hs"] for r in here}:
        users = {r["who"] for r in here if r["hs"] == made}
        groups: dict[str, list[dict[str, str]]] = defaultdict(list)
        for i in rows("product_inputs"):
            if not made.startswith(i["output_hs"]) or i["alternative_group"].startswith("optional:"):
                continue
            group = i["alternative_group"]
            groups["any route" if group.startswith("route:") else group or "always " + i["input_hs"]].append(i)
        for name, members in groups.items():
            if not assumed and all(i["basis"] == "assumed" for i in members):
                continue
            if name == "any route":
                routes = {i["alternative_group"] for i in members}
                ways = frozenset(frozenset(i["input_hs"] for i in members if i["alternative_group"] == route) for route in routes)
            else:
                ways = frozenset(frozenset([i["input_hs"]]) for i in members)
            if all(i["input_kind"] in ("equipment", "design") for i in members):
                apart.add(ways)
            else:
                found[ways] |= users
    return found, apart


def expected_needs(country: str, assumed: bool) -> tuple[dict[str, tuple[set[str], set[str]]], int, int]:
    """need without a maker → (users, makers abroad); how many needs there are; how many only equipment or design would meet."""
    stated = [r for r in product_rows() if r["status"] == "stated"]
    makes = [r for r in stated if r["role"] == "MAKES"]
    here = [r for r in makes if r["site_country"] == country]
    found, apart = needs_by_recipe(here, assumed)
    for r in stated:
        if r["role"] == "NEEDS" and r["site_country"] == country and (assumed or r["basis"] == "sourced"):
            found[frozenset([frozenset([r["hs"]])])].add(r["who"])
    gaps = {}
    for ways, users in found.items():
        if any(all(any(meets(m["hs"], code) for m in here) for code in way) for way in ways):
            continue
        name = " or ".join(sorted("+".join(sorted(way)) for way in ways))
        codes = {code for way in ways for code in way}
        abroad = {m["who"] for m in makes if m["site_country"] in {"LA", "VN"} - {country} and any(meets(m["hs"], code) for code in codes)}
        gaps[name] = (users, abroad)
    return gaps, len(found), len(apart - set(found))


def chain_of(code: str) -> str | None:
    homes = {r["hs"]: r["chain"] for r in rows("chain_products") if r["home"] == "yes"}
    for prefix in (code, code[:4], code[:2]):
        if prefix in homes:
            return homes[prefix]
    below = {chain for hs, chain in homes.items() if hs.startswith(code)}
    return next(iter(below)) if len(below) == 1 else None


def expected_coverage(assumed: bool) -> dict[tuple[str, str, str], tuple[int, int, int, int | None]]:
    """(chain, stage, country) → stated makers, planned makers, stated dealers, products (None: not in this chain)."""
    who: dict[tuple[str, str, str, str, str], set[str]] = defaultdict(set)
    for r in product_rows():
        if (assumed or r["basis"] == "sourced") and (chain := chain_of(r["hs"])):
            who[chain, r["stage"], r["site_country"], r["role"], r["status"]].add(r["who"])
    codes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for r in rows("chain_products"):
        codes[r["chain"], r["stage"]].add(r["hs"])
    inside = {(r["chain"], r["stage"]) for r in rows("chain_stages") if r["in_chain"] == "yes"}
    return {
        (chain, stage, country): (
            len(who[chain, stage, country, "MAKES", "stated"]),
            len(who[chain, stage, country, "MAKES", "planned"]),
            len(who[chain, stage, country, "TRADES", "stated"]),
            len(codes[chain, stage]) if (chain, stage) in inside else None,
        )
        for chain in {r["chain"] for r in rows("chain_products")}
        for stage in STAGES
        for country in ("LA", "VN")
    }


@pytest.mark.parametrize("assumed", [True, False])
@pytest.mark.parametrize("country", ["LA", "VN"])
def test_no_maker_is_what_the_tables_give(shipped: Reader, country: str, assumed: bool) -> None:
    gaps, needs, apart = expected_needs(country, assumed)

    answer = ask(shipped, "gaps/no_maker", country=country, assumed=assumed)

    assert {str(r["need"]): (set(r["users"]), set(r["makers_abroad"])) for r in answer.rows} == gaps  # type: ignore[call-overload]
    assert (answer.population.n, answer.population.of) == (len(gaps), needs)
    assert str(answer.population).endswith(f"further needs that only equipment or design would meet: {apart}")


@pytest.mark.parametrize("assumed", [True, False])
def test_coverage_is_what_the_tables_give(shipped: Reader, assumed: bool) -> None:
    cells = expected_coverage(assumed)

    answer = ask(shipped, "overview/coverage", assumed=assumed)

    counts = ("makers_stated", "makers_planned", "dealers", "products")
    assert {(r["chain"], r["stage"], r["country"]): tuple(r[c] for c in counts) for r in answer.rows} == cells
    filled = [cell for (_, stage, _), cell in cells.items() if cell[3] is not None and cell[2 if stage == "DISTRIBUTION" else 0]]
    assert (answer.population.n, answer.population.of) == (len(filled), sum(cell[3] is not None for cell in cells.values()))


def test_the_grid_is_21_chains_by_six_stages_by_two_countries() -> None:
    assert len(expected_coverage(True)) == 252


def test_the_counts_of_the_day_are_those_that_were_read_by_hand() -> None:
    # core-probe.md section 3 gives them from a second, older program: (gaps, needs) for Laos and Viet Nam, with and without assumed.
    asked = [(country, assumed) for country in ("LA", "VN") for assumed in (True, False)]
    counted = {pair: (len(gaps), needs) for pair in asked for gaps, needs, _ in [expected_needs(*pair)]}

    assert counted == {("LA", True): (40, 49), ("VN", True): (40, 44), ("LA", False): (17, 24), ("VN", False): (18, 21)}
