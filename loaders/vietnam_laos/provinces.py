"""Countries, and provinces with the time in which they hold."""

from collections.abc import Iterator

from graph.records import Record
from loaders.row import BASIS, TableRow, bad, known
from loaders.sheet import Sheet, columns, link, node

_KINDS = ("province", "municipality", "prefecture")


def _country(row: TableRow) -> Iterator[Record]:
    code = row.country("iso2")
    if row.text("id") != f"iso:{code}":
        raise bad("id", row.text("id"), f"is not iso:{code}")
    properties = known(
        **_names(row),
        code=code,
        iso3=row.need("iso3"),
        m49=row.need("m49"),
        basis=row.word("basis", BASIS),
        note=row.text("note"),
        source_ids=row.sources(),
    )
    yield node(row, "Country", f"iso:{code}", properties)


def _province(row: TableRow) -> Iterator[Record]:
    id, country, basis, sources = row.id("id", "", "Province"), row.country("country"), row.word("basis", BASIS), row.sources()
    code, gso_code = row.text("iso_3166_2"), row.text("gso_code")
    if id != (f"iso:{code}" if code else f"gso2025:{gso_code}") or bool(code) == bool(gso_code):
        raise bad("id", id, "is made neither of iso_3166_2 nor of gso_code")
    begins, ends = row.date("valid_from"), row.date("valid_to")
    properties = known(
        **_names(row),
        country=country,
        code=code,
        gso_code=gso_code,
        kind=row.word("kind", _KINDS),
        valid_from=begins,
        valid_to=ends,
        basis=basis,
        note=row.text("note"),
        source_ids=sources,
    )
    yield node(row, "Province", id, properties)
    stated = known(status="stated", basis=basis, source_ids=sources)
    dated = known(valid_from=begins, valid_to=ends)
    at = "Country", f"iso:{country}"
    yield link(row, "IN_COUNTRY", f"{id}|IN_COUNTRY|{at[1]}", ("Province", id), at, {**stated, **dated})
    if successor := row.id("successor_id", "", "Province", empty=True):
        after = "Province", successor
        yield link(row, "SUCCEEDED_BY", f"{id}|SUCCEEDED_BY|{successor}", ("Province", id), after, {**stated, **known(date=ends)})


def _names(row: TableRow) -> dict[str, str]:
    return {
        "display_name": row.need("display_name"),
        **{f"name_{language}": row.text(f"name_{language}") for language in ("en", "vi", "lo", "fr")},
    }


SHEETS = (
    Sheet(
        file="countries.csv",
        columns=columns("id iso3 iso2 m49 display_name name_en name_vi name_lo name_fr source_ids basis note"),
        key=("id",),
        make=_country,
    ),
    Sheet(
        file="provinces.csv",
        columns=columns(
            "id country display_name name_vi name_lo name_en name_fr iso_3166_2 gso_code kind valid_from valid_to successor_id"
            " source_ids basis note"
        ),
        key=("id",),
        make=_province,
    ),
)
