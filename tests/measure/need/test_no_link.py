"""Of very many pairs the first are listed and all are counted (issue 4: bounded rows, "300 of 20,000")."""

import pytest

from graph.measure.need import no_link
from graph.measure.need.no_link import measure

ASKED = {"country": "LA", "assumed": True, "at": "2026-11-25"}


def parts(makers: int, users: int) -> dict[str, list[dict[str, object]]]:
    """So many Lao makers of sawn wood and Vietnamese users of it; the first maker supplies the first user."""
    wood = {"code": "4407", "province": None, "status": "stated", "basis": "sourced", "sources": ()}
    rows = [wood | {"fact": f"m{n:03}", "does": "MAKES", "enterprise": f"vl:E1{n:03}", "country": "LA"} for n in range(makers)]
    rows += [wood | {"fact": f"u{n:03}", "does": "NEEDS", "enterprise": f"vl:E2{n:03}", "country": "VN"} for n in range(users)]
    flow = {"fact": "f", "link": "SUPPLIES", "start": "vl:E1000", "end": "vl:E2000", "product": None, "status": "stated", "valid_to": None}
    return {"rows": rows, "inputs": [], "flows": [flow], "zones": [], "gates": []}


def test_pairs_beyond_the_limit_are_counted_and_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(no_link, "MOST_PAIRS", 50)

    found = measure(parts(makers=20, users=30), ASKED)

    assert (len(found.rows), found.cut) == (50, True)
    assert found.population == (599, 600)  # 20 × 30 pairs, one of them supplied
    assert str(found.notes[0]) == "Of 600 pairs the first 50 are listed, stated needs first; the notes count these."


def test_few_pairs_are_all_listed_with_the_supplied_one_told_apart() -> None:
    found = measure(parts(makers=3, users=4), ASKED)

    assert (len(found.rows), found.cut, found.population) == (12, False, (11, 12))
    assert [(row["maker"], row["user"]) for row in found.rows if row["supplied"]] == [("vl:E1000", "vl:E2000")]
