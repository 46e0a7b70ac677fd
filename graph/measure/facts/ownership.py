"""Who holds whom: enterprises of one owner are one group and count once; and what an enterprise owns over several steps."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from graph.measure.facts.validity import now
from graph.result import Row

MAJORITY = 50.0  # percent: above it one owner decides
_STEPS = 6  # of ownership; longer chains in public lists are errors or circles

Held = Mapping[str, Mapping[str, bool]]  # enterprise → who holds it, with True where only an unknown share leads there


def holders(owns: Iterable[Row], at: str) -> dict[str, dict[str, bool]]:
    """Enterprise → who holds it on the day by a share above 50 % or of unknown size (True: unknown only)."""
    above: dict[str, dict[str, bool]] = {}
    for row in owns:
        share = row["share"]
        if now(row["status"], row["valid_to"], at) and (share is None or float(str(share)) > MAJORITY):
            owner, owned = str(row["owner"]), str(row["owned"])
            above.setdefault(owned, {})[owner] = share is None and above.get(owned, {}).get(owner, True)
    return above


def group(maker: str, above: Held) -> dict[str, bool]:
    """Everyone who holds the maker, nearest first, the maker itself at the front."""
    found, level = {maker: False}, [maker]
    for _ in range(_STEPS):
        reached: dict[str, bool] = {}
        for one in level:
            for owner, unknown in sorted(above.get(one, {}).items()):
                if owner not in found:
                    reached[owner] = (unknown or found[one]) and reached.get(owner, True)
        found |= reached
        level = list(reached)
    return found


def in_all(groups: Sequence[Mapping[str, bool]]) -> list[str]:
    """Who holds all of them, nearest to the first one first; empty if nobody does.

    >>> above = {"a": {"x": False}, "b": {"x": False}}
    >>> in_all([group("a", above), group("b", above)]), in_all([group("a", above), group("c", above)]), in_all([group("c", above)])
    (['x'], [], ['c'])
    """
    return [one for one in groups[0] if all(one in held for held in groups)] if groups else []


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


def leaders(enterprises: Iterable[str], above: Held) -> dict[str, str]:
    """Enterprise → the owner that stands for its group, even if nobody else of the group is asked for; itself where nobody holds it.

    >>> leaders(["vl:E24", "vl:E25", "vl:E26"], {"vl:E24": {"vl:E23": True}, "vl:E25": {"vl:E23": True}})
    {'vl:E24': 'vl:E23', 'vl:E25': 'vl:E23', 'vl:E26': 'vl:E26'}
    >>> leaders(["vl:E04"], {"vl:E04": {"vl:E03": False}})
    {'vl:E04': 'vl:E03'}
    """
    leads: dict[str, str] = {}  # holder → the holder that it was joined with

    def lead(one: str) -> str:
        while leads.setdefault(one, one) != one:
            leads[one] = leads[leads[one]]
            one = leads[one]
        return one

    held = {one: list(group(one, above)) for one in enterprises}
    for some in held.values():
        for one in some[1:]:
            leads[lead(some[0])] = lead(one)
    return {one: lead(some[0]) for one, some in held.items()}


class Owned:
    """What an enterprise owns on a day, directly and over several steps, by shares of any size."""

    def __init__(self, owns: Iterable[Row], at: str) -> None:
        self._below: dict[str, dict[str, list[Row]]] = {}
        for row in owns:
            if now(row["status"], row["valid_to"], at) and row["owner"] != row["owned"]:
                self._below.setdefault(str(row["owner"]), {}).setdefault(str(row["owned"]), []).append(row)

    @property
    def owners(self) -> list[str]:
        return sorted(self._below)

    def of(self, owner: str) -> dict[str, tuple[str, ...]]:
        """Owned enterprise → one shortest way to it: the owner, those between, the owned; in order of steps, then of ids."""
        ways: dict[str, tuple[str, ...]] = {owner: (owner,)}
        level = [owner]
        for _ in range(_STEPS):
            reached = [(one, below) for one in level for below in sorted(self._below.get(one, ())) if below not in ways]
            for one, below in reached:
                ways.setdefault(below, (*ways[one], below))
            level = list(dict.fromkeys(below for _, below in reached))
        return {owned: way for owned, way in ways.items() if owned != owner}

    def statements(self, way: Sequence[str]) -> list[list[Row]]:
        """The statements behind each step of a way; several sources may give several shares."""
        return [self._below[owner][owned] for owner, owned in pairwise(way)]
