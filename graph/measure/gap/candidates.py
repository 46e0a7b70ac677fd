"""Measure `gap/candidates`: who could supply a buyer, or the users of a product, by rule and, beside it, by the shape of the supplies."""

from collections.abc import Iterable, Iterator, Mapping

from graph.algorithm.link_prediction import Links, adamic, allocation, common, l3
from graph.answer.answer import Note
from graph.errors import BadParameter
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.capture_recapture import completeness_beside
from graph.measure.facts.groups import values
from graph.measure.facts.hs_codes import digits, is_code
from graph.measure.facts.index import index_of
from graph.measure.facts.validity import now
from graph.measure.gap.model import Gap, Known, judged, known_of
from graph.measure.gap.supplier_distance import Distances
from graph.measure.gap.supplier_ranking import MOST_CANDIDATES, Offer, Offers
from graph.measure.need.needs import covers
from graph.result import Row
from graph.schema import COUNTRIES, kind_of

BY_SHAPE = "three supplies lead to it"  # its role, where nothing but the shape of the supplies speaks for it
MOST_BY_SHAPE = 10


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each need of the buyer (or of the product) and each candidate, the highest rule score first.

    score = fit(product, stage) · exp(−km/λ) · gate open · evidence; L3 = Σ a_xu a_uv a_vy / √(k_u k_v) over the stated supplies.
    Common neighbours, RA and AA are shown to compare only: two that share many partners are rivals.

    Parameters
    ----------
    parts
        As for `gap`.
    parameters
        `of` (an enterprise as the buyer, or a product), `product` (empty: all that the buyer needs), `country` of the users (both, LA, VN),
        `assumed`, `lambda_km`, `at`.

    Returns
    -------
    Measured
        Scores from 0 to 1, L3, RA and AA without unit. n of N: needs with a candidate, of the needs asked for. Raises BadParameter where
        `of` is neither an enterprise nor a product.

    References
    ----------
    gap-methods.md C16; Kovács et al. 2019 (see `algorithm.link_prediction`). A furniture maker, and the one sawmill across the border:

    >>> def site(does, id, country):
    ...     more = dict(province=None, valid_to=None, stage="PRODUCTION", sources=["src:S1"], disputed=None)
    ...     return dict(more, fact=id, does=does, enterprise=id, code="4407", country=country, status="stated", basis="sourced")
    >>> names = "inputs flows owns chains figures lists firms stops points joins shipments gates".split()
    >>> parts = dict(dict.fromkeys(names, ()), rows=[site("NEEDS", "vl:E48", "VN"), site("MAKES", "vl:E67", "LA")])
    >>> asked = dict(of="vl:E48", product="", country="both", assumed=True, lambda_km=100, at="2026-11-25")
    >>> [(row["need"], row["candidate"], row["score"], row["l3"], row["status"]) for row in measure(parts, asked).rows]
    [('4407', 'vl:E67', 0.5, None, 'inferred')]
    """
    of, product = str(parameters["of"]), digits(parameters["product"])
    buyer = "" if is_code(of) else of
    if buyer and kind_of(of) != "Enterprise":
        raise BadParameter(f"of = {of!r} is no enterprise and no product.", then="Give the one who buys, or what is bought.", name="of")
    countries = COUNTRIES if parameters["country"] == "both" else (str(parameters["country"]),)
    wanted = [code for code in (digits(of) if not buyer else "", product) if code]
    near = Distances(parts, str(parameters["at"]))
    at = str(parameters["at"])
    shape = index_of(parts["flows"], f"shape at {at}", lambda rows: supply_links(rows, at))
    paths = l3(shape, buyer) if buyer else {}
    rows: list[Row] = []
    asked = answered = 0
    for country in countries:
        known = known_of(parts, {**parameters, "country": country})
        offers = Offers.made(parameters, known, near)
        for gap in _asked(known, buyer, wanted):
            found = [offer for offer in offers.of(gap) if offer.candidate.enterprise != buyer]
            asked, answered = asked + 1, answered + bool(found)
            rows += _rows(gap, found, offers, buyer, shape, paths)
    rows.sort(key=lambda row: (-float(str(row["score"])), -float(str(row["score_low"])), str(row["gap"]), str(row["candidate"])))
    shown = [*rows[:MOST_CANDIDATES], *(_by_shape(rows, buyer, shape, paths) if buyer else ())]
    notes = (
        *_notes(shown, len(rows), asked, buyer, shape),
        *(note for country in countries for note in completeness_beside(parts, country)),
    )
    return Measured(rows=shown, population=(answered, asked), notes=notes, cut=len(rows) > MOST_CANDIDATES)


def _asked(known: Known, buyer: str, wanted: list[str]) -> Iterator[Gap]:
    """The needs asked for; those of a buyer as if it were the only user, whether they are gaps or not."""
    for need in known.needs[0]:
        if all(any(covers(code, one) for one in need.codes) for code in wanted) and (not buyer or buyer in need.user_set):
            yield judged(need.only(buyer) if buyer else need, known)


def _rows(gap: Gap, found: list[Offer], offers: Offers, buyer: str, shape: Links, paths: Mapping[str, float]) -> Iterator[Row]:
    for row in offers.rows(gap, found):
        yield {"gap": gap.identity, "need": gap.need.text, **row, **_shape(str(row["candidate"]), buyer, shape, paths)}


def _shape(candidate: str, buyer: str, shape: Links, paths: Mapping[str, float]) -> Row:
    """The graph scores; empty where the buyer, or the candidate, has no stated supply: nothing is known of its shape, which is not zero."""
    if buyer not in shape or candidate not in shape:
        return {"l3": None, "common": None, "ra": None, "aa": None}
    return {
        "l3": round(paths.get(candidate, 0.0), 4),
        "common": common(shape, candidate, buyer),
        "ra": round(allocation(shape, candidate, buyer), 4),
        "aa": round(adamic(shape, candidate, buyer), 4),
    }


def _by_shape(rows: list[Row], buyer: str, shape: Links, paths: Mapping[str, float]) -> Iterator[Row]:
    """Who has the highest L3 and fits no need of the buyer: what it would supply is unknown."""
    known = {str(row["candidate"]) for row in rows}
    best = sorted(((-value, one) for one, value in paths.items() if one not in known))[:MOST_BY_SHAPE]
    for _, candidate in best:
        yield {
            "gap": None,
            "need": None,
            "candidate": candidate,
            "role": BY_SHAPE,
            "evidence": 0,
            "status": "inferred",
            "reasons": ("it supplies, or is supplied by, partners of the buyer's partners",),
            "unknown": ("product", "km", "gate", "capacity", "price", "certificate"),
            "facts": (),
            "sources": (),
            **_shape(candidate, buyer, shape, paths),
        }


def _notes(rows: list[Row], found: int, asked: int, buyer: str, shape: Links) -> Iterator[Note]:
    if not asked:
        yield Note(
            text="No such need is known: in the loaded data nobody there is stated to need it, and no recipe of what is made asks for it."
        )
        return
    yield Note(text="Candidates are inferred, never partners; the score ranks them and is no probability.")
    ruled = [row for row in rows if row.get("score") is not None]
    no_km = sum(row["km"] is None for row in ruled)
    yield Note(text="Candidates whose km to a user is unknown, left out of the score: {n} of {of}.", values={"n": no_km, "of": len(ruled)})
    equal = sum(row["score"] == ruled[0]["score"] for row in ruled) if ruled else 0
    if equal > 1:
        yield Note(text="Candidates that share the highest score: {n}.", values={"n": equal})
    if found > MOST_CANDIDATES:
        yield Note(text="Shown: {n} of {of} candidates.", values={"n": MOST_CANDIDATES, "of": found})
    if not buyer:
        yield Note(text="The graph score L3 is of one buyer: ask with an enterprise.")
    elif buyer not in shape:
        yield Note(text="No stated supply of the buyer is loaded: there is no graph score, which is not a score of zero.")


def supply_links(flows: Iterable[Row], at: str) -> dict[str, frozenset[str]]:
    """Enterprise → those that it supplies or is supplied by, by supplies that are stated and not past."""
    found: dict[str, set[str]] = {}
    held = (row for row in flows if row["link"] == "SUPPLIES" and now(row["status"], row["valid_to"], at))
    for a, b in (pair for row in held for pair in zip(values(row, "start_ids"), values(row, "end_ids"), strict=True)):
        if a != b and b.startswith("vl:E"):
            found.setdefault(a, set()).add(b)
            found.setdefault(b, set()).add(a)
    return {one: frozenset(some) for one, some in found.items()}
