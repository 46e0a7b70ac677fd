"""What makes a need a gap, on rows made by hand, and what holds for any rows."""

import random
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.measure import Measured
from graph.measure.gap.all import measure
from graph.result import Row

DAY = "2026-11-25"
ASKED = {"country": "LA", "chain": "", "stage": "", "assumed": True, "at": DAY}
Tables = dict[str, Sequence[Row]]


def site(does: str, firm: str, code: str, **more: object) -> Row:
    """One statement of what an enterprise makes, needs or deals in."""
    base = {"fact": f"{firm}|{code}|{does}", "does": does, "enterprise": firm, "code": code, "country": "LA", "status": "stated"}
    return {**base, "valid_to": None, "basis": "sourced", "sources": [f"src:S{firm[-1]}"], "disputed": None, "stage": "RAW", **more}


def flow(start: str, end: str, code: str, **more: object) -> Row:
    base = {
        "fact": f"{start}>{end}>{code}",
        "link": "SUPPLIES",
        "start": start,
        "end": end,
        "end_country": "LA",
        "product": f"hs2022:{code}",
    }
    return {**base, "status": "stated", "valid_to": None, "sources": ["src:S9"], **more}


def owns(owner: str, owned: str, share: float | None = None) -> Row:
    base = {"fact": f"{owner}/{owned}", "owner": owner, "owned": owned, "share": share}
    return {**base, "status": "stated", "valid_to": None, "sources": ["src:S8"]}


def recipe(output: str, one: str, group: str | None = None) -> Row:
    return {"code": output, "input": one, "kind": "material", "group": group, "basis": "sourced", "sources": ["src:C1"]}


def tables(rows: Sequence[Row] = (), **more: Sequence[Row]) -> Tables:
    return {**dict.fromkeys(("inputs", "flows", "owns", "chains", "figures", "lists", "firms"), ()), "rows": rows, **more}


def ask(rows: Sequence[Row] = (), asked: Mapping[str, object] = ASKED, **more: Sequence[Row]) -> Measured:
    return measure(tables(rows, **more), asked)


def verdict(rows: Sequence[Row], **more: Sequence[Row]) -> tuple[str, tuple[str, ...]]:
    (row,) = ask(rows, **more).rows
    return str(row["verdict"]), tuple(row["also"])  # type: ignore[arg-type]


NEED = site("NEEDS", "vl:E1", "2523")
MAKER = site("MAKES", "vl:E2", "2523")
OTHER = site("MAKES", "vl:E3", "2523")
SUPPLY = flow("vl:E2", "vl:E1", "2523")


def test_c3_three_needed_and_one_made_leave_two_without_a_maker() -> None:
    needed = [site("NEEDS", "vl:E1", code) for code in ("0101", "0201", "0301")]

    def without(*made: Row) -> list[object]:
        return [row["need"] for row in ask([*needed, *made]).rows if row["verdict"] in ("no maker known", "planned only")]

    assert without(site("MAKES", "vl:E2", "0201")) == ["0101", "0301"]  # gap-methods.md C3
    assert without(site("MAKES", "vl:E2", "0201", status="planned")) == ["0101", "0201", "0301"]


def test_each_verdict_in_its_order() -> None:
    planned = site("MAKES", "vl:E2", "2523", status="planned")

    assert verdict([NEED]) == ("no maker known", ())
    assert verdict([NEED, planned]) == ("planned only", ())
    assert verdict([NEED, MAKER]) == ("maker known but no link", ("single maker",))
    assert verdict([NEED, MAKER, OTHER]) == ("maker known but no link", ())
    assert verdict([NEED, MAKER], flows=[SUPPLY]) == ("single maker", ())
    assert verdict([NEED, MAKER, OTHER], flows=[SUPPLY]) == ("", ())


def test_a_user_that_makes_it_itself_is_linked() -> None:
    assert verdict([NEED, site("MAKES", "vl:E1", "2523"), OTHER]) == ("", ())


@pytest.mark.parametrize("supply", [
    flow("vl:E2", "vl:E1", "2523", status="planned"),
    flow("vl:E2", "vl:E1", "2523", status="ended"),
    flow("vl:E2", "vl:E1", "2523", valid_to="2019"),
    flow("vl:E2", "vl:E1", "4407"),
    flow("vl:E2", "vl:E4", "2523"),
])  # fmt: skip
def test_only_a_stated_supply_of_it_that_is_not_past_links(supply: Row) -> None:
    assert verdict([NEED, MAKER, OTHER], flows=[supply])[0] == "maker known but no link"


def test_two_makers_of_one_owner_are_one() -> None:
    made = [NEED, MAKER, OTHER]

    assert verdict(made, flows=[SUPPLY], owns=[owns("vl:E7", "vl:E2"), owns("vl:E7", "vl:E3", 51)]) == ("single maker", ())
    assert verdict(made, flows=[SUPPLY], owns=[owns("vl:E7", "vl:E2"), owns("vl:E7", "vl:E3", 50)]) == ("", ())


