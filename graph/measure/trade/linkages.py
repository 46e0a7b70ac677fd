"""Measure `trade/linkages`: which sectors pull on the others, and which feed them, by a loaded input–output table."""

from graph.algorithm.input_output import linkages
from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.trade.input_output_table import asked_for, chosen, rounded, said

GHOSH = "Ghosh"
_FEW_PRODUCTS = (
    "A sector holds many products: what is true of it need not be true of one of them. The coefficients are those of the table's year."
)


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each sector, the strongest pull first, relative to the mean of all sectors.

    A = Z x̂⁻¹, L = (I − A)⁻¹; backward n·Σᵢ lᵢⱼ / ΣΣ l; forward n·Σⱼ lᵢⱼ / ΣΣ l, or the same of Ghosh's G = (I − x̂⁻¹ Z)⁻¹

    Parameters
    ----------
    parts
        `rows`: sector, io_table, period, code, unit, output, sources; `feeds`: seller, buyer, value.
    parameters
        `table`, `forward` (Leontief or Ghosh).

    Returns
    -------
    Measured
        1 = mean; n of N: sectors above the mean both ways, of all with a known output.

    References
    ----------
    Rasmussen 1956; Hirschman 1958; worked example of Miller, Blair 2009 in `algorithm.input_output.pulls`. Forward by the rows of L
    is criticised because final demand for all goods does not grow together: Ghosh 1958 is offered beside it.
    """
    one = chosen(parts["rows"], parts["feeds"], parameters)
    if one is None:
        return Measured(rows=(), population=(0, 0), notes=(asked_for(parts["rows"]),))
    notes = [*said(one), Note(text=_FEW_PRODUCTS)]
    if not one.usable:
        return Measured(rows=(), population=(0, len(one.rows)), notes=tuple(notes))
    made = linkages(one.flows, one.output)
    ghosh = parameters["forward"] == GHOSH
    notes.append(
        Note(text="Forward by the rows of Ghosh's inverse.")
        if ghosh
        else Note(text="Forward by the rows of Leontief's inverse, which is criticised; ask with forward=Ghosh for the other.")
    )
    forward = rounded(made.forward_ghosh if ghosh else made.forward)
    rows = [
        {
            "sector": row["sector"],
            "backward": back,
            "forward": ahead,
            "role": _role(back, ahead),
            "output": row["output"],
            "unit": row["unit"],
            "sources": one.sources,
        }
        for row, back, ahead in zip(one.rows, rounded(made.backward), forward, strict=True)
    ]
    rows.sort(key=lambda row: (-float(str(row["backward"])), str(row["sector"])))
    both = sum(row["role"] == "pulls and feeds" for row in rows)
    return Measured(rows=rows, population=(both, len(rows)), notes=tuple(notes))


def _role(back: float, ahead: float) -> str:
    words = [word for word, value in (("pulls", back), ("feeds", ahead)) if value > 1]
    return " and ".join(words) or "neither"
