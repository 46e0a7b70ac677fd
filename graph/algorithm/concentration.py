"""How concentrated a whole is: the Herfindahl–Hirschman index, exact where all shares are known, else an interval."""

from collections.abc import Iterable

_POINTS = 10_000  # the index is also written in points, 0.25 = 2,500


def hhi(amounts: Iterable[float]) -> float | None:
    """The Herfindahl–Hirschman index of amounts in one unit: Σ sᵢ² with sᵢ = xᵢ / Σ x, in [1/n, 1]; None where there is nothing.

    Value and weight give different answers; never mix them. References: Hirschman 1945; Herfindahl 1950. Shares of 40, 30, 20 and
    10 % are 3,000 points (hand); Lao imports of clinker in 2019, in kg (gap-methods.md C4):

    >>> points(hhi([40, 30, 20, 10])), round(hhi([50_791_017, 1_205_136, 44_563_794]), 4), hhi([])
    (3000, 0.4898, None)
    """
    known = [float(amount) for amount in amounts]
    total = sum(known)
    return sum((amount / total) ** 2 for amount in known) if total > 0 else None


def points(index: float | None) -> int | None:
    """The index in points of 10,000.

    >>> points(0.4898)
    4898
    """
    return None if index is None else round(_POINTS * index)


def bounds(shares: Iterable[float], cap: float | None = None) -> tuple[float, float]:
    """The smallest and the largest index that shares which are only partly known allow; never print the middle of it.

    lower = Σ known²; upper = lower + r², r = 1 − Σ known; where no unknown share is above c: upper = lower + ⌊r/c⌋·c² + rest²

    The upper bound follows from convexity: a sum of squares is largest where the unknown part is in as few hands as it can be.
    `shares` are parts of 1, `cap` is c. Exports of Hanoi to Laos, published shares .148, .144, .053 (gap-methods.md C5):

    >>> [round(bound, 4) for bound in bounds([0.148, 0.144, 0.053])]
    [0.0454, 0.4745]
    >>> round(bounds([0.148, 0.144, 0.053], cap=0.148)[1], 3)
    0.137
    """
    known = [float(share) for share in shares]
    lower, rest = sum(share**2 for share in known), max(0.0, 1.0 - sum(known))
    if cap is None or not 0 < cap < rest:
        return lower, lower + rest**2
    whole = int(rest / cap)
    return lower, lower + whole * cap**2 + max(0.0, rest - whole * cap) ** 2
