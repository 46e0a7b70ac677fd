"""Single facts of the shipped tables, read by hand in the tables, and the known cases C5, C9, H7, H12 and H16."""

import csv
from collections import Counter
from pathlib import Path

import pytest

import loaders
from graph.records import Link, Node
from graph.text import folded

TABLES = Path(loaders.__file__).parents[1] / "data" / "vietnam_laos"


def rows(name: str) -> list[dict[str, str]]:
    with (TABLES / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_row_r013_is_the_link_of_the_design(shipped_links: dict[str, Link]) -> None:
    link = shipped_links["vl:R013"]

    assert (link.kind, link.start, link.end, link.file, link.line) == ("SUPPLIES", "vl:E10", "vl:E11", "relations.csv", 14)
    assert link.properties == {
        "status": "stated",
        "basis": "sourced",
        "valid_from": "2014",
        "product": "hs2022:170114",
        "amount": 30000.0,
        "unit": "t",
        "shared_amount": False,
        "detail": "import allowed in 2014",
        "source_ids": ("src:S93",),
        "confidence": "high",
        "as_of": "2014-10-04",
    }


def test_row_r001_owns_51_percent_and_cites_six_pages_once(shipped_links: dict[str, Link]) -> None:
    link = shipped_links["vl:R001"]

    assert (link.kind, link.start, link.end) == ("OWNS", "vl:E01", "vl:E02")
    assert link.properties["share_percent"] == 51.0
    assert link.properties["source_ids"] == ("src:S81", "src:S80", "src:S264", "src:S265", "src:S266", "src:S19")


def test_a_product_row_keeps_its_site_and_takes_the_status_of_its_enterprise(shipped_links: dict[str, Link]) -> None:
    made_of = shipped_links["vl:E11|hs2022:170199|MAKES|MANUFACTURING|VN|VN-39"].properties
    assert (made_of["status"], made_of["site_country"], made_of["site_province"]) == ("stated", "VN", "VN-39")

    meant = {"active": "stated", "planned": "planned", "closed": "ended", "replaced": "ended"}
    life = {row["enterprise_id"]: row["status"] for row in rows("enterprises.csv")}
    for row in rows("enterprise_products.csv"):
        key = "|".join(row[name] for name in ("role", "stage", "site_country", "site_iso_3166_2"))
        link = shipped_links[f"vl:{row['enterprise_id']}|hs2022:{row['hs']}|{key}"]
        assert link.properties["status"] == meant[life[row["enterprise_id"]]]
        assert link.kind == {"TRADES": "DEALS_IN"}.get(row["role"], row["role"])


def test_the_rubber_makers_of_viet_nam_have_their_sites_in_laos(shipped_nodes: dict[str, Node], shipped_links: dict[str, Link]) -> None:
    """Case C9 and the issue: E19, E20 and E73 are Vietnamese and make 400122 in Laos."""
    makers = {
        link.start
        for link in shipped_links.values()
        if (link.kind, link.end, link.properties.get("site_country")) == ("MAKES", "hs2022:400122", "LA")
    }
    assert {"vl:E19", "vl:E20", "vl:E73"} <= makers
    assert {shipped_nodes[id].properties["country"] for id in ("vl:E19", "vl:E20", "vl:E73")} == {"VN"}


def test_a_site_is_one_link_with_the_sources_of_all_its_rows(shipped_links: dict[str, Link]) -> None:
    """E11 has rows in VN-39 that cite S92 and S93."""
    site = shipped_links["vl:E11|LOCATED_IN|site|iso:VN-39"]

    assert site.properties["role"] == "site"
    assert site.properties["source_ids"] == ("src:S92", "src:S93")
    assert shipped_links["vl:E11|LOCATED_IN|seat|iso:VN-39"].properties["role"] == "seat"


def test_two_codes_of_one_number_are_two_provinces(shipped_nodes: dict[str, Node]) -> None:
    """Case H7."""
    named = {id: shipped_nodes[id].properties["name_vi"] for id in ("gso2025:44", "iso:VN-44", "gso2025:40", "iso:VN-40")}

    assert named == {"gso2025:44": "Quảng Trị", "iso:VN-44": "An Giang", "gso2025:40": "Nghệ An", "iso:VN-40": "Bình Thuận"}


def test_namphao_and_naphao_stay_two_gates(shipped_nodes: dict[str, Node]) -> None:
    """Case H12."""
    assert (shipped_nodes["vl:G06"].properties["name_vn"], shipped_nodes["vl:G06"].properties["name_la"]) == ("Cầu Treo", "Namphao")
    assert (shipped_nodes["vl:G07"].properties["name_vn"], shipped_nodes["vl:G07"].properties["name_la"]) == ("Cha Lo", "Naphao")


@pytest.mark.parametrize(
    ("gate", "old", "before", "since"),
    [("vl:G12", "iso:VN-28", "kon tum", "quang ngai"), ("vl:G07", "iso:VN-24", "quang binh", "quang tri")],
)
def test_a_gate_is_found_by_its_old_and_its_new_province(
    shipped_nodes: dict[str, Node], shipped_links: dict[str, Link], gate: str, old: str, before: str, since: str
) -> None:
    """Case H16."""
    assert f"{gate}|LOCATED_IN|{old}" in shipped_links
    [after] = [link.end for link in shipped_links.values() if link.kind == "SUCCEEDED_BY" and link.start == old]
    assert before in str(shipped_nodes[old].properties["search"])
    assert since in str(shipped_nodes[after].properties["search"])


def test_a_heading_feeds_a_product_and_holds_the_codes_below_it(shipped_links: dict[str, Link]) -> None:
    """Case C5: 440349 has no row of its own; its heading 4403 goes into 940360."""
    inputs = {(link.start, link.end) for link in shipped_links.values() if link.kind == "INPUT_OF"}

    assert ("hs2022:440349", "hs2022:940360") not in inputs
    assert ("hs2022:4403", "hs2022:940360") in inputs
    assert shipped_links["hs2022:440349|PART_OF|hs2022:4403"].end == "hs2022:4403"


def test_the_lao_government_signed_as_an_enterprise(shipped_nodes: dict[str, Node], shipped_links: dict[str, Link]) -> None:
    assert shipped_links["vl:A06|vl:E119"].start_kind == "Enterprise"
    assert [shipped_nodes[f"vl:body/not-named-{one}"].properties["named"] for one in ("a03", "a04", "a09")] == [False] * 3


def test_stops_parties_and_subjects_take_the_status_of_what_they_belong_to(shipped_links: dict[str, Link]) -> None:
    life = {row["corridor_id"]: row["status"] for row in rows("corridors.csv")}
    for row in rows("corridors_links.csv"):
        link = shipped_links[f"vl:corridor/{row['corridor_id']}|{row['order']}"]
        assert link.properties["status"] == {"operating": "stated", "planned": "planned"}[life[row["corridor_id"]]]
    assert {link.properties["status"] for link in shipped_links.values() if link.kind in ("SIGNED", "COVERS")} == {"stated"}
    assert shipped_links["vl:A02|chain|silk-handicraft"].properties["valid_to"] == "2025"


def test_the_same_thing_twice_stays_two_nodes_that_name_each_other(shipped_nodes: dict[str, Node]) -> None:
    same = {id: shipped_nodes[id].properties["same_as"] for id in ("vl:Z08", "unlocode:LATHG", "vl:corridor/C05", "vl:T041", "vl:T035")}

    assert same == {
        "vl:Z08": "unlocode:LATHG",
        "unlocode:LATHG": "vl:Z08",
        "vl:corridor/C05": "vl:Z08",
        "vl:T041": "vl:R097",
        "vl:T035": "vl:R098",
    }
    assert [id for id, node in shipped_nodes.items() if node.properties.get("aggregate")] == ["vl:Z25"]


def test_what_is_unknown_is_absent(shipped_nodes: dict[str, Node], shipped_links: dict[str, Link]) -> None:
    placed = [node for node in shipped_nodes.values() if node.kind == "Zone" and "lat" in node.properties]
    assert len(placed) == 10
    assert sum("lat" in node.properties for node in shipped_nodes.values() if node.kind == "Gate") == 9
    assert sum("status" not in node.properties for node in shipped_nodes.values() if node.kind == "Zone") == 3  # stage of life unknown
    assert "site_province" not in shipped_links["vl:E73|hs2022:400122|MAKES|PROCESSING|LA|"].properties
    assert all(
        value not in ("", (), None) for one in (*shipped_nodes.values(), *shipped_links.values()) for value in one.properties.values()
    )


def test_a_date_counts_only_when_it_is_clean(shipped_nodes: dict[str, Node], shipped_links: dict[str, Link]) -> None:
    assert shipped_nodes["src:S22"].properties["date"] == "undated"
    assert shipped_nodes["src:C01"].properties["date"] == "2016-03-17 (commit 0eb24962)"
    only = [link for link in shipped_links.values() if link.kind == "INPUT_OF" and link.properties["source_ids"] == ("src:C01",)]
    assert only
    assert not any("as_of" in link.properties for link in only)


def test_an_agreement_lists_its_stages_in_the_order_of_the_memorandum(shipped_nodes: dict[str, Node]) -> None:
    mou = shipped_nodes["vl:A01"].properties

    assert mou["stages"] == ("RAW", "PRODUCTION", "PROCESSING", "MANUFACTURING", "DESIGN", "DISTRIBUTION")
    assert mou["sectors"] == ("agro-processing", "light-industry")
    assert shipped_nodes["coffee"].properties["stages"] == ("RAW", "PRODUCTION", "PROCESSING", "MANUFACTURING", "DISTRIBUTION")


def test_a_code_has_one_home_chain_at_most(shipped_links: dict[str, Link]) -> None:
    homes = Counter(link.start for link in shipped_links.values() if link.kind == "IN_CHAIN" and link.properties["home"])

    assert (len(homes), max(homes.values())) == (411, 1)


def test_the_display_name_is_the_name_column_and_every_spelling_is_searched(shipped_nodes: dict[str, Node]) -> None:
    assert {shipped_nodes[f"vl:{row['enterprise_id']}"].properties["display_name"] for row in rows("enterprises.csv")} == {
        row["name"] for row in rows("enterprises.csv")
    }
    for row in rows("enterprise_names.csv"):
        assert folded(row["name"]) in str(shipped_nodes[f"vl:{row['enterprise_id']}"].properties["search"])
    assert "ລາວ" in str(shipped_nodes["iso:LA"].properties["search"])


def test_a_name_of_a_language_is_its_first_row_main_before_alias(shipped_nodes: dict[str, Node]) -> None:
    zone = shipped_nodes["vl:Z01"].properties

    assert zone["name_en"] == "Savan-Seno SEZ"
    assert "Savanh-Seno" in zone["aliases"]  # type: ignore[operator]
