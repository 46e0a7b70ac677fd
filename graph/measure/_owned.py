"""What an enterprise owns over several steps, by shares of any size, and which enterprises share an owner."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from graph.measure._now import now
from graph.measure._owners import STEPS, Held, group
from graph.things import Row


def groups(enterprises: Iterable[str], above: Held) -> dict[str, str]:
    """Enterprise → the owner that stands for its group: two are one group when one enterprise holds both, itself counted.

    >>> groups(["vl:E24", "vl:E25", "vl:E26"], {"vl:E24": {"vl:E23": True}, "vl:E25": {"vl:E23": True}})
    {'vl:E24': 'vl:E23', 'vl:E25': 'vl:E23', 'vl:E26': 'vl:E26'}
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
        for _ in range(STEPS):
            reached = [(one, below) for one in level for below in sorted(self._below.get(one, ())) if below not in ways]
            for one, below in reached:
                ways.setdefault(below, (*ways[one], below))
            level = list(dict.fromkeys(below for _, below in reached))
        return {owned: way for owned, way in ways.items() if owned != owner}

    def statements(self, way: Sequence[str]) -> list[list[Row]]:
        """The statements behind each step of a way; several sources may give several shares."""
        return [self._below[owner][owned] for owner, owned in pairwise(way)]
