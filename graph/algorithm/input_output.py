"""The two inverses of an input-output table, and what follows from them: linkages and distances."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]
_ROUNDING = 1e-9  # what the eigenvalues of a table with four decimals may be off


def matrix(rows: list[list[float]]) -> Matrix:
    return np.array(rows, dtype=np.float64)


def vector(values: list[float]) -> Vector:
    return np.array(values, dtype=np.float64)


def leontief(flows: Matrix, output: Vector) -> Matrix:
    """L = (I − A)⁻¹ with A = Z x̂⁻¹: output of each row needed for one unit of final demand of each column.

    >>> leontief(matrix([[150, 500], [200, 100]]), np.array([1000.0, 2000.0])).round(4).tolist()
    [[1.2541, 0.33], [0.264, 1.1221]]

    References
    ----------
    Leontief 1936; the table is that of Miller, Blair 2009, Input–Output Analysis, chapter 2.
    """
    return _inverse(flows / output[None, :])


def ghosh(flows: Matrix, output: Vector) -> Matrix:
    """G = (I − B)⁻¹ with B = x̂⁻¹ Z: where one unit of primary input of each row ends up.

    >>> ghosh(matrix([[150, 500], [200, 100]]), np.array([1000.0, 2000.0])).sum(axis=1).round(4).tolist()
    [1.9142, 1.2541]

    References
    ----------
    Ghosh 1958, Economica 25, 58–64.
    """
    return _inverse(flows / output[:, None])


def _inverse(shares: Matrix) -> Matrix:
    made: Matrix = np.asarray(np.linalg.inv(np.eye(len(shares)) - shares), dtype=np.float64)
    return made


def singular(flows: Matrix, output: Vector) -> bool:
    """Whether the table has no inverse that means anything: a sector whose inputs or uses take all its output, or more, in a circle."""
    shares = flows / output[None, :]
    return bool(np.abs(np.linalg.eigvals(shares)).max(initial=0.0) >= 1 - _ROUNDING)


@dataclass(frozen=True, kw_only=True)
class Linkages:
    """Relative to the mean of all sectors, 1 = mean."""

    backward: Vector
    forward: Vector
    forward_ghosh: Vector


def linkages(flows: Matrix, output: Vector) -> Linkages:
    """Backward n·Σᵢ lᵢⱼ / ΣΣ l (columns of L), forward n·Σⱼ lᵢⱼ / ΣΣ l (rows of L), and forward by the rows of Ghosh's G.

    >>> made = linkages(matrix([[150, 500], [200, 100]]), np.array([1000.0, 2000.0]))
    >>> made.backward.round(4).tolist(), made.forward.round(4).tolist()
    ([1.0222, 0.9778], [1.0667, 0.9333])

    References
    ----------
    Rasmussen 1956, Studies in Inter-Sectoral Relations; Hirschman 1958, The Strategy of Economic Development.
    """
    n, inverse, after = len(output), leontief(flows, output), ghosh(flows, output)
    whole = inverse.sum()
    return Linkages(
        backward=n * inverse.sum(axis=0) / whole,
        forward=n * inverse.sum(axis=1) / whole,
        forward_ghosh=n * after.sum(axis=1) / after.sum(),
    )


def chain_positions(flows: Matrix, output: Vector) -> tuple[Vector, Vector]:
    """U = (I − B)⁻¹ 1, steps from a sector to final use (1 = sold to it only), and N = 1ᵀ(I − A)⁻¹, steps of making behind it.

    >>> [part.round(4).tolist() for part in chain_positions(matrix([[150, 500], [200, 100]]), np.array([1000.0, 2000.0]))]
    [[1.9142, 1.2541], [1.5182, 1.4521]]

    References
    ----------
    Antràs, Chor, Fally, Hillberry 2012, American Economic Review 102, 412–416; Fally 2012.
    """
    return ghosh(flows, output).sum(axis=1), leontief(flows, output).sum(axis=0)