def test_a_planned_supply_into_the_country_is_planned_only_unless_a_stated_one_comes_in() -> None:
    coming = flow("vl:E9", "iso:LA", "2523", status="planned", link="EXPORTS_TO")
    there = flow("vl:E8", "iso:LA", "252310", link="EXPORTS_TO")

    assert verdict([NEED], flows=[coming])[0] == "planned only"
    assert verdict([NEED], flows=[coming, there])[0] == "no maker known"


def test_a_way_is_as_weak_as_its_scarcest_code() -> None:
    def inputs(output: str, *needed: tuple[str, str]) -> list[Row]:
        return [
            {"code": output, "input": one, "kind": "material", "group": group, "basis": "sourced", "sources": []} for one, group in needed
        ]

    user = site("MAKES", "vl:E1", "0401")
    made = [user, site("MAKES", "vl:E2", "0102"), site("MAKES", "vl:E3", "0102"), site("MAKES", "vl:E4", "2309")]
    links = [flow("vl:E2", "vl:E1", "0102"), flow("vl:E4", "vl:E1", "2309")]

    found = ask(made, flows=links, inputs=inputs("0401", ("0102", "route:fresh"), ("2309", "route:fresh"))).rows

    # Cow and feed belong together: two makers of cows do not help while one enterprise makes the feed.
    assert [(row["need"], row["verdict"]) for row in found] == [("0102+2309", "single maker")]


# Contradicted: one statement has a maker active where another has it closed.


def test_an_ended_statement_contradicts_a_stated_one_of_the_same_enterprise_and_code() -> None:
    closed = site("MAKES", "vl:E2", "252310", status="ended", fact="x", sources=["src:S7"])

    found = ask([NEED, MAKER, closed, OTHER], flows=[SUPPLY]).rows[0]

    assert (found["verdict"], found["also"]) == ("contradicted", ())
    assert "src:S7" in found["sources"]  # type: ignore[operator]
    assert verdict([NEED, MAKER, OTHER, site("MAKES", "vl:E2", "4407", status="ended")], flows=[SUPPLY]) == ("", ())
    assert verdict([NEED, MAKER, OTHER, {**closed, "enterprise": "vl:E4"}], flows=[SUPPLY]) == ("", ())
    assert verdict([NEED, MAKER, OTHER, {**closed, "country": "VN"}], flows=[SUPPLY]) == ("", ())


def test_datasets_that_differ_on_the_status_contradict_each_other() -> None:
    def said(words: str) -> str:
        return verdict([NEED, {**MAKER, "disputed": [words]}, OTHER], flows=[SUPPLY])[0]

    assert said("status: stated (a) | ended (b)") == "contradicted"
    assert said("status: stated (a) | planned (b)") == ""  # whether it has begun is in question, not whether it is closed
    assert said("stage: RAW (a) | PROCESSING (b)") == ""


def test_an_enterprise_that_another_list_has_closed_contradicts_what_it_makes() -> None:
    firm = {"id": "vl:E2", "status": "ended", "disputed": None, "sources": ["src:S7"]}

    assert verdict([NEED, MAKER, OTHER], flows=[SUPPLY], firms=[firm])[0] == "contradicted"
    differing = {**firm, "status": "stated", "disputed": ["status: stated (a) | ended (b)"]}
    assert verdict([NEED, MAKER, OTHER], flows=[SUPPLY], firms=[differing])[0] == "contradicted"


def test_further_verdicts_stand_beside_a_contradiction() -> None:
    closed = site("MAKES", "vl:E2", "2523", status="ended", fact="x")

    assert verdict([NEED, MAKER, closed]) == ("contradicted", ("maker known but no link", "single maker"))


# The name of a gap.


def test_a_gap_is_named_by_country_stage_and_codes_alone() -> None:
    chains = [{"code": "25", "chain": "cement", "stage": "PROCESSING", "home": True}]

    before = ask([NEED], chains=chains).rows[0]
    after = ask([OTHER, MAKER, NEED], chains=chains).rows[0]

    assert before["gap"] == after["gap"] == "LA|PROCESSING|2523"
    assert before["verdict"] != after["verdict"]


def test_a_maker_does_not_rename_a_gap_that_stands_in_no_chain() -> None:
    found = [ask([NEED]).rows[0], ask([NEED, {**MAKER, "stage": "DESIGN"}]).rows[0]]

    assert [row["gap"] for row in found] == ["LA|UNKNOWN|2523"] * 2
    assert [row["stage"] for row in found] == [None, "DESIGN"]


