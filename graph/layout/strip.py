"""Dated things on a time line: one row each, the day asked marked, plans whose date has passed told apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.layout.look import KIND_TEXT, LINK_TEXT, Tone, wrap
from graph.layout.placed import Key
from graph.result import Row
from graph.text import Translate, msgid

_PRODUCT = 60  # letters of a product's name; the table has the whole
MOST_MARKS = 90  # rows drawn, those nearest to the day asked; the table has the rest


@dataclass(frozen=True, kw_only=True)
class StripRow:
    """One dated thing, or with `until` one period.

    `when` is a year with its part of the year (2027.5 = 1 July 2027); None: no date is stated.
    """

    text: str
    detail: str
    when: float | None
    date: str
    status: str = "stated"
    timing: str = ""
    until: float | None = None
    tone: Tone = "plain"
    remarks: tuple[str, ...] = ()  # each begins with its sign from the legend


@dataclass(frozen=True, kw_only=True)
class Strips:
    """Rows in the order of their dates; years from `first` to `last`; `now` is the day asked, None where none is.

    `heads` stand over text, date and detail.
    """

    heads: tuple[str, str, str]
    rows: tuple[StripRow, ...]
    first: int
    last: int
    now: float | None
    legend: tuple[Key, ...]
    left_out: int = 0

    def across(self, when: float) -> float:
        """How far right a moment stands, from 0 at the first year to 1 at the last."""
        return (when - self.first) / max(1, self.last - self.first)

    def years(self, most: int) -> tuple[int, ...]:
        """The years to write over the axis: all, or every second, fifth, tenth … so that at most `most` are written."""
        span = self.last - self.first
        every = next((step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500) if span / step <= most), 1000)
        return tuple(range(self.first, self.last + 1, every))


def year(date: str) -> float | None:
    """The moment of an ISO text of 4, 7 or 10 characters, by its first day; None if it is no date.

    >>> year("2027"), year("2027-07"), year("undated")
    (2027.0, 2027.5, None)
    """
    parts = date.split("-")
    if not parts[0].isdigit() or len(parts[0]) != 4:
        return None
    month, day = ([int(one) if one.isdigit() else 1 for one in parts[1:3]] + [1, 1])[:2]
    return round(int(parts[0]) + (month - 1) / 12 + (day - 1) / 366, 3)


def timeline(rows: Sequence[Row], at: str, translate: Translate = str) -> Strips:
    """The rows of overview/timeline as strips: by date, undated ones last; of more than can be drawn, those nearest to `at`."""
    now = year(at) or 0.0
    made = sorted((_row(row, translate) for row in rows), key=lambda row: (row.when is None, row.when or 0.0, row.text))
    near = sorted(made, key=lambda row: (row.timing == "done", abs((row.when or now) - now)))[:MOST_MARKS]
    kept = [row for row in made if row in near][:MOST_MARKS]
    dated = [row.when for row in kept if row.when is not None]
    first, last = int(min([*dated, now])), int(max([*dated, now])) + 1
    heads = (translate(msgid("Subject")), translate(msgid("Date")), translate(msgid("Event")))
    return Strips(heads=heads, rows=tuple(kept), first=first, last=last, now=now, legend=_legend(translate), left_out=len(made) - len(kept))


def _row(row: Row, translate: Translate) -> StripRow:
    def words(column: str) -> str:
        value = row.get(f"{column}_name") or row.get(column) or ""
        said = ", ".join(str(one) for one in value) if isinstance(value, (list, tuple)) else str(value)
        return translate(said) if str(row.get(column)).startswith("iso:") else said  # countries have a name in every language

    date, timing = words("date"), words("timing")
    kind = LINK_TEXT.get(words("kind")) or KIND_TEXT.get(words("kind"), words("kind"))
    what = " ".join(part for part in (translate(kind), words("other")) if part) if row.get("other") else translate(kind)
    told = [translate(timing)] if timing not in ("done", "undated", "") else []  # undated stands in the place of the date
    return StripRow(
        text=words("subject"),
        detail=" · ".join(part for part in (*told, translate(words("event")), what, *wrap(words("product"), 1, _PRODUCT)) if part),
        when=year(date),
        date=date or translate(msgid("undated")),
        status=str(row.get("status") or "stated"),
        timing=timing,
    )


def _legend(translate: Translate) -> tuple[Key, ...]:
    return (
        Key(text=translate(msgid("stated")), shape="circle"),
        Key(text=translate(msgid("planned")), shape="circle", status="planned", filled=False),
        Key(text=translate(msgid("ended")), shape="circle", tone="pale"),
        Key(text=translate(msgid("the day asked")), style="thick", tone="LA"),
    )
