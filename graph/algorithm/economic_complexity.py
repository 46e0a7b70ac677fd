"""Which columns of a 0/1 table go together, and how complex its rows and columns are (the economic complexity of a table of exports)."""

from dataclasses import dataclass

import numpy as np

from graph.algorithm.input_output import Matrix, Vector

# Two eigenvalues nearer than this are one: the vector between them is arbitrary, so it is not given.
_APART = 1e-9
_BLOCK = 500  # columns at a time


def proximity(m: Matrix, columns: slice = slice(None)) -> Matrix:
    """How often two columns are filled in the same rows: φᵢⱼ = min{P(i|j), P(j|i)}, 1 on the diagonal.

    Parameters
    ----------
    m
        rows × columns of 0 and 1; no empty column.
    columns
        the columns j; five thousand columns times themselves would take 200 MB.

    Examples
    --------
    >>> from graph.algorithm.input_output import matrix
    >>> proximity(matrix([[1, 1, 1], [1, 1, 0], [1, 0, 0]])).round(4).tolist()
    [[1.0, 0.6667, 0.3333], [0.6667, 1.0, 0.5], [0.3333, 0.5, 1.0]]

    References
    ----------
    Hidalgo, Klinger, Barabási, Hausmann 2007, Science 317, 482–487.
    """
    often = m.sum(axis=0)
    # Counts of rows are whole numbers, exact also in the shorter floats that multiply twice as fast.
    short = m.astype(np.float32)
    near: Matrix = (short.T @ short[:, columns]).astype(np.float64)
    near /= np.maximum(often[:, None], often[columns][None, :])
    return near


def density(m: Matrix, row: int, *, own: bool = False) -> Vector:
    """How much of what is near each column the row holds already: ω = Σᵢ M_ri φᵢⱼ / Σᵢ φᵢⱼ, 0 to 1; i = j counts only if `own`.

    >>> from graph.algorithm.input_output import matrix
    >>> m = matrix([[1, 1, 1], [1, 1, 0], [1, 0, 0]])
    >>> density(m, 1)[2].round(4), density(m, 1, own=True)[2].round(4)
    (np.float64(1.0), np.float64(0.4545))
    """
    made = []
    for start in range(0, m.shape[1], _BLOCK):
        part = slice(start, start + _BLOCK)
        near = proximity(m, part)
        itself = 0.0 if own else 1.0  # φⱼⱼ
        weights = near.sum(axis=0) - itself
        held = m[row] @ near - itself * m[row, part]
        made.append(np.divide(held, weights, out=np.full(len(weights), np.nan), where=weights > _APART))
    return np.concatenate(made) if made else np.zeros(0)


@dataclass(frozen=True, kw_only=True)
class Complexity:
    """ECI by row and PCI by column, standardised with the sample deviation; None where the second eigenvalue is not single."""

    eigenvalue: float
    eci: Vector | None
    pci: Vector | None


def complexity(m: Matrix) -> Complexity:
    """The second eigenvector of D⁻¹ M U⁻¹ Mᵀ, its sign such that fuller rows are higher.

    Examples
    --------
    >>> from graph.algorithm.input_output import matrix
    >>> made = complexity(matrix([[1, 1, 1], [1, 1, 0], [1, 0, 0]]))
    >>> round(made.eigenvalue, 4), made.eci.round(4).tolist()
    (0.25, [1.0, 0.0, -1.0])

    References
    ----------
    Hidalgo, Hausmann 2009, PNAS 106, 10570–10575.
    """
    diversity, ubiquity = m.sum(axis=1), m.sum(axis=0)
    root = 1 / np.sqrt(diversity)
    values, vectors = np.linalg.eigh(root[:, None] * ((m / ubiquity) @ m.T) * root[None, :])
    second = float(values[-2]) if len(values) > 1 else 0.0
    near = [value for value in values if abs(value - second) < _APART]
    if len(values) < 3 or len(near) > 1:
        return Complexity(eigenvalue=second, eci=None, pci=None)
    eci = np.asarray(vectors[:, -2] * root, dtype=np.float64)
    eci = eci if (eci - eci.mean()) @ (diversity - diversity.mean()) >= 0 else -eci
    return Complexity(eigenvalue=second, eci=_standardised(eci), pci=_standardised(np.asarray((eci @ m) / ubiquity)))


def _standardised(v: Vector) -> Vector | None:
    spread = v.std(ddof=1) if len(v) > 1 else 0.0
    if not spread > 0:
        return None
    made: Vector = np.asarray((v - v.mean()) / spread, dtype=np.float64)
    return np.where(np.abs(made) < _APART, 0.0, made)  # a value that is nothing but rounding is 0
