"""The one node by which a store says whose it is: ledger, edition, format, and whether a load is half way."""

from collections.abc import Mapping, Sequence

from graph.errors import ForeignStore, OtherLedger, StoreLoading, WrongVersion
from graph.store._protocol import Meta

# Grows when what a store holds is laid out in another way; a store of another format is written anew.
FORMAT = 1
TEXT = (
    "MATCH (m:Meta) WHERE m.id = 'store' "
    "RETURN m.ledger AS ledger, m.edition AS edition, m.made_on AS made_on, m.scenario AS scenario, "
    "m.format AS format, m.loading AS loading"
)
_AGAIN = "Run `linkage load` with this --db to write it anew from the ledger."


def properties(meta: Meta) -> dict[str, object]:
    said = {"ledger": meta.ledger, "edition": meta.edition, "made_on": meta.made_on, "scenario": meta.scenario}
    return {"id": "store", **said, "format": FORMAT}


def claimed(rows: Sequence[Mapping[str, object]], where: str) -> Meta:
    """What the store says of itself; raises ForeignStore, WrongVersion, StoreLoading."""
    if not rows:
        raise ForeignStore(
            f"{where} holds a graph that Linkage did not write; it was left as it is.", then="Give another --db.", address=where
        )
    row = rows[0]
    if row["loading"]:
        raise StoreLoading(
            f"A load into {where} is half way.", then="Wait until it is done; if it was stopped, run `linkage load` again.", address=where
        )
    if row["format"] != FORMAT:
        raise WrongVersion(f"{where} has format {row['format']}, this release reads format {FORMAT}.", then=_AGAIN, address=where)
    return Meta(
        ledger=str(row["ledger"]), edition=int(str(row["edition"])), made_on=str(row["made_on"]), scenario=str(row["scenario"] or "")
    )


def other_ledger(where: str) -> OtherLedger:
    return OtherLedger(
        f"{where} holds the data of another ledger and was left as it is.",
        then="Load into another --db, or ask by name for this one to be replaced.",
        address=where,
    )
