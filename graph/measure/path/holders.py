"""Who makes, uses or deals in which code, and whom that joins: the product match of path questions, extended with each round."""

from collections.abc import Collection, Iterable, Iterator

from graph.measure.facts.hs_codes import digits
from graph.measure.path.link_statement import LinkStatement

HOLDS = ("MAKES", "DEALS_IN", "NEEDS")


class Holders:
    """Statements by who holds a code and by code. Two things match where one makes or deals in what the other uses or deals in.

    `followed`: things whose own statements were fetched. Of two things that were not followed themselves no path within the steps takes
    the match, so it is left out as soon as there is any that was.
    """

    def __init__(self, followed: Collection[str]) -> None:
        self._followed = followed
        self._of: dict[str, list[LinkStatement]] = {}
        self._who: dict[str, dict[str, set[str]]] = {}  # code → verb → things
        self._below: dict[str, set[str]] = {}  # heading → the codes below it that are held

    def add(self, one: LinkStatement) -> None:
        if one.kind in HOLDS:
            code = one.code
            self._of.setdefault(one.a, []).append(one)
            self._who.setdefault(code, {}).setdefault(one.kind, set()).add(one.a)
            if len(code) > 4:
                self._below.setdefault(code[:4], set()).add(code)

    def codes(self, things: Iterable[str]) -> set[str]:
        """The codes that these things make, use or deal in."""
        return {one.b for thing in things for one in self._of.get(thing, ())}

    def partners(self, thing: str) -> set[str]:
        """Things that a product match joins to this one."""
        found: set[str] = set()
        for mine in self._of.get(thing, ()):
            for code in self._meeting(mine.code):
                for kind, who in self._who.get(code, {}).items():
                    if kind != mine.kind:
                        found |= who
        found.discard(thing)
        return found.intersection(self._followed) if self._followed and thing not in self._followed else found

    def pairs(self, thing: str, other: str) -> Iterator[tuple[LinkStatement, LinkStatement]]:
        """The statements of the two that meet, in the order of the first one's, then by code."""
        theirs = sorted((digits(one.b), one) for one in self._of.get(other, ()))
        for mine in sorted(self._of.get(thing, ())):
            meeting = self._meeting(mine.code)
            yield from ((mine, one) for code, one in theirs if code in meeting and one.kind != mine.kind)

    def _meeting(self, code: str) -> set[str]:
        """The code, its heading, and the held codes below it; a chapter meets nothing."""
        return {code, code[:4], *self._below.get(code, ())} if len(code) > 2 else set()
