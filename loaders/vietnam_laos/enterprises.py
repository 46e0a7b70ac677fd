"""Enterprises, their names, and what they make, need and deal in at which site."""

from collections.abc import Iterator

from graph.records import Record
from loaders.row import BASIS, CONFIDENCE, TableRow, bad, known
from loaders.sheet import Sheet, columns, link, node
from loaders.vietnam_laos._common import in_province, name_part
from loaders.vietnam_laos._products import product_id

FILE = "enterprises.csv"
# Stage of life → status of the enterprise and of what it makes, needs and deals in; its relations keep their own.
_STATUS = {"active": "stated", "planned": "planned", "closed": "ended", "replaced": "ended"}
_KINDS = ("company", "project", "institute", "state")
_ROLES = {"MAKES": "MAKES", "NEEDS": "NEEDS", "TRADES": "DEALS_IN"}
_SITE_BASIS = (*BASIS, "country of the enterprise")


def _enterprise(row: TableRow) -> Iterator[Record]:
    id, province, basis = (
        row.id("enterprise_id", "vl:", "Enterprise"),
        row.province("iso_3166_2", empty=True),
        row.word("iso_basis", BASIS, empty=True),
    )
    life, sources = row.word("status", _STATUS), row.sources()
    properties = known(
        display_name=row.need("name"),
        country=row.country("country"),
        province=province,
        province_basis=basis,
        kind=row.word("kind", _KINDS),
        status=_STATUS[life],
        stage_of_life=life,
        activity=row.text("activity"),
        note=row.text("note"),
        source_ids=sources,
        confidence=row.word("confidence", CONFIDENCE, empty=True),
    )
    yield node(row, "Enterprise", id, properties)
    yield from in_province(row, ("Enterprise", id), province, "seat", basis, sources, name="seat")


def _product(row: TableRow) -> Iterator[Record]:
    id, product, role = row.id("enterprise_id", "vl:", "Enterprise"), product_id(row, "hs"), row.word("role", _ROLES)
    country, province = row.country("site_country"), row.province("site_iso_3166_2", empty=True)
    stage, sources, site_basis = row.stage("stage"), row.sources(), row.word("site_basis", _SITE_BASIS)
    life = row.beside("enterprise_id", FILE)["status"]
    if life not in _STATUS:
        raise bad("enterprise_id", row.text("enterprise_id"), f"has the status {life!r} in {FILE}")
    properties = known(
        status=_STATUS[life],
        basis=row.word("basis", BASIS),
        code_basis=row.word("code_basis", BASIS),
        stage=stage,
        site_country=country,
        site_province=province,
        site_basis=site_basis,
        source_ids=sources,
        note=row.text("note"),
    )
    fact = "|".join((id, product, role, stage, country, province))
    yield link(row, _ROLES[role], fact, ("Enterprise", id), ("Product", product), properties)
    yield from in_province(row, ("Enterprise", id), province, "site", site_basis, sources, name="site")


def _name(row: TableRow) -> Iterator[Record]:
    yield name_part(row, "Enterprise", row.id("enterprise_id", "vl:", "Enterprise"))


SHEETS = (
    Sheet(
        file=FILE,
        columns=columns("enterprise_id name country iso_3166_2 iso_basis kind status activity note source_ids confidence"),
        key=("enterprise_id",),
        make=_enterprise,
    ),
    Sheet(
        file="enterprise_products.csv",
        columns=columns("enterprise_id hs hs_version role stage basis code_basis source_ids note site_country site_iso_3166_2 site_basis"),
        key=("enterprise_id", "hs", "role", "stage", "site_country", "site_iso_3166_2"),
        make=_product,
        beside=(FILE,),
    ),
    Sheet(
        file="enterprise_names.csv",
        columns=columns("enterprise_id name lang kind source_ids"),
        key=("enterprise_id", "name", "lang"),
        make=_name,
        group=("enterprise_id", "lang", "kind"),
    ),
)
