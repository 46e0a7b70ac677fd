"""Measure `chain/raw_to_shelf`: from the maker of a village good to a distributor in the other capital, or the first missing link."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.hs_codes import digits, home_chain, match
from graph.measure.facts.statements import texts
from graph.measure.facts.validity import first_day, now, past, timing
from graph.result import Row

# Our reading of what ODOP and OCOP sell, as no table marks a good as such: drinks, herbs, rice and crafts of villages.
_CHAINS = ("coffee", "pharma-herbs", "rice", "silk-handicraft")
_OTHER = {"LA": "VN", "VN": "LA"}
CAPITAL = {"VN": frozenset({"iso:VN-HN", "gso2025:01"}), "LA": frozenset({"iso:LA-VT"})}
MISSING = ("no producer", "no agreement", "no distributor in the capital", "no supply stated", "certificate unknown")


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each chain, product and producer across the border, with what links it to a shelf in the capital; complete ones first.

    The links, in this order: a stated producer; an agreement in force that covers the chain or the product; a distributor in the capital;
    a stated supply from the producer to it; a certificate.

    Parameters
    ----------
    parts
        `rows`: does (MAKES, DEALS_IN), enterprise, code, stage, country and province of the site, status, basis, called (its description
        names ODOP or OCOP), fact, sources; `chains`: code, chain, stage, home; `covers`: agreement, covered, date, valid_to, status, fact,
        sources; `flows`: link (SUPPLIES, DISTRIBUTES_FOR, EXPORTS_TO) from the one who sends to the one who gets, product, status, dates,
        fact, sources; `seats`: enterprise, province (of a capital); `abroad`: enterprise (that exports goods which nobody names);
        `events`: id, sources.
    parameters
        `to` (country of the shelf), `chains` (none: the four of `CHAINS`), `at`.

    Returns
    -------
    Measured
        Population: products of a producer that a stated supply brings to a distributor in the capital, all products of a producer.

    References
    ----------
    path-questions.md, question 12. A silk weaver that nobody distributes, by hand:

    >>> site = dict(does="MAKES", enterprise="vl:E1", code="621410", stage="MANUFACTURING", country="LA", province="LA-SV",
    ...             status="stated", basis="sourced", called=False, fact="M1", sources=())
    >>> signed = dict(agreement="vl:A1", covered="silk-handicraft", date="2025-12", valid_to=None, status="stated", fact="C1", sources=())
    >>> parts = dict(rows=[site], chains=[dict(code="621410", chain="silk-handicraft", stage="MANUFACTURING", home=True)],
    ...              covers=[signed], flows=(), seats=(), abroad=(), events=())
    >>> made = measure(parts, dict(to="VN", chains=("silk-handicraft",), at="2026-11-25"))
    >>> [(row["producer"], row["first_missing"]) for row in made.rows], made.population
    ([('vl:E1', 'no distributor in the capital')], (0, 1))
    """
    to, at = str(parameters["to"]), str(parameters["at"])
    asked = tuple(texts(parameters["chains"])) or _CHAINS
    homes = {str(row["code"]): str(row["chain"]) for row in parts["chains"] if row["home"]}
    raws = {(str(row["chain"]), str(row["code"])) for row in parts["chains"] if row["stage"] == "RAW"}
    makers = [row for row in parts["rows"] if (row["does"], row["status"], row["country"]) == ("MAKES", "stated", _OTHER[to])]
    made: dict[tuple[str, str, str], list[Row]] = {}
    raw_makers: dict[str, set[str]] = {}
    for row in makers:
        code, chain = str(row["code"]), home_chain(str(row["code"]), homes) or ""
        if chain in asked:
            made.setdefault((chain, code, str(row["enterprise"])), []).append(row)
            if row["stage"] == "RAW" or (chain, code) in raws:
                raw_makers.setdefault(chain, set()).add(str(row["enterprise"]))
    shelf = _Shelf(parts, to, at)
    covering = [row for row in parts["covers"] if row["status"] == "stated" and first_day(str(row["date"] or at)) <= at]
    rows = [_row(key, some, raw_makers.get(key[0], set()), shelf, covering, at) for key, some in sorted(made.items())]
    rows += [_empty(chain, covering, at) for chain in asked if not any(key[0] == chain for key in made)]
    rows.sort(key=lambda row: (-MISSING.index(str(row["first_missing"])), row["chain"], str(row["product"]), str(row["producer"])))
    reached = sum(bool(row["sold_in_capital"]) for row in rows)
    notes = tuple(_notes(rows, parts, not parameters["chains"]))
    sources = tuple(sorted({source for row in parts["events"] for source in texts(row["sources"])}))
    return Measured(rows=rows, population=(reached, len(made)), notes=notes, sources=sources)


