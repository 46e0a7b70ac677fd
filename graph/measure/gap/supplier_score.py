"""The rule score of a candidate: a way to rank, not a probability; what is unknown makes it an interval."""

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from graph.measure.facts.distance import STRAIGHT
from graph.measure.gap.supplier_distance import SURE, Reach
from graph.measure.gap.supplier_roles import (
    ACROSS,
    DEALER,
    DEALER_ACROSS,
    HERE,
    OTHER_CODE,
    PART,
    PLANNED,
    PLANNED_ACROSS,
    STEP_UP,
    STEP_UP_ACROSS,
    Candidate,
)
from graph.measure.road.corridor_legs import INSIDE, STATED

# Our own choice of factors, to rank only: what it makes counts whole, what it would first have to begin to do less.
_PRODUCT = {"equal": 1.0, "narrower": 0.75, "wider": 0.5}
ROLE = {
    HERE: 1.0,
    ACROSS: 1.0,
    OTHER_CODE: 1.0,
    PART: 0.5,
    PLANNED: 0.5,
    PLANNED_ACROSS: 0.5,
    DEALER: 0.5,
    DEALER_ACROSS: 0.5,
    STEP_UP: 0.25,
    STEP_UP_ACROSS: 0.25,
}
OTHER_STAGE = 0.75  # it works at another stage than that of the code needed
ASSUMED = 0.5  # that it makes it is our assumption
NEVER_KNOWN = ("capacity", "price", "certificate")  # no public list of the loaded kinds states them


@dataclass(frozen=True, kw_only=True)
class Score:
    """Between `low` and `high`, from 0 to 1; `unknown` names what keeps them apart."""

    low: float
    high: float
    unknown: tuple[str, ...] = ()


def score(candidate: Candidate, reach: Reach, stages: Collection[str], scale_km: float) -> Score:
    """fit(product, stage) · exp(−km/λ) · gate open · evidence.

    fit = factor of the match · factor of the role · 0.75 at another stage; evidence = 1 − 2^−k for k publications, halved where it is
    our assumption. An unknown km or gate lets its factor be anything from 0 to 1; of a way with an unknown leg, and of a straight line,
    the road is at least as long, so that the factor is at most that of the km known.

    References
    ----------
    gap-methods.md C16. A maker of the very code, 100 km by road within the country, with one publication, λ = 100 km: e^−1 / 2

    >>> row = dict(fact="f", code="2523", stage="PROCESSING", basis="sourced", sources=["src:S1"])
    >>> maker = Candidate(enterprise="vl:E1", roles=(HERE,), match="equal", rows=(row,))
    >>> near = Reach(user="vl:E2", km=100.0, how="stated", gates=(), gate_how="none needed, same country")
    >>> found = score(maker, near, ["PROCESSING"], 100.0)
    >>> round(found.low, 4), round(found.high, 4), found.unknown
    (0.1839, 0.1839, ())
    """
    known = _PRODUCT.get(candidate.match, 0.0) * ROLE[candidate.role] * _stage(candidate, stages) * _evidence(candidate)
    low = high = known * (1.0 if reach.km is None else math.exp(-reach.km / scale_km))
    unknown = tuple(_unknown(reach))
    if unknown or reach.how not in (STATED, INSIDE):
        low = 0.0
    return Score(low=low, high=high, unknown=unknown)


def _unknown(reach: Reach) -> Iterator[str]:
    if reach.km is None:
        yield "km"
    elif reach.how not in (STATED, STRAIGHT, INSIDE):
        yield "km of a part of the way"
    if reach.gate_how not in SURE:
        yield "gate on the way" if reach.gates else "gate"


def _stage(candidate: Candidate, stages: Collection[str]) -> float:
    """1 at the stage of the code, and where either stage is unknown or the code is only an input of it."""
    own = {str(row["stage"]) for row in candidate.rows if row.get("stage")}
    other = candidate.role not in (STEP_UP, STEP_UP_ACROSS, DEALER, DEALER_ACROSS) and own and stages and not own & set(stages)
    return OTHER_STAGE if other else 1.0


def _evidence(candidate: Candidate) -> float:
    """1 − 2^−k for the k publications that say what it makes, halved where that is our assumption."""
    k = len(publications(candidate))
    return (1 - 0.5**k) * (1.0 if any(row["basis"] == "sourced" for row in candidate.rows) else ASSUMED)


def publications(candidate: Candidate) -> tuple[str, ...]:
    """The publications that say what a candidate makes, in the order of their ids."""
    cited = (row["sources"] for row in candidate.rows)
    return tuple(sorted({str(one) for some in cited if isinstance(some, (list, tuple)) for one in some}))
