"""The questions about lines of supply and ownership on the shipped data, on both engines; expected values read by hand in
data/vietnam_laos/*.csv, rows cited by their id."""

from graph import ask
from graph.store import Reader

from .conftest import DAY

# paths/cycles


def test_milk_and_milk_powder_and_cane_to_potash_feed_themselves_once_each(shipped: Reader) -> None:
    answer = ask(shipped, "paths/cycles", kind="recipe", at=DAY)

    # product_inputs.csv: 040221 → 040120 (recombined milk) and back; 121293 → 230320 → 271600 → 310420 → 121293.
    codes = [[str(one).removeprefix("hs2022:") for one in row["loop"]] for row in answer.rows]
    assert codes == [["040120", "040221", "040120"], ["121293", "230320", "271600", "310420", "121293"]]
    assert {row["basis"] for row in answer.rows} == {"assumed"}  # C90 is our own knowledge


def test_only_sugar_closes_a_stated_loop_of_owner_and_plant(shipped: Reader) -> None:
    rows = ask(shipped, "paths/cycles", kind="supply and ownership", at=DAY).rows

    assert [(row["loop"][:2], row["status"]) for row in rows] == [
        (("vl:E01", "vl:E02"), "planned"),  # R001 owns 51 %, R002 raw milk planned
        (("vl:E03", "vl:E04"), "planned"),  # R003 owns, R004 potash planned for July 2027
        (("vl:E10", "vl:E11"), "stated"),  # R013 raw sugar, R011 owns
    ]


def test_a_loop_is_drawn_whole(shipped: Reader) -> None:
    picture = ask(shipped, "paths/cycles", kind="supply and ownership", status="stated", at=DAY).picture

    assert {link.id for link in picture.links} == {"vl:R011", "vl:R013"}
