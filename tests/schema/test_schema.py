"""The schema: ids tell their kind, types are declared once, and a record that does not fit is named."""

import re

import pytest

from graph.records import Link, Node
from graph.schema import LINK_FIELDS, NODE_FIELDS, STAGES, kind_of, kinds, link_types
from graph.schema._check import fault

# Names that the embedded engine keeps for itself (design.md section 4).
RESERVED = {"name", "title", "type", "label"}
IDS = {
    "vl:E27": "Enterprise",
    "vl:Z01": "Zone",
    "vl:G08": "Gate",
    "unlocode:LATHG": "Place",
    "vl:P15": "Place",
    "vl:corridor/C02": "Corridor",
    "vl:A05": "Agreement",
    "vl:body/moit-vn": "Body",
    "vl:K05": "Event",
    "vl:T017": "TradeFigure",
    "vl:TT01": "TradeFigure",
    "coffee": "Chain",
    "bauxite-aluminium": "Chain",
    "src:S88": "Source",
    "src:C01": "Source",
    "hs2022:110814": "Product",
    "hs2022:11": "Product",
    "iso:LA": "Country",
    "iso:LA-SV": "Province",
    "gso2025:44": "Province",
    "table:baci/hs2022-6/2023": "TradeTable",
    "io:miller-blair/2009/S1": "Sector",
}


def test_there_are_the_kinds_and_links_of_the_design_and_of_loaded_tables() -> None:
    """At least: a kind that is added needs no edit here."""
    assert set(IDS.values()) <= set(kinds())
    assert len(link_types()) >= 29 + 3  # of the design; TRADES, SOLD_IN_ALL, FEEDS


@pytest.mark.parametrize(("id", "kind"), IDS.items())
def test_an_id_tells_its_kind_and_no_other(id: str, kind: str) -> None:
    assert [label for label, one in kinds().items() if re.fullmatch(one.id_pattern, id)] == [kind]
    assert kind_of(id) == kind


@pytest.mark.parametrize(
    "id", ["", "E27", "vl:", "vl:E", "hs2022:1", "hs2022:11081", "iso:la", "Coffee", "vl:E27 ", "vl:R013", "gso2025:440"]
)
def test_what_is_no_id_has_no_kind(id: str) -> None:
    assert kind_of(id) is None


def test_no_property_has_a_name_that_an_engine_keeps() -> None:
    fields = [*NODE_FIELDS, *LINK_FIELDS, *(f for k in (*kinds().values(), *link_types().values()) for f in k.fields)]
    assert not RESERVED & {field.name for field in fields}
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", field.name) and field.doc for field in fields)


def test_links_join_known_kinds_and_declare_each_field_once() -> None:
    for link in link_types().values():
        assert {kind for end in link.ends for kind in end} <= kinds().keys()
        names = [field.name for field in (*LINK_FIELDS, *link.fields)]
        assert len(names) == len(set(names)), link.name
    for kind in kinds().values():
        names = [field.name for field in (*NODE_FIELDS, *kind.fields)]
        assert len(names) == len(set(names)), kind.label


def test_the_stages_are_those_of_the_memorandum_in_its_order() -> None:
    assert STAGES == ("RAW", "PRODUCTION", "PROCESSING", "MANUFACTURING", "DESIGN", "DISTRIBUTION")


def zone(**properties: object) -> Node:
    return Node(kind="Zone", id="vl:Z01", properties=properties)  # type: ignore[arg-type]


def supply(**properties: object) -> Link:
    ends = {"start_kind": "Enterprise", "start": "vl:E10", "end_kind": "Enterprise", "end": "vl:E11"}
    return Link(kind="SUPPLIES", fact_id="vl:R013", **ends, properties={"status": "stated", **properties})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (zone(size=3), "no property 'size'"),
        (zone(area_ha="954"), "is no number"),
        (zone(area_ha=float("nan")), "is no number"),
        (zone(area_ha=True), "is no number"),
        (zone(area_ha=None), "is no number"),
        (zone(source_ids=("src:S1", None)), "is no list of texts"),
        (zone(source_ids=["src:S1"]), "is no list of texts"),
        (zone(source_ids=("src:S1", 2)), "is no list of texts"),
        (zone(note={"a": 1}), "is no text"),
        (zone(aggregate="yes"), "is no yes or no"),
        (zone(year="2003-1"), "is no date"),
        (Node(kind="Zone", id="vl:E01"), "is no id of Zone"),
        (Node(kind="Company", id="vl:E01"), "no kind 'Company'"),
        (supply(status="maybe"), "is none of stated"),
        (supply(basis="guessed"), "is none of sourced"),
        (supply(ratio=2.0), "no property 'ratio'"),
        (Link(kind="SUPPLIES", fact_id="", start_kind="Zone", start="vl:Z01", end_kind="Zone", end="vl:Z02"), "without a fact_id"),
        (Link(kind="SUPPLIES", fact_id="x", start_kind="Zone", start="vl:Z01", end_kind="Zone", end="vl:Z02"), "does not lead from Zone"),
        (
            Link(kind="OWNS", fact_id="x", start_kind="Enterprise", start="vl:Z01", end_kind="Enterprise", end="vl:E02"),
            "no id of Enterprise",
        ),
    ],
)
def test_a_record_that_does_not_fit_is_named(record: Node | Link, words: str) -> None:
    assert words in (fault(record) or "")


def test_a_record_that_fits_has_no_fault() -> None:
    assert fault(zone(area_ha=954.0, aggregate=False, source_ids=("src:S47",), year="2003", names=("en|main|0|Savan",))) is None
    assert fault(supply(amount=30000.0, unit="t", shared_amount=False, valid_from="2014", basis="sourced")) is None
