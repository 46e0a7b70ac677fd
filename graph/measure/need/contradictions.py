"""Statements that contradict each other: one has a maker active where another has it closed or denies it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.measure.facts.groups import values
from graph.measure.facts.sites import Sites
from graph.measure.facts.statements import texts
from graph.measure.facts.validity import now, past
from graph.measure.need.needs import covers
from graph.result import Row

ACTIVE, CLOSED, BOTH = "active", "closed", "active and closed"


@dataclass(frozen=True, kw_only=True)
class Said:
    """One of the statements that do not fit; `fact` is that of the link, or the id of the enterprise where it is said of the whole."""

    enterprise: str
    codes: tuple[str, ...]
    says: str
    fact: str
    words: str
    sources: tuple[str, ...]


def contrary(rows: Iterable[Row], firms: Iterable[Row], country: str, at: str) -> dict[str, list[Said]]:
    """Enterprise → the statements on what it makes at sites in the country that contradict each other, in the order of their ids.

    Parameters
    ----------
    rows : `does`, `fact`, `enterprise`, `code`, `country`, `status`, `valid_to`, `disputed`, `sources`
    firms : `id`, `status`, `disputed`, `sources` of enterprises

    >>> base = dict(does="MAKES", enterprise="vl:E47", code="110814", country="LA", valid_to=None, disputed=None)
    >>> rows = [dict(base, fact="a", status="stated", sources=["src:S1"]), dict(base, fact="b", status="ended", sources=["src:S2"])]
    >>> [(one.fact, one.says) for one in contrary(rows, (), "LA", "2026-11-25")["vl:E47"]]
    [('a', 'active'), ('b', 'closed')]
    """
    made: dict[str, list[Row]] = {}
    for row in rows:
        if row["does"] == "MAKES" and row["country"] == country:
            made.setdefault(str(row["enterprise"]), []).append(row)
    whole = {str(row["id"]): row for row in firms}
    found = {enterprise: _of(enterprise, some, whole.get(enterprise), at) for enterprise, some in sorted(made.items())}
    return {enterprise: said for enterprise, said in found.items() if said}


def doubtful(sites: Sites, firms: Iterable[Row], disputes: Iterable[Row], country: str) -> list[Row]:
    """The statements on makers in the country of whom something is ended, dated or disputed: nobody else can be contradicted.

    `firms`: `id`, `status`, `disputed` of enterprises; `disputes`: `enterprise`, `fact`, `disputed` of statements on which datasets differ,
    where the rows of the sites do not say so themselves.
    """
    differ = {str(row["fact"]): row["disputed"] for row in disputes}
    some = {str(row["id"]) for row in firms if row["status"] == "ended" or row["disputed"]} | {str(row["enterprise"]) for row in disputes}
    for row in sites.rows:
        doubted = row["status"] == "ended" or row.get("valid_to") or row.get("disputed")
        if doubted and row["does"] == "MAKES" and row["country"] == country:
            some.update(values(row, "enterprises"))
    found = (row for one in sorted(some) for row in sites.all_of("MAKES", one) if row["country"] == country)
    return [{**row, "disputed": row.get("disputed") or differ.get(str(row.get("fact")))} for row in found]


def _of(enterprise: str, rows: Sequence[Row], firm: Row | None, at: str) -> list[Said]:
    active = [row for row in rows if now(row["status"], row.get("valid_to"), at)]
    closed = [row for row in rows if row["status"] == "ended" or (row["status"] == "stated" and past(row.get("valid_to"), at))]
    found = [_link(row, ACTIVE) for row in active if any(_meet(row, other) for other in closed)]
    found += [_link(row, CLOSED) for row in closed if any(_meet(row, other) for other in active)]
    found += [_link(row, BOTH, words) for row in rows if (words := _disputed(row))]
    if firm and active and firm["status"] == "ended":
        known = {one.fact for one in found}
        found += [_link(row, ACTIVE) for row in active if row["fact"] not in known]
        found.append(_whole(enterprise, active, CLOSED, "the enterprise as a whole is closed", firm))
    elif firm and active and (words := _disputed(firm)):
        found.append(_whole(enterprise, active, BOTH, words, firm))
    return sorted(found, key=lambda one: (one.fact, one.says))


def _meet(row: Row, other: Row) -> bool:
    return covers(str(row["code"]), str(other["code"]))


def _disputed(row: Row) -> str:
    """The words with which datasets differ on the status, if one has it running and another ended."""
    return next((one for one in texts(row.get("disputed")) if one.startswith("status: ") and {"stated", "ended"} <= set(one.split())), "")


def _link(row: Row, says: str, words: str = "") -> Said:
    until = f", until {row['valid_to']}" if row.get("valid_to") else ""
    return Said(
        enterprise=str(row["enterprise"]),
        codes=(str(row["code"]),),
        says=says,
        fact=str(row["fact"]),
        words=words or f"status: {row['status']}{until}",
        sources=tuple(texts(row.get("sources"))),
    )


def _whole(enterprise: str, active: Sequence[Row], says: str, words: str, firm: Row) -> Said:
    codes = tuple(sorted({str(row["code"]) for row in active}))
    return Said(enterprise=enterprise, codes=codes, says=says, fact=enterprise, words=words, sources=tuple(texts(firm["sources"])))
