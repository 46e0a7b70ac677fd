"""Candidates as rows: who could close a gap, how near, through which gate, on what evidence, and what nobody has said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.errors import BadParameter
from graph.measure import Parameters
from graph.measure.gap.model import Gap, Known
from graph.measure.gap.supplier_distance import Distances, Reach, reach
from graph.measure.gap.supplier_roles import (
    ACROSS,
    DEALER_ACROSS,
    OTHER_CODE,
    PLANNED_ACROSS,
    ROLES,
    STEP_UP,
    STEP_UP_ACROSS,
    Candidate,
    Steps,
    candidates,
    served,
)
from graph.measure.gap.supplier_score import NEVER_KNOWN, Score, publications, score
from graph.result import Row

MOST_CANDIDATES = 300  # candidates shown of one gap
_ACROSS = (ACROSS, OTHER_CODE, PLANNED_ACROSS, STEP_UP_ACROSS, DEALER_ACROSS)


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A candidate with its distance and its score."""

    candidate: Candidate
    reach: Reach
    score: Score

    @property
    def order(self) -> tuple[float, float, int, str]:
        return (-self.score.high, -self.score.low, ROLES.index(self.candidate.role), self.candidate.enterprise)


@dataclass(frozen=True, kw_only=True)
class Offers:
    """What candidates of gaps are judged with; made once for all gaps of a question."""

    known: Known
    steps: Steps
    near: Distances
    scale_km: float

    @staticmethod
    def made(parameters: Parameters, known: Known, near: Distances) -> "Offers":
        scale = float(str(parameters["lambda_km"]))
        if scale <= 0:
            what = f"lambda_km = {parameters['lambda_km']} is not above 0."
            raise BadParameter(what, then="Give the km over which a distance counts e times less, as in lambda_km=100.", name="lambda_km")
        return Offers(known=known, steps=Steps(known), near=near, scale_km=scale)

    def of(self, gap: Gap) -> list[Offer]:
        """Everyone who could close the gap, the highest score first."""
        users = self.near.to(gap.need.users)
        theirs = self._provinces(gap)
        stages = gap.stages
        found = []
        for candidate in candidates(gap, self.known, self.steps):
            across = candidate.role in _ACROSS
            products = {f"hs2022:{row['code']}" for row in candidate.rows}
            own = {str(row["province"]) for row in candidate.rows if row["province"]}
            near = reach(candidate.enterprise, users, self.near, across=across, products=products, provinces=own | theirs)
            found.append(Offer(candidate=candidate, reach=near, score=score(candidate, near, stages, self.scale_km)))
        return sorted(found, key=lambda one: one.order)

    def rows(self, gap: Gap, offers: Sequence[Offer]) -> Iterator[Row]:
        serving, theirs = served(gap, self.known), self._provinces(gap)
        for offer in offers:
            yield self._row(gap, offer, len(serving.get(offer.candidate.enterprise, ())), theirs)

    def _provinces(self, gap: Gap) -> set[str]:
        """The provinces of the sites at which its users need it, or make what they need it for."""
        here = [self.known.country]
        sites = (row for user in gap.need.users for does in ("NEEDS", "MAKES") for row in self.known.sites.of(does, user, here))
        return {str(row["province"]) for row in sites if row["province"]}

    def _row(self, gap: Gap, offer: Offer, serves: int, theirs: set[str]) -> Row:
        candidate, near = offer.candidate, offer.reach
        first = candidate.rows[0]
        zones = tuple(sorted(self.near.zones.get(candidate.enterprise, ())))
        places = sorted({f"iso:{row['province']}" for row in candidate.rows if row["province"]})
        unknown = (
            *offer.score.unknown,
            *(() if places else ("province",)),
            *(() if zones else ("zone",)),
            *(() if publications(candidate) else ("evidence",)),
            *NEVER_KNOWN,
        )
        return {
            "candidate": candidate.enterprise,
            "role": candidate.role,
            "match": candidate.match or None,
            "country": first["country"],
            "provinces": tuple(places),
            "zones": zones,
            "gates": near.gates,
            "gate_known": near.gate_how,
            "nearest_user": near.user,
            "km": round(near.km, 1) if near.km is not None else None,
            "km_known": near.how,
            "evidence": len(publications(candidate)),
            "basis": "sourced" if any(row["basis"] == "sourced" for row in candidate.rows) else "assumed",
            "status": "inferred",
            "score": round(offer.score.high, 4),
            "score_low": round(offer.score.low, 4),
            "reasons": (
                *_reasons(gap, offer, serves),
                *(("in the province of a user",) if any(place[4:] in theirs for place in places) else ()),
            ),
            "unknown": unknown,
            "products": tuple(sorted({f"hs2022:{row['code']}" for row in candidate.rows})),
            "facts": facts(offer),
            "sources": tuple(sorted({*publications(candidate), *near.sources})),
        }


def facts(offer: Offer) -> tuple[str, ...]:
    """The statements that make it a candidate, then those of the way to the nearest user."""
    return tuple(dict.fromkeys((*(str(row["fact"]) for row in offer.candidate.rows), *offer.reach.facts)))


def _reasons(gap: Gap, offer: Offer, serves: int) -> Iterator[str]:
    candidate, near = offer.candidate, offer.reach
    codes = ", ".join(sorted({str(row["code"]) for row in candidate.rows}))
    what = "the input" if candidate.role in (STEP_UP, STEP_UP_ACROSS) else "the code needed"
    than = "to" if candidate.match == "equal" else "than"
    yield f"{candidate.role}: {codes}, {candidate.match} {than} {what}"
    yield from (f"also: {role}" for role in candidate.roles[1:])
    if candidate.enterprise in gap.need.users:
        yield "is one of the users itself"
    if serves:
        yield f"supplies {serves} of {len(gap.need.users)} users already"
    if near.km is not None:
        yield f"{near.km:.0f} km to the nearest user that stands on the map ({near.how})"
    if near.gates:
        yield f"gate {near.gate_how}"
