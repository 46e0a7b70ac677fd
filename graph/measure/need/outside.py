"""Measure `need/outside`: inputs of a plant that nobody in either country is stated to make."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.hs_codes import digits
from graph.measure.facts.sites import Codes, Sites
from graph.measure.facts.statements import texts
from graph.measure.facts.validity import now
from graph.measure.need.needs import STATED_NEED, Need, best, needs
from graph.result import Row
from graph.schema import COUNTRIES

OUTSIDE, TRADED, NOBODY = "only from outside", "traded between the two, no maker known", "no maker known anywhere"
IMPORTS = {"VN": "VN imports", "LA": "VN exports"}  # what Viet Nam reports as its exports to Laos is what Laos gets


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each need of the plant, or of what it needs, that no stated maker in Viet Nam or Laos meets; nearest first.

    O = {n : n is needed within h steps up, no way of n is made at a site in VN or LA}

    Parameters
    ----------
    parts
        `rows`: does (MAKES, NEEDS, DEALS_IN), enterprise, code, country of the site, status, basis, fact, sources; `inputs`: as for the
        measure `needs`, with fact; `supplies`: start, country of its seat, product, status, valid_to, fact, sources; `figures`: id, code,
        flow, period_from, period_to, musd, sources.
    parameters
        `plant`, `hops` (steps up by recipe), `assumed`, `at`.

    Returns
    -------
    Measured
        `import_value`: published figures of imports into the country of the plant, each by itself. Population: needs of `rows`, all needs
        within the steps.

    Notes
    -----
    A need is met when one of its ways is made whole (see `need.needs`). What is made in the two countries is walked too: its own inputs may
    come from outside. Equipment and design make no need.

    References
    ----------
    Missing maker, gap-methods.md C3, over both countries; path-questions.md, question 7. Steel of ore that nobody mines, by hand:

    >>> site = dict(does="MAKES", enterprise="vl:E1", code="720839", country="VN", status="stated", basis="sourced", fact="M1", sources=())
    >>> ore = dict(code="7208", input="2601", kind="material", group=None, basis="sourced", fact="I1", sources=("src:C1",))
    >>> mine = dict(site, enterprise="vl:E2", code="2601", country="AU", fact="M2")
    >>> asked = dict(plant="vl:E1", hops=4, assumed=True, at="2026-11-25")
    >>> made = measure(dict(rows=[site, mine], inputs=[ore], supplies=(), figures=()), asked)
    >>> [(row["step"], row["need"], row["verdict"], row["from_countries"]) for row in made.rows], made.population
    ([(1, '2601', 'only from outside', ('AU',))], (1, 1))
    """
    plant, at = str(parameters["plant"]), str(parameters["at"])
    sites = Sites(parts["rows"])
    made = Codes(code for country in COUNTRIES for code in sites.made(country))
    found = _walked(parts, plant, int(str(parameters["hops"])), bool(parameters["assumed"]))
    home = {str(row["country"]) for row in parts["rows"] if row["enterprise"] == plant and row["does"] != "DEALS_IN"}
    beyond = _Beyond(parts, home, at)
    rows = [_row(one, sites, beyond) for one in found.values() if not one.need.met(made)]
    rows.sort(key=lambda row: (row["step"], row["need"]))
    return Measured(rows=rows, population=(len(rows), len(found)), notes=tuple(_notes(rows)))


class _Found:
    """A need, the step at which it was met first, and what asks for it there."""

    def __init__(self, step: int, via: str, need: Need, facts: Iterable[str]) -> None:
        self.step, self.need, self.via, self.facts = step, need, {via}, set(facts)


def _walked(parts: Parts, plant: str, most: int, assumed: bool) -> dict[str, _Found]:
    """Text of a need → the need, breadth first from what the plant makes and is stated to need."""
    mine = [row for row in parts["rows"] if row["enterprise"] == plant and row["status"] in ("stated", "planned")]
    recipes: dict[str, list[Row]] = {}
    for row in parts["inputs"]:
        recipes.setdefault(str(row["code"]), []).append(row)
    frontier = {str(row["code"]): str(row["basis"]) for row in mine if row["does"] == "MAKES"}
    found: dict[str, _Found] = {}
    for row in mine:
        if row["does"] == "NEEDS":
            for need in needs([{**row, "country": "VN", "status": "stated"}], (), "VN", assumed)[0]:
                found.setdefault(need.text, _Found(1, "", need, ())).facts.add(str(row["fact"]))
    seen = set(frontier)
    for step in range(1, most + 1):
        reached = {code for one in found.values() if one.step == step for code in one.need.codes}
        for code in sorted(frontier):
            rows = [row for above in dict.fromkeys((code, code[:4], code[:2])) for row in recipes.get(above, ())]
            maker = {"does": "MAKES", "enterprise": plant, "code": code, "country": "VN", "status": "stated", "basis": frontier[code]}
            for need in needs([maker], rows, "VN", assumed)[0]:
                facts = {str(row["fact"]) for row in rows if str(row["input"]) in need.codes}
                one = found.setdefault(need.text, _Found(step, f"hs2022:{code}", need, facts))
                if one.step == step:
                    one.via.add(f"hs2022:{code}")
                    one.facts |= facts
                    one.need = Need(ways=need.ways, reasons=(*one.need.reasons, *need.reasons))
                reached |= set(need.codes)
        frontier = dict.fromkeys(sorted(reached - seen), "sourced")
        seen |= reached
    return found


