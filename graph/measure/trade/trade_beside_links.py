"""Measure `trade/trade_beside_links`: published flows without an enterprise behind them, and links without a published flow."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.hs_codes import digits
from graph.measure.facts.sites import Codes
from graph.measure.facts.validity import first_day
from graph.measure.need.needs import best, covers
from graph.result import Row

_FLOWS = {"VN exports": ("VN", "LA"), "VN imports": ("LA", "VN")}  # Viet Nam reports; origin, destination
OF_FLOW = ("no maker and no link", "maker, no link", "link of another period", "link in the period")
OF_LINK = ("no published flow", "flow of another period", "flow in the period")
FLOW, LINK = "published flow", "stated link"
MOST_LINKS = 5_000  # links written out, those without a flow first; all are counted
MOST_BESIDE = 300  # links or figures named in a cell
_MOST = 20  # makers named in a cell; their number is given beside


@dataclass(frozen=True, kw_only=True)
class _Told:
    """A published flow or a stated link: what went which way, and when."""

    id: str
    flow: str
    codes: tuple[str, ...]
    row: Row
    period: tuple[str, str]  # first and last month; "" where it has no beginning or no end


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each published flow and for each stated link across the border, with what stands on the other side.

    Flow f (origin o, codes P) has an enterprise behind it when somebody makes a code that meets P at a site in o, or a stated supply or
    export of such a code leaves o for the other country. Link l has a published flow when a figure of that way names such a code.

    Parameters
    ----------
    parts
        `rows`: figure, flow, period_from, period_to, product_as_named, musd (USD million), tonnes, same_as, sources; `products`: figure,
        code, basis; `makers`: fact, enterprise, code, country of the site; `links`: fact, a, a_country, b, b_country, product, valid_from,
        valid_to, amount, unit, detail, sources.
    parameters
        `product` (a code; empty: all), `flow`.

    Returns
    -------
    Measured
        Nothing is added. A flow stated between the two countries is a published flow; where a figure is the same (same_as), it is
        told once.

    Examples
    --------
    >>> figure = dict(figure="vl:T023", flow="VN imports", period_from="2025-01", period_to="2025-07", musd=120.0)
    >>> mine = dict(fact="m1", enterprise="vl:E06", code="270112", country="LA")
    >>> parts = dict(rows=[figure], products=[dict(figure="vl:T023", code="2701", basis="assumed")], makers=[mine], links=())
    >>> made = measure(parts, dict(product="", flow="both"))
    >>> [(row["verdict"], row["some_makers"], row["match"]) for row in made.rows], made.population
    ([('maker, no link', ('vl:E06',), 'narrower')], (0, 1))
    """
    made = _Makers(parts["makers"])
    flows, links = list(_flows(parts)), list(_links(parts["links"], made))
    there, published = _Beside(links), _Beside(flows)
    seen = [_flow(one, there, made) for one in _asked(flows, parameters)]
    asked = list(_asked(links, parameters))
    alone = [one for one in asked if not published.of(one)]
    told = [_link(one, published) for one in (*alone, *(one for one in asked if published.of(one)))[:MOST_LINKS]]
    seen.sort(key=_order)
    told.sort(key=_order)
    nothing, maker = (sum(row["verdict"] == word for row in seen) for word in OF_FLOW[:2])
    return Measured(
        rows=[*seen, *told],
        population=(nothing, len(seen)),
        further_counts={"makers_only": maker, "alone": len(alone), "links": len(asked)},
        notes=tuple(_notes(parts, flows)),
        cut=len(told) < len(asked),
    )


