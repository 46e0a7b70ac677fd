"""The shipped tables as records. Counts are those of data/check_tables.py; single rows were read by hand in the tables."""

import ast
import csv
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import loaders
from graph.projection import merge
from graph.records import Batch, Link, Node
from graph.schema._check import fault
from graph.text import folded
from loaders import hs2022, vietnam_laos
from loaders.sheet import made, unknown_columns

DATA = Path(loaders.__file__).parents[1] / "data"
TABLES = DATA / "vietnam_laos"


def counts() -> dict[str, int]:
    """COUNTS of the check script, read and not run."""
    tree = ast.parse((DATA / "check_tables.py").read_text(encoding="utf-8"))
    found = next(one.value for one in tree.body if isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == "COUNTS")
    made_of: dict[str, int] = ast.literal_eval(found)
    return made_of


def rows(name: str) -> list[dict[str, str]]:
    with (TABLES / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_the_tables_pass_their_own_check() -> None:
    done = subprocess.run([sys.executable, DATA / "check_tables.py"], capture_output=True, text=True, check=False, encoding="utf-8")

    assert done.stdout.strip() == "25 tables, 2587 rows, 0 faults"


def test_every_table_is_read_whole_with_no_reject(shipped_batches: dict[str, Batch]) -> None:
    batch = shipped_batches["vietnam_laos"]

    assert batch.rejects == ()
    assert dict(batch.tables) == {f"{name}.csv": rows for name, rows in counts().items()}
    assert {path.name for path in TABLES.glob("*.csv")} == set(batch.tables)
    assert shipped_batches["hs2022"].rejects == ()
    assert shipped_batches["hs2022"].tables == {"harmonized-system.csv": 6940}  # the row TOTAL is read and is no product


@pytest.mark.parametrize("name", sorted(vietnam_laos.sheets()))
def test_no_column_is_silently_ignored(name: str) -> None:
    sheet = vietnam_laos.sheets()[name]
    result = made(vietnam_laos.sheets(), name, {one: TABLES / one for one in vietnam_laos.sheets()})

    assert set(result.table.header) == set(sheet.columns)
    assert not list(unknown_columns(sheet, result.used))
    assert not result.used & sheet.unused.keys()
    assert all(sheet.unused.values())


def test_every_record_fits_the_schema_and_says_where_it_stands(shipped_batches: dict[str, Batch]) -> None:
    for batch in shipped_batches.values():
        for record in batch.records:
            assert fault(record) is None
            assert record.file in batch.tables
            assert record.line > 1


def test_no_two_records_have_one_key(shipped_batches: dict[str, Batch]) -> None:
    for batch in shipped_batches.values():
        assert max(Counter((one.kind, one.key) for one in batch.records).values()) == 1


def test_the_graph_has_the_nodes_of_the_tables(shipped_graph: merge.Graph) -> None:
    table = counts()
    found = Counter(node.kind for node in shipped_graph.nodes)

    assert found == {
        "Product": 6939,
        "Enterprise": table["enterprises"],
        "Zone": table["zones"],
        "Gate": table["border_gates"],
        "Corridor": table["corridors"],
        "Place": table["ports_terminals"],
        "Province": table["provinces"],
        "Country": table["countries"],
        "Agreement": table["agreements"],
        "Event": table["cooperation"],
        "TradeFigure": table["trade_by_product"] + table["trade_totals"],
        "Source": table["sources"] + table["product_input_sources"],
        "Chain": 21,
        "Body": 17,  # 19 parties, less E119 (an enterprise) and the second row of one ministry
    }
    assert shipped_graph.waiting == ()
    assert shipped_graph.unknown_sources == ()


def test_the_graph_has_the_links_of_the_tables(shipped_graph: merge.Graph) -> None:
    table = counts()
    found = Counter(link.kind for link in shipped_graph.links)
    by_relation = [link for link in shipped_graph.links if link.fact_id.removeprefix("vl:R").isdigit()]

    assert len(by_relation) == table["relations"]  # every row is a link of its own
    assert found["MAKES"] + found["NEEDS"] + found["DEALS_IN"] == table["enterprise_products"]
    assert found["INPUT_OF"] == table["product_inputs"]
    assert found["IN_CHAIN"] == table["chain_products"]
    assert found["OF"] == table["trade_product_hs"]
    assert found["CONNECTS"] == table["corridors_links"]
    assert found["SIGNED"] == table["agreement_parties"]
    assert found["COVERS"] == table["agreement_covers"] - 13  # 11 stages and 2 sectors are lists of the agreement
    assert found["IN_COUNTRY"] == table["provinces"]
    assert found["SUCCEEDED_BY"] == 63
    assert found["PART_OF"] == 6939 - 97  # all but the chapters


def test_relations_have_the_types_and_ends_of_their_rows(shipped_links: dict[str, Link]) -> None:
    kinds = {"enterprise": "Enterprise", "zone": "Zone", "gate": "Gate", "province": "Province", "country": "Country"}
    for row in rows("relations.csv"):
        link = shipped_links[f"vl:{row['relation_id']}"]
        assert (link.kind, link.properties["status"]) == (row["type"], row["status"])
        assert (link.start_kind, link.end_kind) == (kinds[row["from_kind"]], kinds[row["to_kind"]])
        assert link.start.endswith(f":{row['from_id']}")
        assert link.end.endswith(f":{row['to_id']}")


def test_hs_2022_is_whole_and_nests(shipped_nodes: dict[str, Node]) -> None:
    levels = Counter(node.properties["level"] for node in shipped_nodes.values() if node.kind == "Product")

    assert levels[6] == 5613  # counted in the published file, 999999 among them
    assert sum(levels.values()) == 6939
    assert shipped_nodes["hs2022:110814"].properties["display_name"] == "Starch; manioc (cassava)"
    assert shipped_nodes["hs2022:01"].properties["section"] == "I"
    assert "hs2022:TOTAL" not in shipped_nodes
    assert {"hs2022:9999", "hs2022:999999"} <= shipped_nodes.keys()
    assert not [node.id for node in shipped_nodes.values() if node.kind == "Product" and len(str(node.properties["display_name"])) < 3]


def test_a_description_that_its_publisher_cut_says_so(shipped_nodes: dict[str, Node]) -> None:
    assert str(shipped_nodes["hs2022:382751"].properties["display_name"]).endswith("trifluoromethane (HFC-2…")


def test_the_codes_of_countries_and_provinces_agree_with_published_tables(shipped_nodes: dict[str, Node]) -> None:
    reference = DATA / "reference"
    with (reference / "country-codes_VN-LA-neighbours.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            country = shipped_nodes[f"iso:{row['ISO3166-1-Alpha-2']}"].properties
            assert (country["iso3"], country["m49"]) == (row["ISO3166-1-Alpha-3"], row["M49"].zfill(3))
    with (reference / "unlocode_subdivisions_VN-LA.csv").open(encoding="utf-8", newline="") as handle:
        published = {f"iso:{row['SUCountry']}-{row['SUCode']}" for row in csv.DictReader(handle)}
    ours = {id for id, node in shipped_nodes.items() if node.kind == "Province" and id.startswith("iso:")}
    assert published <= ours
    assert ours - published == {"iso:VN-DN"}  # the published table lacks Đà Nẵng
    since = json.loads((reference / "vn_provinces_34_2025.json").read_text(encoding="utf-8"))
    # Folded, for the two tables set the tone mark on different letters (Thanh Hoá, Thanh Hóa).
    assert {f"gso2025:{one['Code']}": folded(one["Name"]) for one in since} == {
        id: folded(str(node.properties["name_vi"])) for id, node in shipped_nodes.items() if id.startswith("gso2025:")
    }


def test_loaders_are_found_by_scanning() -> None:
    assert {"hs2022": hs2022, "vietnam_laos": vietnam_laos}.items() <= loaders.loaders().items()


@pytest.mark.parametrize("path", loaders.shipped(), ids=lambda path: path.name)
def test_what_is_shipped_is_known_by_one_loader(path: Path) -> None:
    assert [module.SHIPPED for module in loaders.loaders().values() if module.recognises(path)] == [path]
