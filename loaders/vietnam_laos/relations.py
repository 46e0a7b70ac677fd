"""Relations: every row is a link of its own, named by its relation_id."""

from collections.abc import Iterator

from graph.records import Record
from graph.schema import link_types
from loaders.row import CONFIDENCE, TableRow, bad, known
from loaders.sheet import Sheet, columns, link
from loaders.vietnam_laos._common import end
from loaders.vietnam_laos._products import product_id

_KINDS = ("enterprise", "zone", "gate", "province", "country")
_STATUS = ("stated", "planned", "ended")


def _relation(row: TableRow) -> Iterator[Record]:
    kind = row.word("type", link_types())
    start = end(row, row.word("from_kind", _KINDS), "from_id")
    stop = end(row, row.word("to_kind", _KINDS), "to_id")
    if start == stop:
        raise bad("to_id", row.text("to_id"), "is the start itself")
    number = row.need("relation_id")
    properties = known(
        status=row.word("status", _STATUS),
        basis="sourced",  # every row is the word of a publication
        role="site" if kind == "LOCATED_IN" else "",
        valid_from=row.date("valid_from"),
        valid_to=row.date("valid_to"),
        product=product_id(row, "product_hs", empty=True),
        share_percent=row.number("share_percent", low=0.01, high=100),
        **_amount(row),
        detail=row.text("detail"),
        note=row.text("note"),
        source_ids=row.sources(),
        confidence=row.word("confidence", CONFIDENCE, empty=True),
    )
    yield link(row, kind, f"vl:{number}", start, stop, properties)


def _amount(row: TableRow) -> dict[str, float | str | bool | None]:
    """Amount, unit and whether it is shared: all three or none."""
    amount, unit, shared = row.number("amount"), row.text("unit"), row.flag("shared_amount", empty=True)
    if len({amount is None, not unit, shared is None}) > 1:
        raise bad("amount", row.text("amount"), "needs unit and shared_amount beside it, or none of them")
    return {"amount": amount, "unit": unit, "shared_amount": shared}


SHEETS = (
    Sheet(
        file="relations.csv",
        columns=columns(
            "relation_id from_kind from_id type to_kind to_id status valid_from valid_to product_hs share_percent amount unit"
            " shared_amount detail note source_ids confidence"
        ),
        key=("relation_id",),
        make=_relation,
    ),
)