class _Makers:
    """Who makes which code at a site in which country."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._by: dict[str, dict[str, list[Row]]] = {}
        self._home: dict[str, list[Row]] = {}
        for row in rows:
            self._by.setdefault(str(row["country"]), {}).setdefault(str(row["code"]), []).append(row)
            self._home.setdefault(str(row["enterprise"]), []).append(row)
        self._codes = {country: Codes(codes) for country, codes in self._by.items()}

    def of(self, codes: Iterable[str], country: str) -> list[Row]:
        there = self._codes.get(country)
        meeting = {one for code in codes for one in there.meeting(code)} if there else set()
        return sorted((row for code in meeting for row in self._by[country][code]), key=lambda row: (row["enterprise"], row["fact"]))

    def origin(self, enterprise: str, code: str, seat: str) -> str:
        """The one country where it makes the good, else that of its seat."""
        found = {str(row["country"]) for row in self._home.get(enterprise, ()) if covers(str(row["code"]), code)}
        return found.pop() if len(found) == 1 else seat


def _flows(parts: Parts) -> Iterator[_Told]:
    codes: dict[str, list[str]] = {}
    for row in parts["products"]:
        codes.setdefault(str(row["figure"]), []).append(str(row["code"]))
    for row in parts["rows"]:
        some = tuple(dict.fromkeys(codes.get(str(row["figure"]), ())))
        if row["flow"] in _FLOWS and some:
            yield _Told(
                id=str(row["figure"]), flow=str(row["flow"]), codes=some, row=row, period=_period(row["period_from"], row["period_to"])
            )
    same = {row.get("same_as") for row in parts["rows"]}
    for row in parts["links"]:
        flow = _way(str(row["a_country"]), str(row["b_country"]))
        if flow and row["product"] and row["fact"] not in same and _is_country(row["a"]):
            period = _period(row["valid_from"], row["valid_to"])
            named = {
                "tonnes": row["amount"] if row["unit"] == "t" else None,
                "product_as_named": row["detail"],
                "period_from": row["valid_from"],
                "period_to": row["valid_to"],
            }
            yield _Told(
                id=str(row["fact"]), flow=flow, codes=(digits(row["product"]),), row={**named, "sources": row["sources"]}, period=period
            )


def _links(rows: Iterable[Row], made: _Makers) -> Iterator[_Told]:
    for row in rows:
        if row["product"] and not _is_country(row["a"]):
            code = digits(row["product"])
            flow = _way(made.origin(str(row["a"]), code, str(row["a_country"])), str(row["b_country"]))
            if flow:
                yield _Told(id=str(row["fact"]), flow=flow, codes=(code,), row=row, period=_period(row["valid_from"], row["valid_to"]))


def _is_country(id: object) -> bool:
    return str(id).startswith("iso:")


def _way(origin: str, destination: str) -> str:
    return next((flow for flow, way in _FLOWS.items() if way == (origin, destination)), "")


def _period(start: object, end: object) -> tuple[str, str]:
    last = str(end or "")
    return (first_day(str(start))[:7] if start else "", f"{last}-12" if len(last) == 4 else last[:7])


def _overlap(one: _Told, other: _Told) -> bool:
    def before(a: _Told, b: _Told) -> bool:
        return bool(a.period[1] and b.period[0]) and a.period[1] < b.period[0]

    return not before(one, other) and not before(other, one)


def _asked(all_: Iterable[_Told], parameters: Parameters) -> Iterator[_Told]:
    code, flow = digits(parameters["product"]), parameters["flow"]
    wanted = Codes([code]) if code else None
    for one in all_:
        if flow in ("both", one.flow) and (wanted is None or any(wanted.meeting(own) for own in one.codes)):
            yield one


class _Beside:
    """Flows or links by way and code, so that those which speak of one product are found at once."""

    def __init__(self, told: Iterable[_Told]) -> None:
        self._by: dict[str, dict[str, list[_Told]]] = {flow: {} for flow in _FLOWS}
        for one in told:
            for code in one.codes:
                self._by[one.flow].setdefault(code, []).append(one)
        self._codes = {flow: Codes(codes) for flow, codes in self._by.items()}
        self._found: dict[tuple[str, tuple[str, ...]], list[_Told]] = {}

    def of(self, one: _Told) -> list[_Told]:
        if (one.flow, one.codes) not in self._found:
            meeting = {found for code in one.codes for found in self._codes[one.flow].meeting(code)}
            found = {other.id: other for code in meeting for other in self._by[one.flow][code]}
            self._found[one.flow, one.codes] = [found[id] for id in sorted(found)]
        return self._found[one.flow, one.codes]


def _flow(one: _Told, links: _Beside, made: _Makers) -> Row:
    beside, makers = links.of(one), made.of(one.codes, _FLOWS[one.flow][0])
    then = [link for link in beside if _overlap(one, link)]
    named = tuple(dict.fromkeys(str(row["enterprise"]) for row in makers))
    codes = {code for link in beside for code in link.codes} | {str(row["code"]) for row in makers}
    shown = sorted(beside, key=lambda link: (not _overlap(one, link), link.id))[:MOST_BESIDE]
    facts = sorted(link.id for link in shown) + [str(row["fact"]) for row in makers if row["enterprise"] in named[:_MOST]]
    return {
        **_head(FLOW, one, OF_FLOW[3 if then else 2 if beside else 1 if makers else 0], codes, [one.id, *facts]),
        "product_as_named": one.row.get("product_as_named"),
        "musd": one.row.get("musd"),
        "tonnes": one.row.get("tonnes"),
        "makers": len(named),
        "some_makers": named[:_MOST],
        "beside": tuple(sorted(link.id for link in shown)),
        "same_as": one.row.get("same_as"),
    }


def _link(one: _Told, flows: _Beside) -> Row:
    beside = flows.of(one)
    then = [flow for flow in beside if _overlap(one, flow)]
    return {
        **_head(LINK, one, OF_LINK[2 if then else 1 if beside else 0], [code for flow in beside for code in flow.codes], [one.id]),
        "product_as_named": one.row["detail"],
        "supplier": one.row["a"],
        "buyer": one.row["b"],
        "some_makers": (),
        "beside": tuple(flow.id for flow in beside[:MOST_BESIDE]),
    }


def _head(told: str, one: _Told, verdict: str, others: Iterable[str], facts: Sequence[str]) -> Row:
    sources = one.row.get("sources")
    return {
        "told": told,
        "verdict": verdict,
        "flow": one.flow,
        "fact_id": one.id,
        "products": tuple(f"hs2022:{code}" for code in one.codes),
        "period_from": one.row.get("period_from" if told == FLOW else "valid_from"),
        "period_to": one.row.get("period_to" if told == FLOW else "valid_to"),
        "match": best(others, one.codes) or None,
        "facts": tuple(facts),
        "sources": tuple(sources) if isinstance(sources, (list, tuple)) else (),
    }


def _order(row: Row) -> tuple[object, ...]:
    return (OF_FLOW + OF_LINK).index(str(row["verdict"])), row["flow"], str(row["period_from"] or ""), row["fact_id"]


def _notes(parts: Parts, flows: Sequence[_Told]) -> Iterator[Note]:
    named = {one.id for one in flows}
    silent = sum(row["figure"] not in named for row in parts["rows"])
    if silent:
        text = "Figures that name no product or no direction, of which nothing can be said here: {n} of {of}."
        yield Note(text=text, values={"n": silent, "of": len(parts["rows"])})
    read = {row["figure"] for row in parts["products"] if row["basis"] == "assumed"} & named
    if read:
        yield Note(text="Figures whose codes are our reading of the words of the source: {n}.", values={"n": len(read)})
    same = sum(bool(one.row.get("same_as")) for one in flows)
    if same:
        yield Note(text="Figures that stand as a link too, told once: {n}.", values={"n": same})
    lost = sum(not row["product"] and not _is_country(row["a"]) for row in parts["links"])
    if lost:
        yield Note(text="Stated supplies and exports that name no product, not set beside anything: {n}.", values={"n": lost})
