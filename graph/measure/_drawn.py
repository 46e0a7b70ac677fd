"""The picture of a gap: users, the products that they need, and makers, each link stated or, where a recipe implies it, inferred."""

from collections.abc import Collection, Iterable, Iterator

from graph.answer import Picture, PictureLink
from graph.measure._need import STATED, Claim, Need, covers
from graph.measure._sites import Sites
from graph.picture import MOST_NODES, picture
from graph.things import Row

Wanted = Iterable["str | PictureLink"]


def drawn(rows: Iterable[Row], wanted: Wanted) -> Picture:
    """A picture of the links wanted, with their ends.

    `rows` hold the things that may be drawn; `wanted` are ids of links among them, or links made by a measure (status inferred).
    """
    asked = list(wanted)
    made = {link.id: link for link in asked if isinstance(link, PictureLink)}
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


def asks(need: Need, sites: Sites, users: Iterable[str], codes: Iterable[str], countries: Collection[str]) -> Iterator[str | PictureLink]:
    """The links from users to the codes of a need: the stated ones as they are, those that follow from a recipe as inferred."""
    for user in users:
        named = {row["code"]: row for row in sites.of("NEEDS", user, countries)}
        claims = [claim for claim in need.claims if claim.user == user]
        for code in codes:
            row = named.get(code)
            # With the switch `assumed` off a stated need that is our assumption is no claim, and no link either.
            if row and (row["basis"] == "sourced" or any(claim.kind == STATED for claim in claims)):
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
