"""Dated things on a time line: one row each, from its first to its last day, today's edition marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.layout.look import Translate, label, msgid
from graph.layout.placed import Key
from graph.things import Row

MOST = 80  # rows drawn; the table has the rest


@dataclass(frozen=True, kw_only=True)
class StripRow:
    """One dated thing. `when` is a year with its part of the year (2027.5 = 1 July 2027); None: no date is stated."""

    text: str
    detail: str
    when: float | None
    date: str
    status: str
    past: bool


@dataclass(frozen=True, kw_only=True)
class Strips:
    rows: tuple[StripRow, ...]
    first: int
    last: int
    now: float
    legend: tuple[Key, ...]
    left_out: int = 0


def year(date: str) -> float | None:
    """The moment of an ISO text of 4, 7 or 10 characters, by its first day; None if it is no date.

    >>> year("2027"), year("2027-07"), year("undated")
    (2027.0, 2027.5, None)
    """
    parts = date.split("-")
    if not parts[0].isdigit() or len(parts[0]) != 4:
        return None
    month = int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else 1
    day = int(parts[2]) if len(parts) > 2 and parts[2].isdigit() else 1
    return round(int(parts[0]) + (month - 1) / 12 + (day - 1) / 366, 3)


def timeline(rows: Sequence[Row], made_on: str, translate: Translate = str) -> Strips:
    """The rows of overview/timeline as strips, in the order given."""
    now = year(made_on) or 0.0
    made = [_row(row, now) for row in rows[:MOST]]
    dated = [row.when for row in made if row.when is not None] or [now]
    return Strips(
        rows=tuple(made), first=int(min(dated)), last=int(max([*dated, now])) + 1, now=now, legend=_legend(translate), left_out=max(0, len(rows) - MOST)
    )  # fmt: skip


def _row(row: Row, now: float) -> StripRow:
    date = next((str(row[name]) for name in ("date", "when", "starts", "valid_from") if row.get(name)), "")
    name = next((str(row[name]) for name in ("thing_name", "node_name", "what", "thing") if row.get(name)), "")
    when = year(date)
    told = [str(row[one]) for one in ("event", "change", "link", "by_name", "other_name", "says", "state") if row.get(one)]
    return StripRow(
        text=" ".join(label("", name, {})), detail=" · ".join(told), when=when, date=date or "undated", status=str(row.get("status") or "stated"), past=when is not None and when <= now
    )  # fmt: skip


def _legend(translate: Translate) -> tuple[Key, ...]:
    return (
        Key(text=translate(msgid("stated")), shape="circle"),
        Key(text=translate(msgid("planned")), shape="circle", status="planned", filled=False),
        Key(text=translate(msgid("the day of the edition")), style="thick", tone="LA"),
    )
