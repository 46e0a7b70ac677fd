"""Zones, how they nest, the provinces they lie in, and their names."""

from collections.abc import Iterator

from graph.records import Record
from loaders.row import CONFIDENCE, TableRow, known
from loaders.sheet import Sheet, columns, link, node
from loaders.vietnam_laos._common import PLACES, in_province, name_part, place_id, point

# Stage of life → status; unknown gives none.
_STATUS = {
    "operating": "stated",
    "planned": "planned",
    "proposed": "planned",
    "approved": "planned",
    "not started": "planned",
    "under construction": "planned",
    "unknown": "",
}
_KINDS = (
    "SEZ",
    "industrial park",
    "high-tech park",
    "coastal economic zone",
    "border-gate economic zone",
    "special economic-trade zone",
    "border trade zone",
    "dry port",
    "joint cross-border zone",
    "joint industrial park",
    "aggregate",
)


def _zone(row: TableRow) -> Iterator[Record]:
    id, province, sources = row.id("zone_id", "vl:", "Zone"), row.province("iso_3166_2_before_2025", empty=True), row.sources()
    life = row.word("status", _STATUS)
    properties = known(
        display_name=row.need("name"),
        country=row.country("country"),
        country_2=row.country("country_2", empty=True),
        province=province,
        province_name_2025=row.text("province_name_since_2025_07"),
        kind=row.word("kind", _KINDS),
        aggregate=row.flag("aggregate"),
        same_as=place_id(row, "same_as") if row.text("same_as") else "",
        year=row.date("year"),
        area_ha=row.number("area_ha", low=0.01, high=1e6),
        developer_text=row.text("developer_text"),
        status=_STATUS[life],
        stage_of_life=life,
        geo_basis=row.text("geo_basis"),
        province_check_km=row.number("province_check_km"),
        note=row.text("note"),
        source_ids=sources,
        confidence=row.word("confidence", CONFIDENCE, empty=True),
        **point(row),
    )
    yield node(row, "Zone", id, properties)
    yield from in_province(row, ("Zone", id), province, "zone", "sourced", sources)
    if parent := row.id("parent_zone_id", "vl:", "Zone", empty=True):
        stated = known(role="zone", status="stated", basis="sourced", source_ids=sources)
        yield link(row, "LOCATED_IN", f"{id}|LOCATED_IN|{parent}", ("Zone", id), ("Zone", parent), stated)


def _name(row: TableRow) -> Iterator[Record]:
    yield name_part(row, "Zone", row.id("zone_id", "vl:", "Zone"))


SHEETS = (
    Sheet(
        file="zones.csv",
        columns=columns(
            "zone_id name country country_2 iso_3166_2_before_2025 province_name_since_2025_07 kind aggregate parent_zone_id same_as year"
            " area_ha developer_text status lat lon geo_basis geo_precision_m province_check_km note source_ids confidence"
        ),
        key=("zone_id",),
        make=_zone,
        beside=(PLACES,),
    ),
    Sheet(
        file="zone_names.csv",
        columns=columns("zone_id name lang kind source_ids"),
        key=("zone_id", "name", "lang"),
        make=_name,
        group=("zone_id", "lang", "kind"),
    ),
)
