"""Presets come from the data: what is planned, what could close, and how much of the plans they leave out."""

from graph.ask import ask
from graph.edition.suggested_scenarios import suggested_scenarios
from graph.ledger import Ledger
from graph.scenario.project import laid_over
from graph.store import Reader

DAY = "2026-11-25"


def test_the_four_presets_of_the_shipped_data(shipped: Reader) -> None:
    found = {one.name: one for one in suggested_scenarios(shipped, DAY)}

    assert set(found) == {
        "planned-after-2026-11-25", "vientiane-vung-ang-railway-built", "coal-conveyor-la-lay-built", "cau-treo-closed-30-days",
        next(name for name in found if name.startswith("pilot-park-")),
    }  # fmt: skip
    assert [change.thing for change in found["vientiane-vung-ang-railway-built"].changes] == ["vl:corridor/C01"]
    assert [change.thing for change in found["cau-treo-closed-30-days"].changes] == ["vl:G06"]


def test_plans_ahead_say_how_many_they_leave_out(shipped: Reader) -> None:
    """By hand from relations.csv: of the planned rows only R004 (potash, 2027-07) is dated after 25 November 2026."""
    ahead = suggested_scenarios(shipped, DAY)[0]

    assert [change.thing for change in ahead.changes] == ["vl:R004", "vl:E04"]
    assert set(ahead.left_out) == {"date passed", "undated"}
    assert ahead.left_out["date passed"] > 10


def test_the_pilot_park_preset_closes_the_gap_it_is_made_for(shipped_ledger: Ledger, shipped_embedded: Reader) -> None:
    park = next(one for one in suggested_scenarios(shipped_embedded, DAY) if one.name.startswith("pilot-park-"))

    under = ask(laid_over(shipped_ledger, park), "gaps/no_maker")
    closed = {row["need"] for row in ask(shipped_embedded, "gaps/no_maker").rows} - {row["need"] for row in under.rows}

    assert park.changes[1].cells["makes"].removeprefix("hs2022:") in closed
