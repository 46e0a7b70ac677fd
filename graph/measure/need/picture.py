"""The picture of a gap: users, the products that they need, and makers, each link stated or, where a recipe implies it, inferred."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from graph.answer.picture import MOST_NODES, Picture, PictureLink, PictureNode, picture
from graph.measure.facts.groups import values
from graph.measure.facts.sites import Sites
from graph.measure.need.needs import STATED_NEED, Claim, Need, covers
from graph.result import Row
from graph.schema import kind_of

ToDraw = Iterable["str | PictureLink"]


def pictured(rows: Iterable[Row], wanted: ToDraw) -> Picture:
    """A picture of the links wanted, with their ends.

    `rows` hold the things that may be drawn; `wanted` are ids of links among them, or links made by a measure (status inferred).
    """
    asked = list(wanted)
    made = {link.id: link for link in sorted((one for one in asked if isinstance(one, PictureLink)), key=lambda link: link.id)}
    ids = {one for one in asked if isinstance(one, str)}
    whole = picture(tuple(rows), most=10 * MOST_NODES)
    known = {node.id: node for node in whole.nodes}
    links = [link for link in whole.links if link.id in ids]
    links += [link for link in made.values() if link.start in known and link.end in known]
    ends = {end for link in links for end in (link.start, link.end)}
    nodes = tuple(node for node in whole.nodes if node.id in ends)[:MOST_NODES]
    kept = {node.id for node in nodes}
    shown = tuple(link for link in links if link.start in kept and link.end in kept)
    return Picture(nodes=nodes, links=shown, left_out=len(ends) - len(kept))


def sketched(rows: Iterable[Row], wanted: ToDraw) -> Picture:
    """As `drawn`, by ids alone: `ask` fetches what hangs on them, so that nothing has to be fetched of what is not drawn.

    `rows` are `does`, enterprise, code or `link`, start, end, each with `fact` and `status`, one by one or in groups.

    >>> row = dict(fact="1", does="MAKES", enterprise="vl:E1", code="4403", status="stated")
    >>> [(node.id, node.kind) for node in sketched([row], ["1"]).nodes]
    [('hs2022:4403', 'Product'), ('vl:E1', 'Enterprise')]
    """
    asked = list(wanted)
    made = {link.id: link for link in sorted((one for one in asked if isinstance(one, PictureLink)), key=lambda link: link.id)}
    ids = {one for one in asked if isinstance(one, str)}
    stated = {one.fact: one for one in _stated(rows, ids)}
    ends = sorted({*(end for one in stated.values() for end in one[1:3]), *(end for one in made.values() for end in (one.start, one.end))})
    kept = set(ends[:MOST_NODES])
    nodes = tuple(PictureNode(id=id, kind=kind_of(id) or "", display_name=id) for id in ends[:MOST_NODES])
    # Of 90,000 statements behind the gaps of 100,000 enterprises 4,000 are drawn: the others become no links.
    drawn = sorted(fact for fact, one in stated.items() if one.start in kept and one.end in kept)
    links = (PictureLink(id=fact, kind=(one := stated[fact]).kind, start=one.start, end=one.end, status=one.status) for fact in drawn)
    inferred = (link for link in made.values() if link.start in kept and link.end in kept)
    return Picture(nodes=nodes, links=(*links, *inferred), left_out=len(ends) - len(kept))


class _Drawn(NamedTuple):
    fact: str
    start: str
    end: str
    kind: str
    status: str


def _stated(rows: Iterable[Row], ids: set[str]) -> Iterator[_Drawn]:
    """The statements with these ids as links."""
    for row in rows:
        if "facts" not in row and row.get("fact") not in ids:
            continue
        if "does" in row:
            starts, kind = values(row, "enterprises"), row["does"]
            ends: Sequence[str] = [f"hs2022:{row['code']}"] * len(starts)
        else:
            starts, ends, kind = values(row, "start_ids"), values(row, "end_ids"), row["link"]
        for fact, start, end in zip(values(row, "facts"), starts, ends, strict=True):
            if fact in ids:
                yield _Drawn(fact, start, end, str(kind), str(row["status"]))


def asks(need: Need, sites: Sites, users: Iterable[str], codes: Iterable[str], countries: Collection[str]) -> Iterator[str | PictureLink]:
    """The links from users to the codes of a need: the stated ones as they are, those that follow from a recipe as inferred."""
    for user in users:
        named = {row["code"]: row for row in sites.of("NEEDS", user, countries)}
        claims = need.of(user)
        for code in codes:
            row = named.get(code)
            # With the switch `assumed` off a stated need that is our assumption is no claim, and no link either.
            if row and (row["basis"] == "sourced" or any(claim.kind == STATED_NEED for claim in claims)):
                yield str(row.get("fact"))
            elif claims:
                yield _inferred(user, code, claims)


def _inferred(user: str, code: str, claims: list[Claim]) -> PictureLink:
    recipes = sorted({claim.made for claim in claims if claim.made})
    return PictureLink(
        id=f"inferred|{user}|NEEDS|{code}",
        kind="NEEDS",
        start=user,
        end=f"hs2022:{code}",
        status="inferred",
        properties={
            "basis": "sourced" if any(claim.basis == "sourced" for claim in claims) else "assumed",
            "detail": f"follows from the recipe of {', '.join(recipes)}" if recipes else "stated of a wider or narrower code",
            "source_ids": tuple(sorted({source for claim in claims for source in claim.sources})),
        },
    )


def makes(
    sites: Sites, maker: str, made: Iterable[str], needed: Iterable[str], countries: Collection[str], status: str = "stated"
) -> Iterator[str | PictureLink]:
    """The links from a maker to the codes needed: as stated where it makes that very code, else inferred from a wider or narrower one."""
    needed, made = set(needed), set(made)
    own = [row for row in sites.of("MAKES", maker, countries, status) if row["code"] in made]
    yield from (str(row.get("fact")) for row in own if row["code"] in needed)
    for row in own:
        for code in sorted(needed - made):
            if covers(str(row["code"]), code):
                yield PictureLink(
                    id=f"inferred|{maker}|MAKES|{code}",
                    kind="MAKES",
                    start=maker,
                    end=f"hs2022:{code}",
                    status="inferred",
                    properties={"detail": f"stated of {row['code']}, which is wider or narrower", "basis": row["basis"]},
                )
