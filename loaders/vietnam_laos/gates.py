"""Border gates with their two sides, their names, and the ports, stations and terminals that corridors reach."""

from collections.abc import Iterator

from graph.records import Record
from loaders.row import BASIS, TableRow, known
from loaders.sheet import Sheet, columns, node
from loaders.vietnam_laos._common import PLACES, in_province, name_part, point

_CLASSES = ("international", "main", "auxiliary")
_ROAD_BASIS = (*BASIS, "conflict", "none")


def _gate(row: TableRow) -> Iterator[Record]:
    id, sources = row.id("gate_id", "vl:", "Gate"), row.sources()
    sides = row.province("vn_iso_before_2025", empty=True), row.province("la_iso", empty=True)
    names = row.need("name_vn"), row.need("name_la")
    properties = known(
        display_name=" – ".join(dict.fromkeys(names)),
        name_vn=names[0],
        name_la=names[1],
        province_vn=sides[0],
        province_vn_name_2025=row.text("vn_province_since_2025_07"),
        province_la=sides[1],
        unlocode_vn=row.text("vn_unlocode"),
        unlocode_la=row.text("la_unlocode"),
        geo_basis=row.text("geo_basis"),
        gate_class=row.word("gate_class", _CLASSES),
        class_since=row.date("class_since"),
        road_vn=row.text("road_vn"),
        road_la=row.text("road_la"),
        road_basis=row.word("road_basis", _ROAD_BASIS),
        note=row.text("note"),
        source_ids=sources,
        **point(row),
    )
    yield node(row, "Gate", id, properties)
    for province in sides:
        yield from in_province(row, ("Gate", id), province, "gate", "sourced", sources)


def _name(row: TableRow) -> Iterator[Record]:
    yield name_part(row, "Gate", row.id("gate_id", "vl:", "Gate"), row.word("side", ("VN", "LA")))


def _place(row: TableRow) -> Iterator[Record]:
    unlocode, own = row.text("unlocode"), row.id("place_id", "vl:", "Place")
    properties = known(
        display_name=row.need("name"),
        place_id=row.text("place_id"),
        unlocode=unlocode,
        country=row.country("country"),
        function=row.text("function"),
        same_as=row.id("same_as", "vl:", "Zone", empty=True),
        source_ids=row.sources(),
        **point(row),
    )
    yield node(row, "Place", row.id("unlocode", "unlocode:", "Place") if unlocode else own, properties)


SHEETS = (
    Sheet(
        file="border_gates.csv",
        columns=columns(
            "gate_id name_vn name_la vn_iso_before_2025 vn_province_since_2025_07 la_iso la_unlocode vn_unlocode lat lon geo_basis"
            " geo_precision_m gate_class class_since road_vn road_la road_basis note source_ids"
        ),
        key=("gate_id",),
        make=_gate,
    ),
    Sheet(
        file="gate_names.csv",
        columns=columns("gate_id side name lang kind source_ids"),
        key=("gate_id", "side", "name", "lang"),
        make=_name,
        group=("gate_id", "side", "lang", "kind"),
    ),
    Sheet(
        file=PLACES,
        columns=columns("place_id unlocode name country lat lon geo_precision_m function same_as source_ids"),
        key=("place_id",),
        make=_place,
    ),
)