def test_a_chain_shows_what_belongs_to_it_and_what_is_needed_for_it() -> None:
    chains = [
        {"code": "09", "chain": "coffee", "stage": "RAW", "home": True},
        {"code": "31", "chain": "potash-fertiliser", "stage": "MANUFACTURING", "home": True},
    ]
    rows = [site("MAKES", "vl:E1", "0901"), NEED]

    for chain in ("coffee", "potash-fertiliser"):
        found = ask(rows, {**ASKED, "chain": chain}, inputs=[recipe("0901", "3105")], chains=chains)
        assert [(row["need"], row["chains"], row["needed_in"]) for row in found.rows] == [("3105", ("potash-fertiliser",), ("coffee",))]
    assert ask(rows, {**ASKED, "stage": "RAW"}, inputs=[recipe("0901", "3105")], chains=chains).rows == []


def test_what_is_at_stake_is_the_figure_into_the_country_and_empty_without_one() -> None:
    figure = {"figure": "vl:T1", "code": "25", "flow": "VN exports", "musd": 8.1, "period_from": "2022-01", "period_to": "2022-06"}
    more = {**figure, "figure": "vl:T2", "period_from": "2021-01", "period_to": "2021-06", "musd": 7.0}

    found = ask([NEED], figures=[{**one, "sources": ["src:S5"]} for one in (figure, more)]).rows[0]

    assert (found["value_musd"], found["value_of"], found["value_period"]) == (8.1, ("vl:T1", "vl:T2"), "2022-01 to 2022-06")
    assert ask([NEED], figures=[{**figure, "flow": "VN imports", "sources": []}]).rows[0]["value_musd"] is None


# What holds for any rows.

CODES = ("44", "4403", "440349", "4407", "9403")
FIRMS = tuple(f"vl:E{n}" for n in range(1, 6))
code, firm, status = st.sampled_from(CODES), st.sampled_from(FIRMS), st.sampled_from(("stated", "stated", "planned", "ended"))


@st.composite
def networks(draw: st.DrawFn) -> Tables:
    """Sites, recipes, supplies and shares with one source each, the same statement never twice."""
    rows: dict[object, Row] = {}
    for _ in range(draw(st.integers(0, 9))):
        does, country = draw(st.sampled_from(("MAKES", "NEEDS", "DEALS_IN"))), draw(st.sampled_from(("LA", "LA", "VN")))
        row = site(does, draw(firm), draw(code), country=country, status=draw(status), sources=[f"src:S{draw(st.integers(1, 4))}"])
        rows[row["enterprise"], row["code"], does, country] = {**row, "fact": f"{row['fact']}|{country}"}
    pairs = draw(st.sets(st.tuples(code, code).filter(lambda two: two[0] != two[1]), max_size=4))
    recipes = [
        {"code": o, "input": i, "kind": "material", "group": None, "basis": "sourced", "sources": ["src:C1"]} for o, i in sorted(pairs)
    ]
    trades = draw(st.sets(st.tuples(firm, firm, code), max_size=4))
    flows = [flow(a, b, c, status=draw(status), sources=[f"src:S{draw(st.integers(1, 4))}"]) for a, b, c in sorted(trades)]
    shares = [owns(a, b) for a, b in sorted(draw(st.sets(st.tuples(firm, firm), max_size=2)))]
    return tables(list(rows.values()), inputs=recipes, flows=flows, owns=shares)


def open_gaps(parts: Tables) -> dict[object, Row]:
    return {row["gap"]: row for row in measure(parts, ASKED).rows if not row["closed"]}


@given(networks(), code)
def test_adding_a_stated_maker_never_opens_a_gap_of_what_it_makes(parts: Tables, made: str) -> None:
    before, needs = open_gaps(parts), {row["gap"] for row in measure(parts, ASKED).rows}
    new = site("MAKES", "vl:E9", made)

    after = open_gaps({**parts, "rows": [*parts["rows"], new]})

    opened = [row for gap, row in after.items() if gap not in before]
    assert not [row for row in opened if row["gap"] in needs]  # no need that was met is a gap now
    assert all("vl:E9" in row["users"] for row in opened)  # type: ignore[operator]  # only its own inputs


@given(networks(), st.integers(1, 4))
def test_removing_a_source_never_changes_a_gap_built_on_others(parts: Tables, number: int) -> None:
    gone = f"src:S{number}"
    kept = {name: [row for row in rows if row.get("sources") != [gone]] for name, rows in parts.items()}
    # How many could close it, and how complete the lists are, is said of the whole data and not of the gap.
    apart = ("candidates", "completeness")

    after = open_gaps(kept)

    for gap, row in open_gaps(parts).items():
        if gone not in row["sources"]:  # type: ignore[operator]
            assert {k: v for k, v in after[gap].items() if k not in apart} == {k: v for k, v in row.items() if k not in apart}


@given(networks(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(parts: Tables, dice: random.Random) -> None:
    shuffled = {name: dice.sample(list(rows), len(rows)) for name, rows in parts.items()}

    assert measure(shuffled, ASKED) == measure(parts, ASKED)
