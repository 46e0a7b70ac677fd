"""The longest line of supplies, on small complete graphs made by hand."""

from itertools import pairwise, permutations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as some

from graph.measure.chain.longest_chain import longest, measure

ASKED = {"chain": "", "status": ("stated",), "at": "2026-11-25"}


def sent(a: int, b: int, product: str | None = "hs2022:1701", **said: object) -> dict[str, object]:
    plain = {"link": "SUPPLIES", "status": "stated", "valid_to": None, "sources": (f"src:S{a}",)}
    return {**plain, "start": f"vl:E{a}", "end": f"vl:E{b}", "product": product, "fact": f"{a}>{b}", **said}


def site(n: int, stage: str, code: str = "170114") -> dict[str, object]:
    return {"enterprise": f"vl:E{n}", "code": code, "stage": stage, "status": "stated"}


def rows(supplies: list[dict[str, object]], sites: list[dict[str, object]] | None = None, **asked: object) -> list[dict[str, object]]:
    parts = {
        "rows": supplies,
        "homes": [{"code": "1701", "chain": "sugar"}, {"code": "0901", "chain": "coffee"}],
        "chains": [
            {"chain": "coffee", "stages": ["RAW", "DISTRIBUTION"]},
            {"chain": "sugar", "stages": ["RAW", "PROCESSING", "DISTRIBUTION"]},
        ],
        "sites": sites or [],
    }
    return [dict(row) for row in measure(parts, {**ASKED, **asked}).rows]


def test_a_whole_line_from_raw_to_distribution() -> None:
    first, second = rows([sent(1, 2), sent(2, 3), sent(2, 4)], [site(1, "RAW"), site(2, "PROCESSING"), site(3, "DISTRIBUTION")])

    assert (first["chain"], first["line"], first["steps"]) == ("sugar", ("vl:E1", "vl:E2", "vl:E3"), 2)
    assert (first["at_stages"], first["covered"], first["whole"]) == (("RAW", "PROCESSING", "DISTRIBUTION"), 3, True)
    assert (first["ties"], first["facts"], first["sources"]) == (2, ("1>2", "2>3"), ("src:S1", "src:S2"))  # 1, 2, 4 is as long
    assert (second["chain"], second["line"], second["steps"], second["covered"], second["whole"]) == ("coffee", (), None, None, None)
    assert second["status"] == "no supply stated"


def test_a_circle_is_one_step() -> None:
    line, ties = longest([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("x", "d")])

    # {a, b, c} → d → e, and x → d → e: two lines of three steps; the first in alphabetical order is shown.
    assert (line, ties) == ((("a", "b", "c"), ("d",), ("e",)), 2)
    row = rows([sent(1, 2), sent(2, 1), sent(2, 3)])[0]
    assert (row["line"], row["steps"], row["circles"], row["facts"]) == (("vl:E1", "vl:E2", "vl:E3"), 1, 1, ("1>2", "2>1", "2>3"))


def test_a_diamond_has_two_lines_of_one_length() -> None:
    assert longest([("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")]) == ((("a",), ("b",), ("d",)), 2)


def test_planned_supplies_count_only_when_asked_for_and_are_marked() -> None:
    supplies = [sent(1, 2), sent(2, 3, status="planned")]

    assert rows(supplies)[0]["steps"] == 1
    row = rows(supplies, status=("stated", "planned"))[0]
    assert (row["steps"], row["status"]) == (2, "planned")


def test_a_supply_of_another_chain_does_not_lengthen_a_line() -> None:
    found = {row["chain"]: row["steps"] for row in rows([sent(1, 2), sent(2, 3, "hs2022:090111"), sent(3, 4, None)])}

    assert found == {"sugar": 1, "coffee": 1}


def test_one_chain_may_be_asked_for() -> None:
    assert [row["chain"] for row in rows([sent(1, 2)], chain="coffee")] == ["coffee"]


things = some.sampled_from("abcdef")


@given(some.lists(some.tuples(things, things).filter(lambda pair: pair[0] < pair[1]), max_size=12))
def test_without_circles_length_and_ties_are_those_of_trying_every_order(steps: list[tuple[str, str]]) -> None:
    line, ties = longest(steps)

    graph = nx.DiGraph(steps)
    paths = {p for n in range(1, 7) for p in permutations(sorted(graph), n) if all(graph.has_edge(a, b) for a, b in pairwise(p))}
    most = max(map(len, paths), default=0)
    as_long = sorted(path for path in paths if len(path) == most)
    assert (tuple(one for step in line for one in step), ties) == (as_long[0] if as_long else (), len(as_long))