class _Beyond:
    """Who outside the two countries makes or supplies a product, and what is published of its import."""

    def __init__(self, parts: Parts, home: set[str], at: str) -> None:
        self._offers = [
            (str(row["enterprise"]), str(row["country"]), str(row["code"]), row)
            for row in parts["rows"]
            if row["does"] in ("MAKES", "DEALS_IN") and row["status"] == "stated" and row["country"] and row["country"] not in COUNTRIES
        ]
        self._offers += [
            (str(row["start"]), str(row["country"]), digits(row["product"]), row)
            for row in parts["supplies"]
            if row["product"] and row["country"] and row["country"] not in COUNTRIES and now(row["status"], row["valid_to"], at)
        ]
        flows = {IMPORTS[country] for country in home if country in IMPORTS}
        self._figures = [row for row in parts["figures"] if row["flow"] in flows]

    def offers(self, codes: Sequence[str]) -> list[tuple[str, str, str, Row]]:
        return [offer for offer in self._offers if best([offer[2]], codes)]

    def figures(self, codes: Sequence[str]) -> list[Row]:
        return [row for row in self._figures if best([str(row["code"])], codes)]


def _row(one: _Found, sites: Sites, beyond: _Beyond) -> Row:
    need = one.need
    offers, figures = beyond.offers(need.codes), beyond.figures(need.codes)
    cited = [row["sources"] for *_, row in offers] + [row["sources"] for row in figures] + [claim.sources for claim in need.claims]
    how = {"stated need" if claim.kind == STATED_NEED else "by recipe" for claim in need.claims}
    return {
        "step": one.step,
        "need": need.text,
        "products": tuple(f"hs2022:{code}" for code in need.codes),
        "via": tuple(sorted(one.via - {""})),
        "how": " and ".join(sorted(how, reverse=True)),
        "kind": need.kind,
        # A figure of a whole chapter says nothing of this product; one of its heading does.
        "verdict": OUTSIDE if offers else TRADED if any(len(str(row["code"])) > 2 for row in figures) else NOBODY,
        "suppliers": tuple(sorted({supplier for supplier, *_ in offers})),
        "from_countries": tuple(sorted({country for _, country, *_ in offers})) or ("unknown",),
        "import_value": tuple(dict.fromkeys(_figure(row, need.codes) for row in figures)) or ("unknown",),
        "planned_makers": tuple(sorted(sites.makers(need.codes, COUNTRIES, "planned"))),
        "basis": need.basis(),
        "facts": tuple(sorted({*one.facts, *(str(row["fact"]) for *_, row in offers)})),
        "sources": tuple(sorted({source for some in cited for source in texts(some)})),
    }


def _figure(row: Row, codes: Sequence[str]) -> str:
    """A published figure with its flow and months, as printed, and how its code meets the need."""
    value = "no value" if row["musd"] is None else f"USD {row['musd']:g} million"
    code = str(row["code"])
    return f"{row['id']} {row['flow']} {row['period_from']} to {row['period_to']} of {code} ({best([code], codes)}): {value}"


def _notes(rows: Sequence[Row]) -> Iterator[Note]:
    counts: Mapping[str, int] = {word: sum(row["verdict"] == word for row in rows) for word in (OUTSIDE, TRADED, NOBODY)}
    text = "Needs with a known supplier outside both countries: {outside}; traded between the two: {traded}; no maker known: {nobody}."
    yield Note(text=text, values={"outside": counts[OUTSIDE], "traded": counts[TRADED], "nobody": counts[NOBODY]})
    assumed = sum(row["basis"] == "assumed" for row in rows)
    if assumed:
        yield Note(text="Rows that rest on our assumption alone: {n} of {of}.", values={"n": assumed, "of": len(rows)})
    planned = sum(bool(row["planned_makers"]) for row in rows)
    if planned:
        yield Note(text="Needs with a planned maker in one of the two countries, which closes nothing yet: {n}.", values={"n": planned})
