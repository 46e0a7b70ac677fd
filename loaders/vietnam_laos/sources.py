"""Publications: sources.csv for facts, product_input_sources.csv for recipes."""

from collections.abc import Iterator

from graph.records import Record
from loaders.row import TableRow, known
from loaders.sheet import Sheet, columns, node


def _source(row: TableRow, how_read: str, used: bool | None, note: str) -> Iterator[Record]:
    properties = known(
        display_name=row.need("title"),
        publisher=row.text("publisher"),
        address=row.text("url"),
        date=row.text("date"),
        kind=row.text("kind"),
        licence=row.need("licence"),
        how_read=how_read,
        used=used,
        note=note,
    )
    yield node(row, "Source", row.id("source_id", "src:", "Source"), properties)


def _of_facts(row: TableRow) -> Iterator[Record]:
    yield from _source(row, row.text("checked"), row.flag("used"), row.text("note"))


def _of_recipes(row: TableRow) -> Iterator[Record]:
    yield from _source(row, row.text("how_read"), None, "")


SHEETS = (
    Sheet(
        file="sources.csv",
        columns=columns("source_id publisher title url date kind licence checked used note"),
        key=("source_id",),
        make=_of_facts,
    ),
    Sheet(
        file="product_input_sources.csv",
        columns=columns("source_id publisher title url date kind licence how_read"),
        key=("source_id",),
        make=_of_recipes,
    ),
)
