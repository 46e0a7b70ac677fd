"""Enterprises by owner group, so that owners are counted and not legal shells."""

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from graph.measure._owners import Held, group


@dataclass(frozen=True, kw_only=True)
class Group:
    """Enterprises that count once; `owners` hold several of them, `share_unknown` where a share that no source gives joins them."""

    members: tuple[str, ...]
    owners: tuple[str, ...] = ()
    share_unknown: bool = False


def groups(enterprises: Iterable[str], above: Held) -> list[Group]:
    """The enterprises by owner group: two are one group when somebody holds both, itself counted as held by itself.

    >>> above = {"vl:E24": {"vl:E23": True}, "vl:E25": {"vl:E23": True}}
    >>> for one in groups(["vl:E25", "vl:E21", "vl:E24"], above):
    ...     print(one.members, one.owners, one.share_unknown)
    ('vl:E21',) () False
    ('vl:E24', 'vl:E25') ('vl:E23',) True
    """
    some = sorted(set(enterprises))
    if len(some) < 2:  # most buyers of a large list
        return [Group(members=(one,)) for one in some]
    held = {one: group(one, above) for one in some}
    joined: nx.Graph[str] = nx.Graph()
    joined.add_edges_from((one, owner) for one in held for owner in held[one])
    return sorted((_group(part & held.keys(), held) for part in nx.connected_components(joined)), key=lambda one: one.members)


def _group(members: Iterable[str], held: Held) -> Group:
    some = tuple(sorted(members))
    below: dict[str, list[str]] = {}
    for one in some:
        for owner in held[one]:
            below.setdefault(owner, []).append(one)
    owners = sorted((owner for owner in below if len(below[owner]) > 1), key=lambda owner: (-len(below[owner]), owner))
    return Group(members=some, owners=tuple(owners), share_unknown=any(held[one][owner] for owner in owners for one in below[owner]))
