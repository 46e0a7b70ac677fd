"""Published figures of trade as strips: a row each, its months as a bar, its value as printed, what does not fit; nothing added up."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from graph.layout.chain import BAND_TEXT
from graph.layout.look import Tone
from graph.layout.placed import Key
from graph.layout.strip import MOST_MARKS, StripRow, Strips, year
from graph.result import Row
from graph.text import Translate, msgid

Number = Callable[[float], str]
PAIR = "VN-LA"  # the two countries whole; the figures of a city stand behind them
_FLOWS: Mapping[str, tuple[str, Tone]] = {"VN exports": (msgid("VN exports"), "VN"), "VN imports": (msgid("VN imports"), "LA")}
_PARTS = {"vn_exports_musd": msgid("exports"), "vn_imports_musd": msgid("imports"), "total_musd": msgid("total")}
_NAMED = {**_PARTS, "musd": msgid("USD million"), "tonnes": msgid("tonnes")}
# The sentences of the measure `figures`, read back so that they can be said in another language.
REMARKS = (
    msgid("exports and imports add up to {sum}, printed total {total}"),
    msgid("{what}: {other} in {figure} for the same period, {mine} here"),
    msgid("{what}: {other} in a part of the period ({figure}), {mine} here"),
    msgid("{what}: {other} in a longer period ({figure}), {mine} here"),
    msgid("datasets differ: {what}"),
)
# Remarks on quality are data; these are the shipped ones.
QUALITIES = (
    msgid("as published, forum copy"),
    msgid("rounded"),
    msgid("corrected: source prints 586 as exports, the ten-month and half-year figures show that it is imports"),
)
CITIES = (msgid("Hanoi"),)  # in pairs, likewise
PUBLISHED = "as published"  # nothing to remark


def plain_figure(value: float) -> str:
    """A number as the tables hold it.

    >>> plain_figure(58000.0), plain_figure(0.4176)
    ('58000', '0.4176')
    """
    return str(int(value)) if value == int(value) else repr(value)


def _end(date: str) -> float | None:
    """The moment at which an ISO year, month or day is over.

    >>> _end("2012"), _end("2012-06"), _end("")
    (2013.0, 2012.5, None)
    """
    begins, length = year(date), {4: 1.0, 7: 1 / 12}.get(len(date), 1 / 366)
    return None if begins is None else round(begins + length, 3)


def figures(rows: Sequence[Row], translate: Translate = str, number: Number = plain_figure) -> Strips:
    """The rows of overview/trade as strips: by period, then pair, totals before flows; of more than can be drawn, the latest."""
    ordered = sorted(rows, key=_order)
    named = {str(row["figure"]): f"{_what(row, translate)}, {_period(row)}" for row in ordered}
    made = [_row(row, named, translate, number) for row in ordered][-MOST_MARKS:]
    moments = [moment for row in made for moment in (row.when, row.until) if moment is not None]
    first = int(min(moments, default=0.0))
    last = max(first + 1, -int(-max(moments, default=1.0) // 1))
    heads = (translate(msgid("Figure")), translate(msgid("Period")), translate(msgid("As printed")))
    return Strips(
        heads=heads, rows=tuple(made), first=first, last=last, now=None, legend=_legend(translate), left_out=len(ordered) - len(made)
    )


def _order(row: Row) -> tuple[object, ...]:
    dates = [str(row.get(name) or "9999") for name in ("period_from", "period_to")]
    pair = str(row.get("pair") or "")
    return *dates, pair != PAIR, pair, str(row.get("flow") or ""), str(row["figure"])


def _row(row: Row, named: Mapping[str, str], translate: Translate, number: Number) -> StripRow:
    begins, ends = str(row.get("period_from") or ""), str(row.get("period_to") or row.get("period_from") or "")
    return StripRow(
        text=_what(row, translate),
        detail=_value(row, translate, number),
        when=year(begins),
        until=_end(ends),
        date=_period(row) or translate(msgid("undated")),
        tone=_FLOWS.get(str(row.get("flow")), ("", "plain"))[1],
        remarks=tuple(_remarks(row, named, translate, number)),
    )


def _what(row: Row, translate: Translate) -> str:
    """Whose trade, which way, and what: a pair is named where it is not the two countries whole, a total always."""
    pair, flow = str(row.get("pair") or ""), str(row.get("flow") or "")
    sides = " – ".join(translate(BAND_TEXT.get(one, one)) for one in pair.split("-"))
    said = [sides] if pair != PAIR or not flow else []
    said += [translate(_FLOWS[flow][0]) if flow in _FLOWS else flow] if flow else []
    return f"{', '.join(said)}: {row.get('product_as_named') or translate(msgid('total'))}"


def _period(row: Row) -> str:
    begins, ends = str(row.get("period_from") or ""), str(row.get("period_to") or "")
    return begins if ends in ("", begins) else f"{begins} – {ends}"


def _value(row: Row, translate: Translate, number: Number) -> str:
    musd, money = row.get("musd"), translate(msgid("{amount} USD million"))
    parts = [f"{translate(word)} {number(_float(row[name]))}" for name, word in _PARTS.items() if row.get(name) is not None]
    said = [money.format(amount=number(_float(musd)))] if musd is not None else []
    said += [money.format(amount=", ".join(parts))] if parts else []
    said += [f"{number(_float(row['tonnes']))} {translate(_NAMED['tonnes'])}"] if row.get("tonnes") is not None else []
    return " · ".join(said)


def _remarks(row: Row, named: Mapping[str, str], translate: Translate, number: Number) -> Iterator[str]:
    found, quality = row.get("remarks"), str(row.get("quality") or PUBLISHED)
    for remark in found if isinstance(found, (list, tuple)) else ():
        yield f"! {_said(str(remark), named, translate, number)}"
    if quality != PUBLISHED:
        yield f"* {translate(quality)}"


def _said(remark: str, named: Mapping[str, str], translate: Translate, number: Number) -> str:
    """A remark of the measure in the language of the page, with the other figure named; one that is not known stays as it is."""
    for text in REMARKS:
        found = re.fullmatch(re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+)", re.escape(text)), remark)
        if found:
            return translate(text).format(**{key: _part(key, one, named, translate, number) for key, one in found.groupdict().items()})
    return remark


def _part(key: str, value: str, named: Mapping[str, str], translate: Translate, number: Number) -> str:
    if key in ("figure", "what"):
        return named.get(value, value) if key == "figure" else translate(_NAMED.get(value, value))
    return number(_float(value))


def _float(value: object) -> float:
    return float(str(value))


def _legend(translate: Translate) -> tuple[Key, ...]:
    return (
        Key(text=translate(msgid("VN exports: goods from Viet Nam to Laos")), shape="bar", tone="VN"),
        Key(text=translate(msgid("VN imports: goods from Laos to Viet Nam")), shape="bar", tone="LA"),
        Key(text=translate(msgid("total of all goods")), shape="bar"),
        Key(text=translate(msgid("a bar covers the months of one figure; figures that share months must not be added")), shape=""),
        Key(text=translate(msgid("!: differs from another figure or from its own parts")), shape=""),
        Key(text=translate(msgid("*: a remark on its quality")), shape=""),
    )  # fmt: skip