class _Shelf:
    """Who sells what in the country of the shelf, and who of them stands in its capital."""

    def __init__(self, parts: Parts, to: str, at: str) -> None:
        self._at, self._to = at, to
        capital = CAPITAL[to]
        self.in_capital = {str(row["enterprise"]) for row in parts["seats"] if row["province"] in capital}
        self._dealers = [row for row in parts["rows"] if (row["does"], row["status"], row["country"]) == ("DEALS_IN", "stated", to)]
        self._there = {str(row["enterprise"]) for row in self._dealers} | self.in_capital
        self._sites = {str(row["enterprise"]) for row in self._dealers if f"iso:{row['province']}" in capital}
        self._flows: dict[str, list[Row]] = {}
        for row in sorted(parts["flows"], key=lambda row: str(row["fact"])):
            if row["end_country"] == to or row["end"] in self._there:
                self._flows.setdefault(str(row["start"]), []).append(row)

    def flows(self, producer: str) -> list[Row]:
        """Everything that the producer is stated or planned to send into the country."""
        return [row for row in self._flows.get(producer, ()) if row["status"] != "ended"]

    def sold_by(self, producer: str, code: str) -> list[Row]:
        """The supplies that hold, of the product or of one that no source names, to an enterprise there."""
        some = [row for row in self.flows(producer) if str(row["end"]).startswith("vl:E")]
        held = [row for row in some if now(row["status"], row["valid_to"], self._at)]
        return [row for row in held if not row["product"] or match(digits(row["product"]), code)]

    def dealers(self, code: str) -> dict[str, list[Row]]:
        """Who deals in the product in the country, whoever supplies it."""
        found: dict[str, list[Row]] = {}
        for row in self._dealers:
            if match(str(row["code"]), code):
                found.setdefault(str(row["enterprise"]), []).append(row)
        return found

    def near(self, enterprises: Iterable[str]) -> tuple[str, ...]:
        """Those of them that stand or sell in the capital."""
        return tuple(sorted(one for one in enterprises if one in self.in_capital or one in self._sites))


def _row(key: tuple[str, str, str], made: Sequence[Row], raw_makers: set[str], shelf: _Shelf, covering: Iterable[Row], at: str) -> Row:
    chain, code, producer = key
    agreed = _agreed(covering, chain, code)
    in_force = tuple(sorted({str(row["agreement"]) for row in agreed if not past(row["valid_to"], at)}))
    sold, dealers, flows = shelf.sold_by(producer, code), shelf.dealers(code), shelf.flows(producer)
    sellers = {str(row["end"]) for row in sold}
    reached, known = shelf.near(sellers), shelf.near(dealers)
    called = any(row["called"] for row in made)
    absent = (False, not in_force, not (reached or known), not reached, True)
    used = [*made, *agreed, *flows, *(row for some in dealers.values() for row in some)]
    return {
        "chain": chain,
        "product": f"hs2022:{code}",
        "producer": producer,
        "provinces": tuple(sorted({f"iso:{row['province']}" for row in made if row["province"]})),
        "raw_makers": tuple(sorted(raw_makers)),
        "agreements": in_force,
        "lapsed": tuple(sorted({str(row["agreement"]) for row in agreed if past(row["valid_to"], at)})),
        "sold_in_capital": reached,
        "sold_elsewhere": tuple(sorted(sellers - set(reached))),
        "dealers_in_capital": known,
        "dealers_elsewhere": tuple(sorted(set(dealers) - set(known))),
        "beside": tuple(_beside(row, at) for row in flows if row not in sold),
        "certificate": "unknown; its description names ODOP or OCOP" if called else "unknown",
        "missing": tuple(word for word, lacks in zip(MISSING, absent, strict=True) if lacks),
        "first_missing": next(word for word, lacks in zip(MISSING, absent, strict=True) if lacks),
        "basis": "sourced" if any(row["basis"] == "sourced" for row in made) else "assumed",
        "facts": tuple(sorted({str(row["fact"]) for row in used})),
        "sources": tuple(sorted({source for row in used for source in texts(row["sources"])})),
    }


def _empty(chain: str, covering: Iterable[Row], at: str) -> Row:
    """The row of a chain that has no stated producer there: everything after it is missing too, or not known."""
    agreed = _agreed(covering, chain, "")
    return {
        "chain": chain,
        "product": None,
        "producer": None,
        "agreements": tuple(sorted({str(row["agreement"]) for row in agreed if not past(row["valid_to"], at)})),
        "lapsed": tuple(sorted({str(row["agreement"]) for row in agreed if past(row["valid_to"], at)})),
        "sold_in_capital": (),
        "certificate": "unknown",
        "missing": MISSING[:1],
        "first_missing": MISSING[0],
        "facts": tuple(sorted({str(row["fact"]) for row in agreed})),
        "sources": tuple(sorted({source for row in agreed for source in texts(row["sources"])})),
    }


def _agreed(covering: Iterable[Row], chain: str, code: str) -> list[Row]:
    """The coverings of the chain, or of a code that meets this one."""
    covered = [(str(row["covered"]), row) for row in covering]
    return [row for one, row in covered if one == chain or (code and one.startswith("hs2022:") and match(digits(one), code))]


def _beside(flow: Row, at: str) -> str:
    """A flow that closes nothing: planned, past, of another good, or to a buyer that nobody names."""
    status = str(flow["status"]) if flow["status"] != "planned" else f"planned, {timing(flow['valid_from'], at)}"
    what = f" {digits(flow['product'])}" if flow["product"] else ""
    return f"{flow['fact']} {flow['link']} {flow['end']}{what} ({'past' if past(flow['valid_to'], at) else status})"


def _notes(rows: Sequence[Row], parts: Parts, chosen: bool) -> Iterator[Note]:
    if chosen:
        yield Note(text="Chains read as ODOP and OCOP goods, which is our reading: {chains}.", values={"chains": ", ".join(_CHAINS)})
    counts: Mapping[str, int] = {word: sum(row["first_missing"] == word for row in rows) for word in MISSING}
    said = ", ".join(f"{word} {n}" for word, n in counts.items() if n)
    yield Note(text="Rows by first missing link: {said}.", values={"said": said or "none"})
    unnamed = sorted({str(row["enterprise"]) for row in parts["abroad"]})
    if unnamed:
        text = "Exporters into the country whose goods no source names, so that no row shows them: {names}."
        yield Note(text=text, values={"names": ", ".join(unnamed)})
    events = [str(row["id"]) for row in parts["events"]]
    if events:
        yield Note(text="What is reported of ODOP and OCOP, beside the rows: {events}.", values={"events": ", ".join(events)})
