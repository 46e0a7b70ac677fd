"""Corridors, and what each connects in which order."""

from collections.abc import Iterator

from graph.records import Record
from loaders.row import BASIS, TableRow, bad, known
from loaders.sheet import Sheet, columns, link, node
from loaders.vietnam_laos._common import PLACES, end, end_by_letter

FILE = "corridors.csv"
_STATUS = {"operating": "stated", "planned": "planned"}
_KINDS = ("road", "rail", "conveyor", "power line", "dry port")
_STOPS = ("place", "zone", "gate", "enterprise", "province")


def _corridor(row: TableRow) -> Iterator[Record]:
    life = row.word("status", _STATUS)
    properties = known(
        display_name=row.need("name"),
        kind=row.word("kind", _KINDS),
        status=_STATUS[life],
        stage_of_life=life,
        fact=row.text("fact"),
        km=row.number("km"),
        same_as=row.id("same_as", "vl:", "Zone", empty=True),
        note=row.text("note"),
        source_ids=row.sources(),
    )
    yield node(row, "Corridor", row.id("corridor_id", "vl:corridor/", "Corridor"), properties)


def _stop(row: TableRow) -> Iterator[Record]:
    id, order = row.id("corridor_id", "vl:corridor/", "Corridor"), row.whole("order")
    life = row.beside("corridor_id", FILE)["status"]
    if life not in _STATUS:
        raise bad("corridor_id", row.text("corridor_id"), f"has the status {life!r} in {FILE}")
    properties = known(
        order=order,
        status=_STATUS[life],
        basis=row.word("basis", BASIS),
        km=row.number("km"),
        km_from=end_by_letter(row, "km_from"),
        note=row.text("note"),
        source_ids=row.sources(),
    )
    stop = end(row, row.word("node_kind", _STOPS), "node_id")
    yield link(row, "CONNECTS", f"{id}|{order}", ("Corridor", id), stop, properties)


SHEETS = (
    Sheet(
        file=FILE,
        columns=columns("corridor_id kind name status fact km same_as note source_ids"),
        key=("corridor_id",),
        make=_corridor,
    ),
    Sheet(
        file="corridors_links.csv",
        columns=columns("corridor_id order node_kind node_id basis km km_from note source_ids"),
        key=("corridor_id", "order"),
        make=_stop,
        beside=(FILE, PLACES),
    ),
)
