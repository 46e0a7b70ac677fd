"""Who makes and needs what at which site, indexed once: a list of 50,000 firms is not looked through for every need."""

from collections.abc import Collection, Iterable

from graph.result import Row

LEVELS = (2, 4)  # of the codes above a six-digit one


class Codes:
    """A set of codes that finds those which meet a code: equal, or one the beginning of the other.

    >>> codes = Codes(["4407", "440122", "44"])
    >>> sorted(codes.meeting("4401")), sorted(codes.meeting("440729")), codes.match("4401"), codes.match("440729"), codes.match("10")
    (['44', '440122'], ['44', '4407'], 'narrower', 'wider', '')
    """

    def __init__(self, codes: Iterable[str]) -> None:
        self.all = frozenset(codes)
        self._below: dict[str, set[str]] = {}
        for code in self.all:
            for level in LEVELS:
                if level < len(code):
                    self._below.setdefault(code[:level], set()).add(code)

    def meeting(self, code: str) -> set[str]:
        """The codes of the set that meet the code."""
        above = {code[:level] for level in LEVELS} | {code}
        return self._below.get(code, set()) | (above & self.all)

    def match(self, code: str) -> str:
        """How the set meets the code at best: equal, narrower or wider than it; empty if it does not."""
        if code in self.all:
            return "equal"
        return "narrower" if code in self._below else "wider" if self.meeting(code) else ""


class Sites:
    """Rows of MAKES and NEEDS: `does`, `enterprise`, `code`, `country` of the site, `status`."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._made: dict[tuple[str, str], dict[str, set[str]]] = {}
        self._rows: dict[tuple[str, str], list[Row]] = {}
        for row in rows:
            self._rows.setdefault((str(row["does"]), str(row["enterprise"])), []).append(row)
            if row["does"] == "MAKES":
                there = self._made.setdefault((str(row["country"]), str(row["status"])), {})
                there.setdefault(str(row["code"]), set()).add(str(row["enterprise"]))
        self._codes = Codes(code for there in self._made.values() for code in there)

    def made(self, country: str, status: str = "stated") -> dict[str, set[str]]:
        """Code → enterprises that make it at a site in the country."""
        return self._made.get((country, status), {})

    def makers(self, codes: Iterable[str], countries: Iterable[str], status: str = "stated") -> dict[str, set[str]]:
        """Enterprise → its made codes that meet one of the codes, at sites in these countries."""
        meeting = {one for code in codes for one in self._codes.meeting(code)}
        found: dict[str, set[str]] = {}
        for country in countries:
            there = self.made(country, status)
            for code in meeting & there.keys():
                for enterprise in there[code]:
                    found.setdefault(enterprise, set()).add(code)
        return found

    def of(self, does: str, enterprise: str, countries: Collection[str], status: str = "stated") -> list[Row]:
        """The rows of one enterprise at sites in these countries."""
        return [row for row in self._rows.get((does, enterprise), ()) if row["country"] in countries and row["status"] == status]
