"""Scenarios that the data themselves suggest: plans that lie ahead, corridors not built yet, a gate closed, a plant in the pilot park."""

from collections import Counter
from collections.abc import Iterator, Sequence

from graph.answer.answer import Note
from graph.ask import ask
from graph.result import Row
from graph.scenario import Change, Scenario, change, named
from graph.schema import kind_of, link_types
from graph.store._protocol import Reader
from graph.text import msgid

_MOST = 10_000  # rows asked for; the shipped data give 170 dates
GATE = "Cầu Treo"  # the gate of the road from Vientiane to Vinh, closed for floods more than once
CLOSED_DAYS = 30
# No source names a site of the pilot park that the memorandum of December 2025 speaks of (shared data README, "Pilot").
PARK = "Pilot park (no site named)"


def suggested_scenarios(reader: Reader, at: str | None = None) -> tuple[Scenario, ...]:
    """What can be tried at once, from what the store holds; a preset whose things are not there is left out.

    `at` is the question's day (None: the day of the edition): plans dated after it count as started.
    """
    day = at or reader.meta().made_on
    dates = ask(reader, "overview/timeline", limit=_MOST, status=("planned",), at=day).rows
    found = [_ahead(dates, day), *_corridors(reader, dates), _closed(reader), _plant(reader)]
    return tuple(one for one in found if one and (one.changes or one.left_out))


def _ahead(dates: Sequence[Row], day: str) -> Scenario:
    """Every planned link dated after the day, and the planned enterprise that such a supply starts from."""
    starts = [row for row in dates if row["event"] == "starts" and row["kind"] in link_types()]
    ahead = [row for row in starts if row["timing"] == "ahead"]
    waiting = {str(row["subject"]) for row in dates if row["kind"] == "Enterprise" and row["status"] == "planned"}
    rows = [_start("supply", str(row["fact_id"])) for row in ahead]
    begin = {str(row["subject"]) for row in ahead if link_types()[str(row["kind"])].family == "supply"}
    rows += [_start("enterprise", id) for id in sorted(begin & waiting)]
    left = Counter(str(row["timing"]) for row in dates if row["status"] == "planned" and row["timing"] in ("date passed", "undated"))
    title = Note(text=msgid("What is planned and dated after {day} has started"), values={"day": day})
    return Scenario(name=named(f"planned after {day}"), changes=tuple(rows), title=title, left_out=dict(sorted(left.items())))


def _corridors(reader: Reader, dates: Sequence[Row]) -> Iterator[Scenario]:
    """Every corridor that is planned, as built."""
    for row in dates:
        if row["kind"] == "Corridor" and row["status"] == "planned":
            id = str(row["subject"])
            name = _name(reader, id)
            title = Note(text=msgid("{corridor} is built"), values={"corridor": name})
            yield Scenario(name=named(f"{name} built"), changes=(_start("corridor", id),), title=title)


def _closed(reader: Reader) -> Scenario | None:
    hits = ask(reader, "explore/search", text=GATE, kind="Gate").rows
    if not hits:
        return None
    row = {"change": "close", "kind": "gate", "thing": str(hits[0]["found"]), "days": str(CLOSED_DAYS)}
    title = Note(text=msgid("{gate} is closed for {days} days"), values={"gate": hits[0]["found_name"], "days": CLOSED_DAYS})
    return Scenario(name=named(f"{GATE} closed {CLOSED_DAYS} days"), changes=(change(row),), title=title)


def _plant(reader: Reader) -> Scenario | None:
    """A plant in the pilot park that makes what most enterprises in Laos need and nobody there makes."""
    gaps = [row for row in ask(reader, "gaps/no_maker", limit=_MOST, country="LA").rows if len(_texts(row["products"])) == 1]
    if not gaps:
        return None
    most = max(gaps, key=lambda row: (len(_texts(row["users"])), str(row["need"])))
    product = _texts(most["products"])[0]
    park = change({"change": "add", "kind": "zone", "name": PARK, "country": "LA"})
    plant = {"change": "add", "kind": "enterprise", "name": f"Plant for {most['need']}", "country": "LA", "zone": park.thing}
    title = Note(
        text=msgid("A plant in the pilot park makes {product}, which {n} enterprises in Laos need"),
        values={"product": _name(reader, product), "n": len(_texts(most["users"]))},
    )
    return Scenario(name=named(f"pilot park {most['need']}"), changes=(park, change({**plant, "makes": product})), title=title)


def _start(kind: str, thing: str) -> Change:
    return change({"change": "start", "kind": kind, "thing": thing})


def _name(reader: Reader, id: str) -> str:
    rows = ask(reader, "explore/thing", node=id).rows if kind_of(id) else ()
    return str(rows[0]["thing_name"]) if rows else id


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, (list, tuple)) else ()
