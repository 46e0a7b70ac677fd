"""Agreements, who signed them, what they cover, and what was reported of cooperation."""

from collections.abc import Iterator, Mapping

from graph.records import Record
from graph.schema import STAGES
from loaders.row import BASIS, CONFIDENCE, TableRow, bad, known
from loaders.sheet import Sheet, columns, link, node
from loaders.vietnam_laos._products import product_id

FILE = "agreements.csv"
_STATUS = {"signed": "stated", "in force": "stated"}
_WORDS = {"stage": STAGES, "sector": ("agro-processing", "light-industry")}
_ENDS = {"chain": ("Chain", ""), "zone": ("Zone", "vl:")}
_COVERS = ("stage", "sector", "chain", "zone", "product")
_EVENTS = ("agreement", "conference", "MoU", "fair", "goods week", "programme", "retail", "survey", "request", "stock")
_NOT_NAMED = "vl:body/not-named"


def _agreement(row: TableRow) -> Iterator[Record]:
    life = row.word("status", _STATUS)
    properties = known(
        display_name=row.need("title"),
        date=row.date("date"),
        valid_to=row.date("valid_to"),
        status=_STATUS[life],
        stage_of_life=life,
        note=row.text("note"),
        source_ids=row.sources(),
    )
    yield node(row, "Agreement", row.id("agreement_id", "vl:", "Agreement"), properties)


def _party(row: TableRow) -> Iterator[Record]:
    id, sources, name, country = _id(row), row.sources(), row.need("party"), row.country("country", empty=True)
    party = row.text("party_id")
    if party.startswith("vl:body/"):
        who = "Body", row.id("party_id", "", "Body")
        known_party = not who[1].startswith(_NOT_NAMED)
        yield node(row, *who, known(display_name=name, country=country, named=known_party, source_ids=sources))
    else:
        who = "Enterprise", row.id("party_id", "vl:", "Enterprise")
    stated = known(role=row.need("role"), party=name, basis="sourced", source_ids=sources, **_time(row))
    yield link(row, "SIGNED", f"{id}|{who[1]}", who, ("Agreement", id), stated)


def _cover(row: TableRow) -> Iterator[Record]:
    what = row.word("covers_kind", _COVERS)
    if what in _WORDS:
        yield _listed(row, what)
        return
    id, basis = _id(row), row.word("basis", BASIS)
    if what == "product":
        covered = "Product", product_id(row, "covers_id")
    else:
        kind, prefix = _ENDS[what]
        covered = kind, row.id("covers_id", prefix, kind)
    stated = known(basis=basis, note=row.text("note"), source_ids=row.sources(), **_time(row))
    yield link(row, "COVERS", f"{id}|{what}|{covered[1]}", ("Agreement", id), covered, stated)


def _listed(row: TableRow, what: str) -> Record:
    """A stage or sector that the agreement covers: a part of the agreement, no node of its own."""
    word, basis, note = row.word("covers_id", _WORDS[what]), row.word("basis", BASIS), row.text("note")
    said = f"{word}: {basis}" + (f", {note}" if note else "")
    properties = known(**{f"{what}s": (word,)}, scope_notes=(said,), source_ids=row.sources())
    # The number keeps the stages in the order of the memorandum when they become one list.
    return node(row, "Agreement", _id(row), properties, f"agreement_covers|{what}|{_WORDS[what].index(word) + 1}|{word}")


def _event(row: TableRow) -> Iterator[Record]:
    id, scope, kind, date = row.id("fact_id", "vl:", "Event"), row.need("scope"), row.word("event_kind", _EVENTS), row.date("date")
    agreement, sources = row.id("agreement_id", "vl:", "Agreement", empty=True), row.sources()
    properties = known(
        display_name=f"{kind}, {scope}" + (f", {date}" if date else ""),
        scope=scope,
        event_kind=kind,
        date=date,
        fact=row.need("fact"),
        agreement=agreement,
        note=row.text("note"),
        source_ids=sources,
        confidence=row.word("confidence", CONFIDENCE, empty=True),
    )
    yield node(row, "Event", id, properties)
    if agreement:
        stated = known(status="stated", basis="sourced", source_ids=sources)
        yield link(row, "ABOUT", f"{id}|ABOUT|{agreement}", ("Event", id), ("Agreement", agreement), stated)


def _id(row: TableRow) -> str:
    return row.id("agreement_id", "vl:", "Agreement")


def _time(row: TableRow) -> Mapping[str, str]:
    """Status and validity of the agreement, which its parties and what it covers share."""
    cells = row.beside("agreement_id", FILE)
    if cells["status"] not in _STATUS:
        raise bad("agreement_id", row.text("agreement_id"), f"has the status {cells['status']!r} in {FILE}")
    return {"status": _STATUS[cells["status"]], "valid_from": cells["date"], "valid_to": cells["valid_to"]}


SHEETS = (
    Sheet(file=FILE, columns=columns("agreement_id title date valid_to status note source_ids"), key=("agreement_id",), make=_agreement),
    Sheet(
        file="agreement_parties.csv",
        columns=columns("agreement_id party_id party country role source_ids"),
        key=("agreement_id", "party_id"),
        make=_party,
        beside=(FILE,),
    ),
    Sheet(
        file="agreement_covers.csv",
        columns=columns("agreement_id covers_kind covers_id basis note source_ids"),
        key=("agreement_id", "covers_kind", "covers_id"),
        make=_cover,
        beside=(FILE,),
    ),
    Sheet(
        file="cooperation.csv",
        columns=columns("fact_id scope event_kind agreement_id date fact note source_ids confidence"),
        key=("fact_id",),
        make=_event,
    ),
)
