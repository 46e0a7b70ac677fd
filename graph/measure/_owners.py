"""Who holds whom: makers of one owner are one group, and count once."""

from collections.abc import Iterable, Mapping, Sequence

from graph.measure._now import now
from graph.things import Row

MAJORITY = 50.0  # percent: above it one owner decides
STEPS = 6  # of ownership; longer chains in public lists are errors or circles

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
    for _ in range(STEPS):
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
