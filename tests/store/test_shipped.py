"""The shipped data lies in both engines exactly as the ledger states it, and the counts of its tables are those of the tables."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from graph.ledger import Ledger
from graph.projection import merge
from graph.projection.merge import Graph
from graph.store import Reader
from tests.store.test_store import dump, wanted

TABLES = Path(__file__).resolve().parents[2] / "data" / "vietnam_laos"


@pytest.fixture(scope="module")
def graph(shipped_ledger: Ledger) -> Graph:
    return merge.graph(shipped_ledger.statements(shipped_ledger.edition()))


# Rows of the tables, counted by data/…/check_tables.py; a Source is a row of sources.csv (216) or product_input_sources.csv (28),
# a TradeFigure of trade_by_product.csv (42) or trade_totals.csv (18).
NODES = {
    "Agreement": 10,
    "Chain": 21,
    "Corridor": 11,
    "Country": 10,
    "Enterprise": 133,
    "Event": 16,
    "Gate": 19,
    "Place": 20,
    "Product": 6_939,
    "Province": 115,
    "Source": 244,
    "TradeFigure": 60,
    "Zone": 79,
}
# enterprise_products.csv has 144 rows: MAKES, NEEDS and DEALS_IN. agreement_covers.csv has 33, of which 13 are stages and sectors.
LINKS = {"CONNECTS": 41, "COVERS": 20, "INPUT_OF": 445, "IN_CHAIN": 488, "IN_COUNTRY": 115, "OF": 58, "SIGNED": 19, "SUCCEEDED_BY": 63}


def count(reader: Reader, text: str) -> dict[str, int]:
    return {str(row["kind"]): int(str(row["n"])) for row in reader.read(text, {}, limit=100, timeout=30).rows}


def test_every_property_of_every_node_and_link_is_the_same_on_both_engines(shipped: Reader, graph: Graph) -> None:
    found, stated = dump(shipped), wanted(graph.nodes, graph.links)

    assert sorted(map(repr, found)) == sorted(map(repr, stated))


def test_the_store_says_which_edition_it_holds(shipped: Reader, shipped_ledger: Ledger) -> None:
    meta = shipped.meta()

    assert (meta.ledger, meta.edition, meta.made_on) == (shipped_ledger.uuid, 1, shipped_ledger.made_on(1))


def test_the_counts_of_the_tables_are_in_the_store(shipped: Reader) -> None:
    nodes = count(shipped, "MATCH (n) RETURN labels(n)[0] AS kind, count(n) AS n")
    links = count(shipped, "MATCH ()-[r]->() RETURN type(r) AS kind, count(r) AS n")

    assert {kind: nodes[kind] for kind in NODES} == NODES
    assert {kind: links[kind] for kind in LINKS} == LINKS
    assert links["MAKES"] + links["NEEDS"] + links["DEALS_IN"] == 144


def test_every_row_of_relations_is_a_link_of_its_own(shipped: Reader) -> None:
    with (TABLES / "relations.csv").open(encoding="utf-8", newline="") as file:
        stated = Counter(row["type"] for row in csv.DictReader(file))

    found = shipped.read(
        "MATCH ()-[r]->() WHERE r.fact_id STARTS WITH 'vl:R' RETURN r.fact_id AS id, type(r) AS kind", {}, limit=1000, timeout=30
    )

    assert len({row["id"] for row in found.rows}) == len(found.rows) == 137
    assert Counter(row["kind"] for row in found.rows) == stated


def test_the_vietnamese_rubber_growers_have_their_sites_in_laos(shipped: Reader) -> None:
    """E19, E20 and E73 are Vietnamese firms; the plantations that enterprise_products.csv states are in Laos."""
    text = (
        "MATCH (e:Enterprise)-[r:MAKES]->(p:Product) WHERE r.site_country = 'LA' AND p.id STARTS WITH 'hs2022:4001' "
        "RETURN DISTINCT e.id AS id, e.country AS seat ORDER BY id"
    )
    found = {row["id"]: row["seat"] for row in shipped.read(text, {}, limit=100, timeout=30).rows}

    assert {id: found.get(id) for id in ("vl:E19", "vl:E20", "vl:E73")} == {"vl:E19": "VN", "vl:E20": "VN", "vl:E73": "VN"}
